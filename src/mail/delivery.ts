/**
 * Brings letters on their way: each replica looks for what is due, and takes a letter by one conditional update, so that
 * one of them sends it. A process that dies with a letter in its hand leaves it to be taken again.
 */
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import { ownOrigin, withOrigin } from '../access/origin.ts'
import type { Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { openLetter, type Letter } from './mailer.ts'
import { PostFailure, type Post } from './post.ts'
import { renderLetter } from './render.ts'

export interface DeliveryDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secret: Secret
  readonly log: Logger
  readonly audit: Audit
  readonly post: Post
  /** `Name <address>`, or an address alone. */
  readonly from: () => string
}

export interface Delivery {
  /** Sends what is due. @returns how many letters left. @throws Problem 503 */
  readonly run: () => Promise<number>
  /** A letter was just written: looks for it in a moment, once `start` was called. */
  readonly nudge: () => void
  readonly start: () => void
  /** Waits for the letters under way. */
  readonly stop: () => Promise<void>
}

/** Longer than a letter can take to be sent (`smtp.ts`). */
const leaseMillis = 2 * 60_000
/** When the transaction that wrote a letter is done, mostly. */
const nudgeMillis = 25
const batch = 50
/** Letters on their way at once, of one replica. */
const atOnce = 4
const giveUpMillis = 3 * 86_400_000

/** After the first failure half a minute, then twice as long each time, up to an hour. */
export const pauseMillis = (attempts: number): number => Math.min(3_600_000, 30_000 * 2 ** Math.max(0, attempts - 1))

export function createDelivery({ database, clock, secret, log, audit, post, from }: DeliveryDeps): Delivery {
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  const running = new Set<Promise<unknown>>()

  return {
    run: () => tracked(deliverDue()),
    nudge: () => {
      if (!isOpen || timer) return
      // Not in the name of the request that wrote the letter.
      timer = withOrigin(ownOrigin('job'), () => setTimeout(deliverSoon, nudgeMillis))
      timer.unref()
    },
    start: () => {
      isOpen = true
    },
    stop: async () => {
      isOpen = false
      clearTimeout(timer)
      await Promise.allSettled(running)
    },
  }

  function deliverSoon(): void {
    timer = undefined
    tracked(deliverDue()).catch((error: unknown) => {
      log.warn({ err: error }, 'letters cannot be sent now')
    })
  }

  function tracked<T>(work: Promise<T>): Promise<T> {
    running.add(work)
    const forget = (): void => void running.delete(work)
    work.then(forget, forget)
    return work
  }

  async function deliverDue(): Promise<number> {
    const due = await database.rows(
      `select id, sealed, created_at, attempts from mail where due_at <= ? order by due_at limit ${batch}`,
      [clock()],
    )
    const limit = pLimit(atOnce)
    const sent = await Promise.all(due.map((row) => limit(() => deliver(row))))
    return sent.filter(Boolean).length
  }

  async function deliver(row: Row): Promise<boolean> {
    const id = bytesToUuid(row['id'] as Buffer)
    const attempts = Number(row['attempts']) + 1
    const taken = await database.run(
      'update mail set attempts = ?, due_at = ? where id = ? and attempts = ? and due_at <= ?',
      [attempts, clock() + leaseMillis, row['id'] ?? null, attempts - 1, clock()],
    )
    if (taken === 0) return false
    let letter: Letter | undefined
    try {
      letter = openLetter(secret, id, String(row['sealed']))
      await post.send({ ...renderLetter(letter), id, from: from(), to: letter.to })
    } catch (error) {
      await postpone({ id, attempts, createdAt: Number(row['created_at']), template: letter?.template }, error)
      return false
    }
    await database.run('delete from mail where id = ?', [uuidToBytes(id)])
    log.info({ letter: id, template: letter.template, to: post.description }, 'letter sent')
    return true
  }

  /** The log has neither the address nor what the letter says. */
  async function postpone({ id, attempts, createdAt, template }: Attempt, error: unknown): Promise<void> {
    const isFinal = !(error instanceof PostFailure) || error.isFinal
    const pause = pauseMillis(attempts)
    const facts = { letter: id, template, attempts, reason: (error as Error).message }
    if (!isFinal && clock() + pause < createdAt + giveUpMillis) {
      await database.run('update mail set due_at = ? where id = ? and attempts = ?', [
        clock() + pause,
        uuidToBytes(id),
        attempts,
      ])
      log.warn({ ...facts, againInSeconds: pause / 1000 }, 'a letter could not be sent')
      return
    }
    if ((await database.run('delete from mail where id = ?', [uuidToBytes(id)])) === 0) return
    log.error(facts, 'a letter was given up')
    await audit.record({
      action: 'letter.abandoned',
      result: 'failure',
      target: `letter:${id}`,
      details: { template, attempts },
    })
  }
}

interface Attempt {
  readonly id: string
  readonly attempts: number
  readonly createdAt: number
  readonly template: string | undefined
}
