/**
 * Which sessions and API keys have ended, and which accounts' roles have changed since a token told them, known in memory.
 * Every replica follows the table by its growing id once a second; when it
 * cannot, it asks for each request, and when that fails too the answer is 503, never "allowed".
 */
import { raw, type EntityManager, type FilterQuery } from '@mikro-orm/core'
import type { Logger } from 'pino'
import { Account } from '../accounts/account.entity.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { unavailable } from '../problem.ts'
import { answered } from './answered.ts'
import { graceMillis } from './refresh-token.ts'
import { Revocation } from './revocation.entity.ts'

export interface Revocations {
  /** Writes into the transaction that ends the sessions or keys; call `applied` once it is committed. */
  readonly add: (em: EntityManager, ids: readonly string[]) => void
  /**
   * The same for the sessions of an account that the transaction has just ended, by one statement.
   * @param endedAt when it said that they ended
   * @returns the ids of those that may have a living access token
   */
  readonly addEnded: (em: EntityManager, accountId: string, endedAt: number) => Promise<string[]>
  /**
   * Into the transaction that changes what an account may do: its tokens up to now are refused, and got anew by a refresh.
   * Give what it returns to `applied` once it is committed.
   */
  readonly renew: (em: EntityManager, accountId: string) => Promise<Renewal>
  /** The same for every account that the condition names. */
  readonly renewAll: (em: EntityManager, which: FilterQuery<Account>) => Promise<Renewal[]>
  /** Into the transaction that changes what an API key may do, or its secret: what shows an older epoch of the key is refused. */
  readonly renewKey: (em: EntityManager, keyId: string, epoch: number) => Renewal
  /** This replica need not wait for its own news. */
  readonly applied: (news: readonly (string | Renewal)[]) => void
  /** No query while the table is followed. @throws Problem 503 when it cannot be known */
  readonly isRevoked: (shown: Shown) => Promise<boolean>
  readonly start: () => Promise<void>
  readonly stop: () => void
  /** Deletes what no living token refers to. */
  readonly sweep: () => Promise<number>
}

/** What a credential shows of itself. */
export interface Shown {
  /** The session's or the API key's id. */
  readonly id: string
  readonly accountId: string
  /** Of the account, when the credential was given out. */
  readonly epoch: number
  /** Of the API key; undefined for a session. */
  readonly keyEpoch?: number | undefined
}

/** An account, or an API key, and its epoch. */
export interface Renewal {
  readonly subject: string
  /** Older ones are refused. */
  readonly epoch: number
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
  /** Id of a session or key → when the entry may be forgotten. */
  const revoked = new Map<string, number>()
  /** Account or API key → its epoch, and when the entry may be forgotten. */
  const renewed = new Map<string, { epoch: number; expiresAt: number }>()
  /** Ids seen, with the monotonic time at which they were seen first, for as long as they are read again. */
  const recent = new Map<number, number>()
  let floor = 0
  let knownAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const lifeMillis = accessTokenTtl * 1000 + slackMillis

  return {
    add: (em, ids) => {
      for (const subject of ids)
        em.create(Revocation, { subject, epoch: null, createdAt: clock(), expiresAt: clock() + lifeMillis })
    },
    addEnded: async (em, accountId, endedAt) => {
      const { rows, run } = database.statementsOf(em)
      // The last access token of a session was given with its refresh token, or again while a lost answer may be asked for.
      const which = 'from session where account_id = ? and ended_at = ? and refreshed_at > ?'
      const values = [uuidToBytes(accountId), endedAt, clock() - lifeMillis - graceMillis]
      await run(`insert into revocation (subject, epoch, created_at, expires_at) select id, null, ?, ? ${which}`, [
        clock(),
        clock() + lifeMillis,
        ...values,
      ])
      return (await rows(`select id ${which}`, values)).map(({ id }) => bytesToUuid(id as Buffer))
    },
    renew: async (em, accountId) => {
      // The update takes the row's lock, so two changes at once get two epochs.
      await em.nativeUpdate(Account, { id: accountId }, { epoch: raw('epoch + 1') })
      const { epoch } = await em.findOneOrFail(Account, { id: accountId }, { refresh: true, fields: ['epoch'] })
      return note(em, accountId, epoch)
    },
    renewAll: async (em, which) => {
      await em.nativeUpdate(Account, which, { epoch: raw('epoch + 1') })
      const accounts = await em.find(Account, which, { refresh: true, fields: ['epoch'] })
      return accounts.map(({ id, epoch }) => note(em, id, epoch))
    },
    renewKey: note,
    applied: (news) => {
      const expiresAt = clock() + lifeMillis
      for (const one of news) {
        if (typeof one === 'string') revoked.set(one, expiresAt)
        else noteEpoch(one.subject, one.epoch, expiresAt)
      }
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

  function note(em: EntityManager, subject: string, epoch: number): Renewal {
    em.create(Revocation, { subject, epoch, createdAt: clock(), expiresAt: clock() + lifeMillis })
    return { subject, epoch }
  }

  function noteEpoch(subject: string, epoch: number, expiresAt: number): void {
    if ((renewed.get(subject)?.epoch ?? -1) < epoch) renewed.set(subject, { epoch, expiresAt })
  }

  // A session has no epoch of its own, and none is ever noted for it.
  async function isRevoked({ id, accountId, epoch, keyEpoch = Number.MAX_SAFE_INTEGER }: Shown): Promise<boolean> {
    if (revoked.has(id) || isOlder(accountId, epoch) || isOlder(id, keyEpoch)) return true
    if (performance.now() - knownAt < staleAfter) return false
    try {
      const rows = await answered(
        database.rows(
          'select 1 as found from revocation where (subject = ? and (epoch is null or epoch > ?)) or (subject = ? and epoch > ?) limit 1',
          [uuidToBytes(id), keyEpoch, uuidToBytes(accountId), epoch],
        ),
      )
      return rows.length > 0
    } catch (error) {
      throw unavailable(error)
    }
  }

  function isOlder(subject: string, epoch: number): boolean {
    return epoch < (renewed.get(subject)?.epoch ?? 0)
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
      database.rows('select id, subject, epoch, expires_at from revocation where id > ? order by id', [floor]),
    )
    for (const row of rows) {
      const id = Number(row['id'])
      if (!recent.has(id)) recent.set(id, askedAt)
      const subject = bytesToUuid(row['subject'] as Buffer)
      if (row['epoch'] === null) revoked.set(subject, Number(row['expires_at']))
      else noteEpoch(subject, Number(row['epoch']), Number(row['expires_at']))
    }
    for (const [id, seenAt] of recent) {
      if (askedAt - seenAt < overlapMillis) continue
      recent.delete(id)
      floor = Math.max(floor, id)
    }
    for (const [subject, expiresAt] of revoked) if (expiresAt < clock()) revoked.delete(subject)
    for (const [subject, { expiresAt }] of renewed) if (expiresAt < clock()) renewed.delete(subject)
    knownAt = askedAt
  }
}
