/** An upload request as a guest meets it: looked at, unlocked, and given files. A guest learns nothing of what is there. */
import { linkDigest } from '../access/link-token.ts'
import type { LinkLimits } from '../access/limits.ts'
import type { LinkRates } from '../access/request-rates.ts'
import type { Unlocking } from '../access/unlocking.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import type { File } from '../files/file.entity.ts'
import type { Files, NewFile } from '../files/files.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'

export interface ReceivingDeps {
  readonly database: Database
  readonly clock: Clock
  readonly files: Pick<Files, 'store'>
  readonly passwords: Pick<Passwords, 'matches'>
  readonly limits: LinkLimits
  readonly rates: LinkRates
  readonly unlocking: Unlocking
  readonly grants: Pick<Grants, 'scopesOf'>
  readonly audit: Audit
}

export interface OpenRequest {
  readonly id: string
  readonly ownerId: string
  readonly name: string | null
  readonly message: string | null
  readonly expiresAt: number | null
  readonly mediaTypes: readonly string[]
  readonly passwordHash: string
  /** Bytes that it still takes. */
  readonly room: number
}

export interface GuestFile extends NewFile {
  readonly guestName?: string | undefined
}

export type Receiving = ReturnType<typeof createReceiving>

export function createReceiving(deps: ReceivingDeps) {
  const { database, clock, files, passwords, limits, rates, unlocking, grants, audit } = deps
  return { open, unlock, receive }

  /**
   * @param shown what a guest may have to show for the password
   * @throws Problem link-not-found, link-expired, link-locked, too-many-requests, 503
   */
  async function open(token: string, shown: readonly (string | undefined)[]): Promise<OpenRequest> {
    const request = await find(token)
    if (!unlocking.isOpen(request, shown)) throw locked()
    return request
  }

  /** @returns what to show from now on. @throws Problem link-not-found, link-expired, link-locked, too-many-requests, 503 */
  async function unlock(token: string, password: string): Promise<string> {
    const request = await find(token)
    if (request.passwordHash === '') return unlocking.prove(request)
    await limits.tryUnlock(request.id)
    if (!(await passwords.matches(password, request.passwordHash))) {
      await audit.record({
        action: 'upload-request.unlock-refused',
        result: 'failure',
        accountId: request.ownerId,
        target: `upload-request:${request.id}`,
      })
      throw locked('The password is not the right one.')
    }
    await limits.unlocked(request.id)
    return unlocking.prove(request)
  }

  /**
   * Counts in the file's own transaction, by one conditional update: however many send at once, there is never more than
   * the request takes, and what it was revoked under is not kept.
   * @throws Problem link-not-found, link-expired, link-locked, upload-refused, unsupported-media-type, 503
   */
  async function receive(
    token: string,
    shown: readonly (string | undefined)[],
    { guestName, ...incoming }: GuestFile,
  ): Promise<File> {
    const request = await open(token, shown)
    requireMediaType(request, incoming.mediaType)
    // What is declared is reserved: a guest holds no more of the owner's room than the link gives.
    if (incoming.length !== undefined && incoming.length > request.room) throw new Problem('upload-refused')
    const name = incoming.name ?? 'unnamed'
    const mediaType = incoming.mediaType.toLowerCase()
    const bytes = within(request.room, incoming.bytes)
    return withoutDetails(() =>
      files.store({ accountId: request.ownerId }, { ...incoming, bytes }, undefined, {
        isApart: true,
        alongside: async (statements, { id, size }) => {
          const { run } = statements
          const now = clock()
          const counted = await run(
            `update upload_request set received_files = received_files + 1, received_bytes = received_bytes + ?, last_received_at = ?
             where id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
               and (max_files is null or received_files < max_files)
               and (max_bytes is null or received_bytes + ? <= max_bytes)`,
            [size, now, uuidToBytes(request.id), now, size],
          )
          if (counted === 0) return refuse(statements, request)
          await run(
            'insert into received_file (id, upload_request_id, owner_id, name, media_type, size, guest_name, received_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
            [
              uuidToBytes(id),
              uuidToBytes(request.id),
              uuidToBytes(request.ownerId),
              name,
              mediaType,
              size,
              guestName ?? null,
              now,
            ],
          )
          await audit.write(
            { run },
            {
              action: 'upload-request.received',
              accountId: request.ownerId,
              target: `upload-request:${request.id}`,
              details: { file: id, size },
            },
          )
        },
      }),
    )
  }

  /** @throws Problem link-expired when it is over by now; upload-refused when just this is too much */
  async function refuse({ rows }: Statements, request: OpenRequest): Promise<never> {
    const [row] = await rows(`select ${columns} from upload_request r where r.id = ?`, [uuidToBytes(request.id)])
    if (!row) throw over('revoked')
    ongoing(row, clock())
    throw new Problem('upload-refused')
  }

  /** One query; whoever may not share or store any more, or is disabled, has no links. */
  async function find(token: string): Promise<OpenRequest> {
    const [row] = await database.rows(
      `select ${columns}, a.roles from upload_request r join account a on a.id = r.owner_id
       where r.token_digest = ? and a.disabled_at is null and a.pending_since is null`,
      [linkDigest(token)],
    )
    if (!row) throw new Problem('link-not-found')
    const scopes = await grants.scopesOf(JSON.parse(String(row['roles'])) as string[])
    if (!scopes.includes('files:share') || !scopes.includes('files:write')) throw new Problem('link-not-found')
    await rates.countLink(bytesToUuid(row['id'] as Buffer))
    return ongoing(row, clock())
  }
}

