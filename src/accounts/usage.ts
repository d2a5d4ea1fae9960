/**
 * What accounts store, counted in the transaction that changes it, and held against their quotas together with what
 * uploads under way have reserved: however many come at once, no two take the same room.
 */
import type { EntityManager } from '@mikro-orm/core'
import type { Database, Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem, unavailable } from '../problem.ts'
import { Account } from './account.entity.ts'

/** What comes, or goes (negative). */
export interface Change {
  /** Of files and their former versions. */
  readonly bytes: number
  readonly files: number
  /** What of the bytes are former versions. */
  readonly versionBytes?: number
}

/** What holds for every account. */
export interface StorageLimits {
  readonly maxFileBytes: number
  /** Empty: all types are stored. */
  readonly fileTypes: readonly {
    readonly type: string
    readonly isAllowed: boolean
    readonly maxBytes: number | undefined
  }[]
}

export interface UsageView {
  readonly usedBytes: number
  readonly versionBytes: number
  /** Of uploads that are under way. */
  readonly reservedBytes: number
  readonly fileCount: number
  /** Undefined: as much as there is room for. */
  readonly quotaBytes: number | undefined
}

/** An upload whose bytes are on their way. */
export interface Incoming {
  readonly accountId: string
  /** Asked before the first byte is read: the content that is staged for them. */
  readonly contentId: () => string
  /** How many bytes there will be, where that is known. */
  readonly length?: number | undefined
  /** What is reserved for them already. */
  readonly reserved?: number
  /** Bytes given back by the same change, such as those that are replaced: once, however many such changes are under way. */
  readonly given?: number
}

