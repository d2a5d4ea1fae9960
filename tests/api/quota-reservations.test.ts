/** Room that uploads hold while they are under way: taken before their bytes, and given back however they end. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { connectWire, type Wire } from '../support/wire.ts'

let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp()
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

async function accountWith(quotaBytes: number | null): Promise<Account> {
  const somebody = await makeAccount(app)
  expect((await admin.client.patch(`/v1/users/${somebody.id}`, { quotaBytes })).status).toBe(200)
  return somebody
}
const usageOf = async ({ client }: Account): Promise<object> => (await client.get('/v1/me/usage')).json
const upload = ({ client }: Account, size: number): Promise<Reply> =>
  client.post('/v1/files', Buffer.alloc(size, 1), { 'content-type': 'text/plain' })

/** An upload that has begun: its head and some of its bytes are there. */
async function begun({ client }: Account, fields: Record<string, string>, bytes: Uint8Array): Promise<Wire> {
  const wire = await connectWire(app.base)
  const headers = { Authorization: client.fields['authorization']!, 'Content-Type': 'text/plain', ...fields }
  wire.begin('POST', '/v1/files', { ...headers, Expect: '100-continue' })
  await wire.until(() => wire.text.startsWith('HTTP/1.1 100 Continue'), 'the body is being read')
  wire.send(bytes)
  return wire
}

const chunked = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

const reserved = async (somebody: Account): Promise<number> =>
  ((await usageOf(somebody)) as { reservedBytes: number }).reservedBytes
const reserves = (somebody: Account, bytes: number): Promise<number> =>
  eventually(async () => (await reserved(somebody)) === bytes)

test('a declared length is reserved before the first byte: others have what is left, and the end settles it', async () => {
  const somebody = await accountWith(1000)
  const wire = await begun(somebody, { 'Content-Length': '900' }, Buffer.alloc(10))
  expect(await usageOf(somebody)).toMatchObject({
    usedBytes: 0,
    versionBytes: 0,
    reservedBytes: 900,
    fileCount: 0,
    quotaBytes: 1000,
  })
  const refused = await upload(somebody, 101)
  expectProblem(refused, 413, 'quota-exceeded')
  expect(refused.json.detail).toBe('0 of 1000 bytes are used, and uploads under way have reserved 900.')
  expect((await upload(somebody, 100)).status).toBe(201)
  wire.send(Buffer.alloc(890))
  expect((await wire.answer()).status).toBe(201)
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 1000, reservedBytes: 0, fileCount: 2 })
  wire.abort()
})

test('what is declared beyond the room is refused before a byte is asked for', async () => {
  const somebody = await accountWith(1000)
  const wire = await connectWire(app.base)
  const headers = { Authorization: somebody.client.fields['authorization']!, 'Content-Type': 'text/plain' }
  wire.begin('POST', '/v1/files', { ...headers, 'Content-Length': '1001', Expect: '100-continue' })
  const { status, json } = await wire.answer()
  expect([status, json.type]).toEqual([413, '/problems/quota-exceeded'])
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 0, reservedBytes: 0 })
  wire.abort()
})

test('an upload that breaks off gives back what it had reserved', async () => {
  const somebody = await accountWith(1000)
  const wire = await begun(somebody, { 'Content-Length': '900' }, Buffer.alloc(10))
  expect(await usageOf(somebody)).toMatchObject({ reservedBytes: 900 })
  wire.abort()
  await reserves(somebody, 0)
  expect((await upload(somebody, 1000)).status).toBe(201)
})

test('what a process that died had reserved goes back with the sweep, and whoever still writes is refused', async () => {
  const somebody = await accountWith(1000)
  const wire = await begun(somebody, { 'Content-Length': '900' }, Buffer.alloc(10))
  await app.app.blobs.sweep(0)
  expect(await usageOf(somebody)).toMatchObject({ reservedBytes: 0 })
  wire.send(Buffer.alloc(890))
  expect((await wire.answer()).status).toBe(503)
  wire.abort()
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 0, reservedBytes: 0 })
})

