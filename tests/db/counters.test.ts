import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createCounters, type Count, type Counters } from '../../src/access/counters.ts'
import { startApp, startReplica, type TestApp } from '../support/app.ts'

let service: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
/** Two processes' worth of them, with connections of their own. */
let counters: [Counters, Counters]
beforeAll(async () => {
  service = await startApp({ shared: true })
  replica = await startReplica(service)
  counters = [await createCounters(service.app.database), await createCounters(replica.app.database)]
})
afterAll(async () => {
  await replica.close()
  await service.close()
})

const one = async (at: Counters, key: string, windowMillis: number): Promise<Count> =>
  (await at.add({ key, windowMillis }))[0]!

test('a first try opens the window, later ones count within it and do not prolong it', async () => {
  const first = await one(counters[0], 'one', 60_000)
  expect(first).toEqual({ tries: 1, millis: 60_000 })
  const second = await one(counters[1], 'one', 60_000)
  expect(second.tries).toBe(2)
  expect(second.millis).toBeLessThanOrEqual(60_000)
  expect(second.millis).toBeGreaterThan(50_000)
})

test('the longest window is told whole, after thousands of tries', async () => {
  await one(counters[0], 'many', 86_400_000)
  await service.app.database.run("update rate_limit set points = 1000000 where `key` = 'many'")
  const counted = await one(counters[0], 'many', 86_400_000)
  expect(counted.tries).toBe(1_000_001)
  expect(counted.millis).toBeGreaterThan(86_300_000)
})

test('forty tries at once over two replicas get forty different numbers', async () => {
  const counted = await Promise.all(Array.from({ length: 40 }, (_, at) => one(counters[at % 2]!, 'race', 60_000)))
  expect(counted.map(({ tries }) => tries).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
})

test('when the window is over the next try is a first one; a forgotten key is as new', async () => {
  await one(counters[0], 'over', 60_000)
  await one(counters[0], 'over', 60_000)
  await service.app.database.run("update rate_limit set expire = ? where `key` = 'over'", [Date.now()])
  expect(await one(counters[1], 'over', 30_000)).toEqual({ tries: 1, millis: 30_000 })
  await counters[1].forget('over')
  expect((await one(counters[0], 'over', 60_000)).tries).toBe(1)
})

test('the sweep deletes what is over and nothing else', async () => {
  for (const key of ['old-1', 'old-2', 'young']) await one(counters[0], key, 60_000)
  await service.app.database.run("update rate_limit set expire = ? where `key` like 'old%'", [Date.now() - 1])
  expect(await counters[0].sweep()).toBe(2)
  const rows = await service.app.database.rows(
    "select `key` from rate_limit where `key` in ('old-1', 'old-2', 'young')",
  )
  expect(rows).toEqual([{ key: 'young' }])
})

test('two keys at once are counted each by itself, in the order in which they were given', async () => {
  await one(counters[0], 'second', 60_000)
  const counted = await counters[0].add({ key: 'first', windowMillis: 30_000 }, { key: 'second', windowMillis: 60_000 })
  expect(counted.map(({ tries }) => tries)).toEqual([1, 2])
  expect(counted[0]!.millis).toBe(30_000)
})