export interface Usage {
  /**
   * Counts into the transaction, by one conditional update. Less is always taken, also by an account whose quota was
   * lowered below what it stores.
   * @throws Problem quota-exceeded, or unauthenticated when the account was deleted meanwhile
   */
  readonly count: (em: EntityManager, accountId: string, change: Change) => Promise<void>
  /** The same; false where `count` throws. */
  readonly fits: (em: EntityManager, accountId: string, change: Change) => Promise<boolean>
  /**
   * The same for staged bytes that are committed in this transaction: gives back what was reserved for them and counts what
   * they are. It comes first in the transaction, so that the account's lock is held from then on.
   * @throws Problem quota-exceeded, unauthenticated
   */
  readonly settle: (em: EntityManager, accountId: string, contentId: string, change: Change) => Promise<void>
  /**
   * Reserves so many bytes more for a content that is staged, until it is settled, or released by the sweep that collects it.
   * @throws Problem quota-exceeded, unauthenticated, or 503 when the content is staged no more
   */
  readonly reserve: (accountId: string, contentId: string, bytes: number, exchange?: Exchange) => Promise<void>
  /** Gives back what an upload that is no more had reserved. */
  readonly release: (statements: Statements, accountId: string, bytes: number) => Promise<void>
  /** Undefined when there is no such account. @throws Problem 503 */
  readonly of: (accountId: string) => Promise<UsageView | undefined>
  /** How many bytes are reserved for a content. */
  readonly reservedBy: (contentId: string) => Promise<number>
  /**
   * Lets bytes through for which the account has room, and reserves it: all of it before the first byte when the length is
   * known, else in growing steps. Without a quota there is nothing to reserve.
   * @throws Problem quota-exceeded, unauthenticated
   */
  readonly reserving: (incoming: Incoming, bytes: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array, void>
}

/** Bytes that come for others that go. */
interface Exchange {
  /** Those that go. */
  readonly given: number
  /** What was reserved for those that come before. */
  readonly held: number
}

export interface UsageDeps {
  readonly database: Database
  /** Of accounts that have no quota of their own; undefined: as much as there is room for. */
  readonly defaultQuotaBytes?: number | undefined
}

/** What an upload of unknown length may have reserved beyond its bytes. */
const longestStep = 8 * 1024 * 1024

export function createUsage({ database, defaultQuotaBytes }: UsageDeps): Usage {
  const quotaOfOthers = defaultQuotaBytes ?? Number.MAX_SAFE_INTEGER
  return { count, fits, settle, reserve, reservedBy, release, of, reserving }

  async function count(em: EntityManager, accountId: string, change: Change): Promise<void> {
    if (!(await fits(em, accountId, change))) throw await refusal(accountId, em)
  }

  async function fits(em: EntityManager, accountId: string, change: Change): Promise<boolean> {
    return counted(em, accountId, change, '0', [])
  }

  async function settle(em: EntityManager, accountId: string, contentId: string, change: Change): Promise<void> {
    const values = [uuidToBytes(contentId)]
    if (!(await counted(em, accountId, change, reservedFor, values))) throw await refusal(accountId, em)
  }

  /** @param reserved what is given back by the same update, as SQL with these values */
  async function counted(
    em: EntityManager,
    accountId: string,
    { bytes, files, versionBytes = 0 }: Change,
    reserved: string,
    values: readonly Buffer[],
  ): Promise<boolean> {
    const set = `used_bytes = used_bytes + ?, version_bytes = coalesce(version_bytes, 0) + ?, file_count = file_count + ?, reserved_bytes = reserved_bytes - ${reserved}`
    const room = bytes > 0 ? ` and coalesce(quota_bytes, ?) >= used_bytes + ? + reserved_bytes - ${reserved}` : ''
    const changed = await database
      .statementsOf(em)
      .run(`update account set ${set} where id = ?${room}`, [
        bytes,
        versionBytes,
        files,
        ...values,
        uuidToBytes(accountId),
        ...(bytes > 0 ? [quotaOfOthers, bytes, ...values] : []),
      ])
    return changed > 0
  }

  async function reserve(
    accountId: string,
    contentId: string,
    bytes: number,
    { given, held }: Exchange = { given: 0, held: 0 },
  ): Promise<void> {
    if (bytes <= 0) return
    // Not more than what goes is taken also where more is stored than the quota is, as long as nothing else comes.
    const isLess = held + bytes <= given ? ' or reserved_bytes = ?' : ''
    const reserved = await database.atomic(async ({ run }) => {
      const room = await run(
        `update account set reserved_bytes = reserved_bytes + ? where id = ? and (coalesce(quota_bytes, ?) >= used_bytes + reserved_bytes + ?${isLess})`,
        [bytes, uuidToBytes(accountId), quotaOfOthers, bytes - given, ...(isLess === '' ? [] : [held])],
      )
      if (room === 0) return false
      const staged = await run("update content set reserved = reserved + ? where id = ? and state = 'staged'", [
        bytes,
        uuidToBytes(contentId),
      ])
      if (staged === 0) throw unavailable(new Error(`content ${contentId} is staged no more`))
      return true
    })
    if (!reserved) throw await refusal(accountId)
  }

  async function reservedBy(contentId: string): Promise<number> {
    const [row] = await database.rows('select reserved from content where id = ?', [uuidToBytes(contentId)])
    return Number(row?.['reserved'] ?? 0)
  }

  async function release({ run }: Statements, accountId: string, bytes: number): Promise<void> {
    await run('update account set reserved_bytes = reserved_bytes - ? where id = ?', [bytes, uuidToBytes(accountId)])
  }

  async function refusal(accountId: string, em: EntityManager = database.fork()): Promise<Problem> {
    const account = await em.findOne(Account, { id: accountId }, { disableIdentityMap: true })
    if (!account) return new Problem('unauthenticated')
    const { usedBytes, reservedBytes, quotaBytes } = account
    const reserved = reservedBytes > 0 ? `, and uploads under way have reserved ${reservedBytes}` : ''
    return new Problem('quota-exceeded', {
      detail: `${usedBytes} of ${quotaBytes ?? defaultQuotaBytes ?? 0} bytes are used${reserved}.`,
    })
  }

  async function of(accountId: string): Promise<UsageView | undefined> {
    const [row] = await database.rows(
      'select used_bytes, version_bytes, reserved_bytes, file_count, quota_bytes from account where id = ?',
      [uuidToBytes(accountId)],
    )
    return (
      row && {
        usedBytes: Number(row['used_bytes']),
        versionBytes: Number(row['version_bytes'] ?? 0),
        reservedBytes: Number(row['reserved_bytes']),
        fileCount: Number(row['file_count']),
        quotaBytes: row['quota_bytes'] === null ? defaultQuotaBytes : Number(row['quota_bytes']),
      }
    )
  }

  async function* reserving(
    { accountId, contentId, length, reserved = 0, given = 0 }: Incoming,
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void> {
    const usage = await of(accountId)
    if (!usage) throw new Problem('unauthenticated')
    if (usage.quotaBytes === undefined) {
      yield* bytes
      return
    }
    const room = growing(reserved, (more, held) => reserve(accountId, contentId(), more, { given, held }))
    if (length !== undefined) await room.for(length)
    let received = 0
    for await (const chunk of bytes) {
      received += chunk.length
      await room.for(received)
      yield chunk
    }
  }
}

/** What is reserved for a content, while it is staged. */
const reservedFor = "coalesce((select reserved from content where content.id = ? and content.state = 'staged'), 0)"

/**
 * Room that is reserved as it is needed, beyond what was before: as much again as there is, up to a longest step, so that few transactions do for a
 * large file and a small one takes little; and only just what is needed once there is no more than that.
 */
function growing(
  before: number,
  reserve: (more: number, held: number) => Promise<void>,
): { for: (bytes: number) => Promise<void> } {
  let reserved = 0
  let isScarce = false
  return {
    for: async (bytes) => {
      const needed = bytes - before - reserved
      if (needed <= 0) return
      const step = isScarce ? needed : Math.max(needed, Math.min(reserved, longestStep))
      try {
        await reserve(step, reserved)
        reserved += step
      } catch (error) {
        if (step === needed || !(error instanceof Problem) || error.kind !== 'quota-exceeded') throw error
        isScarce = true
        await reserve(needed, reserved)
        reserved += needed
      }
    },
  }
}
