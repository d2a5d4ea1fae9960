/** What is counted in portions: never more than there is, whichever replicas ask at once, and far fewer questions than takings. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { createCounters, type Counters } from '../../src/access/counters.ts'
import { createPortions, type Portions } from '../../src/access/portions.ts'
import { startApp, startReplica, type TestApp } from '../support/app.ts'

let service: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let counters: readonly [Counters, Counters]
/** Of both replicas together. */
let questions = 0
beforeAll(async () => {
  service = await startApp({ shared: true })
  replica = await startReplica(service)
  counters = [await createCounters(service.app.database), await createCounters(replica.app.database)]
})
afterEach(() => {
  jest.useRealTimers()
})
afterAll(async () => {
  await replica.close()
  await service.close()
})

/** Without memory of what was before: two processes that have just begun. */
function begin(): [Portions, Portions] {
  questions = 0
  const counting = (at: Counters): Portions =>
    createPortions({
      add: (...tries) => {
        questions += 1
        return at.add(...tries)
      },
    })
  return [counting(counters[0]), counting(counters[1])]
}

const minute = (key: string, points: number) => ({ key, points, windowMillis: 60_000 })

test('one process alone hands out exactly what there is, and asks once in a tenth of it', async () => {
  const [portions] = begin()
  for (let taken = 0; taken < 1000; taken++) expect(await portions.take(minute('alone', 1000))).toBeUndefined()
  expect(questions).toBeLessThan(60)
  const asked = questions
  for (let turn = 0; turn < 100; turn++) {
    const millis = await portions.take(minute('alone', 1000))
    expect(millis).toBeGreaterThan(0)
    expect(millis).toBeLessThanOrEqual(60_000)
  }
  expect(questions).toBe(asked)
})

test.each([1, 2, 9, 10, 11, 100])('of %i, many at once at two processes get no more', async (points) => {
  const both = begin()
  const key = `race-${points}`
  const takings = Array.from({ length: points * 3 }, (_, at) => both[at % 2]!.take(minute(key, points)))
  const given = (await Promise.all(takings)).filter((millis) => millis === undefined).length
  expect(given).toBeLessThanOrEqual(points)
  // What the other one holds is handed out by it.
  for (const portions of both) for (let turn = 0; turn < points; turn++) await portions.take(minute(key, points))
  const [row] = await service.app.database.rows('select points from rate_limit where `key` = ?', [key])
  expect(Number(row!['points'])).toBeGreaterThanOrEqual(points)
})

test('of two processes that take in turn none is refused before the others portion is all that is left', async () => {
  const both = begin()
  let given = 0
  for (let turn = 0; turn < 300; turn++)
    if ((await both[turn % 2]!.take(minute('turns', 200))) === undefined) given += 1
  expect(given).toBe(200)
})

test('who asks while the answer is under way waits for it: a hundred at once are a few questions', async () => {
  const [portions] = begin()
  const takings = await Promise.all(Array.from({ length: 100 }, () => portions.take(minute('crowd', 2000))))
  expect(takings.every((millis) => millis === undefined)).toBe(true)
  expect(questions).toBe(1)
})

test('when the window is over there is all of it again, at every process', async () => {
  jest.useFakeTimers({ doNotFake: [...allButDate], now: Date.now() })
  const both = begin()
  for (const portions of both) while ((await portions.take(minute('over', 20))) === undefined);
  const millis = (await both[0].take(minute('over', 20)))!
  jest.setSystemTime(Date.now() + millis - 1)
  for (const portions of both) expect(await portions.take(minute('over', 20))).toBeGreaterThan(0)
  jest.setSystemTime(Date.now() + 1)
  let given = 0
  for (let turn = 0; turn < 40; turn++) if ((await both[turn % 2]!.take(minute('over', 20))) === undefined) given += 1
  expect(given).toBe(20)
})

test('a question that fails gives nothing, and the next one is asked anew', async () => {
  let isAway = true
  const portions = createPortions({
    add: (...tries) => (isAway ? Promise.reject(new Error('away')) : counters[0].add(...tries)),
  })
  await expect(Promise.all([1, 2].map(() => portions.take(minute('away', 10))))).rejects.toThrow('away')
  isAway = false
  expect(await portions.take(minute('away', 10))).toBeUndefined()
})

test('times: a try may count as several, in a new window too', async () => {
  const add = async (times: number): Promise<number> =>
    (await counters[0].add({ key: 'times', windowMillis: 60_000, times }))[0]!.tries
  expect([await add(7), await add(5), await add(1)]).toEqual([7, 12, 13])
  await service.app.database.run("update rate_limit set expire = ? where `key` = 'times'", [Date.now()])
  expect(await add(4)).toBe(4)
})

const allButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
] as const
