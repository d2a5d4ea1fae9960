/** Accounts are deleted at once for whoever would use them; what belongs to them follows in steps (`erasure.ts`). */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import { isAdministrator, scopes as allScopes, type Scope } from '../access/roles.ts'
import { requireWithin, storedScopes } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import { lockedRow } from '../accounts/locked-account.ts'
import type { Change, Usage } from '../accounts/usage.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Deletion, type FilesChoice } from './deletion.entity.ts'
import { filesKeptMillis, type GiveBack } from './transfers.ts'
import type { Precondition } from './users.ts'

export interface DeletionsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly usage: Pick<Usage, 'fits'>
  readonly grants: Pick<Grants, 'lock' | 'reachOf' | 'requireReach' | 'requireAnotherAdministrator' | 'scopesOf'>
  readonly revocations: Pick<Revocations, 'add' | 'renew' | 'applied'>
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly keyIds: (em: EntityManager, accountId: string) => Promise<string[]>
  readonly recentSignIn: RecentSignIn
  readonly giveBack: GiveBack
}

export interface Choice {
  readonly files: FilesChoice
  /** Whose the files become. */
  readonly transferTo?: string | undefined
}

/** How long an address may be held by a registration that nobody verifies: a week, in milliseconds. */
const pendingMillis = 7 * 86_400_000
const sweptAtOnce = 500

export type Deletions = ReturnType<typeof createDeletions>

