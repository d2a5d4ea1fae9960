import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EntityManager } from '@mikro-orm/core'
import type { Database } from '../../src/db/database.ts'
import { LostRace } from '../../src/db/retry.ts'
import { dialect, startApp, type TestApp } from '../support/app.ts'

// SQLite has one writer at a time, so two cannot wait for each other.
const onMySql = dialect === 'mysql' ? test : test.skip

let app: TestApp
let database: Database

beforeAll(async () => {
  app = await startApp()
  database = app.app.database
  for (const name of ['a', 'b', 'counter'])
    await database.run("insert into installation (name, value) values (?, '0')", [name])
})
afterAll(() => app.close())

const valueOf = async (name: string): Promise<number> =>
  Number((await database.rows('select value from installation where name = ?', [name]))[0]!['value'])
const add = (em: EntityManager, name: string): Promise<unknown> =>
  (em as unknown as { execute: (sql: string, values: unknown[]) => Promise<unknown> }).execute(
    'update installation set value = value + 1 where name = ?',
    [name],
  )

onMySql('transaction: two that lock each other out both take effect once, the loser by being run again', async () => {
  let locked = 0
  let release: () => void = () => {}
  const bothLocked = new Promise<void>((resolve) => (release = resolve))
  let runs = 0
  const inOrder = (first: string, second: string): Promise<void> =>
    database.transaction(async (em) => {
      runs += 1
      await add(em, first)
      locked += 1
      if (locked === 2) release()
      await bothLocked
      await add(em, second)
    })
  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])
  expect(runs).toBe(3)
  expect([await valueOf('a'), await valueOf('b')]).toEqual([2, 2])
})

test('transaction: a lost race is run again with a fresh entity manager, for less than a second, then it is 503', async () => {
  const seen = new Set<EntityManager>()
  const won = await database.transaction(async (em) => {
    seen.add(em)
    if (seen.size < 5) throw new LostRace()
    return 'won'
  })
  expect(won).toBe('won')
  expect(seen.size).toBe(5)
  const lost = database.transaction(async () => Promise.reject(new LostRace()))
  const begun = performance.now()
  await expect(lost).rejects.toMatchObject({ kind: 'service-unavailable', headers: { 'Retry-After': '2' } })
  expect(performance.now() - begun).toBeLessThan(1000)
})

onMySql(
  'transaction: a row that somebody holds is waited for, and given up within the two seconds promised',
  async () => {
    let release: () => void = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    let hold: () => void = () => {}
    const held = new Promise<void>((resolve) => (hold = resolve))
    const before = await valueOf('a')
    const holding = database.transaction(async (em) => {
      await add(em, 'a')
      hold()
      await released
    })
    await held
    const begun = performance.now()
    await expect(database.transaction((em) => add(em, 'a'))).rejects.toMatchObject({ kind: 'service-unavailable' })
    expect(performance.now() - begun).toBeLessThan(2000)
    const patient = database.transaction((em) => add(em, 'a'))
    release()
    await Promise.all([holding, patient])
    expect(await valueOf('a')).toBe(before + 2)
  },
)

test('transaction: what fails for another reason is undone and not run again', async () => {
  const before = await valueOf('counter')
  let runs = 0
  const failed = database.transaction(async (em) => {
    runs += 1
    await add(em, 'counter')
    throw new RangeError('no')
  })
  await expect(failed).rejects.toThrow(RangeError)
  expect(runs).toBe(1)
  expect(await valueOf('counter')).toBe(before)
})

test('transaction: many at once on one row all take effect', async () => {
  const before = await valueOf('counter')
  await Promise.all(Array.from({ length: 20 }, () => database.transaction((em) => add(em, 'counter'))))
  expect(await valueOf('counter')).toBe(before + 20)
})
