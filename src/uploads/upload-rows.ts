/** The rows of uploads, and the one way in which they move: on, and only by whoever came last. */
import type { Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'

export interface UploadRow {
  readonly id: string
  readonly accountId: string
  /** Undefined: the bytes are a file's, or gone. */
  readonly contentId: string | undefined
  readonly uploadOffset: number
  /** Undefined: nobody has said yet. */
  readonly uploadLength: number | undefined
  readonly uploadMetadata: string | undefined
  readonly reprDigest: string | undefined
  readonly sha256: Buffer | undefined
  readonly fence: number
  readonly leaseUntil: number
  readonly fileId: string | undefined
  readonly createdAt: number
  readonly expiresAt: number
}

export interface NewUpload {
  readonly id: string
  readonly contentId: string
  readonly uploadLength: number | undefined
  readonly uploadMetadata: string | undefined
  readonly reprDigest: string | undefined
}

export interface UploadRowsDeps {
  readonly database: Database
  readonly clock: Clock
  /** How long an upload waits for more of it. */
  readonly ttlMillis: number
}

/** Whoever makes a file of an upload's bytes says this often that it is alive, or somebody else does it. */
export const leaseMillis = 3000
const mostOpen = 100

const columns =
  'id, account_id, content_id, upload_offset, upload_length, upload_metadata, repr_digest, sha256, fence, lease_until, file_id, created_at, expires_at'

export type UploadRows = ReturnType<typeof createUploadRows>

export function createUploadRows({ database, clock, ttlMillis }: UploadRowsDeps) {
  return {
    insert,
    alive,
    find,
    page,
    count,
    take,
    advance,
    claim,
    renew,
    settled,
    finish,
    isMine,
    remove,
    expired,
    give,
    forget,
  }

  /**
   * Looks and inserts in one statement, whose locks let one of two at once try again.
   * @throws Problem too-many-uploads, or unauthenticated when the account was deleted meanwhile
   */
  async function insert(principal: Principal, made: NewUpload, alongside: Alongside<UploadRow>): Promise<UploadRow> {
    return database.atomic(async (statements) => {
      const row = await inserted(statements, principal, made)
      await alongside(statements, row)
      return row
    })
  }

  async function inserted({ run, rows }: Statements, { accountId }: Principal, made: NewUpload): Promise<UploadRow> {
    const [account, now] = [uuidToBytes(accountId), clock()]
    const count = await run(
      `insert into upload (${columns})
       select ?, id, ?, 0, ?, ?, ?, null, 0, 0, null, ?, ? from account
       where id = ? and (select count(*) from upload where upload.account_id = ? and content_id is not null) < ${mostOpen}`,
      [
        uuidToBytes(made.id),
        uuidToBytes(made.contentId),
        made.uploadLength ?? null,
        made.uploadMetadata ?? null,
        made.reprDigest ?? null,
        now,
        now + ttlMillis,
        account,
        account,
      ],
    )
    if (count === 0) {
      const [row] = await rows('select 1 from account where id = ?', [account])
      throw new Problem(row ? 'too-many-uploads' : 'unauthenticated')
    }
    const times = { leaseUntil: 0, createdAt: now, expiresAt: now + ttlMillis }
    return { ...made, ...times, accountId, uploadOffset: 0, sha256: undefined, fence: 0, fileId: undefined }
  }

  /** @throws Problem upload-not-found, upload-expired */
  async function alive(accountId: string, id: string): Promise<UploadRow> {
    const upload = await find(accountId, id)
    if (!upload) throw new Problem('upload-not-found')
    if (upload.expiresAt <= clock() || (upload.contentId === undefined && upload.fileId === undefined))
      throw new Problem('upload-expired')
    return upload
  }

  async function find(accountId: string, id: string): Promise<UploadRow | undefined> {
    const [row] = await database.rows(`select ${columns} from upload where id = ? and account_id = ?`, [
      uuidToBytes(id),
      uuidToBytes(accountId),
    ])
    return row && uploadRow(row)
  }

  /** Newest first. */
  async function page({ accountId }: Principal, limit: number, before: number, beforeId: string): Promise<UploadRow[]> {
    // The limit is a checked integer.
    const rows = await database.rows(
      `select ${columns} from upload where account_id = ? and expires_at > ? and (created_at < ? or (created_at = ? and id < ?))
       order by created_at desc, id desc limit ${limit}`,
      [uuidToBytes(accountId), clock(), before, before, uuidToBytes(beforeId)],
    )
    return rows.map(uploadRow)
  }

  async function count({ accountId }: Principal): Promise<number> {
    const [row] = await database.rows('select count(*) as total from upload where account_id = ? and expires_at > ?', [
      uuidToBytes(accountId),
      clock(),
    ])
    return Number(row?.['total'])
  }

  /**
   * From here on nobody who came before writes any more.
   * @returns false when somebody wrote, or came, since the row was read
   */
  async function take({ id, fence, uploadOffset }: UploadRow, uploadLength: number | undefined): Promise<boolean> {
    const taken = await database.run(
      'update upload set fence = fence + 1, upload_length = ? where id = ? and fence = ? and upload_offset = ? and content_id is not null',
      [uploadLength ?? null, uuidToBytes(id), fence, uploadOffset],
    )
    return taken > 0
  }

  /**
   * As part of the transaction that makes bytes durable. Whoever brought the last byte goes on to make the file, so that
   * nobody else begins to.
   * @returns when the upload expires now
   * @throws Problem upload-locked when another writer has come
   */
  async function advance(
    statements: Statements,
    { id, fence, uploadLength }: UploadRow,
    from: number,
    end: number,
  ): Promise<number> {
    const now = clock()
    const moved = await statements.run(
      'update upload set upload_offset = ?, lease_until = ?, expires_at = ? where id = ? and fence = ? and upload_offset = ? and content_id is not null',
      [end, end === uploadLength ? now + leaseMillis : 0, now + ttlMillis, uuidToBytes(id), fence, from],
    )
    if (moved === 0) throw locked()
    return now + ttlMillis
  }

  /** Whoever may make the file now; undefined: somebody else does, or has. */
  async function claim(row: UploadRow): Promise<UploadRow | undefined> {
    const now = clock()
    const claimed = await database.run(
      'update upload set fence = fence + 1, lease_until = ? where id = ? and fence = ? and lease_until <= ? and content_id is not null',
      [now + leaseMillis, uuidToBytes(row.id), row.fence, now],
    )
    return claimed === 0 ? undefined : { ...row, fence: row.fence + 1 }
  }

  async function renew({ id, fence }: UploadRow): Promise<void> {
    await database.run('update upload set lease_until = ? where id = ? and fence = ?', [
      clock() + leaseMillis,
      uuidToBytes(id),
      fence,
    ])
  }

  /** What was found out about the bytes holds; who could not make a file of them lets the next one try. */
  async function settled({ id, fence }: UploadRow, sha256: Buffer): Promise<void> {
    await database.run('update upload set sha256 = ?, lease_until = 0 where id = ? and fence = ?', [
      sha256,
      uuidToBytes(id),
      fence,
    ])
  }

  /** As part of the transaction that makes the file. @throws Problem upload-locked when somebody else makes it */
  async function finish({ run }: Statements, { id, fence }: UploadRow, fileId: string): Promise<void> {
    const finished = await run(
      'update upload set file_id = ?, content_id = null where id = ? and fence = ? and content_id is not null',
      [uuidToBytes(fileId), uuidToBytes(id), fence],
    )
    if (finished === 0) throw locked()
  }

  async function isMine({ id, fence }: UploadRow): Promise<boolean> {
    return (await database.rows('select 1 from upload where id = ? and fence = ?', [uuidToBytes(id), fence])).length > 0
  }

  /** @returns whether it was there */
  async function remove({ id, accountId }: UploadRow): Promise<boolean> {
    const values = [uuidToBytes(id), uuidToBytes(accountId)]
    return (await database.run('delete from upload where id = ? and account_id = ?', values)) > 0
  }

  /** Some whose bytes can go. */
  async function expired(limit: number): Promise<UploadRow[]> {
    const rows = await database.rows(
      `select ${columns} from upload where expires_at <= ? and content_id is not null limit ${limit}`,
      [clock()],
    )
    return rows.map(uploadRow)
  }

  /** Takes the bytes from an expired upload. @returns whether nobody went on with it meanwhile */
  async function give({ id, fence }: UploadRow): Promise<boolean> {
    const given = await database.run(
      'update upload set content_id = null, fence = fence + 1 where id = ? and fence = ? and expires_at <= ?',
      [uuidToBytes(id), fence, clock()],
    )
    return given > 0
  }

  async function forget(expiredForMillis: number): Promise<number> {
    return database.run('delete from upload where content_id is null and expires_at <= ?', [clock() - expiredForMillis])
  }
}

export const locked = (): Problem =>
  new Problem('upload-locked', { detail: 'Ask how far the upload is, and go on from there.' })

function uploadRow(row: Row): UploadRow {
  const id = (value: Row[string] | undefined): string | undefined =>
    value == null ? undefined : bytesToUuid(value as Buffer)
  return {
    id: bytesToUuid(row['id'] as Buffer),
    accountId: bytesToUuid(row['account_id'] as Buffer),
    contentId: id(row['content_id']),
    uploadOffset: Number(row['upload_offset']),
    uploadLength: row['upload_length'] === null ? undefined : Number(row['upload_length']),
    uploadMetadata: (row['upload_metadata'] as string | null) ?? undefined,
    reprDigest: (row['repr_digest'] as string | null) ?? undefined,
    sha256: (row['sha256'] as Buffer | null) ?? undefined,
    fence: Number(row['fence']),
    leaseUntil: Number(row['lease_until']),
    fileId: id(row['file_id']),
    createdAt: Number(row['created_at']),
    expiresAt: Number(row['expires_at']),
  }
}
