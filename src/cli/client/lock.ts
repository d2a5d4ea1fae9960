/** One process at a time, between the processes of one machine: a file that only one of them can make. */
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** A holder that lives touches its lock well within this time; an older one was left behind, such as by a power cut. */
const staleMillis = 60_000
const touchMillis = 15_000
const retryMillis = 50

/**
 * Runs `work` while no other process holds the lock.
 * @param patience milliseconds to wait for another holder
 * @returns `undefined` when the other one did not end in time
 */
export async function whileLocked<T>(
  path: string,
  work: () => Promise<T>,
  { patience = 0 }: { patience?: number } = {},
): Promise<{ value: T } | undefined> {
  const own = `${process.pid} ${randomBytes(8).toString('hex')}`
  const until = Date.now() + patience
  while (!(await taken(path, own))) {
    if (await removeStale(path)) continue
    if (Date.now() >= until) return undefined
    await pause(retryMillis)
  }
  const touching = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), touchMillis)
  touching.unref()
  try {
    return { value: await work() }
  } finally {
    clearInterval(touching)
    // Whoever took it for stale, after this machine slept, has put its own there.
    if ((await contentOf(path)) === own) await rm(path, { force: true })
  }
}

async function taken(path: string, own: string): Promise<boolean> {
  try {
    await writeFile(path, own, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** @returns whether it is worth trying again at once */
async function removeStale(path: string): Promise<boolean> {
  const [content, since] = await Promise.all([contentOf(path), ageOf(path)])
  if (content === undefined || since === undefined) return true
  if (isAlive(Number(content.split(' ')[0])) && since < staleMillis) return false
  // Moved before it is removed: of several who found it stale one succeeds, and sees what it has moved.
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await rename(path, aside)
  } catch {
    return false
  }
  const moved = await contentOf(aside)
  if (moved === content) await rm(aside, { force: true })
  else await rename(aside, path)
  return true
}

/** A lock without a process yet was made this very moment. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const contentOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

async function ageOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found && Date.now() - found.mtimeMs
}
