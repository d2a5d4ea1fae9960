/** Invitations: a letter with a link that makes one account, with the invited address and the roles bound to it. */
import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/core'
import { alone, type Alongside } from '../access/idempotency.ts'
import { currentOrigin } from '../access/origin.ts'
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import { requireWithin } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import { Invitation } from './invitation.entity.ts'

export interface InvitationsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly audit: Audit
  readonly mailer: Mailer
  readonly grants: Pick<Grants, 'lock' | 'requireKnown' | 'requireReach' | 'scopesOf'>
  readonly recentSignIn: Pick<RecentSignIn, 'requireOfPerson'>
  readonly accounts: Pick<Accounts, 'create'>
  /** What links begin with. */
  readonly origin: () => string
}

export interface NewInvitation {
  readonly email: string
  readonly displayName?: string | undefined
  readonly roles?: readonly string[] | undefined
  readonly expiresInDays?: number | undefined
}

export interface Acceptance {
  readonly token: string
  readonly password: string
  /** Absent: the invited one, whatever it is. */
  readonly email?: string | undefined
  readonly displayName?: string | undefined
}

export interface InvitationView {
  readonly id: string
  readonly email: string
  readonly displayName?: string | null | undefined
  readonly roles: readonly string[]
  /** Undefined: it was made at the command line. */
  readonly accountId?: string | null | undefined
  readonly createdAt: number
  readonly expiresAt: number
}

export interface MadeInvitation {
  readonly invitation: InvitationView
  /** With the token; nowhere else but in the letter. */
  readonly link: string
}

/** What `createInvitation` asks for. */
const inviting: Scope = 'users:write'
const dayMillis = 86_400_000
const usualDays = 7
/** How long one that has expired can still be seen. */
const keptMillis = 30 * dayMillis

export type Invitations = ReturnType<typeof createInvitations>