test('an unknown length is reserved as it comes, up to the last byte that there is room for', async () => {
  const somebody = await accountWith(300_000)
  const wire = await begun(somebody, { 'Transfer-Encoding': 'chunked' }, chunked(Buffer.alloc(100_000)))
  await eventually(async () => (await reserved(somebody)) >= 100_000)
  wire.send(chunked(Buffer.alloc(200_000)))
  await reserves(somebody, 300_000)
  expectProblem(await upload(somebody, 1), 413, 'quota-exceeded')
  wire.send(Buffer.from('0\r\n\r\n'))
  expect((await wire.answer()).status).toBe(201)
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 300_000, reservedBytes: 0 })
  wire.abort()
})

test('an unknown length: one byte too many answers 413 and gives everything back', async () => {
  const somebody = await accountWith(300_000)
  const wire = await begun(somebody, { 'Transfer-Encoding': 'chunked' }, chunked(Buffer.alloc(300_001)))
  expect((await wire.answer()).status).toBe(413)
  wire.abort()
  await reserves(somebody, 0)
})

test('without a quota nothing is reserved', async () => {
  const somebody = await accountWith(null)
  const wire = await begun(somebody, { 'Content-Length': '900' }, Buffer.alloc(10))
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 0, versionBytes: 0, reservedBytes: 0, fileCount: 0 })
  wire.send(Buffer.alloc(890))
  expect((await wire.answer()).status).toBe(201)
  wire.abort()
})

test('a quota that is lowered while an upload is under way: it is refused at the end', async () => {
  const somebody = await accountWith(1000)
  const wire = await begun(somebody, { 'Content-Length': '900' }, Buffer.alloc(10))
  await admin.client.patch(`/v1/users/${somebody.id}`, { quotaBytes: 899 })
  wire.send(Buffer.alloc(890))
  expect((await wire.answer()).status).toBe(413)
  wire.abort()
  await reserves(somebody, 0)
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: 0, fileCount: 0 })
})

test('ten uploads at once, half of them of unknown length: never more than the quota, used and reserved together', async () => {
  const somebody = await accountWith(500_000)
  const wires = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      at % 2 === 0
        ? begun(somebody, { 'Content-Length': '100000' }, Buffer.alloc(50_000)).catch(() => undefined)
        : begun(somebody, { 'Transfer-Encoding': 'chunked' }, chunked(Buffer.alloc(50_000))).catch(() => undefined),
    ),
  )
  const together = async (): Promise<number> => {
    const { usedBytes, reservedBytes } = (await usageOf(somebody)) as { usedBytes: number; reservedBytes: number }
    return usedBytes + reservedBytes
  }
  expect(await together()).toBeLessThanOrEqual(500_000)
  for (const [at, wire] of wires.entries())
    wire?.send(
      at % 2 === 0 ? Buffer.alloc(50_000) : Buffer.concat([chunked(Buffer.alloc(50_000)), Buffer.from('0\r\n\r\n')]),
    )
  const statuses = await Promise.all(wires.map(async (wire) => (await wire?.answer())?.status ?? 413))
  for (const wire of wires) wire?.abort()
  const stored = statuses.filter((status) => status === 201).length
  expect(stored).toBeGreaterThan(0)
  expect(stored).toBeLessThanOrEqual(5)
  await reserves(somebody, 0)
  expect(await usageOf(somebody)).toMatchObject({ usedBytes: stored * 100_000, fileCount: stored })
})

