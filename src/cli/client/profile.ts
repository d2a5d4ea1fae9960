/** What the command line remembers of a service, and its tokens: a file a profile, for its owner alone. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import envPaths from 'env-paths'
import { CommandFailure, UsageError } from '../errors.ts'
import { whileLocked } from './lock.ts'

export interface Session {
  readonly accessToken: string
  readonly refreshToken: string
  /** When the access token expires, in milliseconds since 1970. */
  readonly expiresAt: number
}

export interface Profile {
  /** The service's origin. */
  readonly url: string
  readonly email?: string
  /** Absent when the session is over, or an API key is used. */
  readonly session?: Session
  readonly apiKey?: string
}

export type ProfileFile = ReturnType<typeof profileFile>

/** Longer than a refresh over a bad line lasts. */
const lockPatience = 45_000

/** @throws UsageError for a name that is none */
export function profileFile(name: string) {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/.test(name))
    throw new UsageError('a profile is named with letters, digits, dots, dashes and underscores, at most 64 of them')
  const path = join(envPaths('coffer', { suffix: '' }).config, 'profiles', `${name}.json`)
  return { name, path, read, write, remove, whileLocked: locked }

  /** @returns `undefined` when there is none. @throws CommandFailure when the file is damaged */
  async function read(): Promise<Profile | undefined> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    })
    if (text === undefined) return undefined
    await keepPrivate(path)
    const profile = parsed(text)
    if (!profile) throw new CommandFailure(`${path} is damaged; sign in again: coffer login`)
    return profile
  }

  /** The old file or the new one, whole, whatever happens; only while locked. */
  async function write(profile: Profile): Promise<void> {
    const temporary = `${path}.${randomBytes(8).toString('hex')}`
    try {
      const file = await open(temporary, 'wx', 0o600)
      try {
        await file.writeFile(JSON.stringify(profile, undefined, 2))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  async function remove(): Promise<void> {
    await rm(path, { force: true })
  }

  /** @throws CommandFailure when another command does not let go of it */
  async function locked<T>(work: () => Promise<T>): Promise<T> {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await keepPrivate(folder)
    const done = await whileLocked(`${path}.lock`, work, { patience: lockPatience })
    if (!done) throw new CommandFailure(`another command holds ${path}.lock; try again`)
    return done.value
  }
}

/** Rights that a careless copy gave to others are taken back. */
async function keepPrivate(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode } = await stat(path)
  if (mode & 0o077) await chmod(path, mode & 0o700)
}

function parsed(text: string): Profile | undefined {
  try {
    const profile = JSON.parse(text) as Profile
    const { session } = profile
    const isWhole = session === undefined || typeof session.refreshToken === 'string'
    return typeof profile.url === 'string' && isWhole ? profile : undefined
  } catch {
    return undefined
  }
}