export function createDeletions(deps: DeletionsDeps) {
  const { database, clock, audit, usage, grants, revocations } = deps
  return { deleteUser, deleteOwn, deleteByCommand, sweepPending }

  /**
   * The administrator's way; of a deleted account whose files are in the trash still, another choice for them.
   * @throws Problem user-not-found, own-account, last-administrator, scopes-exceeded, transfer-impossible, and what
   * `precondition` throws
   */
  async function deleteUser(
    principal: Principal,
    userId: string,
    choice: Choice,
    precondition: Precondition,
  ): Promise<Deletion> {
    if (principal.accountId === userId)
      throw new Problem('own-account', { detail: 'Delete the own account with DELETE /v1/me.' })
    return deletion(userId, choice, {
      ofLiving: async (em, account) => {
        precondition(account)
        await grants.requireReach(em, principal, account.roles)
      },
      ofDeleted: async (em, scopes) => {
        requireWithin(scopes, await grants.reachOf(em, principal))
      },
    })
  }

  /** @throws Problem recent-sign-in-required, session-required, last-administrator, transfer-impossible, and what `precondition` throws */
  async function deleteOwn(principal: Principal, choice: Choice, precondition: Precondition): Promise<Deletion> {
    await deps.recentSignIn.require(principal)
    return deletion(principal.accountId, choice, {
      ofLiving: async (_em, account) => {
        precondition(account)
      },
      ofDeleted: async () => {
        throw new Problem('user-not-found')
      },
    })
  }

  /** By whoever has the machine. @throws Problem user-not-found, last-administrator, transfer-impossible */
  async function deleteByCommand(userId: string, choice: Choice): Promise<Deletion> {
    return deletion(userId, choice, everything)
  }

  /**
   * Frees the addresses of registrations that nobody verified in time. Whatever is there all the same, such as files that
   * were given to such an account, goes the way of every deletion. @returns how many
   */
  async function sweepPending(): Promise<number> {
    let swept = 0
    for (;;) {
      const due = { pendingSince: { $lt: clock() - pendingMillis } }
      const some = await database.fork().find(Account, due, { fields: ['id'], limit: sweptAtOnce })
      for (const { id } of some) if (await removePending(id)) swept += 1
      if (some.length < sweptAtOnce) return swept
    }
  }

  /** @returns false when it was verified, or deleted, at the same moment */
  async function removePending(userId: string): Promise<boolean> {
    const stillPending = async (_em: EntityManager, { pendingSince }: Account): Promise<void> => {
      if (pendingSince == null) throw new Problem('user-not-found')
    }
    try {
      await deletion(userId, { files: 'trash' }, { ...everything, ofLiving: stillPending })
      return true
    } catch (error) {
      if (error instanceof Problem && error.kind === 'user-not-found') return false
      throw error
    }
  }

  async function deletion(userId: string, choice: Choice, permit: Permit): Promise<Deletion> {
    requireSoundChoice(userId, choice)
    const { made, news } = await database.transaction(async (em) => {
      await grants.lock(em)
      const account = await lockedRow(em, userId)
      if (!account) return { made: await chooseAgain(em, userId, choice, permit), news: [] }
      await permit.ofLiving(em, account)
      return begin(em, account, choice)
    })
    revocations.applied(news)
    return made
  }

  /** The row goes in this transaction: nothing that asks for it can do anything for the account from then on. */
  async function begin(em: EntityManager, account: Account, choice: Choice) {
    // Read under the row's lock, which an upload needs too: what is counted is what there is.
    const { id } = account
    if (isAdministrator(account)) await grants.requireAnotherAdministrator(em, id)
    const renewal = await revocations.renew(em, id)
    const notYetCome = await deps.giveBack(em, id)
    const usedBytes = account.usedBytes - notYetCome.bytes
    const fileCount = account.fileCount - notYetCome.files
    const versionBytes = (account.versionBytes ?? 0) - notYetCome.versionBytes
    await handOver(em, choice, { bytes: usedBytes, files: fileCount, versionBytes })
    const ended = await deps.sessions.endAll(em, id)
    const keys = await deps.keyIds(em, id)
    revocations.add(em, keys)
    const now = clock()
    const scopes = await grants.scopesOf(account.roles, em)
    const counted = { usedBytes, fileCount, versionBytes, scopes }
    const made = em.create(Deletion, { id, ...chosen(choice, now), ...counted, requestedAt: now, dueAt: now })
    audit.add(em, {
      action: 'user.deleted',
      accountId: id,
      target: `user:${id}`,
      details: { kind: account.kind, ...choice, ...(account.pendingSince == null ? {} : { neverVerified: true }) },
    })
    await em.nativeDelete(Account, { id })
    return { made, news: [renewal, ...ended, ...keys] }
  }

  /** @throws Problem user-not-found when there never was such an account, or its files are gone or on their way already */
  async function chooseAgain(em: EntityManager, id: string, choice: Choice, { ofDeleted }: Permit): Promise<Deletion> {
    const now = clock()
    const before = await em.findOne(Deletion, { id }, { disableIdentityMap: true })
    if (before?.files !== 'trash' || (before.filesUntil ?? 0) <= now) throw new Problem('user-not-found')
    // Of an account that was deleted before this was written down nobody knows how far it reached.
    await ofDeleted(em, before.scopes ? storedScopes(before.scopes) : allScopes)
    if (choice.files === 'trash') return before
    const changed = { ...chosen(choice, now), dueAt: now }
    const found = await em.nativeUpdate(
      Deletion,
      { id, files: 'trash', filesUntil: before.filesUntil ?? null },
      changed,
    )
    if (found === 0) throw new LostRace()
    const { usedBytes, fileCount, versionBytes } = before
    await handOver(em, choice, { bytes: usedBytes, files: fileCount, versionBytes: versionBytes ?? 0 })
    audit.add(em, { action: 'user.deleted', accountId: id, target: `user:${id}`, details: { ...choice, again: true } })
    return Object.assign(before, changed)
  }

  /** Counted for the receiver at once, though the files come by and by: nothing else takes the room meanwhile. */
  async function handOver(em: EntityManager, choice: Choice, all: Change): Promise<void> {
    if (choice.transferTo === undefined) return
    const receiver = await em.findOne(Account, { id: choice.transferTo }, { disableIdentityMap: true })
    if (!receiver || receiver.disabledAt != null || receiver.pendingSince != null)
      throw new Problem('transfer-impossible', { detail: 'transferTo names no account that can be used.' })
    if (!(await usage.fits(em, receiver.id, all)))
      throw new Problem('transfer-impossible', { detail: `${all.bytes} bytes do not fit into the receiver’s quota.` })
  }
}

/** Refuses by throwing; each under the lock of what it looks at. */
interface Permit {
  readonly ofLiving: (em: EntityManager, account: Account) => Promise<void>
  /** Another choice for what a deleted account left. @param scopes what it could do */
  readonly ofDeleted: (em: EntityManager, scopes: readonly Scope[]) => Promise<void>
}

const everything: Permit = { ofLiving: async () => {}, ofDeleted: async () => {} }

/** @throws Problem invalid-request, transfer-impossible */
function requireSoundChoice(userId: string, { files, transferTo }: Choice): void {
  if ((files === 'transfer') !== (transferTo !== undefined))
    throw new Problem('invalid-request', {
      errors: [{ in: 'query', pointer: 'transferTo', detail: 'must be there with files=transfer, and only then' }],
    })
  if (transferTo === userId)
    throw new Problem('transfer-impossible', { detail: 'transferTo is the account that is to be deleted.' })
}

const chosen = ({ files, transferTo }: Choice, now: number) => ({
  files,
  receiverId: transferTo ?? null,
  filesUntil: files === 'trash' ? now + filesKeptMillis : null,
})
