/**
 * Large files go in pieces (tus 1.0), each of which the service has stored for good once it has answered: what was broken
 * off goes on from there, within this command or when the same command is run again.
 */
import { createHash } from 'node:crypto'
import { createReadStream, type BigIntStats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ProblemError, type CofferClient, type Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure } from '../errors.ts'
import { stateOf } from './digests.ts'
import { isOfConnection } from './refusal.ts'
import { keptUpload, type KeptUpload, type UploadUnderWay } from './kept-upload.ts'

export interface LargeFile {
  readonly path: string
  readonly name: string
  readonly mediaType: string
  /** In hex, when it is known already. */
  readonly sha256?: string | undefined
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly folder?: string | undefined
}

export interface ResumableDeps {
  readonly client: CofferClient
  readonly url: string
  readonly signal: AbortSignal
  readonly moved: (loaded: number, total: number) => void
}

/** Smaller files are sent anew sooner than they are asked for. */
export const largeBytes = 32 * 1024 * 1024
/** More than this of what is said about a file does not fit into a header. */
const mostMetadata = 6000

/** @returns `undefined` when it must be sent as a whole, because too much is said about it */
export async function sendLarge(deps: ResumableDeps, file: LargeFile): Promise<Schema<'File'> | undefined> {
  const metadata = uploadMetadata(file)
  if (metadata.length > mostMetadata) return undefined
  const kept = keptUpload([deps.url, resolve(file.path), metadata])
  return kept.whileLocked(async () => {
    const bytes = await open(file.path)
    try {
      const found = await bytes.stat({ bigint: true })
      const upload = (await goneOn(deps, kept, found)) ?? (await begun(deps, { file, kept, metadata, found }))
      const fileId = await sendFrom(deps, bytes, { ...upload, size: Number(found.size) })
      await kept.forget()
      return await deps.client.getFile({ path: { fileId }, signal: deps.signal })
    } catch (error) {
      // What the service has given up, or found to be other bytes, is not gone on with.
      if (error instanceof ProblemError && [404, 410, 422].includes(error.status)) await kept.forget()
      throw error
    } finally {
      await bytes.close()
    }
  })
}

interface Position {
  readonly uploadId: string
  readonly offset: number
  readonly fileId?: string | undefined
}

/** Where the upload that was broken off is, when it is of these very bytes and the service has it still. */
async function goneOn(deps: ResumableDeps, kept: KeptUpload, found: BigIntStats): Promise<Position | undefined> {
  const last = await kept.read()
  if (!last) return undefined
  if (last.state === stateOf(found)) return whereIs(deps, last)
  const headers = { 'Tus-Resumable': '1.0.0' }
  await deps.client.cancelUpload({ path: { uploadId: last.uploadId }, headers }).catch(() => {})
  return undefined
}

async function whereIs(
  { client, signal }: ResumableDeps,
  { uploadId }: Pick<UploadUnderWay, 'uploadId'>,
): Promise<Position | undefined> {
  try {
    const { offset, fileId } = await client.getUpload({ path: { uploadId }, signal })
    return { uploadId, offset, fileId }
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}

async function begun(
  { client, signal }: ResumableDeps,
  { file, kept, metadata, found }: { file: LargeFile; kept: KeptUpload; metadata: string; found: BigIntStats },
): Promise<Position> {
  const sha256 = file.sha256 ?? (await digestOf(file.path, signal))
  const state = stateOf(found)
  if (stateOf(await stat(file.path, { bigint: true })) !== state)
    throw new CommandFailure('it was changed while it was read')
  const { response, error } = await client.raw.POST('/v1/uploads', {
    params: {
      header: {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': Number(found.size),
        'Upload-Metadata': metadata,
        'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
    },
    signal,
  })
  if (!response.ok) throw new ProblemError(response, error)
  const uploadId = response.headers.get('Location')?.split('/').at(-1) ?? ''
  await kept.write({ uploadId, state, sha256 })
  return { uploadId, offset: 0 }
}

/** A piece that took this long is no reason to send larger ones. */
const briskMillis = 1000
const leastPiece = 64 * 1024
const mostPiece = 8 * 1024 * 1024
/** So often in a row nothing may come through. */
const mostFailures = 5

/** @returns the id of the file */
async function sendFrom(
  deps: ResumableDeps,
  bytes: FileHandle,
  { size, ...from }: Position & { size: number },
): Promise<string> {
  let position: Position = from
  let length = 1024 * 1024
  let failures = 0
  while (position.fileId === undefined) {
    deps.moved(position.offset, size)
    const begun = performance.now()
    try {
      // After a failure nobody here knows how much of the piece has arrived.
      if (failures > 0) position = (await whereIs(deps, position)) ?? gaveUp()
      if (position.fileId !== undefined) break
      position = await append(deps, position, await pieceOf(bytes, position.offset, length))
      failures = 0
      if (performance.now() - begun < briskMillis) length = Math.min(2 * length, mostPiece)
    } catch (error) {
      if (deps.signal.aborted || !mayPass(error) || ++failures > mostFailures) throw error
      length = Math.max(length / 4, leastPiece)
      await pause(250 * 2 ** failures, undefined, { signal: deps.signal })
    }
  }
  deps.moved(size, size)
  return position.fileId
}

function gaveUp(): never {
  throw new CommandFailure('the service has given the upload up; send it again')
}

async function append(
  { client, signal }: ResumableDeps,
  { uploadId, offset }: Position,
  piece: Uint8Array,
): Promise<Position> {
  const { response, error } = await client.raw.PATCH('/v1/uploads/{uploadId}', {
    params: {
      path: { uploadId },
      header: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': offset,
        'Upload-Checksum': `sha256 ${createHash('sha256').update(piece).digest('base64')}`,
      },
    },
    headers: { 'Content-Type': 'application/offset+octet-stream' },
    // The contract's type for bytes is a text.
    body: '',
    bodySerializer: () => piece,
    signal,
  })
  if (!response.ok) throw new ProblemError(response, error)
  const fileId = response.headers.get('Coffer-File-Id') ?? undefined
  return { uploadId, offset: Number(response.headers.get('Upload-Offset')), fileId }
}

/** The connection, the bytes on their way, or a request before this one that the service still hears. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return isOfConnection(error)
  return [408, 409, 423, 460, 500, 502, 503, 504].includes(error.status)
}

async function pieceOf(bytes: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await bytes.read(Buffer.allocUnsafe(length), 0, length, position)
  if (bytesRead === 0) throw new CommandFailure('it was changed while it was read')
  return buffer.subarray(0, bytesRead)
}

async function digestOf(path: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, { signal })) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

/** Keys and values in base64 (tus 1.0.0, section Creation). */
function uploadMetadata({ name, mediaType, description, tags, metadata, folder }: LargeFile): string {
  const said = {
    filename: name,
    filetype: mediaType,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }),
    ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
    ...(folder === undefined ? {} : { folder }),
  }
  return Object.entries(said)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}