export function createInvitations(deps: InvitationsDeps) {
  const { database, clock, newId, audit, mailer, grants } = deps
  return { invite, open, accept, list, withdraw, sweep }

  /**
   * A further invitation of an address replaces the one before.
   * @param principal undefined at the command line, which may grant everything
   * @throws Problem recent-sign-in-required, email-taken, role-unknown, scopes-exceeded
   */
  async function invite(
    principal: Principal | undefined,
    { email, displayName, roles = ['member'], expiresInDays = usualDays }: NewInvitation,
    alongside: Alongside<MadeInvitation> = alone,
  ): Promise<MadeInvitation> {
    if (principal) await deps.recentSignIn.requireOfPerson(principal)
    // 256 bits, so that the digest needs no salt and guessing no limit.
    const token = `cofi_${randomBytes(32).toString('base64url')}`
    const link = `${deps.origin()}/invitation?token=${token}`
    const emailDigest = addressDigest(email)
    const invitation = await database.transaction(async (em) => {
      await grants.lock(em)
      await grants.requireKnown(em, roles)
      if (principal) await grants.requireReach(em, principal, roles)
      if ((await em.count(Account, { emailDigest })) > 0) throw new Problem('email-taken')
      await em.nativeDelete(Invitation, { emailDigest })
      const now = clock()
      const made = em.create(Invitation, {
        id: newId(),
        email,
        emailDigest,
        displayName: displayName ?? null,
        roles: [...roles],
        tokenDigest: digestOf(token),
        accountId: principal?.accountId ?? null,
        createdAt: now,
        expiresAt: now + expiresInDays * dayMillis,
      })
      const data = { link, expiresAt: new Date(made.expiresAt).toISOString(), ...(await inviter(em, principal)) }
      mailer.add(em, {
        to: email,
        template: 'invitation',
        data: { ...data, ...(displayName ? { name: displayName } : {}) },
      })
      audit.add(em, { action: 'user.invited', target: `invitation:${made.id}`, details: { roles: made.roles } })
      await alongside(database.statementsOf(em), { invitation: made, link })
      return made
    })
    return { invitation, link }
  }

  async function inviter(em: EntityManager, principal: Principal | undefined): Promise<{ invitedBy?: string }> {
    const account = principal && (await em.findOne(Account, { id: principal.accountId }, { disableIdentityMap: true }))
    const invitedBy = account?.displayName ?? account?.email ?? ''
    return invitedBy === '' ? {} : { invitedBy }
  }

  /**
   * Looks without using it.
   * @throws Problem link-expired when it was used or withdrawn, is too old, never was, or its inviter could not invite so now
   */
  async function open(token: string): Promise<{ email: string; displayName: string | undefined }> {
    const found = await alive(token)
    await requireStillGiven(database.fork(), found)
    return { email: found.email, displayName: found.displayName ?? undefined }
  }

  /**
   * Makes the account; of two at once one does, because using the invitation is deleting its row. The address counts as
   * verified, for the letter arrived there.
   * @throws Problem link-expired, invitation-for-another, password-refused, email-taken
   */
  async function accept({ token, password, email, displayName }: Acceptance): Promise<Account> {
    const invitation = await alive(token)
    if (email !== undefined && !addressDigest(email).equals(invitation.emailDigest))
      throw new Problem('invitation-for-another')
    const wanted = {
      email: invitation.email,
      password,
      displayName: displayName ?? invitation.displayName ?? undefined,
    }
    return deps.accounts.create(wanted, invitation.roles, {
      isVerified: true,
      alongside: async (em, account) => {
        await grants.lock(em)
        await requireStillGiven(em, invitation)
        const used = await em.nativeDelete(Invitation, { id: invitation.id, expiresAt: { $gt: clock() } })
        if (used === 0) throw new Problem('link-expired')
        audit.add(em, {
          action: 'user.registered',
          accountId: account.id,
          ...(currentOrigin()?.principal ? {} : { actorId: account.id }),
          target: `user:${account.id}`,
          details: { invitation: invitation.id, roles: account.roles },
        })
      },
    })
  }

  /**
   * What was given is looked at again when it is taken: whoever was disabled, deleted or lost a role meanwhile makes
   * nobody an administrator by a link that is still about. @throws Problem link-expired
   */
  async function requireStillGiven(em: EntityManager, { accountId, roles }: Invitation): Promise<void> {
    try {
      await grants.requireKnown(em, roles)
      if (accountId == null) return
      const inviter = await em.findOne(Account, { id: accountId, disabledAt: null }, { disableIdentityMap: true })
      requireWithin(
        [inviting, ...(await grants.scopesOf(roles, em))],
        new Set(await grants.scopesOf(inviter?.roles ?? [], em)),
      )
    } catch (error) {
      throw error instanceof Problem && error.status < 500 ? new Problem('link-expired', { cause: error }) : error
    }
  }

  async function alive(token: string): Promise<Invitation> {
    const found = await database
      .fork()
      .findOne(Invitation, { tokenDigest: digestOf(token), expiresAt: { $gt: clock() } })
    if (!found) throw new Problem('link-expired')
    return found
  }

  /** Newest first. @throws Problem invalid-cursor, 503 */
  async function list({ limit, cursor, count }: { limit: number; cursor: string | undefined; count: boolean }) {
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      cursor === undefined ? [] : decodeCursor(cursor, 'invitations')
    if (typeof before !== 'number') throw new Problem('invalid-cursor')
    const rows = await database.rows(
      `select id, email, display_name, roles, account_id, created_at, expires_at from invitation where created_at < ? or (created_at = ? and id < ?) order by created_at desc, id desc limit ${limit + 1}`,
      [before, before, uuidToBytes(String(beforeId))],
    )
    const items = rows.slice(0, limit).map(viewOf)
    const last = items.at(-1)
    const total = count ? await database.rows('select count(*) as total from invitation') : undefined
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor('invitations', [last.createdAt, last.id]) : undefined,
      total: total && Number(total[0]?.['total']),
    }
  }

  /** @throws Problem invitation-not-found */
  async function withdraw(invitationId: string): Promise<void> {
    await database.transaction(async (em) => {
      const gone = await em.nativeDelete(Invitation, { id: invitationId })
      if (gone === 0) throw new Problem('invitation-not-found')
      audit.add(em, { action: 'invitation.deleted', target: `invitation:${invitationId}` })
    })
  }

  /** @returns how many were too old to be seen */
  async function sweep(): Promise<number> {
    return database.run('delete from invitation where expires_at < ?', [clock() - keptMillis])
  }
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const viewOf = (row: Row): InvitationView => ({
  id: bytesToUuid(row['id'] as Buffer),
  email: String(row['email']),
  displayName: row['display_name'] as string | null,
  roles: JSON.parse(String(row['roles'])) as string[],
  accountId: row['account_id'] === null ? null : bytesToUuid(row['account_id'] as Buffer),
  createdAt: Number(row['created_at']),
  expiresAt: Number(row['expires_at']),
})
