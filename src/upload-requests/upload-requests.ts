/** Upload requests as their owner has them: made, looked through, revoked, and what arrived by them. */
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
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { UploadRequest } from './upload-request.entity.ts'

export interface UploadRequestsDeps {
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

export interface NewUploadRequest {
  readonly name?: string | undefined
  readonly message?: string | undefined
  readonly password?: string | undefined
  /** Milliseconds since 1970. */
  readonly expiresAt?: number | undefined
  readonly maxFiles?: number | undefined
  readonly maxBytes?: number | undefined
  /** Media types in lower case, or `image/*`; absent: everything. */
  readonly mediaTypes?: readonly string[] | undefined
}

export interface UploadRequestView {
  readonly id: string
  readonly url: string
  readonly name: string | null
  readonly message: string | null
  readonly hasPassword: boolean
  readonly expiresAt: number | null
  readonly maxFiles: number | null
  readonly maxBytes: number | null
  readonly mediaTypes: readonly string[]
  readonly receivedFiles: number
  readonly receivedBytes: number
  readonly lastReceivedAt: number | null
  readonly state: 'active' | 'expired' | 'full'
  readonly createdAt: number
}

export interface ReceivedFileView {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly guestName: string | null
  readonly receivedAt: number
}

interface Paging {
  readonly limit: number
  readonly cursor: string | undefined
  readonly count: boolean
}

/** More than anybody keeps an eye on. */
const mostRequests = 1000
/** Whoever guesses needs the link first, and then has a hundred tries in a quarter of an hour (`access/limits.ts`). */
const leastPassword = 8
/** How long one that is over can still say so. */
const keptMillis = 30 * 86_400_000
const sweptAtOnce = 200

const columns =
  'id, sealed_token, name, message, password_hash, max_files, max_bytes, media_types, received_files, received_bytes, last_received_at, expires_at, created_at'

export type UploadRequests = ReturnType<typeof createUploadRequests>

export function createUploadRequests(deps: UploadRequestsDeps) {
  const { database, clock, newId, secret, passwords, audit } = deps
  return { create, get, list, listReceived, revoke, sweep }

  /** @throws Problem invalid-request, password-refused, too-many-links, 503 */
  async function create(
    owner: Principal,
    wanted: NewUploadRequest,
    alongside: Alongside<UploadRequestView> = alone,
  ): Promise<UploadRequestView> {
    const { expiresAt = null, maxFiles = null, maxBytes = null, mediaTypes = [] } = wanted
    requireFuture(expiresAt)
    const passwordHash = await hashOf(wanted.password)
    const id = newId()
    const token = newLinkToken('cofq', id, secret)
    const now = clock()
    return database.transaction(async (em) => {
      await requireRoom(em, owner.accountId, now)
      em.create(UploadRequest, {
        id,
        ownerId: owner.accountId,
        tokenDigest: token.digest,
        sealedToken: token.sealed,
        name: wanted.name ?? null,
        message: wanted.message ?? null,
        passwordHash,
        maxFiles,
        maxBytes,
        mediaTypes: [...mediaTypes],
        receivedFiles: 0,
        receivedBytes: 0,
        lastReceivedAt: null,
        expiresAt,
        revokedAt: null,
        endsAt: expiresAt,
        createdAt: now,
      })
      audit.add(em, {
        action: 'upload-request.created',
        accountId: owner.accountId,
        target: `upload-request:${id}`,
        details: {
          password: passwordHash !== '',
          ...(expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
          ...(maxFiles === null ? {} : { maxFiles }),
          ...(maxBytes === null ? {} : { maxBytes }),
        },
      })
      await em.flush()
      const statements = database.statementsOf(em)
      const made = await read(statements, owner, id)
      await alongside(statements, made)
      return made
    })
  }

  /** @throws Problem upload-request-not-found, 503 */
  async function get(owner: Principal, id: string): Promise<UploadRequestView> {
    return read(database, owner, id)
  }

  /** @throws Problem upload-request-not-found */
  async function read({ rows }: Pick<Statements, 'rows'>, owner: Principal, id: string): Promise<UploadRequestView> {
    const [row] = await rows(
      `select ${columns} from upload_request where id = ? and owner_id = ? and revoked_at is null`,
      [uuidToBytes(id), uuidToBytes(owner.accountId)],
    )
    if (!row) throw new Problem('upload-request-not-found')
    return viewOf(row)
  }

  /** Newest first. @throws Problem invalid-cursor, 503 */
  async function list(owner: Principal, { limit, cursor, count }: Paging) {
    const [before, beforeId] = placeOf(cursor, 'upload-requests')
    const ownerId = uuidToBytes(owner.accountId)
    const rows = await database.rows(
      `select ${columns} from upload_request where owner_id = ? and revoked_at is null and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${limit + 1}`,
      [ownerId, before, before, beforeId],
    )
    const items = rows.slice(0, limit).map(viewOf)
    const last = items.at(-1)
    const [counted] = count
      ? await database.rows('select count(*) as total from upload_request where owner_id = ? and revoked_at is null', [
          ownerId,
        ])
      : []
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor('upload-requests', [last.createdAt, last.id]) : undefined,
      total: counted && Number(counted['total']),
    }
  }

  /** What arrived, newest first. @throws Problem upload-request-not-found, invalid-cursor, 503 */
  async function listReceived(owner: Principal, id: string, { limit, cursor, count }: Paging) {
    await get(owner, id)
    const [before, beforeId] = placeOf(cursor, 'received-files')
    const requestId = uuidToBytes(id)
    const rows = await database.rows(
      `select id, name, media_type, size, guest_name, received_at from received_file where upload_request_id = ? and (received_at < ? or (received_at = ? and id < ?)) order by received_at desc, id desc limit ${limit + 1}`,
      [requestId, before, before, beforeId],
    )
    const items = rows.slice(0, limit).map(receivedOf)
    const last = items.at(-1)
    const [counted] = count
      ? await database.rows('select count(*) as total from received_file where upload_request_id = ?', [requestId])
      : []
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor('received-files', [last.receivedAt, last.id]) : undefined,
      total: counted && Number(counted['total']),
    }
  }