const columns =
  'r.id, r.owner_id, r.name, r.message, r.password_hash, r.max_files, r.max_bytes, r.media_types, r.received_files, r.received_bytes, r.expires_at, r.revoked_at'

/** @throws Problem link-expired */
function ongoing(row: Row, now: number): OpenRequest {
  const [expiresAt, maxFiles, maxBytes] = ['expires_at', 'max_files', 'max_bytes'].map((name) =>
    row[name] == null ? undefined : Number(row[name]),
  )
  const room = maxBytes === undefined ? Infinity : maxBytes - Number(row['received_bytes'])
  if (row['revoked_at'] != null) throw over('revoked')
  if (expiresAt !== undefined && expiresAt <= now) throw over('expired')
  if ((maxFiles !== undefined && Number(row['received_files']) >= maxFiles) || room <= 0) throw over('full')
  return {
    id: bytesToUuid(row['id'] as Buffer),
    ownerId: bytesToUuid(row['owner_id'] as Buffer),
    name: row['name'] as string | null,
    message: row['message'] as string | null,
    expiresAt: expiresAt ?? null,
    mediaTypes: JSON.parse(String(row['media_types'])) as string[],
    passwordHash: String(row['password_hash']),
    room,
  }
}

/** As the guest declares it: nobody trusts the bytes to be what they are called. @throws Problem unsupported-media-type */
function requireMediaType({ mediaTypes }: OpenRequest, given: string): void {
  const type = given.toLowerCase()
  const kind = `${type.split('/', 1)[0] ?? ''}/*`
  if (mediaTypes.length === 0 || mediaTypes.includes(type) || mediaTypes.includes(kind)) return
  throw new Problem('unsupported-media-type', { detail: `This link takes ${mediaTypes.join(', ')}.` })
}

/** So that nobody fills the storage with what is refused in the end. */
async function* within(room: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let received = 0
  for await (const chunk of bytes) {
    received += chunk.length
    if (received > room) throw new Problem('upload-refused')
    yield chunk
  }
}

/** How much the owner stores, and may store, is none of a guest's business. */
async function withoutDetails<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Problem && error.kind === 'quota-exceeded'
      ? new Problem('upload-refused', { cause: error })
      : error
  }
}

const details = {
  revoked: 'Whoever asked for files has taken the link back.',
  expired: 'The time for sending files is over.',
  full: 'As many files have arrived as the link takes.',
} as const

const over = (reason: keyof typeof details): Problem =>
  new Problem('link-expired', { detail: details[reason], extensions: { reason } })

const locked = (detail?: string): Problem =>
  new Problem('link-locked', {
    ...(detail === undefined ? {} : { detail }),
    headers: { 'WWW-Authenticate': 'Coffer-Unlock realm="coffer"' },
  })
