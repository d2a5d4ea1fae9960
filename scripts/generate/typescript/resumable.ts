import type { Client } from 'openapi-fetch'
import type { paths } from './openapi.ts'
import type { Operations, Schema } from './operations.ts'
import { createPieces, type Piece } from './pieces.ts'
import { ProblemError } from './problem-error.ts'
import { SecondFactorRequired } from './session.ts'
import { createSha256 } from './sha256.ts'
import { blobFrom, nameOf, type FileSource, type Source } from './source.ts'
import { pause } from './transport.ts'
import { digestOf, mediaTypeOf, sizeOf, type UploadOptions } from './upload.ts'

export interface ResumableOptions extends Omit<UploadOptions, 'idempotencyKey'> {
  /**
   * Of an upload that was broken off: it goes on after what the service has of it. One that the service does not have any
   * more, or that is of another size, is begun anew.
   */
  readonly uploadId?: string | undefined
  /** Told the id of an upload that was begun: keep it, and give it as `uploadId` should this run break off. */
  readonly onUpload?: ((uploadId: string) => void) | undefined
  /** How often in a row nothing may come through until the failure is thrown (5). */
  readonly patience?: number | undefined
}

export interface ResumableDeps {
  readonly raw: Client<paths>
  readonly operations: Pick<Operations, 'getUpload' | 'getFile'>
}

type Stoppable = ResumableOptions & { readonly signal: AbortSignal }

interface Position {
  readonly uploadId: string
  /** All before it is stored for good. */
  readonly offset: number
  /** The bytes are all there, and are this file. */
  readonly fileId?: string | undefined
}

const leastPiece = 64 * 1024
const mostPiece = 8 * 1024 * 1024
/** A piece that took this long is no reason to send larger ones. */
const briskMillis = 1000
/** The connection, the bytes on their way, or a request before this one that the service still hears. */
const passing = [408, 409, 423, 429, 460, 500, 502, 503, 504]

export function createResumable({ raw, operations }: ResumableDeps) {
  /** tus 1.0. Of the source no more is held than a piece, which is sent again when it did not arrive. */
  return async function uploadResumable(given: FileSource, options: ResumableOptions = {}): Promise<Schema<'File'>> {
    const { signal } = options
    // However this ends, nothing of the file is read any more.
    const stop = new AbortController()
    const abort = () => stop.abort(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    try {
      const own = { ...options, signal: stop.signal }
      const file = blobFrom(given)
      const size = sizeOf(file, own)
      const begun = (await kept(size, own)) ?? (await begin(file, own))
      const fileId = await send(createPieces(file, begun.offset, stop.signal), begun, { ...own, size })
      return await operations.getFile({ path: { fileId }, signal: stop.signal })
    } finally {
      signal?.removeEventListener('abort', abort)
      stop.abort()
    }
  }

  async function kept(size: number | undefined, { uploadId, signal }: Stoppable): Promise<Position | undefined> {
    if (uploadId === undefined) return undefined
    try {
      const upload = await operations.getUpload({ path: { uploadId }, signal })
      const isOther = size !== undefined && upload.length !== undefined && size !== upload.length
      return isOther ? undefined : { uploadId, offset: upload.offset, fileId: upload.fileId }
    } catch (error) {
      if (error instanceof ProblemError && (error.status === 404 || error.status === 410)) return undefined
      throw error
    }
  }

  async function begin(file: Source, options: Stoppable): Promise<Position> {
    const { signal, onUpload } = options
    const size = sizeOf(file, options)
    const reprDigest = await digestOf(file, options, signal)
    const { response, error } = await raw.POST('/v1/uploads', {
      params: {
        header: {
          'Tus-Resumable': '1.0.0',
          ...(size === undefined ? { 'Upload-Defer-Length': '1' } : { 'Upload-Length': size }),
          'Upload-Metadata': uploadMetadata(file, options),
          ...(reprDigest !== false && { 'Repr-Digest': reprDigest }),
        },
      },
      signal,
    })
    if (!response.ok) throw new ProblemError(response, error)
    const uploadId = response.headers.get('Location')?.split('/').at(-1) ?? ''
    onUpload?.(uploadId)
    return positionOf(uploadId, response)
  }

  /** @returns the id of the file */
  async function send(
    pieces: ReturnType<typeof createPieces>,
    begun: Position,
    { size, signal, onProgress, patience = 5 }: Stoppable,
  ): Promise<string> {
    let [position, length, failures, isLost] = [begun, 1024 * 1024, 0, false]
    while (position.fileId === undefined) {
      onProgress?.({ loaded: position.offset, total: size })
      const { offset } = position
      // After a failure nobody here knows how much of the piece has arrived.
      const piece = isLost ? undefined : fitting(await pieces.from(offset, length), size)
      const since = performance.now()
      try {
        position = piece ? await append(position, piece, signal) : await find(position, signal)
        if (piece && performance.now() - since < briskMillis) length = Math.min(2 * length, mostPiece)
        if (position.offset > offset) failures = 0
        isLost = false
      } catch (error) {
        if (signal.aborted || !mayPass(error) || ++failures > patience) throw error
        isLost = true
        length = Math.max(length / 4, leastPiece)
        await pause(250 * 2 ** failures * (0.5 + Math.random()), signal)
      }
    }
    onProgress?.({ loaded: position.offset, total: size })
    return position.fileId
  }

  async function find({ uploadId }: Position, signal: AbortSignal): Promise<Position> {
    const { offset, fileId } = await operations.getUpload({ path: { uploadId }, signal })
    return { uploadId, offset, fileId }
  }

  async function append(
    { uploadId, offset }: Position,
    { bytes, end, isLast }: Piece,
    signal: AbortSignal,
  ): Promise<Position> {
    const { response, error } = await raw.PATCH('/v1/uploads/{uploadId}', {
      params: {
        path: { uploadId },
        header: {
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': offset,
          ...(isLast && { 'Upload-Length': end }),
          'Upload-Checksum': `sha256 ${digestOfPiece(bytes)}`,
        },
      },
      headers: { 'Content-Type': 'application/offset+octet-stream' },
      // The contract's type for bytes is a text.
      body: '',
      bodySerializer: () => bytes,
      signal,
    })
    if (!response.ok) throw new ProblemError(response, error)
    return positionOf(uploadId, response)
  }
}

function positionOf(uploadId: string, { headers }: Response): Position {
  return {
    uploadId,
    offset: Number(headers.get('Upload-Offset')),
    fileId: headers.get('Coffer-File-Id') ?? undefined,
  }
}

function digestOfPiece(bytes: Uint8Array): string {
  const digest = createSha256()
  digest.update(bytes)
  return base64(digest.digest())
}

function fitting(piece: Piece, size: number | undefined): Piece {
  if (size !== undefined && (piece.isLast ? piece.end !== size : piece.end >= size))
    throw new TypeError(`the source does not have the ${size} bytes that were told`)
  return piece
}

function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return passing.includes(error.status)
  return !(error instanceof SecondFactorRequired)
}

/** Keys and values in base64 (tus 1.0.0, section Creation). */
function uploadMetadata(file: Source, options: ResumableOptions): string {
  const { name = nameOf(file), description, tags, metadata, folder } = options
  const told = {
    filename: name,
    filetype: mediaTypeOf(file, options),
    description,
    tags: tags && JSON.stringify(tags),
    metadata: metadata && JSON.stringify(metadata),
    folder,
  }
  return Object.entries(told)
    .flatMap(([key, text]) => (text === undefined ? [] : [`${key} ${base64(new TextEncoder().encode(text))}`]))
    .join(',')
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
