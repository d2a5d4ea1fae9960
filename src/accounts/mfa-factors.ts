/** Authenticator apps: made, activated by a first code, removed. */
import type { AccountLimits } from '../access/limits.ts'
import type { Principal } from '../access/principal.ts'
import type { Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { Problem } from '../problem.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { Account } from './account.entity.ts'
import type { FactorChanges } from './factor-changes.ts'
import { lockedAccount } from './locked-account.ts'
import { MfaFactor } from './mfa-factor.entity.ts'
import { idOf, optionalNumber, ownPage, type Page, type PageQuery } from './own-page.ts'
import type { RecoveryCodes } from './recovery-codes.ts'
import { totpContext, type SecondFactor } from './second-factor.ts'
import { newTotpSecret, otpauthUri, stepOf } from './totp.ts'

export interface MfaFactorView {
  readonly id: string
  readonly kind: 'totp'
  readonly name: string | undefined
  readonly createdAt: number
  /** Undefined: it waits for its first code and counts for nothing. */
  readonly activatedAt: number | undefined
  readonly lastUsedAt: number | undefined
}

/** What only who makes it sees, and once. */
export interface NewMfaFactor extends MfaFactorView {
  readonly secret: string
  readonly otpauthUri: string
}

export interface MfaFactorsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Secret
  readonly limits: AccountLimits
  readonly audit: Audit
  readonly recentSignIn: RecentSignIn
  readonly secondFactor: SecondFactor
  readonly recoveryCodes: RecoveryCodes
  readonly changes: FactorChanges
  readonly revocations: Pick<Revocations, 'applied'>
}

/** Active ones; more than this nobody has at hand. */
const maxFactors = 10

export type MfaFactors = ReturnType<typeof createMfaFactors>

