/** Accounts are deleted at once for whoever would use them; what belongs to them follows in steps (`erasure.ts`). */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Usage } from '../accounts/usage.ts'
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
import { known, type Precondition } from './users.ts'

export interface DeletionsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly usage: Pick<Usage, 'fits'>
  readonly grants: Pick<Grants, 'lock' | 'requireGrantable' | 'requireAnotherAdministrator'>
  readonly revocations: Pick<Revocations, 'add' | 'renew' | 'applied'>
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly keyIds: (em: EntityManager, accountId: string) => Promise<string[]>
  readonly recentSignIn: RecentSignIn
}

export interface Choice {
  readonly files: FilesChoice
  /** Whose the files become. */
  readonly transferTo?: string | undefined
}

/** How long files in the trash of a deleted account can still be handed over. */
export const filesKeptMillis = 30 * 86_400_000

export type Deletions = ReturnType<typeof createDeletions>

export function createDeletions(deps: DeletionsDeps) {
  const { database, clock, audit, usage, grants, revocations } = deps
  return { deleteUser, deleteOwn, deleteByCommand }

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
    return deletion(userId, choice, async (em) => {
      await grants.lock(em)
      const account = await em.findOne(Account, { id: userId }, { disableIdentityMap: true })
      if (!account) return
      precondition(account)
      await grants.requireGrantable(principal, account.roles, em)
    })
  }

  /** @throws Problem recent-sign-in-required, session-required, last-administrator, transfer-impossible, and what `precondition` throws */
  async function deleteOwn(principal: Principal, choice: Choice, precondition: Precondition): Promise<Deletion> {
    await deps.recentSignIn.require(principal)
    return deletion(principal.accountId, choice, async (em) => {
      await grants.lock(em)
      precondition(await known(em, principal.accountId))
    })
  }

  /** By whoever has the machine. @throws Problem user-not-found, last-administrator, transfer-impossible */
  async function deleteByCommand(userId: string, choice: Choice): Promise<Deletion> {
    return deletion(userId, choice, grants.lock)
  }

  async function deletion(
    userId: string,
    choice: Choice,
    permit: (em: EntityManager) => Promise<void>,
  ): Promise<Deletion> {
    requireSoundChoice(userId, choice)
    const { made, news } = await database.transaction(async (em) => {
      await permit(em)
      const account = await em.findOne(Account, { id: userId }, { disableIdentityMap: true })
      return account ? begin(em, account, choice) : { made: await chooseAgain(em, userId, choice), news: [] }
    })
    revocations.applied(news)
    return made
  }

  /** The row goes in this transaction: nothing that asks for it can do anything for the account from then on. */
  async function begin(em: EntityManager, account: Account, choice: Choice) {
    const { id } = account
    if (account.roles.includes('admin') && account.disabledAt == null) await grants.requireAnotherAdministrator(em, id)
    const renewal = await revocations.renew(em, id)
    // Under the row's lock, which an upload needs too: what is counted now is what there is.
    const { usedBytes, fileCount } = await known(em, id)
    await handOver(em, choice, { bytes: usedBytes, files: fileCount })
    const ended = await deps.sessions.endAll(em, id)
    const keys = await deps.keyIds(em, id)
    revocations.add(em, keys)
    const now = clock()
    const made = em.create(Deletion, { id, ...chosen(choice, now), usedBytes, fileCount, requestedAt: now, dueAt: now })
    audit.add(em, {
      action: 'user.deleted',
      accountId: id,
      target: `user:${id}`,
      details: { kind: account.kind, ...choice },
    })
    await em.nativeDelete(Account, { id })
    return { made, news: [renewal, ...ended, ...keys] }
  }

  /** @throws Problem user-not-found when there never was such an account, or its files are gone or on their way already */
  async function chooseAgain(em: EntityManager, id: string, choice: Choice): Promise<Deletion> {
    const now = clock()
    const before = await em.findOne(Deletion, { id }, { disableIdentityMap: true })
    if (before?.files !== 'trash' || (before.filesUntil ?? 0) <= now) throw new Problem('user-not-found')
    if (choice.files === 'trash') return before
    const changed = { ...chosen(choice, now), dueAt: now }
    const found = await em.nativeUpdate(
      Deletion,
      { id, files: 'trash', filesUntil: before.filesUntil ?? null },
      changed,
    )
    if (found === 0) throw new LostRace()
    await handOver(em, choice, { bytes: before.usedBytes, files: before.fileCount })
    audit.add(em, { action: 'user.deleted', accountId: id, target: `user:${id}`, details: { ...choice, again: true } })
    return Object.assign(before, changed)
  }

  /** Counted for the receiver at once, though the files come by and by: nothing else takes the room meanwhile. */
  async function handOver(em: EntityManager, choice: Choice, all: { bytes: number; files: number }): Promise<void> {
    if (choice.transferTo === undefined) return
    const receiver = await em.findOne(Account, { id: choice.transferTo }, { disableIdentityMap: true })
    if (!receiver || receiver.disabledAt != null)
      throw new Problem('transfer-impossible', { detail: 'transferTo names no account that can be used.' })
    if (!(await usage.fits(em, receiver.id, all)))
      throw new Problem('transfer-impossible', { detail: `${all.bytes} bytes do not fit into the receiver’s quota.` })
  }
}

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