describe('a replacement', () => {
  const replace = ({ client }: Account, id: string, size: number): Promise<Reply> =>
    client.put(`/v1/files/${id}/content`, Buffer.alloc(size, size), { 'content-type': 'text/plain', 'if-match': '*' })

  test('needs room for the new bytes beside the old ones, which stay as a version', async () => {
    const somebody = await accountWith(10)
    const file = await makeFile(somebody, { bytes: Buffer.alloc(6) })
    expectProblem(await replace(somebody, file.id, 5), 413, 'quota-exceeded')
    expect((await replace(somebody, file.id, 4)).status).toBe(200)
    expect(await usageOf(somebody)).toMatchObject({ usedBytes: 10, versionBytes: 6, reservedBytes: 0, fileCount: 1 })
    expect((await somebody.client.delete(`/v1/files/${file.id}/versions/1`)).status).toBe(204)
    expect((await replace(somebody, file.id, 6)).status).toBe(200)
  })

  test('where no versions are kept, the room of what is replaced is given to one at a time', async () => {
    const without = await startApp({ settings: { COFFER_VERSIONS_KEEP: '0' } })
    try {
      const setter = await makeAccount(without, { roles: ['admin'] })
      const somebody = await makeAccount(without)
      await setter.client.patch(`/v1/users/${somebody.id}`, { quotaBytes: 10 })
      const file = await makeFile(somebody, { bytes: Buffer.alloc(8) })
      const sending = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const wire = await connectWire(without.base)
          const fields = { 'Content-Type': 'text/plain', 'If-Match': '*', Expect: '100-continue' }
          const headers = { Authorization: somebody.client.fields['authorization']!, 'Content-Length': '9', ...fields }
          wire.begin('PUT', `/v1/files/${file.id}/content`, headers)
          await wire.until(() => wire.text.startsWith('HTTP/1.1 '), 'an answer')
          return wire
        }),
      )
      const [taken, ...more] = sending.filter(({ text }) => text.startsWith('HTTP/1.1 100'))
      expect(more).toEqual([])
      expect((await somebody.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 8, reservedBytes: 9 })
      taken!.send(Buffer.alloc(9))
      expect((await taken!.answer()).status).toBe(200)
      expect((await somebody.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 9, reservedBytes: 0 })
      for (const wire of sending) wire.abort()
    } finally {
      await without.close()
    }
  })

  test('counts the difference where no versions are kept: up to the quota, and downwards always', async () => {
    const without = await startApp({ settings: { COFFER_VERSIONS_KEEP: '0' } })
    try {
      const setter = await makeAccount(without, { roles: ['admin'] })
      const somebody = await makeAccount(without)
      const setQuota = (quotaBytes: number): Promise<Reply> =>
        setter.client.patch(`/v1/users/${somebody.id}`, { quotaBytes })
      await setQuota(10)
      const file = await makeFile(somebody, { bytes: Buffer.alloc(6) })
      expect((await replace(somebody, file.id, 10)).status).toBe(200)
      expectProblem(await replace(somebody, file.id, 11), 413, 'quota-exceeded')
      expect((await somebody.client.get(`/v1/files/${file.id}/content`)).bytes).toHaveLength(10)
      await setQuota(4)
      expect((await replace(somebody, file.id, 9)).status).toBe(200)
      expectProblem(await replace(somebody, file.id, 10), 413, 'quota-exceeded')
      expect((await replace(somebody, file.id, 3)).status).toBe(200)
      expect(await usageOf(somebody)).toMatchObject({ usedBytes: 3, versionBytes: 0, reservedBytes: 0, fileCount: 1 })
      await without.app.blobs.sweep(0)
      expect(await orphans(without.app.database)).toEqual(noOrphans)
    } finally {
      await without.close()
    }
  })
})

test('COFFER_DEFAULT_QUOTA_BYTES holds for who has no quota; an own one goes before it', async () => {
  const bounded = await startApp({ settings: { COFFER_DEFAULT_QUOTA_BYTES: '100' } })
  try {
    const setter = await makeAccount(bounded, { roles: ['admin'] })
    const somebody = await makeAccount(bounded)
    expect(await usageOf(somebody)).toMatchObject({ usedBytes: 0, quotaBytes: 100 })
    expect((await upload(somebody, 100)).status).toBe(201)
    const refused = await upload(somebody, 1)
    expectProblem(refused, 413, 'quota-exceeded')
    expect(refused.json.detail).toBe('100 of 100 bytes are used.')
    await setter.client.patch(`/v1/users/${somebody.id}`, { quotaBytes: 101 })
    expect((await upload(somebody, 1)).status).toBe(201)
    expect((await setter.client.get(`/v1/users/${somebody.id}`)).json).toMatchObject({ quotaBytes: 101 })
    expect((await setter.client.get(`/v1/users/${setter.id}`)).json).not.toHaveProperty('quotaBytes')
  } finally {
    await bounded.close()
  }
})

test('nothing is left over', async () => {
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})
