/**
 * Digests of local files, kept between commands: a file that has the size and the times that it had is not read again.
 * Lines of JSON that are only ever added, so a command that was killed loses at most its last line.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type BigIntStats } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import envPaths from 'env-paths'
import { CommandFailure } from '../errors.ts'

/** Relative path, state of the file, SHA-256 in hex. */
type Line = [path: string, state: string, sha256: string]

export type Digests = Awaited<ReturnType<typeof openDigests>>

/** A file that was changed this recently may be changed again without another time to show for it. */
const settledNanos = 2_000_000_000n

/** @param folder whose files' digests these are */
export async function openDigests(folder: string) {
  const path = join(envPaths('coffer', { suffix: '' }).data, 'digests', `${sha256Of(resolve(folder))}.jsonl`)
  const { known, lines } = await readLines(path)
  const seen = new Map<string, Line>()
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const added = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // What cannot be kept is computed again next time.
  added.on('error', () => {})
  return { of, close }

  /** @throws CommandFailure when it changes while it is read */
  async function of(relative: string, signal: AbortSignal): Promise<string> {
    const file = join(folder, relative)
    const before = await stat(file, { bigint: true })
    const last = known.get(relative)
    if (last?.[1] === stateOf(before)) {
      seen.set(relative, last)
      return last[2]
    }
    const digest = createHash('sha256')
    for await (const chunk of createReadStream(file, { signal })) digest.update(chunk as Buffer)
    if (stateOf(await stat(file, { bigint: true })) !== stateOf(before))
      throw new CommandFailure('it was changed while it was read')
    const sha256 = digest.digest('hex')
    if (isSettled(before)) {
      const line: Line = [relative, stateOf(before), sha256]
      seen.set(relative, line)
      added.write(`${JSON.stringify(line)}\n`)
    }
    return sha256
  }

  /** @param whole whether every file was asked for: then the others are forgotten */
  async function close(whole: boolean): Promise<void> {
    await new Promise<void>((done) => {
      added.on('close', done).end()
    })
    if (!whole || lines <= 2 * seen.size + 100) return
    await writeFile(`${path}.new`, [...seen.values()].map((line) => `${JSON.stringify(line)}\n`).join(''), {
      mode: 0o600,
    })
    await rename(`${path}.new`, path)
  }
}

/** What changes whenever the bytes do; the inode and the time of its change cannot be set at will. */
export const stateOf = ({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string => [size, mtimeNs, ctimeNs, ino].join(' ')

const isSettled = ({ mtimeNs, ctimeNs }: BigIntStats): boolean => {
  const now = BigInt(Date.now()) * 1_000_000n
  return now - mtimeNs > settledNanos && now - ctimeNs > settledNanos
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

async function readLines(path: string): Promise<{ known: Map<string, Line>; lines: number }> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const known = new Map<string, Line>()
  const lines = text.split('\n')
  for (const line of lines) {
    const read = parsed(line)
    if (read) known.set(read[0], read)
  }
  return { known, lines: lines.length }
}

/** A line that was broken off is none. */
function parsed(line: string): Line | undefined {
  try {
    const read = JSON.parse(line) as unknown
    return Array.isArray(read) && read.length === 3 && read.every((one) => typeof one === 'string')
      ? (read as Line)
      : undefined
  } catch {
    return undefined
  }
}
