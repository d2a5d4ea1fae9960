/** Transactions of prepared statements: whole or not at all, one after the other, and run again after a conflict. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Problem } from '../../src/problem.ts'
import { dialect, startApp, startReplica, type TestApp } from '../support/app.ts'

let first: TestApp
let second: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  first = await startApp({ shared: true })
  second = await startReplica(first)
})
afterAll(async () => {
  await second.close()
  await first.close()
})

const insertion = 'insert into rate_limit (`key`, points, expire) values (?, ?, 9999999999999)'
const increment = 'update rate_limit set points = points + 1 where `key` = ?'

async function pointsOf(key: string): Promise<number | undefined> {
  const [row] = await second.app.database.rows('select points from rate_limit where `key` = ?', [key])
  return row && Number(row['points'])
}

test('what it returns is there for everybody', async () => {
  const changed = await first.app.database.atomic(async ({ run, rows }) => {
    const inserted = await run(insertion, ['whole', 1])
    const found = await run(increment, ['whole'])
    const none = await run(increment, ['nobody'])
    return [
      inserted,
      found,
      none,
      Number((await rows('select points from rate_limit where `key` = ?', ['whole']))[0]!['points']),
    ]
  })
  expect(changed).toEqual([1, 1, 0, 2])
  expect(await pointsOf('whole')).toBe(2)
})

test('nothing is kept of one that throws, and the connection serves the next one', async () => {
  // More than the pool has connections: none is lost to a transaction that failed.
  for (let round = 0; round < 15; round++) {
    const failed = first.app.database.atomic(async ({ run }) => {
      await run(insertion, ['undone', 1])
      throw new Problem('not-found')
    })
    await expect(failed).rejects.toMatchObject({ kind: 'not-found' })
    const wrong = first.app.database.atomic(async ({ run }) => {
      await run(insertion, ['undone', 1])
      await run('insert into rate_limit (nonsense) values (?)', [1])
    })
    await expect(wrong).rejects.toThrow(/nonsense/)
  }
  expect(await pointsOf('undone')).toBeUndefined()
  expect(await first.app.database.atomic(({ run }) => run(insertion, ['after', 1]))).toBe(1)
})

test('many at once over two replicas lose no update', async () => {
  // Both replicas share a process here, which stands still while SQLite waits for a lock.
  const many = dialect === 'sqlite' ? 8 : 40
  await first.app.database.run(insertion, ['many', 0])
  await Promise.all(
    Array.from({ length: many }, (_, at) =>
      (at % 2 === 0 ? first : second).app.database.atomic(async ({ rows, run }) => {
        await run(increment, ['many'])
        await rows('select points from rate_limit where `key` = ?', ['many'])
      }),
    ),
  )
  expect(await pointsOf('many')).toBe(many)
})

test('two that meet the wrong way round are both carried out', async () => {
  for (const key of ['left', 'right']) await first.app.database.run(insertion, [key, 0])
  let runs = 0
  const both = (keys: readonly string[]) => async () =>
    first.app.database.atomic(async ({ run }) => {
      runs++
      for (const key of keys) {
        await run(increment, [key])
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })
  await Promise.all([both(['left', 'right'])(), both(['right', 'left'])()])
  expect([await pointsOf('left'), await pointsOf('right')]).toEqual([2, 2])
  // SQLite lets one write at a time; MySQL finds the deadlock and undoes one of them.
  expect(runs).toBe(dialect === 'sqlite' ? 2 : 3)
})
