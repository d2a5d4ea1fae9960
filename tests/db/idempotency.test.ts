import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes, randomUUID } from 'node:crypto'
import { createIdempotency, type Alongside, type IdempotencyDeps } from '../../src/access/idempotency.ts'
import type { KeyedRequest } from '../../src/access/keyed-request.ts'
import type { Principal } from '../../src/access/principal.ts'
import { createSecret } from '../../src/access/secret.ts'
import { newId } from '../../src/db/id.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const secret = createSecret(randomBytes(32))
let now = Date.now()

const idempotencyOf = (options: Partial<IdempotencyDeps> = {}) =>
  createIdempotency({ database: app.app.database, clock: () => now, newId, secret, ...options })

const request = (fingerprint = 1): KeyedRequest => ({
  principal: { accountId: newId(), sessionId: newId(), keyId: undefined } as Principal,
  key: randomUUID(),
  fingerprint: Buffer.alloc(32, fingerprint),
})
const answer = (made: string) => ({ status: 201 as const, headers: { Location: `/${made}` }, body: { made } })

/** An effect that can be counted: a row of its own. */
const effectOf =
  (name: string, during: () => Promise<void> = async () => {}) =>
  (alongside: Alongside<string>): Promise<string> =>
    app.app.database.atomic(async (statements) => {
      await statements.run('insert into rate_limit (`key`, points, expire) values (?, 1, 0)', [name])
      await during()
      await alongside(statements, name)
      return name
    })
const times = async (name: string): Promise<number> =>
  Number((await app.app.database.rows('select count(*) as n from rate_limit where `key` = ?', [name]))[0]!['n'])
const claimOf = async ({ principal }: KeyedRequest) => {
  const rows = await app.app.database.rows('select * from idempotency_key where account_id = ?', [
    Buffer.from(principal.accountId.replaceAll('-', ''), 'hex'),
  ])
  return rows[0]
}

test('once: after a day the key is free again', async () => {
  const { once } = idempotencyOf()
  const keyed = request()
  await once({ request: keyed, answer }, effectOf('day-1'))
  now += 24 * 3_600_000 - 1
  expect(await once({ request: keyed, answer }, effectOf('day-2'))).toMatchObject({ body: { made: 'day-1' } })
  now += 1
  expect(await once({ request: keyed, answer }, effectOf('day-3'))).toEqual(answer('day-3'))
  expect([await times('day-2'), await times('day-3')]).toEqual([0, 1])
})

test('once: a claim whose owner fell silent is taken over after seconds, and what that one still does is undone', async () => {
  const { once } = idempotencyOf({ leaseMillis: 10_000 })
  const keyed = request()
  let second: unknown
  // On SQLite a transaction has the connection to itself: what comes in between comes before it.
  const silent = async (alongside: Alongside<string>): Promise<string> => {
    expect(Number((await claimOf(keyed))!['expires_at']) - now).toBeLessThanOrEqual(10_000)
    await expect(once({ request: keyed, answer }, effectOf('early'))).rejects.toMatchObject({
      kind: 'idempotency-key-running',
    })
    now += 10_000
    second = await once({ request: keyed, answer }, effectOf('second'))
    return effectOf('silent')(alongside)
  }
  await expect(once({ request: keyed, answer }, silent)).rejects.toMatchObject({ status: 503 })
  expect(second).toEqual(answer('second'))
  expect([await times('early'), await times('second'), await times('silent')]).toEqual([0, 1, 0])
  expect(await once({ request: keyed, answer }, effectOf('third'))).toMatchObject({ body: { made: 'second' } })
})

test('once: a claim is kept alive as long as its request runs', async () => {
  const { once } = idempotencyOf({ leaseMillis: 30 })
  const keyed = request()
  await once({ request: keyed, answer }, async (alongside) => {
    const first = Number((await claimOf(keyed))!['expires_at'])
    now += 25
    await eventually(async () => Number((await claimOf(keyed))!['expires_at']) > first)
    return effectOf('alive')(alongside)
  })
  expect(await times('alive')).toBe(1)
})

test.each([
  ['a failure', new Error('unforeseen')],
  ['a refusal', Object.assign(new Error('refused'), { status: 409 })],
])('once: %s frees the key', async (name, error) => {
  const { once } = idempotencyOf()
  const keyed = request()
  await expect(once({ request: keyed, answer }, () => Promise.reject(error))).rejects.toBe(error)
  await eventually(async () => (await claimOf(keyed)) === undefined)
  expect(await once({ request: keyed, answer }, effectOf(name))).toEqual(answer(name))
})

test('once: an effect that fails after its answer was stored is undone with it', async () => {
  const { once } = idempotencyOf()
  const keyed = request()
  const failing = (alongside: Alongside<string>): Promise<string> =>
    app.app.database.atomic(async (statements) => {
      await statements.run('insert into rate_limit (`key`, points, expire) values (?, 1, 0)', ['undone'])
      await alongside(statements, 'undone')
      throw new Error('the commit failed')
    })
  await expect(once({ request: keyed, answer }, failing)).rejects.toThrow('the commit failed')
  expect(await times('undone')).toBe(0)
  await eventually(async () => (await claimOf(keyed)) === undefined)
})

test('once: an answer that cannot be stored is a fault, not a promise that is not kept', async () => {
  const { once } = idempotencyOf()
  await expect(once({ request: request(), answer }, async () => 'made')).rejects.toThrow('stored no answer')
})

test('once: an altered answer is not given', async () => {
  const { once } = idempotencyOf()
  const keyed = request()
  await once({ request: keyed, answer }, effectOf('altered'))
  const { id } = (await claimOf(keyed))!
  await app.app.database.run('update idempotency_key set sealed = ? where id = ?', [
    secret.seal('{"status":201}', 'idempotency-key/other'),
    id!,
  ])
  await expect(once({ request: keyed, answer }, effectOf('again'))).rejects.toThrow()
  expect(await times('again')).toBe(0)
})

test('sweep: what is over goes, what is not stays', async () => {
  const { once, sweep } = idempotencyOf()
  const [old, young] = [request(), request()]
  await once({ request: old, answer }, effectOf('old'))
  now += 12 * 3_600_000
  await once({ request: young, answer }, effectOf('young'))
  now += 12 * 3_600_000
  expect(await sweep()).toBeGreaterThanOrEqual(1)
  expect([await claimOf(old), (await claimOf(young)) !== undefined]).toEqual([undefined, true])
  expect(await sweep()).toBe(0)
})