export function createMfaFactors(deps: MfaFactorsDeps) {
  const { database, clock, newId, secret, limits, audit, recentSignIn, changes, revocations } = deps
  return { list, create, activate, remove, renewRecoveryCodes }

  /** @throws Problem invalid-cursor, 503 */
  async function list(principal: Principal, page: PageQuery): Promise<Page<MfaFactorView>> {
    const columns = 'id, kind, name, created_at, activated_at, last_used_at'
    return ownPage(database, { table: 'mfa_factor', columns, view }, principal.accountId, page)
  }

  /**
   * Makes one that waits for its first code; one that waited before is forgotten.
   * @throws Problem recent-sign-in-required, too-many-factors, 503
   */
  async function create(principal: Principal, name: string | undefined): Promise<NewMfaFactor> {
    await recentSignIn.require(principal)
    const [id, shared, createdAt] = [newId(), newTotpSecret(), clock()]
    const { email } = await database.transaction(async (em) => {
      const account = await lockedAccount(em, principal.accountId)
      await em.nativeDelete(MfaFactor, { accountId: account.id, activatedAt: null })
      if ((await em.count(MfaFactor, { accountId: account.id })) >= maxFactors) throw new Problem('too-many-factors')
      em.create(MfaFactor, {
        id,
        accountId: account.id,
        kind: 'totp',
        name: name ?? null,
        sealed: secret.seal(shared, totpContext(id)),
        activatedAt: null,
        lastStep: null,
        lastUsedAt: null,
        createdAt,
      })
      audit.add(em, { action: 'mfa-factor.created', accountId: account.id, target: `mfa-factor:${id}` })
      return account
    })
    const waiting = { activatedAt: undefined, lastUsedAt: undefined }
    return {
      id,
      kind: 'totp',
      name,
      createdAt,
      ...waiting,
      secret: shared,
      otpauthUri: otpauthUri(shared, 'Coffer', email),
    }
  }

  /**
   * The first code proves that the app shows the right ones. From then on the password alone signs in nowhere, and when it
   * is the account's first factor, every other session ends.
   * @returns the factor, and the recovery codes when these are the account's first
   * @throws Problem recent-sign-in-required, mfa-factor-not-found, mfa-factor-active, code-incorrect, too-many-requests, 503
   */
  async function activate(
    principal: Principal,
    factorId: string,
    code: string,
  ): Promise<{ factor: MfaFactorView; recoveryCodes: string[] | undefined }> {
    await recentSignIn.require(principal)
    const owner = await database.fork().findOne(Account, { id: principal.accountId })
    if (!owner) throw new Problem('unauthenticated')
    await limits.trySecondFactor(owner)
    const { ended, ...activated } = await database.transaction(async (em) => {
      const account = await lockedAccount(em, principal.accountId)
      const factor = await em.findOne(MfaFactor, { id: factorId, accountId: account.id })
      if (!factor) throw new Problem('mfa-factor-not-found')
      if (factor.activatedAt != null) throw new Problem('mfa-factor-active')
      const now = clock()
      const step = stepOf(code, secret.open(factor.sealed, totpContext(factor.id)), now)
      if (step === undefined) throw new Problem('code-incorrect', { detail: wrongCode })
      const added = await changes.adding(em, principal, account, {
        way: 'otp',
        action: 'mfa-factor.activated',
        target: `mfa-factor:${factor.id}`,
        change: 'An authenticator app was added.',
      })
      const used = { activatedAt: now, lastStep: step, lastUsedAt: now }
      await em.nativeUpdate(MfaFactor, { id: factor.id }, used)
      return { factor: { ...viewOf(factor), activatedAt: now, lastUsedAt: now }, ...added }
    })
    revocations.applied(ended)
    await limits.secondFactorSucceeded(owner)
    return activated
  }

  /**
   * One that counted ends every other session with it.
   * @throws Problem recent-sign-in-required, mfa-factor-not-found, last-second-factor, 503
   */
  async function remove(principal: Principal, factorId: string): Promise<void> {
    await recentSignIn.require(principal)
    const ended = await database.transaction(async (em) => {
      const account = await lockedAccount(em, principal.accountId)
      const factor = await em.findOne(MfaFactor, { id: factorId, accountId: account.id })
      if (!factor) throw new Problem('mfa-factor-not-found')
      await em.nativeDelete(MfaFactor, { id: factor.id })
      const action = 'mfa-factor.deleted'
      const target = `mfa-factor:${factor.id}`
      if (factor.activatedAt != null)
        return changes.removed(em, principal, account, { action, target, change: 'An authenticator app was removed.' })
      audit.add(em, { action, accountId: account.id, target })
      return []
    })
    revocations.applied(ended)
  }

  /**
   * New recovery codes; the old ones are worth nothing any more.
   * @throws Problem recent-sign-in-required, no-second-factor, 503
   */
  async function renewRecoveryCodes(principal: Principal): Promise<string[]> {
    await recentSignIn.require(principal)
    return database.transaction(async (em) => {
      const account = await lockedAccount(em, principal.accountId)
      if (!(await deps.secondFactor.hasSecondFactor(account.id, database.statementsOf(em))))
        throw new Problem('no-second-factor', { detail: 'Add an authenticator app or a passkey first.' })
      const codes = await deps.recoveryCodes.renew(em, account.id)
      changes.codesRenewed(em, account)
      return codes
    })
  }
}

const wrongCode = 'Look at the app again: a code holds for half a minute. The clock of its device must be right.'

const viewOf = ({ id, kind, name, createdAt, activatedAt, lastUsedAt }: MfaFactor): MfaFactorView => ({
  id,
  kind,
  name: name ?? undefined,
  createdAt,
  activatedAt: activatedAt ?? undefined,
  lastUsedAt: lastUsedAt ?? undefined,
})

const view = (row: Row): MfaFactorView => ({
  id: idOf(row),
  kind: 'totp',
  name: row['name'] === null ? undefined : String(row['name']),
  createdAt: Number(row['created_at']),
  activatedAt: optionalNumber(row['activated_at']),
  lastUsedAt: optionalNumber(row['last_used_at']),
})
