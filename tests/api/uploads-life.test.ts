/** How long an upload lives, and what it lives on: time, quota, and the account that it belongs to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '../../src/db/id.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { dialect, makeAccount, makeFile, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'
import { append, ask, beginUpload, cancel, createUpload, fileOf, offsetOf, offsetStream } from '../support/tus.ts'
import { connectWire } from '../support/wire.ts'

let now = Date.now()
let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp({
    clock: () => now,
    settings: { COFFER_UPLOAD_TTL: '60', COFFER_ACCESS_TOKEN_TTL: '86400', COFFER_SIGNING_KEY_TTL: '0' },
  })
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const sweep = async (): Promise<void> => {
  await app.app.uploads.sweep()
  await app.app.blobs.sweep(0)
}
/** Signed in now, whenever that is. */
const asAdmin = async (): Promise<Account> => signIn(app, admin)
const setQuota = async ({ id }: Account, quotaBytes: number | null): Promise<void> => {
  expect((await (await asAdmin()).client.patch(`/v1/users/${id}`, { quotaBytes })).status).toBe(200)
}

describe('time', () => {
  test('nothing came for the time to live: 410 from then on, and the bytes go', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 10)
    await append(upload, 0, Buffer.from('0123'))
    now += 59_000
    await sweep()
    expect(offsetOf(await ask(upload))).toBe(4)
    const rows = await storedRows(app.app.database)
    now += 1000
    for (const swept of [false, true]) {
      expectProblem(await owner.client.get(upload.path), 410, 'upload-expired')
      expectProblem(await append(upload, 4, Buffer.from('4')), 410, 'upload-expired')
      expect((await owner.client.get('/v1/uploads')).json.items).toEqual([])
      if (!swept) await sweep()
    }
    expect((await storedRows(app.app.database)).contents).toBe(rows.contents - 1)
    expect(await orphans(app.app.database)).toEqual(noOrphans)
    now += 7 * 86_400_000
    await sweep()
    const { length } = await app.app.database.rows('select 1 from upload')
    expect(length).toBe(0)
  })

  test('whatever comes gives it another while; one that expired can be cancelled', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 10)
    now += 50_000
    const reply = await append(upload, 0, Buffer.from('0'))
    expect(Date.parse(reply.headers.get('upload-expires')!)).toBe(Math.floor((now + 60_000) / 1000) * 1000)
    now += 50_000
    expect(offsetOf(await ask(upload))).toBe(1)
    now += 10_000
    expect((await cancel(upload)).status).toBe(204)
    expect((await ask(upload)).status).toBe(404)
    await sweep()
    expect(await orphans(app.app.database)).toEqual(noOrphans)
  })

  test('what has become a file can be asked for until it expires; the file stays', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 4)
    const file = fileOf(await append(upload, 0, Buffer.from('four')))
    now += 60_000
    await sweep()
    expectProblem(await owner.client.get(upload.path), 410, 'upload-expired')
    expect((await owner.client.get(`/v1/files/${file}/content`)).text).toBe('four')
  })

  // SQLite locks no rows.
  const onMySql = dialect === 'mysql' ? test : test.skip

  onMySql('the one that begins waits for none that are over, and for none of another account', async () => {
    const [owner, other] = [await makeAccount(app), await makeAccount(app)]
    const { database } = app.app
    const ids = Array.from({ length: 300 }, () => uuidToBytes(newId()))
    for (const id of ids)
      await database.run(
        'insert into upload (id, account_id, upload_offset, fence, lease_until, created_at, expires_at) values (?, ?, 1, 1, 0, ?, ?)',
        [id, uuidToBytes(owner.id), now, now + 60_000],
      )
    const [upload, another] = [await beginUpload(owner.client, 10), await beginUpload(other.client, 10)]
    ids.push(uuidToBytes(another.id))
    await database.transaction(async (em) => {
      for (const id of ids) await database.statementsOf(em).run('update upload set lease_until = 1 where id = ?', [id])
      await cancel(await beginUpload(owner.client, 10))
    })
    for (const each of [upload, another]) await cancel(each)
    await database.run('delete from upload where account_id = ?', [uuidToBytes(owner.id)])
  })

  test('the sweep of contents leaves an upload alone, however long it rests', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 8)
    await append(upload, 0, Buffer.from('four'))
    await app.app.blobs.sweep(0)
    expect(fileOf(await append(upload, 4, Buffer.from('more')))).not.toBeNull()
  })
})

