/** Which media types are stored, and how large files of each may be (`COFFER_FILE_TYPES`). */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'
import { connectWire } from '../support/wire.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_FILE_TYPES: 'image/*, text/plain=100, -image/svg+xml' } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const upload = (mediaType: string, size = 10): Promise<Reply> =>
  owner.client.post('/v1/files', Buffer.alloc(size), { 'content-type': mediaType })
const form = (mediaType: string, size = 10): Promise<Reply> => {
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(size)], { type: mediaType }), 'file')
  return owner.client.post('/v1/files', body)
}

test('who uploads is told beforehand what is stored here, and an administrator who looks after it as well', async () => {
  const { json } = await owner.client.get('/v1/me/usage')
  expect(json).toMatchObject({
    maxFileBytes: app.app.config.maxFileBytes,
    fileTypes: [
      { mediaType: 'image/*', allowed: true },
      { mediaType: 'text/plain', allowed: true, maxBytes: 100 },
      { mediaType: 'image/svg+xml', allowed: false },
    ],
  })
  const admin = await makeAccount(app, { roles: ['admin'] })
  expect((await admin.client.get(`/v1/users/${owner.id}/usage`)).json).toEqual(json)
})

test('a type that is allowed is stored, another answers 415 and leaves nothing, raw and as a form', async () => {
  const before = await storedRows(app.app.database)
  for (const send of [upload, form]) {
    expectProblem(await send('application/pdf'), 415, 'file-type-refused')
    const refused = await send('image/svg+xml')
    expectProblem(refused, 415, 'file-type-refused')
    expect(refused.json.detail).toBe('Files of the type image/svg+xml are not stored here.')
  }
  expect(await storedRows(app.app.database)).toEqual(before)
  for (const send of [upload, form]) expect((await send('image/png')).status).toBe(201)
})

test('a file of the largest size of its type is stored, a byte more answers 413, whether declared or not', async () => {
  for (const send of [upload, form]) {
    expect((await send('text/plain', 100)).status).toBe(201)
    expectProblem(await send('text/plain', 101), 413, 'payload-too-large')
    expect((await send('image/png', 101)).status).toBe(201)
  }
})

test('what is refused is refused before its bytes are asked for', async () => {
  for (const [type, length, status] of [
    ['application/pdf', '10', 415],
    ['text/plain', '101', 413],
  ] as const) {
    const wire = await connectWire(app.base)
    const headers = { Authorization: owner.client.fields['authorization']!, 'Content-Type': type }
    wire.begin('POST', '/v1/files', { ...headers, 'Content-Length': length, Expect: '100-continue' })
    expect((await wire.answer()).status).toBe(status)
    expect(wire.text).not.toContain('100 Continue')
    wire.abort()
  }
})

test('replacing and describing are bound by it as well', async () => {
  const { id } = (await upload('image/png', 200)).json
  const replace = (mediaType: string, size: number): Promise<Reply> =>
    owner.client.put(`/v1/files/${id}/content`, Buffer.alloc(size), { 'content-type': mediaType, 'if-match': '*' })
  expectProblem(await replace('application/pdf', 10), 415, 'file-type-refused')
  expectProblem(await replace('text/plain', 101), 413, 'payload-too-large')
  expectProblem(await owner.client.patch(`/v1/files/${id}`, { mediaType: 'text/html' }), 415, 'file-type-refused')
  expectProblem(await owner.client.patch(`/v1/files/${id}`, { mediaType: 'text/plain' }), 413, 'payload-too-large')
  expect((await replace('image/gif', 50)).status).toBe(200)
  expect((await owner.client.patch(`/v1/files/${id}`, { mediaType: 'text/plain' })).json.mediaType).toBe('text/plain')
})

test('the form of the page is refused as well', async () => {
  const body = new FormData()
  body.set('file', new Blob(['%PDF'], { type: 'application/pdf' }), 'a.pdf')
  const fields = { cookie: `coffer_access=${owner.accessToken}`, 'sec-fetch-site': 'same-origin' }
  expectProblem(await app.anonymous.post('/upload', body, fields), 415, 'file-type-refused')
})

test('nothing is left over', async () => {
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('what is not stored is not stored under another name either: the bytes tell', async () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(100)])
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  const before = await storedRows(app.app.database)
  for (const bytes of [program, drawing]) {
    const refused = await owner.client.post('/v1/files', bytes, { 'content-type': 'image/png' })
    expectProblem(refused, 415, 'file-type-refused')
  }
  expect(await storedRows(app.app.database)).toEqual(before)
})
