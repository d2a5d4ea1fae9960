/** Accounts for programs: nobody signs in to them, they act through the keys that administrators make for them. */
import { createHash } from 'node:crypto'
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'

export interface ServiceAccountsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly audit: Audit
  readonly grants: Pick<Grants, 'requireGrantable'>
  readonly recentSignIn: Pick<RecentSignIn, 'requireOfPerson'>
}

export type ServiceAccounts = ReturnType<typeof createServiceAccounts>

export function createServiceAccounts(deps: ServiceAccountsDeps) {
  const { database, clock, newId, audit, grants, recentSignIn } = deps
  return { create }

  /** @throws Problem recent-sign-in-required, role-unknown, scopes-exceeded, 503 */
  async function create(
    principal: Principal,
    { name, roles }: { name: string; roles: readonly string[] },
    alongside: Alongside<Account> = alone,
  ): Promise<Account> {
    await recentSignIn.requireOfPerson(principal)
    const id = newId()
    return database.transaction(async (em) => {
      await grants.requireGrantable(principal, roles, em)
      const now = clock()
      audit.add(em, {
        action: 'user.created',
        accountId: id,
        target: `account:${id}`,
        details: { kind: 'service', roles },
      })
      const account = em.create(Account, {
        id,
        kind: 'service',
        email: '',
        // Of no address, since an address has an @ and no two accounts one digest.
        emailDigest: createHash('sha256').update(`service:${id}`).digest(),
        emailVerifiedAt: null,
        pendingSince: null,
        displayName: name,
        // No password matches: there is no hash to compare with.
        passwordHash: '',
        passwordChangedAt: null,
        roles: [...roles],
        disabledAt: null,
        quotaBytes: null,
        epoch: 0,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      })
      await alongside(database.statementsOf(em), account)
      return account
    })
  }
}
