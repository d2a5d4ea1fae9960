/** One stored file into one local file: resumed where it was broken off, verified, and there whole or not at all. */
import { createHash, type Hash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { link, lstat, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure } from '../errors.ts'
import type { Transfer } from './board.ts'
import { cutName } from './local-name.ts'
import { whileLocked } from './lock.ts'
import { isOfConnection } from './refusal.ts'
import type { StoredFile } from './stored-files.ts'

type Bytes = Pick<StoredFile, 'id' | 'size' | 'sha256'>

export interface Fetching {
  readonly client: CofferClient
  readonly transfer: Transfer
  readonly signal: AbortSignal
  readonly force: boolean
}

/** @returns `unchanged`: it was there already, with the same bytes. @throws CommandFailure */
export async function fetchTo(
  target: string,
  file: Bytes,
  fetching: Fetching,
): Promise<'saved' | 'resumed' | 'unchanged'> {
  // It becomes part of a name, and names are nothing that another machine makes.
  if (!/^[0-9a-f]{64}$/.test(file.sha256)) throw new CommandFailure('the service tells no digest of it')
  if (await isThere(target, file, fetching)) return 'unchanged'
  // Named for the bytes, so that what is resumed is never another version.
  const part = join(dirname(target), `${cutName(basename(target), 230)}.${file.sha256.slice(0, 12)}.part`)
  const done = await whileLocked(`${part}.lock`, async () => {
    const resumed = await fetchPart(part, file, fetching)
    await place(part, target, fetching.force)
    return resumed ? 'resumed' : 'saved'
  })
  if (!done) throw new CommandFailure('another command is fetching it')
  return done.value
}

async function isThere(target: string, { size, sha256 }: Bytes, { force, signal }: Fetching): Promise<boolean> {
  const found = await lstat(target).catch(absent)
  if (!found) return false
  if (found.isDirectory()) throw new CommandFailure(`${target} is a folder`)
  if (found.isFile() && found.size === size && (await digestOf(target, signal)) === sha256) return true
  if (!force) throw new CommandFailure(`${target} is there already; --force replaces it`)
  return false
}

/** Whoever may write in the folder must not choose by a link where the bytes go. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

/** @returns whether bytes that were there before are among it */
async function fetchPart(part: string, file: Bytes, fetching: Fetching): Promise<boolean> {
  const flags = constants.O_RDWR | constants.O_CREAT | noFollow
  const handle = await open(part, flags, 0o666)
  try {
    await requireOwn(handle, part)
    const kept = Math.min((await handle.stat()).size, file.size)
    if (await persistently(handle, kept, file, fetching)) return kept > 0
    // What was kept from before may be what is wrong.
    if (kept > 0 && (await persistently(handle, 0, file, fetching))) return false
  } catch (error) {
    if (!fetching.signal.aborted) await removeEmpty(part, handle)
    throw error
  } finally {
    await handle.close()
  }
  await rm(part, { force: true })
  throw new CommandFailure('the bytes that came are not those that the service keeps')
}

/** Nor may they make it another name of a file that is there already, or keep a hand on it. @throws CommandFailure */
async function requireOwn(handle: FileHandle, part: string): Promise<void> {
  const { nlink, uid } = await handle.stat()
  if (nlink > 1 || (process.getuid && uid !== process.getuid()))
    throw new CommandFailure(`${part} is not what an earlier command left; remove it`)
}

/** So often in a row nothing may come through. */
const mostFailures = 3

/** A connection that breaks is no end as long as some of the file comes. */
async function persistently(handle: FileHandle, kept: number, file: Bytes, fetching: Fetching): Promise<boolean> {
  let from = kept
  for (let failures = 0; ;) {
    try {
      return await receive(handle, from, file, fetching)
    } catch (error) {
      const there = Math.min((await handle.stat()).size, file.size)
      failures = there > from ? 0 : failures + 1
      if (!isOfConnection(error) || fetching.signal.aborted || failures > mostFailures) throw error
      from = there
      await pause(250 * 2 ** failures, undefined, { signal: fetching.signal })
    }
  }
}

/** @returns whether the whole has the digest it must have */
async function receive(handle: FileHandle, kept: number, file: Bytes, fetching: Fetching): Promise<boolean> {
  const { client, transfer, signal } = fetching
  const etag = `"${file.sha256}"`
  await handle.truncate(kept)
  const digest = await digestOfKept(handle, kept)
  transfer.moved(kept, file.size)
  if (kept < file.size) {
    const range = kept === 0 ? {} : { range: { first: kept }, ifRange: etag }
    // Verified here, over what was kept as well.
    const { stream, ...answer } = await client.downloadFile(file.id, { ...range, signal, verify: false })
    if (answer.etag !== etag || (answer.range?.first ?? 0) !== kept) {
      await stream.cancel()
      throw new CommandFailure('it was replaced meanwhile; get it again')
    }
    await write(handle, stream, { at: kept, digest, moved: (loaded) => transfer.moved(loaded, file.size) })
  }
  await handle.sync()
  return digest.digest('hex') === file.sha256
}

async function write(
  handle: FileHandle,
  stream: ReadableStream<Uint8Array>,
  { at, digest, moved }: { at: number; digest: Hash; moved: (loaded: number) => void },
): Promise<void> {
  let position = at
  for await (const chunk of stream) {
    digest.update(chunk)
    for (let from = 0; from < chunk.byteLength;) {
      const { bytesWritten } = await handle.write(chunk, from, chunk.byteLength - from, position)
      from += bytesWritten
      position += bytesWritten
    }
    moved(position)
  }
}

async function digestOfKept(handle: FileHandle, kept: number): Promise<Hash> {
  const digest = createHash('sha256')
  if (kept === 0) return digest
  for await (const chunk of handle.createReadStream({ start: 0, end: kept - 1, autoClose: false }))
    digest.update(chunk as Buffer)
  return digest
}

async function digestOf(path: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, { signal })) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

/** Nothing can be resumed from it. */
async function removeEmpty(part: string, handle: FileHandle): Promise<void> {
  if ((await handle.stat()).size === 0) await rm(part, { force: true })
}

/** Under its own name at once; without `force` never instead of another, not even of one made this moment. */
async function place(part: string, target: string, force: boolean): Promise<void> {
  if (force) await rename(part, target)
  else await linkTo(part, target)
  await syncFolder(dirname(target))
}

async function linkTo(part: string, target: string): Promise<void> {
  try {
    await link(part, target)
    await rm(part, { force: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    // A file system without links, such as that of a memory stick.
    const hasNoLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)
    if (code === 'EEXIST' || (hasNoLinks && (await stat(target).catch(absent))))
      throw new CommandFailure(`${target} is there already; --force replaces it`)
    if (!hasNoLinks) throw error
    await rename(part, target)
  }
}

/** The name outlasts a power cut as well, where folders can be synchronized. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
