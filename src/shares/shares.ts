/** Shares as their owner has them: made, looked through, changed, revoked. What is not one's own is not there. */
import type { EntityManager } from '@mikro-orm/core'
import { alone, type Alongside } from '../access/idempotency.ts'
import { newLinkToken, unsealedToken } from '../access/link-token.ts'
import type { Principal } from '../access/principal.ts'
import type { Secret } from '../access/secret.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Passwords, requireGoodPassword } from '../accounts/passwords.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { LostRace } from '../db/retry.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { File } from '../files/file.entity.ts'
import { Problem } from '../problem.ts'
import { Share } from './share.entity.ts'
import { SharedFile } from './shared-file.entity.ts'

export interface SharesDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Pick<Secret, 'seal' | 'open'>
  readonly passwords: Pick<Passwords, 'hash'>
  readonly requireGoodPassword: typeof requireGoodPassword
  readonly audit: Audit
  /** What links begin with. */
  readonly origin: () => string
}

export interface NewShare {
  readonly fileIds: readonly string[]
  readonly name?: string | undefined
  readonly message?: string | undefined
  readonly password?: string | undefined
  /** Milliseconds since 1970. */
  readonly expiresAt?: number | undefined
  readonly maxDownloads?: number | undefined
}

/** Absent: stays; null: cleared. */
export interface SharePatch {
  readonly name?: string | null | undefined
  readonly message?: string | null | undefined
  readonly password?: string | null | undefined
  readonly expiresAt?: number | null | undefined
  readonly maxDownloads?: number | null | undefined
}

export interface ShareView {
  readonly id: string
  readonly url: string
  readonly name: string | null
  readonly message: string | null
  readonly fileIds: readonly string[]
  readonly hasPassword: boolean
  readonly expiresAt: number | null
  readonly maxDownloads: number | null
  readonly downloadCount: number
  readonly lastDownloadedAt: number | null
  readonly state: 'active' | 'expired' | 'used-up'
  readonly createdAt: number
  readonly updatedAt: number
}

/** Refuses a change by throwing, given the share as it is (`If-Match`). */
export type ShareCheck = (share: ShareView) => void

/** More than anybody keeps an eye on. */
const mostShares = 1000
/** Whoever guesses needs the link first, and then has a hundred tries in a quarter of an hour (`access/limits.ts`). */
const leastPassword = 8
/** How long one that is over can still say so. */
export const keptMillis = 30 * 86_400_000
const sweptAtOnce = 200

const columns =
  'id, sealed_token, name, message, password_hash, max_downloads, download_count, last_downloaded_at, expires_at, revision, created_at, updated_at'

export type Shares = ReturnType<typeof createShares>

