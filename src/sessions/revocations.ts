/**
 * Which sessions have ended, known in memory. Every replica follows the table by its growing id once a second; when it
 * cannot, it asks for each request, and when that fails too the answer is 503, never "allowed".
 */
import type { EntityManager } from '@mikro-orm/core'
import type { Logger } from 'pino'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { unavailable } from '../problem.ts'
import { answered } from './answered.ts'
import { Revocation } from './revocation.entity.ts'

export interface Revocations {
  /** Writes into the transaction that ends the sessions; call `applied` once it is committed. */
  readonly add: (em: EntityManager, sessionIds: readonly string[]) => void
  /** This replica need not wait for its own news. */
  readonly applied: (sessionIds: readonly string[]) => void
  /** No query while the table is followed. @throws Problem 503 when it cannot be known */
  readonly isRevoked: (sessionId: string) => Promise<boolean>
  readonly start: () => Promise<void>
  readonly stop: () => void
  /** Deletes what no living token refers to. */
  readonly sweep: () => Promise<number>
}

export interface RevocationOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  /** How long an access token can live, in seconds. */
  readonly accessTokenTtl: number
}

const followEvery = 1000
/** News older than this is no news: one poll may fail, two may not. */
const staleAfter = 1900
/** A transaction that got a smaller id may commit later than one with a greater: ids this young are read again. */
const overlapMillis = 30_000
/** Tokens outlive their issue by the tolerated difference of clocks. */
const slackMillis = 60_000

export function createRevocations({ database, clock, log, accessTokenTtl }: RevocationOptions): Revocations {
  /** Session id → when the entry may be forgotten. */
  const revoked = new Map<string, number>()
  /** Ids seen, with the monotonic time at which they were seen first, for as long as they are read again. */
  const recent = new Map<number, number>()
  let floor = 0
  let knownAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const lifeMillis = accessTokenTtl * 1000 + slackMillis

  return {
    add: (em, sessionIds) => {
      for (const subject of sessionIds)
        em.create(Revocation, { subject, createdAt: clock(), expiresAt: clock() + lifeMillis })
    },
    applied: (sessionIds) => {
      for (const id of sessionIds) revoked.set(id, clock() + lifeMillis)
    },
    isRevoked,
    start: async () => {
      await poll()
      schedule()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
    sweep: () => database.run('delete from revocation where expires_at < ?', [clock() - slackMillis]),
  }

  async function isRevoked(sessionId: string): Promise<boolean> {
    if (revoked.has(sessionId)) return true
    if (performance.now() - knownAt < staleAfter) return false
    try {
      const rows = await answered(
        database.rows('select 1 as found from revocation where subject = ? limit 1', [uuidToBytes(sessionId)]),
      )
      return rows.length > 0
    } catch (error) {
      throw unavailable(error)
    }
  }

  function schedule(): void {
    if (stopped) return
    timer = setTimeout(() => {
      poll()
        .catch((error: unknown) =>
          log.warn({ err: error }, 'cannot follow revocations; asking the database for each request'),
        )
        .finally(schedule)
    }, followEvery)
    timer.unref()
  }

  async function poll(): Promise<void> {
    const askedAt = performance.now()
    const rows = await answered(
      database.rows('select id, subject, expires_at from revocation where id > ? order by id', [floor]),
    )
    for (const row of rows) {
      const id = Number(row['id'])
      if (!recent.has(id)) recent.set(id, askedAt)
      revoked.set(bytesToUuid(row['subject'] as Buffer), Number(row['expires_at']))
    }
    for (const [id, seenAt] of recent) {
      if (askedAt - seenAt < overlapMillis) continue
      recent.delete(id)
      floor = Math.max(floor, id)
    }
    for (const [subject, expiresAt] of revoked) if (expiresAt < clock()) revoked.delete(subject)
    knownAt = askedAt
  }
}
