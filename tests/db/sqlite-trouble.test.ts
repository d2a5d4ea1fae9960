/** An SQLite file that cannot be written for a while: 503 in time, nothing half done, and everything works again after. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EntityManager } from '@mikro-orm/core'
import SqliteFile, { type Database as SqliteClient } from 'better-sqlite3'
import { dialect, makeAccount, makeFile, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'

// A server of MySQL has such trouble for itself; how the service takes it is in `outage.test.ts`.
const onSqlite = dialect === 'sqlite' ? test : test.skip

let app: TestApp
let owner: Account
beforeAll(async () => {
  if (dialect !== 'sqlite') return
  app = await startApp({ shared: true, settings: { COFFER_RATE_LIMIT: 'on' } })
  owner = await makeAccount(app)
})
afterAll(async () => {
  if (dialect === 'sqlite') await app.close()
})

const file = (): string => app.settings['DATABASE_URL']!.slice('sqlite:'.length)
const changes: [string, () => Promise<Reply>][] = [
  ['updateMe', () => owner.client.patch('/v1/me', { displayName: 'Ada' })],
  ['createSession', () => app.anonymous.post('/v1/sessions', { email: owner.email, password })],
  ['uploadFile', () => owner.client.post('/v1/files', 'content', { 'content-type': 'text/plain' })],
]

async function expectAllWell(): Promise<void> {
  for (const [name, change] of changes) {
    const { status } = await change()
    expect([name, status]).toEqual([name, name === 'updateMe' ? 200 : 201])
  }
}

onSqlite.each(changes)(
  '%s while another program writes: 503 within two seconds, and reading goes on',
  async (_, change) => {
    const other = new SqliteFile(file())
    try {
      other.exec('begin immediate')
      const begun = performance.now()
      expectProblem(await change(), 503, 'service-unavailable')
      expect(performance.now() - begun).toBeLessThan(2500)
      expect((await owner.client.get('/v1/files')).status).toBe(200)
    } finally {
      other.close()
    }
    await expectAllWell()
  },
)

onSqlite(
  'a disk that is full in the middle of an upload: 503, nothing is kept, and what is small still works',
  async () => {
    const client = (await app.app.database.nativeClient()) as SqliteClient
    await app.app.blobs.sweep(0)
    const before = await storedRows(app.app.database)
    const pages = client.pragma('page_count', { simple: true }) as number
    client.pragma(`max_page_count = ${pages + 100}`)
    try {
      const reply = await owner.client.post('/v1/files', Buffer.alloc(3_000_000), { 'content-type': 'text/plain' })
      expectProblem(reply, 503, 'service-unavailable')
      expect((await owner.client.get('/v1/me')).status).toBe(200)
    } finally {
      client.pragma('max_page_count = 1073741823')
    }
    await app.app.blobs.sweep(0)
    expect(await storedRows(app.app.database)).toEqual(before)
    expect(await orphans(app.app.database)).toEqual(noOrphans)
    expect((await makeFile(owner, { bytes: Buffer.alloc(3_000_000) })).size).toBe(3_000_000)
  },
)

const select = (em: EntityManager): Promise<unknown> =>
  (em as unknown as { execute: (sql: string) => Promise<unknown> }).execute('select 1')

onSqlite('a transaction that cannot begin, or that SQLite has ended by itself, holds nobody up', async () => {
  const { database } = app.app
  const client = (await database.nativeClient()) as SqliteClient
  const ended = database.transaction(async (em) => {
    await select(em)
    client.exec('rollback')
    throw new RangeError('no')
  })
  await expect(ended).rejects.toThrow(RangeError)
  client.exec('begin')
  const notBegun = database.transaction(select)
  await expect(notBegun).rejects.toThrow('cannot start a transaction within a transaction')
  await expectAllWell()
})