export function createShares(deps: SharesDeps) {
  const { database, clock, newId, secret, passwords, audit } = deps
  return { create, get, list, update, revoke, sweep }

  /** @throws Problem invalid-request, password-refused, files-unknown, too-many-links, 503 */
  async function create(
    owner: Principal,
    wanted: NewShare,
    alongside: Alongside<ShareView> = alone,
  ): Promise<ShareView> {
    const { fileIds, expiresAt = null } = wanted
    requireFuture(expiresAt)
    const passwordHash = await hashOf(wanted.password)
    const id = newId()
    const token = newLinkToken('cofs', id, secret)
    const now = clock()
    return database.transaction(async (em) => {
      await requireRoom(em, owner.accountId, now)
      const found = await em.count(File, { id: { $in: [...fileIds] }, ownerId: owner.accountId, trashedAt: null })
      if (found < fileIds.length) throw new Problem('files-unknown')
      em.create(Share, {
        id,
        ownerId: owner.accountId,
        tokenDigest: token.digest,
        sealedToken: token.sealed,
        name: wanted.name ?? null,
        message: wanted.message ?? null,
        passwordHash,
        maxDownloads: wanted.maxDownloads ?? null,
        downloadCount: 0,
        lastDownloadedAt: null,
        expiresAt,
        revokedAt: null,
        endsAt: expiresAt,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      })
      fileIds.forEach((fileId, position) =>
        em.create(SharedFile, { shareId: id, position, fileId, ownerId: owner.accountId }),
      )
      audit.add(em, {
        action: 'share.created',
        accountId: owner.accountId,
        target: `share:${id}`,
        details: { files: fileIds.length, ...settingsOf({ ...wanted, expiresAt, passwordHash }) },
      })
      await em.flush()
      const statements = database.statementsOf(em)
      const { share } = await read(statements, owner, id)
      await alongside(statements, share)
      return share
    })
  }

  /** @throws Problem share-not-found, 503 */
  async function get(owner: Pick<Principal, 'accountId'>, id: string): Promise<ShareView> {
    return (await read(database, owner, id)).share
  }

  /** @throws Problem share-not-found */
  async function read(
    { rows }: Pick<Statements, 'rows'>,
    owner: Pick<Principal, 'accountId'>,
    id: string,
  ): Promise<{ share: ShareView; row: Row }> {
    const [row] = await rows(`select ${columns} from share where id = ? and owner_id = ? and revoked_at is null`, [
      uuidToBytes(id),
      uuidToBytes(owner.accountId),
    ])
    const [share] = await viewsOf({ rows }, row ? [row] : [])
    if (!row || !share) throw new Problem('share-not-found')
    return { share, row }
  }

  /** Newest first. @throws Problem invalid-cursor, 503 */
  async function list(
    owner: Principal,
    { limit, cursor, count }: { limit: number; cursor: string | undefined; count: boolean },
  ) {
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      cursor === undefined ? [] : decodeCursor(cursor, 'shares')
    if (typeof before !== 'number') throw new Problem('invalid-cursor')
    const ownerId = uuidToBytes(owner.accountId)
    const rows = await database.rows(
      `select ${columns} from share where owner_id = ? and revoked_at is null and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${limit + 1}`,
      [ownerId, before, before, uuidToBytes(String(beforeId))],
    )
    const items = await viewsOf(database, rows.slice(0, limit))
    const last = items.at(-1)
    const [counted] = count
      ? await database.rows('select count(*) as total from share where owner_id = ? and revoked_at is null', [ownerId])
      : []
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor('shares', [last.createdAt, last.id]) : undefined,
      total: counted && Number(counted['total']),
    }
  }

  /** @throws Problem share-not-found, precondition-failed, invalid-request, password-refused, 503 */
  async function update(owner: Principal, id: string, patch: SharePatch, check: ShareCheck): Promise<ShareView> {
    requireFuture(patch.expiresAt)
    const passwordHash = patch.password === undefined ? undefined : await hashOf(patch.password)
    await database.transaction(async (em) => {
      const { share, row } = await read(database.statementsOf(em), owner, id)
      check(share)
      const { name, message, expiresAt, maxDownloads } = patch
      await write(em, row, {
        ...(name === undefined ? {} : { name }),
        ...(message === undefined ? {} : { message }),
        ...(maxDownloads === undefined ? {} : { maxDownloads }),
        ...(expiresAt === undefined ? {} : { expiresAt, endsAt: expiresAt }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
        updatedAt: clock(),
      })
      audit.add(em, {
        action: 'share.updated',
        accountId: owner.accountId,
        target: `share:${id}`,
        details: settingsOf({
          passwordHash: passwordHash ?? String(row['password_hash']),
          expiresAt: expiresAt === undefined ? share.expiresAt : expiresAt,
          maxDownloads: maxDownloads === undefined ? share.maxDownloads : maxDownloads,
        }),
      })
    })
    return get(owner, id)
  }

  /** Its link says from now on that it was revoked. @throws Problem share-not-found, precondition-failed, 503 */
  async function revoke(owner: Principal, id: string, check: ShareCheck): Promise<void> {
    await database.transaction(async (em) => {
      const { share, row } = await read(database.statementsOf(em), owner, id)
      check(share)
      const now = clock()
      await write(em, row, { revokedAt: now, endsAt: now })
      audit.add(em, { action: 'share.deleted', accountId: owner.accountId, target: `share:${id}` })
    })
  }

  /** Under the condition that its owner has not changed it since it was read. @throws LostRace */
  async function write(em: EntityManager, row: Row, changed: Partial<Share>): Promise<void> {
    const [id, revision] = [bytesToUuid(row['id'] as Buffer), Number(row['revision'])]
    const found = await em.nativeUpdate(Share, { id, revision }, { ...changed, revision: revision + 1 })
    if (found === 0) throw new LostRace()
  }

  /** @returns how many were over for too long to say so */
  async function sweep(): Promise<number> {
    const rows = await database.rows(`select id from share where ends_at < ? limit ${sweptAtOnce}`, [
      clock() - keptMillis,
    ])
    for (const { id } of rows)
      await database.atomic(async ({ run }) => {
        await run('delete from shared_file where share_id = ?', [id as Buffer])
        await run('delete from share where id = ?', [id as Buffer])
      })
    return rows.length
  }

  /** The owner's row is locked, so that of several at once no two take the last place. */
  async function requireRoom(em: EntityManager, ownerId: string, now: number): Promise<void> {
    await em.nativeUpdate(Account, { id: ownerId }, { id: ownerId })
    const alive = await em.count(Share, { ownerId, revokedAt: null, $or: [{ endsAt: null }, { endsAt: { $gt: now } }] })
    if (alive >= mostShares) throw new Problem('too-many-links')
  }

  /** @throws Problem password-refused, 503 */
  async function hashOf(password: string | null | undefined): Promise<string> {
    if (password == null) return ''
    deps.requireGoodPassword(password, '', { atLeast: leastPassword })
    return passwords.hash(password)
  }

  /** @throws Problem invalid-request */
  function requireFuture(time: number | null | undefined): void {
    if (time != null && time <= clock())
      throw new Problem('invalid-request', {
        errors: [{ in: 'body', pointer: '/expiresAt', detail: 'must be in the future' }],
      })
  }

  async function viewsOf({ rows: select }: Pick<Statements, 'rows'>, rows: readonly Row[]): Promise<ShareView[]> {
    if (rows.length === 0) return []
    const ids = rows.map((row) => row['id'] as Buffer)
    const files = await select(
      `select share_id, file_id from shared_file where share_id in (${ids.map(() => '?').join(', ')}) order by share_id, position`,
      ids,
    )
    const filesOf = Map.groupBy(files, (row) => bytesToUuid(row['share_id'] as Buffer))
    return rows.map((row) => {
      const id = bytesToUuid(row['id'] as Buffer)
      const fileIds = (filesOf.get(id) ?? []).map((file) => bytesToUuid(file['file_id'] as Buffer))
      return viewOf(row, id, fileIds)
    })
  }

  function viewOf(row: Row, id: string, fileIds: string[]): ShareView {
    const [expiresAt, maxDownloads] = [numberOf(row['expires_at']), numberOf(row['max_downloads'])]
    const downloadCount = Number(row['download_count'])
    return {
      id,
      url: `${deps.origin()}/s/${unsealedToken(String(row['sealed_token']), id, secret)}`,
      name: row['name'] as string | null,
      message: row['message'] as string | null,
      fileIds,
      hasPassword: row['password_hash'] !== '',
      expiresAt,
      maxDownloads,
      downloadCount,
      lastDownloadedAt: numberOf(row['last_downloaded_at']),
      state: stateOf({ expiresAt, maxDownloads, downloadCount }, clock()),
      createdAt: Number(row['created_at']),
      updatedAt: Number(row['updated_at']),
    }
  }
}

export function stateOf(
  {
    expiresAt,
    maxDownloads,
    downloadCount,
  }: { expiresAt?: number | null; maxDownloads?: number | null; downloadCount: number },
  now: number,
): ShareView['state'] {
  if (expiresAt != null && expiresAt <= now) return 'expired'
  return maxDownloads != null && downloadCount >= maxDownloads ? 'used-up' : 'active'
}

const numberOf = (value: Row[string] | undefined): number | null => (value == null ? null : Number(value))

/** What the trail tells of a share: how far it is open. */
function settingsOf({
  passwordHash,
  expiresAt,
  maxDownloads,
}: {
  passwordHash: string
  expiresAt?: number | null | undefined
  maxDownloads?: number | null | undefined
}): Readonly<Record<string, unknown>> {
  return {
    password: passwordHash !== '',
    ...(expiresAt == null ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    ...(maxDownloads == null ? {} : { maxDownloads }),
  }
}
