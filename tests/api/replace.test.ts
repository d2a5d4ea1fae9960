import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'
import { connectWire } from '../support/wire.ts'

let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_MAX_FILE_BYTES: String(40 * 1024 * 1024) } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const tagOf = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('hex')}"`
const replace = (file: StoredFile, bytes: Uint8Array | string, headers: Record<string, string>): Promise<Reply> =>
  owner.client.put(`/v1/files/${file.id}/content`, bytes, { 'content-type': 'text/plain', ...headers })
const contentOf = async (file: StoredFile): Promise<Buffer> =>
  (await owner.client.get(`/v1/files/${file.id}/content`)).bytes
const sweep = (): Promise<number> => app.app.blobs.sweep(0)

test('replaceFileContent: the new bytes, type and version stand; name and description stay', async () => {
  const file = await makeFile(owner, { name: 'a.pdf', bytes: Buffer.from('old') })
  await owner.client.patch(`/v1/files/${file.id}`, { description: 'stays' })
  const reply = await replace(file, 'new bytes', { 'if-match': tagOf(Buffer.from('old')) })
  expect(reply.status).toBe(200)
  expect(reply.headers.get('etag')).toBe(tagOf(Buffer.from('new bytes')))
  expect(reply.json).toMatchObject({
    id: file.id,
    name: 'a.pdf',
    description: 'stays',
    mediaType: 'text/plain',
    size: 9,
    version: 2,
    createdAt: file.createdAt,
  })
  expect((await owner.client.get(`/v1/files/${file.id}`)).json).toEqual(reply.json)
  expect((await contentOf(file)).toString()).toBe('new bytes')
})

test('replaceFileContent: without If-Match 428, with another tag or a weak one 412, and the old bytes stay', async () => {
  const file = await makeFile(owner, { bytes: Buffer.from('old') })
  const before = await storedRows(app.app.database)
  expectProblem(await replace(file, 'new', {}), 428, 'precondition-required')
  for (const tag of ['"other"', '"1"', `W/${tagOf(Buffer.from('old'))}`, 'nonsense', ''])
    expectProblem(await replace(file, 'new', { 'if-match': tag }), 412, 'precondition-failed')
  expect(await storedRows(app.app.database)).toEqual(before)
  expect((await contentOf(file)).toString()).toBe('old')
})

test('replaceFileContent: too large 413 and a wrong digest 422 leave the old bytes and nothing else', async () => {
  const file = await makeFile(owner, { bytes: Buffer.from('old') })
  const before = await storedRows(app.app.database)
  expectProblem(await replace(file, randomBytes(40 * 1024 * 1024 + 1), { 'if-match': '*' }), 413, 'payload-too-large')
  const wrong = `sha-256=:${createHash('sha256').update('other').digest('base64')}:`
  expectProblem(await replace(file, 'new', { 'if-match': '*', 'repr-digest': wrong }), 422, 'digest-mismatch')
  expect(await storedRows(app.app.database)).toEqual(before)
  expect((await contentOf(file)).toString()).toBe('old')
})

test('replaceFileContent: the replaced bytes are collected once their version is deleted, the new ones stay', async () => {
  const file = await makeFile(owner, { bytes: randomBytes(1500) })
  const bytes = randomBytes(2000)
  await replace(file, bytes, { 'if-match': '*' })
  await owner.client.delete(`/v1/files/${file.id}/versions/1`)
  expect(await sweep()).toBeGreaterThan(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
  expect((await contentOf(file)).equals(bytes)).toBe(true)
})

test('replaceFileContent: a reader in the middle gets the old bytes whole, one who comes later the new', async () => {
  const [old, fresh] = [randomBytes(24 * 1024 * 1024), randomBytes(1024)]
  const file = await makeFile(owner, { bytes: old })
  const wire = await connectWire(app.base)
  wire.begin('GET', `/v1/files/${file.id}/content`, { Authorization: owner.client.fields['authorization']! })
  await wire.until(() => wire.length > 1000, 'bytes came')
  wire.socket.pause()
  expect((await replace(file, fresh, { 'if-match': tagOf(old) })).status).toBe(200)
  expect((await contentOf(file)).equals(fresh)).toBe(true)
  await app.app.blobs.sweep(60_000)
  wire.socket.resume()
  const answer = await wire.answer()
  expect(answer.headers.get('etag')).toBe(tagOf(old))
  expect(answer.bytes.equals(old)).toBe(true)
  wire.abort()
})

test('replaceFileContent: of two at once with the same If-Match one wins and one answers 412', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const old = randomBytes(100)
    const file = await makeFile(owner, { bytes: old })
    const fresh = [randomBytes(200_000), randomBytes(200_000)]
    const replies = await Promise.all(fresh.map((bytes) => replace(file, bytes, { 'if-match': tagOf(old) })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412])
    const winner = fresh[replies.findIndex(({ status }) => status === 200)]!
    expect((await contentOf(file)).equals(winner)).toBe(true)
    expect((await owner.client.get(`/v1/files/${file.id}`)).json.version).toBe(2)
  }
  await sweep()
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('replaceFileContent: many at once with If-Match: * all go through, and the last stands whole', async () => {
  const file = await makeFile(owner)
  const fresh = Array.from({ length: 8 }, () => randomBytes(300_000))
  const replies = await Promise.all(fresh.map((bytes) => replace(file, bytes, { 'if-match': '*' })))
  expect(replies.map(({ status }) => status)).toEqual(fresh.map(() => 200))
  expect((await owner.client.get(`/v1/files/${file.id}`)).json.version).toBe(1 + fresh.length)
  const stored = await contentOf(file)
  expect(fresh.some((bytes) => bytes.equals(stored))).toBe(true)
  await sweep()
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})
