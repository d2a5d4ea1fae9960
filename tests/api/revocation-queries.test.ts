import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createRevocations } from '../../src/sessions/revocations.ts'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let service: TestApp
let queries: string[] = []
beforeAll(async () => {
  service = await startApp({ database: { onQuery: (sql) => queries.push(sql) } })
})
beforeEach(() => {
  queries = []
})
afterAll(() => service.close())

/** What jobs ask from time to time belongs to no request. */
const asked = (): string[] => queries.filter((sql) => !jobs.test(sql))
const jobs =
  /from revocation where id >|(select value from|insert into) installation|update session set last_seen_at|from mail where due_at|audit_event|`deletion`|update `installation`|\[query\] (begin|commit)/

test('authenticating costs no query: a request that is refused behind it, for its parameters, asked nothing', async () => {
  const { client } = await makeAccount(service)
  queries = []
  for (let turn = 0; turn < 20; turn++)
    expectProblem(await client.get('/v1/files?no-such-parameter=1'), 400, 'invalid-request')
  expectProblem(await client.get('/v1/files?cursor=invented'), 400, 'invalid-cursor')
  expect(asked()).toEqual([])
})

test('authenticating costs no query: listSessions asks for its sessions and nothing else', async () => {
  const { client } = await makeAccount(service)
  queries = []
  for (let turn = 0; turn < 5; turn++) await client.get('/v1/sessions')
  expect(asked()).toHaveLength(5)
  expect(new Set(asked().map((sql) => /from (\w+)/.exec(sql)?.[1]))).toEqual(new Set(['session']))
})

test('the statements of the ORM are counted too: getMe asks for the account alone', async () => {
  const { client } = await makeAccount(service)
  queries = []
  await client.get('/v1/me')
  expect(asked()).toHaveLength(1)
  expect(asked()[0]).toMatch(/from `account`/)
})

test('a revoked token is refused without a query, and so is a forged one', async () => {
  const account = await makeAccount(service)
  await account.client.delete('/v1/sessions/current')
  queries = []
  expectProblem(await account.client.get('/v1/me'), 401, 'unauthenticated')
  expectProblem(
    await service.anonymous.get('/v1/me', { authorization: `Bearer ${account.accessToken.replace(/.$/, 'x')}` }),
    401,
    'unauthenticated',
  )
  expect(asked()).toEqual([])
})

test('invented kids make the database be asked one small question, ten times a second at most', async () => {
  const token = `${Buffer.from('{"alg":"ES256","typ":"at+jwt","kid":"invented"}').toString('base64url')}.e30.AAAA`
  queries = []
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: 50 }, () => service.anonymous.get('/v1/me', { authorization: `Bearer ${token}` })),
  )
  expect(asked()).toEqual([])
  const questions = queries.filter((sql) => sql.includes("from installation where name = 'signing-keys'"))
  expect(questions.length).toBeGreaterThan(0)
  expect(questions.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 100)
})

const shown = ({ id, sessionId }: { id: string; sessionId: string }) => ({ id: sessionId, accountId: id, epoch: 0 })

test('a table that is not followed is asked at each request; once it is followed it is not', async () => {
  const [alive, ended] = [await makeAccount(service), await makeAccount(service)]
  await ended.client.delete('/v1/sessions/current')
  const { app } = service
  const revocations = createRevocations({ database: app.database, clock: Date.now, log: app.log, accessTokenTtl: 1200 })
  queries = []
  expect([
    await revocations.isRevoked(shown(alive)),
    await revocations.isRevoked(shown(ended)),
    await revocations.isRevoked(shown(alive)),
  ]).toEqual([false, true, false])
  expect(asked()).toHaveLength(3)
  await revocations.start()
  try {
    queries = []
    expect([await revocations.isRevoked(shown(alive)), await revocations.isRevoked(shown(ended))]).toEqual([
      false,
      true,
    ])
    expect(asked()).toEqual([])
  } finally {
    revocations.stop()
  }
})

test('what no living token refers to is swept away, and the rest is kept', async () => {
  const { app } = service
  const account = await makeAccount(service)
  await account.client.delete('/v1/sessions/current')
  let ahead = 0
  const revocations = createRevocations({
    database: app.database,
    clock: () => Date.now() + ahead,
    log: app.log,
    accessTokenTtl: 1200,
  })
  const left = async (): Promise<number> => (await app.database.rows('select id from revocation')).length
  const before = await left()
  expect(await revocations.sweep()).toBe(0)
  ahead = 1_200_000
  expect(await revocations.sweep()).toBe(0)
  ahead = 1_400_000
  expect(await revocations.sweep()).toBe(before)
  expect(await left()).toBe(0)
})
