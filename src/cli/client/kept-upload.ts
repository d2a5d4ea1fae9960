/** Which upload of a large file is under way, so that the same command run again goes on with it. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import envPaths from 'env-paths'
import { CommandFailure } from '../errors.ts'
import { whileLocked } from './lock.ts'

export interface UploadUnderWay {
  readonly uploadId: string
  /** Size and times of the local file when its digest was made. */
  readonly state: string
  /** In hex. */
  readonly sha256: string
}

export type KeptUpload = ReturnType<typeof keptUpload>

/** @param of all that makes it this upload and no other: service, path, and what is said about the file */
export function keptUpload(of: readonly unknown[]) {
  const key = createHash('sha256').update(JSON.stringify(of)).digest('hex')
  const path = join(envPaths('coffer', { suffix: '' }).data, 'uploads', `${key}.json`)
  return { read, write, forget, whileLocked: locked }

  async function read(): Promise<UploadUnderWay | undefined> {
    try {
      const kept = JSON.parse(await readFile(path, 'utf8')) as Partial<UploadUnderWay>
      const { uploadId, state, sha256 } = kept
      return uploadId !== undefined && state !== undefined && sha256 !== undefined
        ? { uploadId, state, sha256 }
        : undefined
    } catch {
      // None, or one that is of no use: then the upload begins anew.
      return undefined
    }
  }

  async function write(upload: UploadUnderWay): Promise<void> {
    await writeFile(`${path}.new`, JSON.stringify(upload), { mode: 0o600, flush: true })
    await rename(`${path}.new`, path)
  }

  async function forget(): Promise<void> {
    await rm(path, { force: true })
  }

  async function locked<T>(work: () => Promise<T>): Promise<T> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const done = await whileLocked(`${path}.lock`, work)
    if (!done) throw new CommandFailure('another command is sending it')
    return done.value
  }
}
