/** What accounts store, counted in the transaction that changes it, and held against their quotas. */
import { raw, type EntityManager } from '@mikro-orm/core'
import type { Database, Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { Account } from './account.entity.ts'

/** What comes, or goes (negative). */
export interface Change {
  readonly bytes: number
  readonly files: number
}

export interface UsageView {
  readonly usedBytes: number
  readonly fileCount: number
  /** Undefined: as much as there is room for. */
  readonly quotaBytes: number | undefined
}

export interface Usage {
  /**
   * Counts into the transaction, by one conditional update, so that of several at once no two take the same room. Less is
   * always taken, also by an account whose quota was lowered below what it stores.
   * @throws Problem quota-exceeded, or unauthenticated when the account was deleted meanwhile
   */
  readonly count: (em: EntityManager, accountId: string, change: Change) => Promise<void>
  /** The same; false where `count` throws. */
  readonly fits: (em: EntityManager, accountId: string, change: Change) => Promise<boolean>
  /** Gives back what an upload that is no more had reserved. */
  readonly release: (statements: Statements, accountId: string, bytes: number) => Promise<void>
  /** Undefined when there is no such account. @throws Problem 503 */
  readonly of: (accountId: string) => Promise<UsageView | undefined>
  /** For what begins with its size known. @throws Problem quota-exceeded, unauthenticated */
  readonly requireRoom: (accountId: string, bytes: number) => Promise<void>
  /**
   * Lets bytes through until they are more than the account has room for, so that nobody can fill the storage with what is
   * refused in the end.
   * @param given back by the same change, such as the bytes that are replaced
   * @throws Problem quota-exceeded
   */
  readonly bounded: (
    accountId: string,
    bytes: AsyncIterable<Uint8Array>,
    given?: number,
  ) => AsyncGenerator<Uint8Array, void>
}

export function createUsage({ database }: { database: Database }): Usage {
  return { count, fits, of, bounded, requireRoom, release }

  async function release({ run }: Statements, accountId: string, bytes: number): Promise<void> {
    await run('update account set reserved_bytes = reserved_bytes - ? where id = ?', [bytes, uuidToBytes(accountId)])
  }

  async function count(em: EntityManager, accountId: string, change: Change): Promise<void> {
    if (await fits(em, accountId, change)) return
    const account = await em.findOne(Account, { id: accountId })
    if (!account) throw new Problem('unauthenticated')
    throw exceeded(account.usedBytes, account.quotaBytes ?? 0)
  }

  async function fits(em: EntityManager, accountId: string, { bytes, files }: Change): Promise<boolean> {
    const changed = await em.nativeUpdate(
      Account,
      {
        id: accountId,
        ...(bytes > 0
          ? { $or: [{ quotaBytes: null }, { quotaBytes: { $gte: raw<number>('used_bytes + ?', [bytes]) } }] }
          : {}),
      },
      { usedBytes: raw('used_bytes + ?', [bytes]), fileCount: raw('file_count + ?', [files]) },
    )
    return changed > 0
  }

  async function of(accountId: string): Promise<UsageView | undefined> {
    const [row] = await database.rows('select used_bytes, file_count, quota_bytes from account where id = ?', [
      uuidToBytes(accountId),
    ])
    return (
      row && {
        usedBytes: Number(row['used_bytes']),
        fileCount: Number(row['file_count']),
        quotaBytes: row['quota_bytes'] === null ? undefined : Number(row['quota_bytes']),
      }
    )
  }

  async function requireRoom(accountId: string, bytes: number): Promise<void> {
    const usage = await of(accountId)
    if (!usage) throw new Problem('unauthenticated')
    const { quotaBytes, usedBytes } = usage
    if (quotaBytes !== undefined && bytes > 0 && usedBytes + bytes > quotaBytes) throw exceeded(usedBytes, quotaBytes)
  }

  async function* bounded(
    accountId: string,
    bytes: AsyncIterable<Uint8Array>,
    given = 0,
  ): AsyncGenerator<Uint8Array, void> {
    const usage = await of(accountId)
    if (!usage) throw new Problem('unauthenticated')
    const { quotaBytes, usedBytes } = usage
    const room = quotaBytes === undefined ? Number.POSITIVE_INFINITY : Math.max(0, quotaBytes - usedBytes) + given
    let received = 0
    for await (const chunk of bytes) {
      received += chunk.length
      if (received > room) throw exceeded(usedBytes, quotaBytes ?? 0)
      yield chunk
    }
  }
}

const exceeded = (used: number, quota: number): Problem =>
  new Problem('quota-exceeded', { detail: `${used} of ${quota} bytes are used.` })
