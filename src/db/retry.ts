import type { EntityManager } from '@mikro-orm/core'
import { unavailable } from '../problem.ts'
import { setTimeout as delay } from 'node:timers/promises'

/** Rolled back whole by the server, so running the transaction again is right: deadlock, lock wait, Galera's certification. */
const conflicts = new Set([1213, 1205, 1020, 1180])
const conflictCodes = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY'])

/** The server is not there, going away, full, or not part of a working cluster. */
const absences = new Set([1040, 1047, 1053, 1203, 1927, 2002, 2003, 2006, 2013])
const absenceCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_FULL',
])

interface DriverError {
  readonly errno?: number
  readonly code?: string
  readonly message?: string
  readonly cause?: unknown
}

/** Whether the database, or the way to it, is away (as opposed to a statement that is wrong). */
export function isUnavailable(error: unknown): boolean {
  return (
    matches(error, absences, absenceCodes) ||
    /closed state|Pool is closed|connection is in closed|connection is not open/i.test(
      (error as DriverError | undefined)?.message ?? '',
    )
  )
}

/** Thrown by work that found its row changed since it read it: to be read and decided upon again. */
export class LostRace extends Error {
  override name = 'LostRace'
}

/** Whether the same may well succeed a moment later: what nobody has run again until then is told as 503, not as a fault. */
export const isPassing = (error: unknown): boolean => isUnavailable(error) || isConflict(error)

const isConflict = (error: unknown): boolean => error instanceof LostRace || matches(error, conflicts, conflictCodes)

const isBusy = (error: unknown): boolean => matches(error, new Set(), new Set(['SQLITE_BUSY']))

function matches(error: unknown, numbers: ReadonlySet<number>, codes: ReadonlySet<string>): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { errno, code, cause } = error as DriverError
  return (
    (errno !== undefined && numbers.has(errno)) ||
    (code !== undefined && (codes.has(code) || codes.has(primaryCode(code)))) ||
    (cause !== undefined && matches(cause, numbers, codes))
  )
}

/** SQLite says more precisely what went wrong, such as `SQLITE_IOERR_READ`. */
const primaryCode = (code: string): string => /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code

/** When nothing is tried again any more, in milliseconds: the last try may wait another second for a lock, and 2 s are promised. */
const patience = 700
/** SQLite's one writer may be another program, whose end nothing but asking again tells; each try waits for little. */
const busyPatience = 1200
const longestPause = 160

/**
 * Runs the work in one transaction; after a conflict again, with a fresh entity manager and a growing, jittered pause.
 * A lost connection is not run again, because whether the COMMIT took effect is unknown then: the client is told 503.
 */
export function runTransaction<T>(fork: () => EntityManager, work: (em: EntityManager) => Promise<T>): Promise<T> {
  return retryConflicts(() => fork().transactional(work))
}

/** The same for one statement in a transaction of its own. @throws Problem 503 when the database is away or too contended */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (isUnavailable(error)) throw unavailable(error)
      if (!isConflict(error)) throw error
      if (performance.now() - begun >= (isBusy(error) ? busyPatience : patience)) throw unavailable(error)
      await delay(Math.random() * Math.min(20 * 2 ** attempt, longestPause))
    }
  }
}
