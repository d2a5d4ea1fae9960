/** How bytes go to the service, whoever sends them. */
import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { CofferClient, FileSource, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import type { Board } from './board.ts'
import { mediaTypeOf } from './media-type.ts'
import { largeBytes, sendLarge } from './resumable.ts'

export interface Outgoing {
  /** A path; `undefined` for standard input. */
  readonly path: string | undefined
  /** As it is told while it goes. */
  readonly source: string
  readonly name: string
  readonly mediaType?: string | undefined
  /** SHA-256 in hex, when it is known already. */
  readonly sha256?: string | undefined
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** For a new file. */
  readonly folder?: string | undefined
}

export interface SendingDeps {
  readonly client: CofferClient
  /** The service's. */
  readonly url: string
  readonly board: Board
  readonly signal: AbortSignal
}

/** Stores a new file; a large one so that it can be gone on with when it is broken off. */
export async function send(deps: SendingDeps, file: Outgoing): Promise<Schema<'File'>> {
  const { description, tags, metadata, folder } = file
  const stored = await sentInPieces(deps, file)
  if (stored) return stored
  return moving(deps, file, async (options) =>
    deps.client.uploadFile(await bytesOf(file), {
      ...options,
      name: file.name,
      description,
      tags,
      metadata,
      folder: unlessRoot(folder),
    }),
  )
}

/** What nothing more is said about goes as bare bytes. */
const unlessRoot = (folder: string | undefined): string | undefined => (folder === '/' ? undefined : folder)

async function sentInPieces(
  { client, url, board, signal }: SendingDeps,
  file: Outgoing,
): Promise<Schema<'File'> | undefined> {
  const { path, source, name } = file
  if (path === undefined || (await stat(path)).size < largeBytes) return undefined
  const transfer = board.begin(source)
  const moved = (loaded: number, total: number): void => transfer.moved(loaded, total)
  const large = { ...file, path, mediaType: file.mediaType ?? mediaTypeOf(name) }
  return sendLarge({ client, url, signal, moved }, large).finally(() => transfer.end())
}

/**
 * Replaces the bytes of a stored file.
 * @param sha256 of the bytes that are there; the service refuses when they are others by now
 */
export function sendInstead(
  deps: SendingDeps,
  file: Outgoing,
  { id, sha256 }: { id: string; sha256: string },
): Promise<Schema<'File'>> {
  return moving(deps, file, async (options) =>
    deps.client.replaceFileContent(id, await bytesOf(file), { ...options, ifMatch: `"${sha256}"` }),
  )
}

async function moving(
  { board, signal }: SendingDeps,
  { source, name, mediaType, sha256 }: Outgoing,
  work: (options: CommonOptions) => Promise<Schema<'File'>>,
): Promise<Schema<'File'>> {
  signal.throwIfAborted()
  const transfer = board.begin(source)
  try {
    return await work({
      signal,
      mediaType: mediaType ?? mediaTypeOf(name),
      reprDigest: sha256 === undefined ? undefined : `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      onProgress: ({ loaded, total }) => transfer.moved(loaded, total),
    })
  } finally {
    transfer.end()
  }
}

type CommonOptions = Pick<
  NonNullable<Parameters<CofferClient['uploadFile']>[1]>,
  'signal' | 'mediaType' | 'reprDigest' | 'onProgress'
>

/** A blob over a path refuses to be read once the file was changed, so no mixture of two states is sent. */
const bytesOf = async ({ path }: Outgoing): Promise<FileSource> =>
  path === undefined ? process.stdin : openAsBlob(path)
