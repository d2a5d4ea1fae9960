/** Equal bytes of one owner lie once, whoever comes and goes at the same moment; those of two owners never meet. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp({ shared: true })
})
beforeEach(async () => {
  owner = await makeAccount(app)
})
afterAll(() => app.close())

interface Lying {
  readonly refs: number
  readonly state: string
}

/** The contents that the account stored, what is left to the sweep aside. */
async function contentsOf({ id }: Account): Promise<Lying[]> {
  const rows = await app.app.database.rows(
    "select refs, state from content where owner_id = ? and state <> 'deleted' order by refs desc",
    [uuidToBytes(id)],
  )
  return rows.map((row) => ({ refs: Number(row['refs']), state: String(row['state']) }))
}
const committed = (refs: number): Lying => ({ refs, state: 'committed' })
const bytesOf = async ({ client }: Account, { id }: { id: string }): Promise<Buffer> =>
  (await client.get(`/v1/files/${id}/content`)).bytes
const purge = ({ client }: Account, { id }: { id: string }): Promise<Reply> =>
  client.delete(`/v1/files/${id}?permanent=true`)
/** More at once than the database takes in time: 503 asks to come again, and keeps nothing. */
async function whenAnswered<T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const reply = await ask()
    if (reply.status !== 503) return reply
  }
}
const upload = ({ client }: Pick<Account, 'client'>, bytes: Uint8Array): Promise<Reply> =>
  whenAnswered(() => client.post('/v1/files', bytes, { 'content-type': 'text/plain' }))

const usage = async ({ client }: Account): Promise<object> => (await client.get('/v1/me/usage')).json

test('equal bytes lie once, and count each time; the last file takes them along', async () => {
  const bytes = randomBytes(3_000_000)
  const [one, two] = [await makeFile(owner, { bytes }), await makeFile(owner, { bytes, name: 'again.pdf' })]
  expect(await contentsOf(owner)).toEqual([committed(2)])
  expect(await usage(owner)).toMatchObject({ usedBytes: 6_000_000, fileCount: 2 })
  await app.app.blobs.sweep(0)
  expect((await purge(owner, one)).status).toBe(204)
  await app.app.blobs.sweep(0)
  expect((await bytesOf(owner, two)).equals(bytes)).toBe(true)
  expect(await contentsOf(owner)).toEqual([committed(1)])
  await purge(owner, two)
  expect(await contentsOf(owner)).toEqual([])
})

test('of equal length and other bytes, and of the same bytes and another owner, each lies by itself', async () => {
  const bytes = randomBytes(1000)
  const stranger = await makeAccount(app)
  await makeFile(owner, { bytes })
  await makeFile(owner, { bytes: randomBytes(1000) })
  await makeFile(stranger, { bytes })
  expect(await contentsOf(owner)).toEqual([committed(1), committed(1)])
  expect(await contentsOf(stranger)).toEqual([committed(1)])
})

test('nothing is gained by naming a digest: all bytes must come', async () => {
  const bytes = randomBytes(1000)
  const { sha256 } = await makeFile(owner, { bytes })
  const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
  const reply = await owner.client.post('/v1/files', 'other', { 'content-type': 'text/plain', 'repr-digest': digest })
  expectProblem(reply, 422, 'digest-mismatch')
  expect(await contentsOf(owner)).toEqual([committed(1)])
})

test('versions share as well: bytes that come back lie where they lay', async () => {
  const bytes = randomBytes(1000)
  const file = await makeFile(owner, { bytes })
  const put = (next: Buffer): Promise<Reply> =>
    owner.client.put(`/v1/files/${file.id}/content`, next, { 'content-type': 'text/plain', 'if-match': '*' })
  await put(Buffer.from('between'))
  await put(bytes)
  expect(await contentsOf(owner)).toEqual([committed(2), committed(1)])
  expect((await owner.client.delete(`/v1/files/${file.id}/versions/1`)).status).toBe(204)
  await app.app.blobs.sweep(0)
  expect((await bytesOf(owner, file)).equals(bytes)).toBe(true)
  await purge(owner, file)
  expect(await contentsOf(owner)).toEqual([])
})

test('the same bytes many times at once: they lie once, on both replicas together', async () => {
  const replica = await startReplica(app)
  try {
    for (let turn = 0; turn < 5; turn++) {
      const somebody = await makeAccount(app)
      const there = new Client(replica.base, somebody.client.fields)
      const bytes = randomBytes(1000 + turn)
      const clients = [somebody.client, there, somebody.client, there, somebody.client, there]
      const replies = await Promise.all(clients.map((client) => upload({ client }, bytes)))
      expect(replies.map(({ status }) => status)).toEqual(clients.map(() => 201))
      expect(await contentsOf(somebody)).toEqual([committed(6)])
    }
  } finally {
    await replica.close()
  }
})

test('the last file goes while an equal one comes: what is answered 201 is whole', async () => {
  for (let turn = 0; turn < 10; turn++) {
    const bytes = randomBytes(2000)
    const last = await makeFile(owner, { bytes })
    const [, fresh] = await Promise.all([purge(owner, last), makeFile(owner, { bytes, name: 'fresh.pdf' })])
    await app.app.blobs.sweep(0)
    expect((await bytesOf(owner, fresh)).equals(bytes)).toBe(true)
    expect(await contentsOf(owner)).toEqual([committed(1)])
    await purge(owner, fresh)
  }
})

test('many equal files come and go at once: as many references as files, and nothing is left over', async () => {
  const bytes = randomBytes(500)
  const files = await Promise.all(Array.from({ length: 6 }, () => makeFile(owner, { bytes })))
  const [replies] = await Promise.all([
    Promise.all(files.map((file) => whenAnswered(() => purge(owner, file)))),
    ...Array.from({ length: 6 }, () => upload(owner, bytes)),
  ])
  expect(replies.map(({ status }) => status)).toEqual(files.map(() => 204))
  const refs = (await contentsOf(owner)).reduce((sum, content) => sum + content.refs, 0)
  expect(refs).toBe(6)
  expect(await usage(owner)).toMatchObject({ usedBytes: 3000, fileCount: 6 })
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('an account that is deleted lets go of what several of its files shared', async () => {
  const bytes = randomBytes(500)
  const admin = await makeAccount(app, { roles: ['admin'] })
  for (let n = 0; n < 3; n++) await makeFile(owner, { bytes })
  await admin.client.delete(`/v1/users/${owner.id}?files=delete`)
  while ((await app.app.erasure.run()) > 0);
  expect(await contentsOf(owner)).toEqual([])
})

test('COFFER_DEDUPLICATION=off: equal bytes lie as often as they come, and what was shared stays so', async () => {
  const bytes = randomBytes(500)
  const shared = [await makeFile(owner, { bytes }), await makeFile(owner, { bytes })]
  const off = await startReplica(app, { settings: { COFFER_DEDUPLICATION: 'off' } })
  try {
    const there = { ...owner, client: new Client(off.base, owner.client.fields) }
    const apart = await makeFile(there, { bytes })
    expect(await contentsOf(owner)).toEqual([committed(2), committed(1)])
    await purge(there, shared[0]!)
    expect(await contentsOf(owner)).toEqual([committed(1), committed(1)])
    for (const file of [shared[1]!, apart]) expect((await bytesOf(owner, file)).equals(bytes)).toBe(true)
  } finally {
    await off.close()
  }
})

test('nothing is left over', async () => {
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})