  /** Its link says from now on that it was revoked; what arrived stays. @throws Problem upload-request-not-found, 503 */
  async function revoke(owner: Principal, id: string): Promise<void> {
    await database.transaction(async (em) => {
      const now = clock()
      const found = await em.nativeUpdate(
        UploadRequest,
        { id, ownerId: owner.accountId, revokedAt: null },
        { revokedAt: now, endsAt: now },
      )
      if (found === 0) throw new Problem('upload-request-not-found')
      audit.add(em, { action: 'upload-request.deleted', accountId: owner.accountId, target: `upload-request:${id}` })
    })
  }

  /** @returns how many were over for too long to say so */
  async function sweep(): Promise<number> {
    const rows = await database.rows(`select id from upload_request where ends_at < ? limit ${sweptAtOnce}`, [
      clock() - keptMillis,
    ])
    for (const { id } of rows)
      await database.atomic(async ({ run }) => {
        await run('delete from received_file where upload_request_id = ?', [id as Buffer])
        await run('delete from upload_request where id = ?', [id as Buffer])
      })
    return rows.length
  }

  /** The owner's row is locked, so that of several at once no two take the last place. */
  async function requireRoom(em: EntityManager, ownerId: string, now: number): Promise<void> {
    await em.nativeUpdate(Account, { id: ownerId }, { id: ownerId })
    const alive = await em.count(UploadRequest, {
      ownerId,
      revokedAt: null,
      $or: [{ endsAt: null }, { endsAt: { $gt: now } }],
    })
    if (alive >= mostRequests) throw new Problem('too-many-links')
  }

  /** @throws Problem password-refused, 503 */
  async function hashOf(password: string | undefined): Promise<string> {
    if (password === undefined) return ''
    deps.requireGoodPassword(password, '', { atLeast: leastPassword })
    return passwords.hash(password)
  }

  /** @throws Problem invalid-request */
  function requireFuture(time: number | null): void {
    if (time !== null && time <= clock())
      throw new Problem('invalid-request', {
        errors: [{ in: 'body', pointer: '/expiresAt', detail: 'must be in the future' }],
      })
  }

  function viewOf(row: Row): UploadRequestView {
    const id = bytesToUuid(row['id'] as Buffer)
    const [expiresAt, maxFiles, maxBytes] = ['expires_at', 'max_files', 'max_bytes'].map((name) => numberOf(row[name]))
    const [receivedFiles, receivedBytes] = [Number(row['received_files']), Number(row['received_bytes'])]
    const isFull = (maxFiles != null && receivedFiles >= maxFiles) || (maxBytes != null && receivedBytes >= maxBytes)
    return {
      id,
      url: `${deps.origin()}/r/${unsealedToken(String(row['sealed_token']), id, secret)}`,
      name: row['name'] as string | null,
      message: row['message'] as string | null,
      hasPassword: row['password_hash'] !== '',
      expiresAt: expiresAt ?? null,
      maxFiles: maxFiles ?? null,
      maxBytes: maxBytes ?? null,
      mediaTypes: JSON.parse(String(row['media_types'])) as string[],
      receivedFiles,
      receivedBytes,
      lastReceivedAt: numberOf(row['last_received_at']),
      state: expiresAt != null && expiresAt <= clock() ? 'expired' : isFull ? 'full' : 'active',
      createdAt: Number(row['created_at']),
    }
  }
}

/** @throws Problem invalid-cursor */
function placeOf(cursor: string | undefined, listing: string): [time: number, id: Buffer] {
  const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    cursor === undefined ? [] : decodeCursor(cursor, listing)
  if (typeof before !== 'number') throw new Problem('invalid-cursor')
  return [before, uuidToBytes(String(beforeId))]
}

const numberOf = (value: Row[string] | undefined): number | null => (value == null ? null : Number(value))

const receivedOf = (row: Row): ReceivedFileView => ({
  id: bytesToUuid(row['id'] as Buffer),
  name: String(row['name']),
  mediaType: String(row['media_type']),
  size: Number(row['size']),
  guestName: row['guest_name'] as string | null,
  receivedAt: Number(row['received_at']),
})
