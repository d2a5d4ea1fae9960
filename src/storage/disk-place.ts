/**
 * Segments as files in a folder of this machine, or one that several machines share. A file appears under its name by
 * one rename, after its bytes are on the disk; names come from ids alone.
 */
import { constants, type Dirent } from 'node:fs'
import { lstat, mkdir, open, readdir, readFile, rename, stat, statfs, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Problem } from '../problem.ts'
import { blockBytes, ContentDamaged } from './blob-store.ts'
import {
  segmentIdForm,
  StoreFailure,
  storageUnavailable,
  type FoundSegment,
  type SegmentPlace,
} from './segment-place.ts'

/** Tells the folder from an empty one, such as that where a disk is not mounted. */
const marker = 'coffer-storage'
const markerText = 'The bytes of files that Coffer keeps lie here. Their names and owners are in its database.\n'
/** What is being written. */
const unfinishedFolder = 'unfinished'

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants

export function createDiskPlace(root: string): SegmentPlace {
  /** Folders that are known to survive a power cut. */
  const durable = new Map<string, Promise<void>>()
  return { kind: 'disk', write, read, remove, sizeOf, list, open: openFolder, probe, room }

  /** By its last digits, which are random; the first are the time. */
  function folderOf(id: string): string {
    return join(root, id.slice(-4, -2), id.slice(-2))
  }
  function pathOf(id: string): string {
    if (!segmentIdForm.test(id)) throw new Error(`${id} is not the id of a segment`)
    return join(folderOf(id), id)
  }
  function unfinishedPath(id: string): string {
    return join(root, unfinishedFolder, id)
  }

  async function write(id: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const path = pathOf(id)
    const unfinished = unfinishedPath(id)
    const file = await used(() => open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600))
    try {
      for await (const block of bytes) await used(() => writeFully(file, block))
      await used(() => file.sync())
    } finally {
      await file.close().catch(() => {})
    }
    await used(async () => {
      await ensureFolder(folderOf(id))
      await rename(unfinished, path)
      await syncFolder(folderOf(id))
    })
  }

  /** Made, and found after a power cut, as its parents are. */
  function ensureFolder(folder: string): Promise<void> {
    const known = durable.get(folder)
    if (known) return known
    const making = (async () => {
      if (folder !== root) await ensureFolder(dirname(folder))
      await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
      if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`)
      await syncFolder(dirname(folder))
    })()
    durable.set(folder, making)
    making.catch(() => durable.delete(folder))
    return making
  }

  async function* read(id: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    const file = await openSegment(id)
    try {
      for (let at = start; at <= end;) {
        const block = Buffer.allocUnsafeSlow(Math.min(blockBytes, end - at + 1))
        const length = await readFully(file, block, at)
        if (length === 0) return
        yield block.subarray(0, length)
        at += length
      }
    } finally {
      await file.close().catch(() => {})
    }
  }

  async function openSegment(id: string): Promise<FileHandle> {
    try {
      return await open(pathOf(id), O_RDONLY | O_NOFOLLOW)
    } catch (error) {
      if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(codeOf(error))) {
        await requireMarker()
        throw new ContentDamaged(`segment ${id} is missing`, error)
      }
      throw failureOf(error)
    }
  }

  async function remove(id: string, unfinished: boolean): Promise<void> {
    const paths = [pathOf(id), ...(unfinished ? [unfinishedPath(id)] : [])]
    for (const path of paths) {
      try {
        await unlink(path)
        await syncFolder(dirname(path))
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw failureOf(error)
        await requireMarker()
      }
    }
  }

  async function sizeOf(id: string): Promise<number | undefined> {
    try {
      const found = await lstat(pathOf(id))
      return found.isFile() ? found.size : undefined
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw failureOf(error)
      await requireMarker()
      return undefined
    }
  }

  async function* list(): AsyncGenerator<FoundSegment, void> {
    await requireMarker()
    for (const { name } of await entries(root)) {
      if (name === marker) continue
      if (name === unfinishedFolder) yield* filesIn(join(root, name), true)
      else if (!/^[0-9a-f]{2}$/.test(name)) yield stranger(name)
      else
        for (const inner of await entries(join(root, name)))
          if (inner.isDirectory() && /^[0-9a-f]{2}$/.test(inner.name))
            yield* filesIn(join(root, name, inner.name), false)
          else yield stranger(join(name, inner.name))
    }
  }

  async function* filesIn(folder: string, unfinished: boolean): AsyncGenerator<FoundSegment, void> {
    for (const entry of await entries(folder)) {
      const isOurs = entry.isFile() && segmentIdForm.test(entry.name) && (unfinished || folderOf(entry.name) === folder)
      if (!isOurs) yield stranger(join(folder, entry.name).slice(root.length + 1))
      else {
        const size = await lstat(join(folder, entry.name)).then(
          (found) => found.size,
          () => undefined,
        )
        // It went meanwhile.
        if (size !== undefined) yield { id: entry.name, isSegment: true, size: unfinished ? 0 : size, unfinished }
      }
    }
  }

  function entries(folder: string): Promise<Dirent[]> {
    return used(async () => (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1)))
  }

  async function openFolder(isNew: () => Promise<boolean>): Promise<void> {
    try {
      await mkdir(root, { recursive: true, mode: 0o700 })
      if (!(await hasMarker())) {
        if (!(await isNew()))
          throw new StoreFailure(
            `${root} is not the folder that the bytes of the files lie in (there is no file "${marker}"); is the disk mounted?`,
          )
        await writeMarker()
      }
      await ensureFolder(join(root, unfinishedFolder))
    } catch (error) {
      if (error instanceof StoreFailure) throw error
      throw new StoreFailure(
        `${root} cannot be used for the bytes of files (${codeOf(error)}); give this user the right to write there, or choose another folder with COFFER_STORAGE`,
        { cause: error },
      )
    }
  }

  async function writeMarker(): Promise<void> {
    const file = await open(join(root, marker), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600).catch(
      (error: unknown) => {
        // Another replica began at the same time.
        if (codeOf(error) === 'EEXIST') return undefined
        throw error
      },
    )
    if (!file) return
    try {
      await file.writeFile(markerText)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(root)
    await syncFolder(dirname(root)).catch(() => {})
  }

  async function hasMarker(): Promise<boolean> {
    return stat(join(root, marker)).then(
      (found) => found.isFile(),
      () => false,
    )
  }

  /** What is missing in a folder that is not ours says nothing: the disk is away. */
  async function requireMarker(): Promise<void> {
    if (!(await hasMarker())) throw storageUnavailable(new Error(`there is no file "${marker}" in ${root}`))
  }

  async function probe(): Promise<void> {
    const path = join(root, unfinishedFolder, `probe-${randomUUID()}`)
    try {
      const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      try {
        await file.writeFile(markerText)
        await file.sync()
      } finally {
        await file.close()
      }
      if ((await readFile(path, 'utf8')) !== markerText) throw new Error('what was read is not what was written')
    } catch (error) {
      throw new StoreFailure(`${root} cannot be written (${codeOf(error)})`, { cause: error })
    } finally {
      await unlink(path).catch(() => {})
    }
  }

  async function room(): Promise<number | undefined> {
    const { bavail, bsize } = await statfs(root)
    return bavail * bsize
  }
}

const stranger = (id: string): FoundSegment => ({ id, isSegment: false, size: 0, unfinished: false })

async function writeFully(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten
}

/** @throws ContentDamaged where the disk cannot read what it holds */
async function readFully(file: FileHandle, into: Buffer, position: number): Promise<number> {
  let filled = 0
  while (filled < into.length) {
    const { bytesRead } = await file
      .read(into, filled, into.length - filled, position + filled)
      .catch((error: unknown) => {
        throw codeOf(error) === 'EIO' ? new ContentDamaged('the disk cannot read it', error) : failureOf(error)
      })
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Windows has no such thing, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function used<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw failureOf(error)
  }
}

const fullCodes = ['ENOSPC', 'EDQUOT', 'EFBIG']

function failureOf(error: unknown): unknown {
  if (error instanceof Problem) return error
  return storageUnavailable(error, fullCodes.includes(codeOf(error)))
}

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error))
