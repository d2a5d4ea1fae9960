/** What an account may store: counted with what changes it, and never more than the quota, whoever comes at once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp()
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const setQuota = async ({ id }: Account, quotaBytes: number | null): Promise<void> => {
  expect((await admin.client.patch(`/v1/users/${id}`, { quotaBytes })).status).toBe(200)
}
const usageOf = async ({ client }: Account): Promise<object> => (await client.get('/v1/me/usage')).json
const nothingElse = { versionBytes: 0, reservedBytes: 0, maxFileBytes: 100 * 1024 ** 3 }
const upload = ({ client }: Account, size: number): Promise<Reply> =>
  client.post('/v1/files', Buffer.alloc(size), { 'content-type': 'text/plain' })

test('usage: without a quota it tells what is stored, and no quota', async () => {
  const somebody = await makeAccount(app)
  expect(await usageOf(somebody)).toEqual({ ...nothingElse, usedBytes: 0, fileCount: 0 })
  await upload(somebody, 10)
  await setQuota(somebody, 100)
  expect(await usageOf(somebody)).toEqual({ ...nothingElse, usedBytes: 10, fileCount: 1, quotaBytes: 100 })
  expect((await admin.client.get(`/v1/users/${somebody.id}/usage`)).json).toEqual(await usageOf(somebody))
})

test('an upload fits to the byte; one byte more answers 413, keeps nothing, and leaves what there was', async () => {
  const somebody = await makeAccount(app)
  await setQuota(somebody, 100)
  expect((await upload(somebody, 60)).status).toBe(201)
  expectProblem(await upload(somebody, 41), 413, 'quota-exceeded')
  expect((await upload(somebody, 40)).status).toBe(201)
  expectProblem(await upload(somebody, 1), 413, 'quota-exceeded')
  expect((await upload(somebody, 0)).status).toBe(201)
  expect(await usageOf(somebody)).toEqual({ ...nothingElse, usedBytes: 100, fileCount: 3, quotaBytes: 100 })
})

test('the form of the page is refused as well', async () => {
  const somebody = await makeAccount(app)
  await setQuota(somebody, 1)
  const body = new FormData()
  body.set('file', new Blob(['content']), 'a.txt')
  const fields = { cookie: `coffer_access=${somebody.accessToken}`, 'sec-fetch-site': 'same-origin' }
  expectProblem(await app.anonymous.post('/upload', body, fields), 413, 'quota-exceeded')
})

test('the trash counts; deleting for good gives the room back', async () => {
  const somebody = await makeAccount(app)
  await setQuota(somebody, 10)
  const file = await makeFile(somebody, { bytes: Buffer.alloc(10) })
  await somebody.client.delete(`/v1/files/${file.id}`)
  expectProblem(await upload(somebody, 1), 413, 'quota-exceeded')
  await somebody.client.delete(`/v1/files/${file.id}?permanent=true`)
  expect(await usageOf(somebody)).toEqual({ ...nothingElse, usedBytes: 0, fileCount: 0, quotaBytes: 10 })
  expect((await upload(somebody, 10)).status).toBe(201)
})

test('bytes that can only be refused are not all taken in first', async () => {
  const somebody = await makeAccount(app)
  await setQuota(somebody, 1_000_000)
  let given = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 65_536
      if (given > 200_000_000) controller.close()
      else controller.enqueue(new Uint8Array(65_536))
    },
  })
  const answer = await fetch(`${app.base}/v1/files`, {
    method: 'POST',
    headers: { ...somebody.client.fields, 'content-type': 'application/octet-stream' },
    body: endless,
    duplex: 'half',
  })
  expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([413, '/problems/quota-exceeded'])
  expect(given).toBeLessThan(100_000_000)
})

/** More at once than there are connections: 503 asks to come again, and grants nothing. */
async function uploadWhenAnswered(somebody: Account): Promise<Reply> {
  for (;;) {
    const reply = await upload(somebody, 1000)
    if (reply.status !== 503) return reply
  }
}

test('thirty uploads at once into room for ten: never more, ten with those that come after, and the counter is the sum', async () => {
  const somebody = await makeAccount(app)
  await setQuota(somebody, 10_000)
  const replies = await Promise.all(Array.from({ length: 30 }, () => uploadWhenAnswered(somebody)))
  const statuses = replies.map(({ status }) => status)
  const stored = statuses.filter((status) => status === 201).length
  expect(new Set(statuses)).toEqual(new Set([201, 413]))
  expect(stored).toBeGreaterThan(0)
  // What an upload that was answered 503 held of the quota may come back with the sweep alone.
  await app.app.blobs.sweep(0)
  for (let more = stored; more < 10; more++) expect((await uploadWhenAnswered(somebody)).status).toBe(201)
  expectProblem(await uploadWhenAnswered(somebody), 413, 'quota-exceeded')
  expect(await usageOf(somebody)).toEqual({ ...nothingElse, usedBytes: 10_000, fileCount: 10, quotaBytes: 10_000 })
})

const sizeOf = ({ json }: Reply): number => json.size as number

test('uploads, replacements and deletions at once: the counter is the sum of the sizes', async () => {
  const somebody = await makeAccount(app)
  const files = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => makeFile(somebody, { bytes: Buffer.alloc(n * 10) })))
  await Promise.all([
    ...files.slice(0, 3).map(({ id }) => somebody.client.delete(`/v1/files/${id}?permanent=true`)),
    ...files.slice(0, 3).map(({ id }) => somebody.client.delete(`/v1/files/${id}?permanent=true`)),
    ...[7, 77, 777].map((size) =>
      somebody.client.put(`/v1/files/${files[5]!.id}/content`, Buffer.alloc(size), {
        'content-type': 'text/plain',
        'if-match': '*',
      }),
    ),
    ...[3, 33].map((size) => upload(somebody, size)),
  ])
  const [row] = await app.app.database.rows(
    'select coalesce(sum(size), 0) as bytes, count(*) as files from file where owner_id = ?',
    [uuidToBytes(somebody.id)],
  )
  // One of the three replacements came last; the other two, and what there was, are former versions.
  const versionBytes = 60 + 7 + 77 + 777 - sizeOf(await somebody.client.get(`/v1/files/${files[5]!.id}`))
  expect(await usageOf(somebody)).toEqual({
    usedBytes: Number(row!['bytes']) + versionBytes,
    ...nothingElse,
    versionBytes,
    fileCount: 5,
  })
})

test('what was refused is gone once the sweep has run', async () => {
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})
