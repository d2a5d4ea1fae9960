/**
 * Addresses that are good for minutes and stand in no table: what they are for is signed into them. They are no better than
 * the credential that made them: with it they end, and with the account's roles as they were.
 */
import type { Principal } from '../access/principal.ts'
import type { LinkRates } from '../access/request-rates.ts'
import type { SignedPart, SignedValues } from '../access/signed-value.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { isDuplicate } from '../db/migrate.ts'
import { uuidToBytes } from '../db/types.ts'
import type { File } from '../files/file.entity.ts'
import type { Files } from '../files/files.ts'
import { Problem } from '../problem.ts'

export interface LinksDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly signed: SignedValues
  readonly rates: LinkRates
  readonly files: Pick<Files, 'get' | 'store'>
  readonly audit: Audit
  readonly maxFileBytes: number
  /** What links begin with. */
  readonly origin: () => string
}

export interface MadeLink {
  readonly url: string
  /** The same, on this server. */
  readonly path: string
  readonly expiresAt: number
}

export interface WantedUpload {
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

export type Disposition = 'attachment' | 'inline'

const purposes = { download: 'coft', upload: 'cofu' } as const

export type Links = ReturnType<typeof createLinks>

export function createLinks(deps: LinksDeps) {
  const { database, clock, newId, signed, rates, files, audit } = deps
  return { linkDownload, linkUpload, download, upload }

  /**
   * Bound to the bytes that the file has now.
   * @param life seconds
   * @throws Problem file-not-found, file-in-trash, 503
   */
  async function linkDownload(
    principal: Principal,
    fileId: string,
    { life, disposition }: { life: number; disposition: Disposition },
  ): Promise<MadeLink> {
    const file = await files.get(principal, fileId)
    if (file.trashedAt != null) throw new Problem('file-in-trash')
    const expiresAt = endOf(principal, clock() + life * 1000)
    const text = signed.sign(purposes.download, [
      expiresAt,
      ...credentialOf(principal),
      file.id,
      file.sha256.toString('base64url'),
      disposition,
    ])
    await audit.record({
      action: 'download-link.created',
      accountId: principal.accountId,
      target: `file:${file.id}`,
      details: { life },
    })
    return { url: `${deps.origin()}/d/${text}`, path: `/d/${text}`, expiresAt }
  }

  /** @param life seconds. @throws Problem payload-too-large, 503 */
  async function linkUpload(
    principal: Principal,
    { name, mediaType, size }: WantedUpload,
    life: number,
  ): Promise<MadeLink & { readonly fileId: string }> {
    if (size > deps.maxFileBytes)
      throw new Problem('payload-too-large', { detail: `At most ${deps.maxFileBytes} bytes are taken here.` })
    const fileId = newId()
    const expiresAt = endOf(principal, clock() + life * 1000)
    const text = signed.sign(purposes.upload, [expiresAt, ...credentialOf(principal), fileId, name, mediaType, size])
    await audit.record({
      action: 'upload-link.created',
      accountId: principal.accountId,
      target: `file:${fileId}`,
      details: { life, size },
    })
    return { url: `${deps.origin()}/u/${text}`, path: `/u/${text}`, expiresAt, fileId }
  }

  /** @throws Problem link-not-found, link-expired, 503 */
  async function download(text: string): Promise<{ file: File; disposition: Disposition }> {
    const { accountId, rest } = await read(purposes.download, text)
    const [fileId, sha256, disposition] = rest as [string, string, Disposition]
    const file = await files.get({ accountId }, fileId).catch(asRevoked)
    if (file.trashedAt != null) throw over('revoked')
    if (file.sha256.toString('base64url') !== sha256) throw over('changed')
    return { file, disposition }
  }

  /**
   * Once: the file's id is the link's, so that of several at once one makes it.
   * @param declared the `Content-Length`, which must be there
   * @throws Problem link-not-found, link-expired, invalid-request, unsupported-media-type, quota-exceeded, 503
   */
  async function upload(
    text: string,
    {
      mediaType,
      declared,
      bytes,
    }: { mediaType: string; declared: string | undefined; bytes: AsyncIterable<Uint8Array> },
  ): Promise<File> {
    const { accountId, rest } = await read(purposes.upload, text)
    const [id, name, type, size] = rest as [string, string, string, number]
    if (mediaType !== type) throw new Problem('unsupported-media-type', { detail: `The link was made for ${type}.` })
    if (Number(declared) !== size)
      throw new Problem('invalid-request', {
        errors: [{ in: 'header', pointer: 'Content-Length', detail: `must be ${size}` }],
      })
    const [made] = await database.rows('select 1 as found from file where id = ?', [uuidToBytes(id)])
    if (made) throw over('used')
    try {
      return await files.store({ accountId }, { name, mediaType: type, bytes }, undefined, {
        id,
        alongside: (statements) =>
          audit.write(statements, { action: 'upload-link.used', accountId, target: `file:${id}` }),
      })
    } catch (error) {
      throw isDuplicate(error) ? over('used', error) : withoutDetails(error)
    }
  }

  /**
   * What was signed, while the credential that signed it is good: one query.
   * @throws Problem link-not-found, link-expired, too-many-requests, 503
   */
  async function read(purpose: string, text: string): Promise<{ accountId: string; rest: readonly SignedPart[] }> {
    const parts = signed.read(purpose, text)
    if (!parts) throw new Problem('link-not-found')
    const [expiresAt, accountId, epoch, kind, credentialId, keyEpoch, ...rest] = parts as [
      number,
      string,
      number,
      'key' | 'session',
      string,
      number,
      ...SignedPart[],
    ]
    if (expiresAt <= clock()) throw over('expired')
    await rates.countLink(text)
    const credential =
      kind === 'session'
        ? 'join session c on c.account_id = a.id and c.ended_at is null and c.expires_at > ?'
        : 'join api_key c on c.account_id = a.id and (c.expires_at is null or c.expires_at > ?) and c.epoch = ?'
    const [row] = await database.rows(
      `select 1 as found from account a ${credential} where a.id = ? and a.epoch = ? and a.disabled_at is null and c.id = ?`,
      [clock(), ...(kind === 'session' ? [] : [keyEpoch]), uuidToBytes(accountId), epoch, uuidToBytes(credentialId)],
    )
    if (!row) throw over('revoked')
    return { accountId, rest }
  }
}

/** A secret that was rotated away ends before its key does; the access tokens of a session are renewed. */
const endOf = ({ keyId, tokenId, expiresAt }: Principal, wanted: number): number =>
  keyId !== undefined && tokenId === undefined ? Math.min(wanted, expiresAt) : wanted

const credentialOf = ({ accountId, epoch, keyId, keyEpoch, sessionId }: Principal): readonly SignedPart[] => [
  accountId,
  epoch,
  ...(keyId === undefined ? ['session', sessionId ?? '', 0] : ['key', keyId, keyEpoch ?? 0]),
]

const details = {
  expired: 'Its time is over.',
  revoked: 'What it was made with, or the file, is not there any more.',
  changed: 'The file has other bytes by now.',
  used: 'It was used already.',
} as const

const over = (reason: keyof typeof details, cause?: unknown): Problem =>
  new Problem('link-expired', { detail: details[reason], extensions: { reason }, cause })

/** @throws always */
function asRevoked(error: unknown): never {
  throw error instanceof Problem && error.kind === 'file-not-found' ? over('revoked', error) : error
}

/** How much the account stores, and may store, is none of the link's holder's business. */
const withoutDetails = (error: unknown): unknown =>
  error instanceof Problem && error.kind === 'quota-exceeded' ? new Problem('upload-refused', { cause: error }) : error