describe('quota', () => {
  test('what cannot fit is refused when it begins, and what does not fit any more while it comes', async () => {
    const owner = await makeAccount(app)
    await setQuota(owner, 10)
    expectProblem(await createUpload(owner.client, { 'upload-length': '11' }), 413, 'quota-exceeded')
    const upload = await beginUpload(owner.client, undefined)
    expect((await append(upload, 0, Buffer.from('01234567'))).status).toBe(204)
    expectProblem(await append(upload, 8, Buffer.from('890')), 413, 'quota-exceeded')
    expect(offsetOf(await ask(upload))).toBe(8)
    expect(fileOf(await append(upload, 8, Buffer.from('89'), { 'upload-length': '10' }))).not.toBeNull()
    expect((await owner.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 10, fileCount: 1 })
  })

  test('a quota that was lowered meanwhile: the last byte is refused with 413, and the file is there once there is room', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 6)
    await append(upload, 0, Buffer.from('01234'))
    const other = await beginUpload(owner.client, 6)
    await setQuota(owner, 6)
    expect((await owner.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 0, reservedBytes: 12 })
    expectProblem(await append(upload, 5, Buffer.from('5')), 413, 'quota-exceeded')
    expect((await cancel(other)).status).toBe(204)
    await eventually(async () => fileOf(await ask(upload)) !== null)
    expect((await owner.client.get('/v1/me/usage')).json).toMatchObject({
      usedBytes: 6,
      reservedBytes: 0,
      fileCount: 1,
    })
  })

  test('what is reserved for one upload is no room for another', async () => {
    const owner = await makeAccount(app)
    await setQuota(owner, 10)
    await beginUpload(owner.client, 6)
    const reply = await createUpload(owner.client, { 'upload-length': '6' })
    expectProblem(reply, 413, 'quota-exceeded')
    expect((await beginUpload(owner.client, 4)).path).toBeDefined()
  })

  test('whole, and no room any more: it stays whole, and who asks again gets the file once there is room', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, undefined)
    await append(upload, 0, Buffer.from('012345'))
    await makeFile(owner, { bytes: Buffer.alloc(6) })
    await setQuota(owner, 6)
    expectProblem(await append(upload, 6, Buffer.alloc(0), { 'upload-length': '6' }), 413, 'quota-exceeded')
    expectProblem(await append(upload, 6, Buffer.alloc(0)), 413, 'quota-exceeded')
    const told = await ask(upload)
    expect([told.status, offsetOf(told), fileOf(told)]).toEqual([200, 6, null])
    await setQuota(owner, 12)
    expect(fileOf(await ask(upload))).not.toBeNull()
  })
})

describe('the account', () => {
  test('disabled under way: 401 for what comes next, and for the last byte of what was under way', async () => {
    const owner = await makeAccount(app)
    const upload = await beginUpload(owner.client, 10)
    const wire = await connectWire(app.base)
    wire.begin('PATCH', upload.path, {
      ...owner.client.fields,
      'Tus-Resumable': '1.0.0',
      'Content-Type': offsetStream,
      'Upload-Offset': '0',
      'Content-Length': '10',
      Expect: '100-continue',
    })
    await wire.until(() => wire.text.startsWith('HTTP/1.1 100'), 'the body is read')
    expect((await (await asAdmin()).client.patch(`/v1/users/${owner.id}`, { disabled: true })).status).toBe(200)
    wire.send('0123456789')
    expect((await wire.answer()).status).toBe(401)
    await eventually(async () => (await ask(upload)).status === 401)
    const [row] = await app.app.database.rows('select upload_offset, file_id from upload where id = ?', [
      uuidToBytes(upload.id),
    ])
    expect([Number(row?.['upload_offset']), row?.['file_id']]).toEqual([10, null])
  })

  test('deleted: its uploads and their bytes go', async () => {
    const owner = await makeAccount(app)
    await sweep()
    const before = await storedRows(app.app.database)
    const upload = await beginUpload(owner.client, 10)
    await append(upload, 0, Buffer.from('01234'))
    expect((await (await asAdmin()).client.delete(`/v1/users/${owner.id}?files=delete`)).status).toBe(202)
    await app.app.erasure.run()
    await sweep()
    expect(await storedRows(app.app.database)).toEqual(before)
    expect((await ask(upload)).status).toBe(401)
    expect(app.app.guard.count()).toBe(0)
  })
})
