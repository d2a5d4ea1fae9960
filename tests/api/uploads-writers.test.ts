/** Several who write one upload, on two replicas beside one database: whoever came last writes, and nobody behind the offset. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { append, ask, beginUpload, cancel, fileOf, offsetOf, offsetStream, type TusUpload } from '../support/tus.ts'
import { connectWire, type Wire } from '../support/wire.ts'

let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let owner: Account
beforeAll(async () => {
  app = await startApp({ shared: true })
  replica = await startReplica(app)
  owner = await makeAccount(app)
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const there = (upload: TusUpload): TusUpload => ({ ...upload, client: new Client(replica.base, upload.client.fields) })
const expectContent = async (fileId: string | null, bytes: Uint8Array): Promise<void> => {
  const content = (await owner.client.get(`/v1/files/${fileId}/content`)).bytes
  expect([content.length, content.equals(bytes)]).toEqual([bytes.length, true])
}

/** A request whose body is being read, of which nothing has been sent. */
async function beginPatch({ client, path }: TusUpload, offset: number, length: number): Promise<Wire> {
  const wire = await connectWire(client.base)
  wire.begin('PATCH', path, {
    ...client.fields,
    'Tus-Resumable': '1.0.0',
    'Content-Type': offsetStream,
    'Upload-Offset': String(offset),
    'Content-Length': String(length),
    Expect: '100-continue',
  })
  await wire.until(() => wire.text.startsWith('HTTP/1.1 100'), 'the body is read')
  return wire
}

test('a request that hangs is ended by the next one, on another replica, within seconds; none of its bytes come behind', async () => {
  const bytes = randomBytes(300_000)
  const upload = await beginUpload(owner.client, bytes.length)
  const hanging = await beginPatch(upload, 0, bytes.length)
  hanging.send(Buffer.alloc(100_000, 'x'))
  const last = await append(there(upload), 0, bytes)
  expect([last.status, offsetOf(last)]).toEqual([204, bytes.length])
  const { status, json } = await hanging.answer(8000)
  expect([status, json.type]).toEqual([423, '/problems/upload-locked'])
  await expectContent(fileOf(last), bytes)
})

test('a request that hung and goes on after another one came: 423, and what the other one sent stands', async () => {
  const bytes = randomBytes(6_000_000)
  const upload = await beginUpload(owner.client, bytes.length)
  const slow = await beginPatch(upload, 0, bytes.length)
  slow.send(Buffer.alloc(1_000_000, 'x'))
  expect(offsetOf(await append(there(upload), 0, bytes.subarray(0, 2_500_000)))).toBe(2_500_000)
  slow.send(Buffer.alloc(5_000_000, 'x'))
  expect((await slow.answer()).status).toBe(423)
  expect(offsetOf(await ask(upload))).toBe(2_500_000)
  await expectContent(fileOf(await append(upload, 2_500_000, bytes.subarray(2_500_000))), bytes)
})

test('an upload that is cancelled, or expires, under a request: 404, 410, and nothing is left', async () => {
  const upload = await beginUpload(owner.client, 100)
  const hanging = await beginPatch(upload, 0, 100)
  expect((await cancel(there(upload))).status).toBe(204)
  hanging.send(Buffer.alloc(100))
  expect((await hanging.answer()).status).toBe(404)

  const other = await beginUpload(owner.client, 100)
  const late = await beginPatch(other, 0, 100)
  await app.app.database.run('update upload set expires_at = ? where id = ?', [Date.now(), uuidToBytes(other.id)])
  await replica.app.uploads.sweep()
  late.send(Buffer.alloc(100))
  expect((await late.answer()).status).toBe(410)
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('ten at once with different bytes at one offset: one of them is stored, whole, and the others are told', async () => {
  for (let round = 0; round < 5; round++) {
    const pieces = Array.from({ length: 10 }, () => randomBytes(50_000))
    const upload = await beginUpload(owner.client, 100_000)
    const replies = await Promise.all(
      pieces.map((piece, at) => append(at % 2 === 0 ? upload : there(upload), 0, piece)),
    )
    const stored = replies.flatMap(({ status }, at) => (status === 204 ? [at] : []))
    expect(stored).toHaveLength(1)
    for (const { status } of replies) expect([204, 409, 423, 503]).toContain(status)
    expect(offsetOf(await ask(upload))).toBe(50_000)
    const rest = randomBytes(50_000)
    await expectContent(fileOf(await append(upload, 50_000, rest)), Buffer.concat([pieces[stored[0]!]!, rest]))
  }
})

/** As a service leaves it that was killed between the last byte and the file. */
async function leftWhole(bytes: Uint8Array, leaseUntil = 0): Promise<TusUpload> {
  const upload = await beginUpload(owner.client, undefined)
  await append(upload, 0, bytes)
  await app.app.database.run('update upload set upload_length = upload_offset, lease_until = ? where id = ?', [
    leaseUntil,
    uuidToBytes(upload.id),
  ])
  return upload
}

const filesNow = async (): Promise<number> => (await owner.client.get('/v1/files?limit=1&count=exact')).json.total

describe('a service was killed between the last byte and the file', () => {
  const bytes = randomBytes(1_200_000)

  test('HEAD makes it', async () => {
    const upload = await leftWhole(bytes)
    const told = await ask(there(upload))
    expect([told.status, offsetOf(told)]).toEqual([200, bytes.length])
    await expectContent(fileOf(told), bytes)
  })

  test('a last request without bytes makes it', async () => {
    const upload = await leftWhole(bytes)
    const last = await append(upload, bytes.length, Buffer.alloc(0))
    expect([last.status, offsetOf(last)]).toEqual([204, bytes.length])
    await expectContent(fileOf(last), bytes)
  })

  test('many who ask at once, on both replicas: there is one file, and all are told the same', async () => {
    const before = await filesNow()
    const upload = await leftWhole(bytes)
    const replies: Reply[] = await Promise.all(
      Array.from({ length: 12 }, (_, at) => {
        const on = at % 2 === 0 ? upload : there(upload)
        return at % 3 === 0 ? append(on, bytes.length, Buffer.alloc(0)) : ask(on)
      }),
    )
    const told = new Set(replies.map(fileOf).filter((id) => id !== null))
    expect(told.size).toBe(1)
    for (const { status } of replies) expect([200, 204, 423]).toContain(status)
    expect(await filesNow()).toBe(before + 1)
    await expectContent(fileOf(await ask(upload)), bytes)
  })

  test('while it may still be at work it is not disturbed; a moment later somebody else makes it', async () => {
    const upload = await leftWhole(bytes, Date.now() + 2000)
    await expectContent(fileOf(await ask(upload)), bytes)
  })
})

test('the last byte twice at once: one file, and whoever is refused learns of it by asking', async () => {
  for (let round = 0; round < 5; round++) {
    const before = await filesNow()
    const bytes = randomBytes(10_000)
    const upload = await beginUpload(owner.client, bytes.length)
    await append(upload, 0, bytes.subarray(0, 9999))
    await Promise.all([append(upload, 9999, bytes.subarray(9999)), append(there(upload), 9999, bytes.subarray(9999))])
    expect(await filesNow()).toBe(before + 1)
    await expectContent(fileOf(await ask(upload)), bytes)
  }
  expect([app.app.guard.count(), replica.app.guard.count()]).toEqual([0, 0])
})
