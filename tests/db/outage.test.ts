import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import type { Pool, PoolConnection } from 'mysql2'
import {
  dialect,
  makeAccount,
  makeFile,
  password,
  startApp,
  startReplica,
  type Account,
  type StoredFile,
  type TestApp,
} from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { DatabaseProxy } from '../support/database-proxy.ts'

// SQLite lies in the process: it cannot be away.
const onMySql = dialect === 'mysql' ? test : test.skip

let main: TestApp
let proxy: DatabaseProxy
let app: Awaited<ReturnType<typeof startReplica>>
let owner: Account
let file: StoredFile

beforeAll(async () => {
  if (dialect !== 'mysql') return
  main = await startApp()
  proxy = await DatabaseProxy.start(main.settings['DATABASE_URL']!)
  app = await startReplica(main, { settings: { DATABASE_URL: proxy.url }, database: { poolSize: 3 } })
  owner = await makeAccount(app)
  file = await makeFile(owner)
})
afterAll(async () => {
  if (dialect !== 'mysql') return
  await app.close()
  await proxy.stop()
  await main.close()
})

const requests: [string, () => Promise<Reply>][] = [
  ['listFiles', () => owner.client.get('/v1/files')],
  ['getFile', () => owner.client.get(`/v1/files/${file.id}`)],
  ['downloadFile', () => owner.client.get(`/v1/files/${file.id}/content`)],
  ['updateFile', () => owner.client.patch(`/v1/files/${file.id}`, { description: 'x' })],
  ['uploadFile', () => owner.client.post('/v1/files', randomBytes(100_000), { 'content-type': 'text/plain' })],
  ['createSession', () => app.anonymous.post('/v1/sessions', { email: owner.email, password })],
  ['getMe', () => owner.client.get('/v1/me')],
  ['getReadiness', () => app.anonymous.get('/health/ready')],
]

async function expectAway(): Promise<void> {
  const began = performance.now()
  const replies = await Promise.all(
    requests.map(async ([name, send]) => [name, await send(), performance.now() - began] as const),
  )
  for (const [name, reply, millis] of replies) {
    expect([name, reply.status]).toEqual([name, 503])
    expectProblem(reply, 503, name === 'getReadiness' ? 'not-ready' : 'service-unavailable')
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(millis).toBeLessThan(2500)
  }
  expect((await app.anonymous.get('/health/live')).status).toBe(200)
}

async function expectBack(): Promise<void> {
  const deadline = Date.now() + 8000
  while ((await app.anonymous.get('/health/ready')).status !== 200 && Date.now() < deadline) continue
  for (const [name, send] of requests) {
    const { status } = await send()
    expect([name, status >= 200 && status < 300]).toEqual([name, true])
  }
}

onMySql(
  'a database that refuses connections: everything that needs it answers 503 in time, and works again after',
  async () => {
    await proxy.end()
    await expectAway()
    await expectAway()
    await proxy.begin()
    await expectBack()
  },
)

onMySql('connections that break while idle cost at most one 503 each, and nothing hangs', async () => {
  await expectBack()
  proxy.cut()
  for (const [, send] of requests) expect([200, 201, 503]).toContain((await send()).status)
  await expectBack()
})

onMySql('a database that does not answer: 503 in time, and it works again after', async () => {
  proxy.silence()
  await expectAway()
  await expectAway()
  proxy.speak()
  await expectBack()
})

onMySql('a pool whose connections are all taken: 503 in time, and it works again once they are back', async () => {
  const pool = (await app.app.database.nativeClient()) as Pool
  const take = (): Promise<PoolConnection> =>
    new Promise((resolve, reject) => {
      pool.getConnection((error, connection) => {
        if (error) reject(error)
        else resolve(connection)
      })
    })
  const taken: PoolConnection[] = []
  // One that was begun while the database was silent still counts until it has timed out.
  for (const deadline = Date.now() + 10_000; taken.length < 3 && Date.now() < deadline;) {
    await take().then(
      (connection) => taken.push(connection),
      () => {},
    )
  }
  expect(taken).toHaveLength(3)
  await expectAway()
  for (const connection of taken) connection.release()
  await expectBack()
})
