/** Resumable uploads as tus 1.0 has them: the protocol, and what may go wrong with a request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { makeAccount, makeKey, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { storedRows } from '../support/stored-rows.ts'
import {
  append,
  ask,
  beginUpload,
  cancel,
  createUpload,
  fileOf,
  metadataOf,
  offsetOf,
  offsetStream,
} from '../support/tus.ts'
import { connectWire } from '../support/wire.ts'

const maxFileBytes = 6_000_000

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_MAX_FILE_BYTES: String(maxFileBytes) } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
/** Millions of bytes are compared at once, not one by one. */
const expectContent = async (fileId: string | null, bytes: Uint8Array): Promise<void> => {
  const content = (await owner.client.get(`/v1/files/${fileId}/content`)).bytes
  expect([content.length, content.equals(bytes)]).toEqual([bytes.length, true])
}

describe('creation', () => {
  test('a length alone: 201 with where it goes on, at 0, and when it expires', async () => {
    const before = Date.now()
    const reply = await createUpload(owner.client, { 'upload-length': '10' })
    expect({
      status: reply.status,
      location: reply.headers.get('location'),
      offset: offsetOf(reply),
      tus: reply.headers.get('tus-resumable'),
      file: fileOf(reply),
      length: reply.bytes.length,
    }).toEqual({
      status: 201,
      location: expect.stringMatching(/^\/v1\/uploads\/[0-9a-f-]{36}$/),
      offset: 0,
      tus: '1.0.0',
      file: null,
      length: 0,
    })
    const expires = Date.parse(reply.headers.get('upload-expires')!)
    expect(expires).toBeGreaterThanOrEqual(before + 86_400_000 - 1000)
    expect(expires).toBeLessThanOrEqual(Date.now() + 86_400_000)
  })

  test('an upload of no bytes is a file with the answer', async () => {
    const reply = await createUpload(owner.client, {
      'upload-length': '0',
      'upload-metadata': metadataOf({ filename: 'empty' }),
    })
    expect(reply.status).toBe(201)
    const file = await owner.client.get(`/v1/files/${fileOf(reply)}`)
    expect(file.json).toMatchObject({ name: 'empty', size: 0, mediaType: 'application/octet-stream' })
  })

  test('with all bytes at once: the file is there with the answer, described as the metadata says', async () => {
    const bytes = randomBytes(3_000_000)
    const reply = await createUpload(
      owner.client,
      {
        'upload-length': String(bytes.length),
        'upload-metadata': `${metadataOf({
          filename: 'Größen 報告.pdf',
          filetype: 'Application/PDF; x=y',
          description: 'Figures of the third quarter',
          tags: '["finance","2026",""]',
          metadata: '{"department":"sales"}',
          relativePath: 'null',
        })},empty`,
        'repr-digest': `sha-256=:${sha256(bytes).toString('base64')}:, sha-512=:${createHash('sha512').update(bytes).digest('base64')}:`,
      },
      bytes,
    )
    expect([reply.status, offsetOf(reply)]).toEqual([201, bytes.length])
    expect((await owner.client.get(`/v1/files/${fileOf(reply)}`)).json).toMatchObject({
      name: 'Größen 報告.pdf',
      mediaType: 'application/pdf',
      description: 'Figures of the third quarter',
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
      size: bytes.length,
      sha256: sha256(bytes).toString('hex'),
    })
    await expectContent(fileOf(reply), bytes)
  })

  test('with some bytes: it goes on behind them', async () => {
    const bytes = randomBytes(100)
    const reply = await createUpload(owner.client, { 'upload-length': '100' }, bytes.subarray(0, 40))
    expect([reply.status, offsetOf(reply)]).toEqual([201, 40])
    const upload = { id: '', path: reply.headers.get('location')!, client: owner.client }
    const last = await append(upload, 40, bytes.subarray(40))
    expect([last.status, offsetOf(last)]).toEqual([204, 100])
    await expectContent(fileOf(last), bytes)
  })

  test.each([
    ['neither a length nor that it comes later', {}],
    ['a length, and that it comes later', { 'upload-length': '1', 'upload-defer-length': '1' }],
    ['a length that is none', { 'upload-length': '1e3' }],
    ['a negative length', { 'upload-length': '-1' }],
    ['a length beyond 2^53', { 'upload-length': '9007199254740993' }],
    ['another deferral than 1', { 'upload-defer-length': '0' }],
    ['metadata that are not base64', { 'upload-length': '1', 'upload-metadata': 'filename a*b' }],
    ['metadata with a key twice', { 'upload-length': '1', 'upload-metadata': 'a YQ==,a YQ==' }],
    ['metadata that are not UTF-8', { 'upload-length': '1', 'upload-metadata': 'filename /w==' }],
    ['a name that no file has', { 'upload-length': '1', 'upload-metadata': metadataOf({ filename: 'a\nb' }) }],
    ['a media type that is none', { 'upload-length': '1', 'upload-metadata': metadataOf({ filetype: 'pdf' }) }],
    ['tags that are not JSON', { 'upload-length': '1', 'upload-metadata': metadataOf({ tags: 'finance' }) }],
    ['tags that are no list', { 'upload-length': '1', 'upload-metadata': metadataOf({ tags: '{}' }) }],
    [
      'metadata of the file that are no texts',
      { 'upload-length': '1', 'upload-metadata': metadataOf({ metadata: '{"a":1}' }) },
    ],
  ])('%s: 400 that names the header', async (_, fields) => {
    const reply = await createUpload(owner.client, fields)
    expectProblem(reply, 400, 'invalid-request')
    expect(reply.json.errors[0]).toMatchObject({ in: 'header', pointer: expect.stringMatching(/^upload-/i) })
  })

  test('longer than any file may be: 413, declared or sent', async () => {
    expectProblem(
      await createUpload(owner.client, { 'upload-length': String(maxFileBytes + 1) }),
      413,
      'payload-too-large',
    )
    expectProblem(
      await createUpload(owner.client, { 'upload-length': '3' }, Buffer.from('four')),
      413,
      'payload-too-large',
    )
  })

  test('a digest that cannot be checked: 422; a body of another media type: 415', async () => {
    expectProblem(
      await createUpload(owner.client, { 'upload-length': '1', 'repr-digest': 'md5=:AAAA:' }),
      422,
      'digest-unsupported',
    )
    expectProblem(
      await createUpload(owner.client, { 'upload-length': '1', 'content-type': 'text/plain' }, Buffer.from('a')),
      415,
      'unsupported-media-type',
    )
  })

  test('bytes that are not those of the digest: 422, and nothing is kept', async () => {
    const before = await storedRows(app.app.database)
    const fields = {
      'upload-length': '4',
      'repr-digest': `sha-256=:${sha256(Buffer.from('other')).toString('base64')}:`,
    }
    expectProblem(await createUpload(owner.client, fields, Buffer.from('four')), 422, 'digest-mismatch')
    const upload = await beginUpload(owner.client, 4, { 'repr-digest': fields['repr-digest'] })
    await append(upload, 0, Buffer.from('fo'))
    expectProblem(await append(upload, 2, Buffer.from('ur')), 422, 'digest-mismatch')
    expect((await ask(upload)).status).toBe(404)
    await eventually(async () => (await storedRows(app.app.database)).contents === before.contents)
  })

  test('an account has 100 uploads under way at most, however many it begins at once', async () => {
    const many = await makeAccount(app)
    const replies: Reply[] = []
    for (let at = 0; at < 94; at++) replies.push(await createUpload(many.client, { 'upload-length': '1' }))
    replies.push(
      ...(await Promise.all(Array.from({ length: 12 }, () => createUpload(many.client, { 'upload-length': '1' })))),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(100)
    const refused = replies.filter(({ status }) => status !== 201)
    for (const reply of refused) expectProblem(reply, 409, 'too-many-uploads')
    expect((await createUpload(many.client, { 'upload-length': '0' })).status).toBe(409)
    const { items } = (await many.client.get('/v1/uploads?limit=1')).json
    await cancel({ id: '', path: `/v1/uploads/${items[0].id}`, client: many.client })
    expect((await createUpload(many.client, { 'upload-length': '1' })).status).toBe(201)
  })
})

describe('going on', () => {
  test('in pieces of any length: each answer tells the offset, HEAD tells it again, and the last one the file', async () => {
    const bytes = randomBytes(5_500_000)
    const upload = await beginUpload(owner.client, bytes.length, {
      'upload-metadata': metadataOf({ filename: 'a.bin' }),
    })
    const ends = [1, 1_048_576, 1_048_577, 1_048_577, 3_000_000, bytes.length]
    let offset = 0
    let last: Reply | undefined
    for (const end of ends) {
      last = await append(upload, offset, bytes.subarray(offset, end))
      expect([last.status, offsetOf(last), fileOf(last) === null]).toEqual([204, end, end < bytes.length])
      const told = await ask(upload)
      expect([told.status, offsetOf(told), fileOf(told)]).toEqual([200, end, fileOf(last)])
      offset = end
    }
    await expectContent(fileOf(last!), bytes)
    expect((await owner.client.get(`/v1/files/${fileOf(last!)}`)).json.sha256).toBe(sha256(bytes).toString('hex'))
    const usage = await owner.client.get('/v1/me/usage')
    expect(usage.json.usedBytes).toBeGreaterThanOrEqual(bytes.length)
  })

  test('HEAD tells length, metadata and time as they were given, and is not to be stored', async () => {
    const metadata = metadataOf({ filename: 'a.bin', anything: 'at all' })
    const upload = await beginUpload(owner.client, 10, { 'upload-metadata': metadata })
    const { headers } = await ask(upload)
    expect(Object.fromEntries(headers)).toMatchObject({
      'upload-offset': '0',
      'upload-length': '10',
      'upload-metadata': metadata,
      'cache-control': 'no-store',
      'tus-resumable': '1.0.0',
    })
    expect(headers.has('upload-defer-length')).toBe(false)
    expect((await owner.client.get(upload.path)).json).toEqual({
      id: upload.id,
      name: 'a.bin',
      mediaType: 'application/octet-stream',
      offset: 0,
      length: 10,
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
    })
  })

  test('at another offset than it has: 409, and nothing moves', async () => {
    const upload = await beginUpload(owner.client, 10)
    await append(upload, 0, Buffer.from('0123'))
    for (const offset of [0, 3, 5, 10, 9_007_199_254_740_991])
      expectProblem(await append(upload, offset, Buffer.from('4')), 409, 'upload-offset-conflict')
    expect(offsetOf(await ask(upload))).toBe(4)
  })

  test('more than is missing: 413, declared or not, and of the surplus nothing is kept', async () => {
    const upload = await beginUpload(owner.client, 4)
    expectProblem(await append(upload, 0, Buffer.from('fives')), 413, 'payload-too-large')
    const wire = await connectWire(app.base)
    wire.begin('PATCH', upload.path, {
      ...upload.client.fields,
      'Tus-Resumable': '1.0.0',
      'Content-Type': offsetStream,
      'Upload-Offset': '0',
      'Transfer-Encoding': 'chunked',
    })
    wire.send('5\r\nfives\r\n0\r\n\r\n')
    expect((await wire.answer()).json.type).toBe('/problems/payload-too-large')
    wire.abort()
    expect(offsetOf(await ask(upload))).toBe(0)
    expect(fileOf(await append(upload, 0, Buffer.from('four')))).not.toBeNull()
  })

  test('a length that is told later: once, and not below what is there', async () => {
    const upload = await beginUpload(owner.client, undefined)
    const first = await ask(upload)
    expect([first.headers.get('upload-defer-length'), first.headers.has('upload-length')]).toEqual(['1', false])
    await append(upload, 0, Buffer.from('0123'))
    expectProblem(await append(upload, 4, Buffer.from(''), { 'upload-length': '3' }), 400, 'invalid-request')
    expectProblem(
      await append(upload, 4, Buffer.from(''), { 'upload-length': String(maxFileBytes + 1) }),
      413,
      'payload-too-large',
    )
    expect((await append(upload, 4, Buffer.from('4'), { 'upload-length': '6' })).status).toBe(204)
    expectProblem(await append(upload, 5, Buffer.from('5'), { 'upload-length': '7' }), 400, 'invalid-request')
    const told = await ask(upload)
    expect([told.headers.get('upload-length'), told.headers.has('upload-defer-length')]).toEqual(['6', false])
    await expectContent(
      fileOf(await append(upload, 5, Buffer.from('5'), { 'upload-length': '6' })),
      Buffer.from('012345'),
    )
  })

  test('a length that is told when everything is there makes the file', async () => {
    const upload = await beginUpload(owner.client, undefined)
    await append(upload, 0, Buffer.from('0123'))
    const last = await append(upload, 4, Buffer.alloc(0), { 'upload-length': '4' })
    expect([last.status, offsetOf(last)]).toEqual([204, 4])
    await expectContent(fileOf(last), Buffer.from('0123'))
  })

  test('what has become a file answers the last request again, and takes no more', async () => {
    const upload = await beginUpload(owner.client, 4)
    const file = fileOf(await append(upload, 0, Buffer.from('four')))
    const again = await append(upload, 4, Buffer.alloc(0))
    expect([again.status, fileOf(again)]).toEqual([204, file])
    expectProblem(await append(upload, 4, Buffer.from('s')), 413, 'payload-too-large')
    expectProblem(await append(upload, 0, Buffer.from('four')), 409, 'upload-offset-conflict')
    expect((await cancel(upload)).status).toBe(204)
    expect((await ask(upload)).status).toBe(404)
    await expectContent(file, Buffer.from('four'))
  })

  test('a connection that breaks in the middle: what arrived is kept, byte for byte', async () => {
    const bytes = randomBytes(2_000_000)
    const upload = await beginUpload(owner.client, bytes.length)
    const wire = await connectWire(app.base)
    wire.begin('PATCH', upload.path, {
      ...upload.client.fields,
      'Tus-Resumable': '1.0.0',
      'Content-Type': offsetStream,
      'Upload-Offset': '0',
      'Content-Length': String(bytes.length),
      Expect: '100-continue',
    })
    await wire.until(() => wire.text.startsWith('HTTP/1.1 100'), 'the body is read')
    wire.socket.write(bytes.subarray(0, 1_500_000), () => wire.abort())
    await eventually(async () => offsetOf(await ask(upload)) > 0, 10_000)
    const offset = offsetOf(await ask(upload))
    const last = await append(upload, offset, bytes.subarray(offset))
    expect(last.status).toBe(204)
    await expectContent(fileOf(last), bytes)
  })

  test('without its media type: 415, with a body and without', async () => {
    const upload = await beginUpload(owner.client, 4)
    for (const [bytes, type] of [
      ['four', 'application/octet-stream'],
      ['', 'text/plain'],
    ] as const)
      expectProblem(
        await append(upload, 0, Buffer.from(bytes), { 'content-type': type }),
        415,
        'unsupported-media-type',
      )
    expectProblem(
      await owner.client.patch(upload.path, undefined, { 'tus-resumable': '1.0.0', 'upload-offset': '0' }),
      415,
      'unsupported-media-type',
    )
  })

  test('without an offset, or with one that is none: 400', async () => {
    const upload = await beginUpload(owner.client, 4)
    const fields = { 'tus-resumable': '1.0.0', 'content-type': offsetStream }
    expectProblem(await owner.client.patch(upload.path, 'four', fields), 400, 'invalid-request')
    for (const offset of ['-1', '0x0', ' ', '1e0', '99999999999999999'])
      expectProblem(await append(upload, 0, Buffer.from('four'), { 'upload-offset': offset }), 400, 'invalid-request')
  })
})

describe('checksum', () => {
  const bytes = randomBytes(1_500_000)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(bytes))
  const digests = {
    sha1: createHash('sha1').update(bytes).digest('base64'),
    sha256: sha256(bytes).toString('base64'),
    crc32: crc.toString('base64'),
  }

  test.each(Object.entries(digests))('%s: right bytes are stored, wrong ones are not', async (name, digest) => {
    const upload = await beginUpload(owner.client, 2 * bytes.length)
    const fields = { 'upload-checksum': `${name} ${digest}` }
    const wrong = Buffer.from(bytes)
    wrong[700_000]! ^= 1
    expectProblem(await append(upload, 0, wrong, fields), 460, 'checksum-mismatch')
    expect(offsetOf(await ask(upload))).toBe(0)
    expect(offsetOf(await append(upload, 0, bytes, fields))).toBe(bytes.length)
    const last = await append(upload, bytes.length, bytes, fields)
    await expectContent(fileOf(last), Buffer.concat([bytes, bytes]))
  })

  test('with the creation: wrong bytes are 460 and nothing is begun, right ones are the file', async () => {
    const fields = {
      'upload-length': '4',
      'upload-checksum': `sha256 ${sha256(Buffer.from('four')).toString('base64')}`,
    }
    expectProblem(await createUpload(owner.client, fields, Buffer.from('fore')), 460, 'checksum-mismatch')
    expect(fileOf(await createUpload(owner.client, fields, Buffer.from('four')))).not.toBeNull()
  })

  test.each(['md5 1B2M2Y8AsgTpgAmY7PhCfg==', 'sha1', 'sha1 AAAA', 'sha1  *', 'constructor AAAA', ''])(
    'one that cannot be checked (%p): 400',
    async (checksum) => {
      const upload = await beginUpload(owner.client, 4)
      expectProblem(
        await append(upload, 0, Buffer.from('four'), { 'upload-checksum': checksum }),
        400,
        checksum === '' ? 'checksum-unsupported' : 'checksum-unsupported',
      )
    },
  )
})

describe('the protocol’s version', () => {
  const asking = {
    create: (fields: Record<string, string>) => owner.client.post('/v1/uploads', undefined, fields),
    append: (fields: Record<string, string>) => owner.client.patch(`/v1/uploads/${owner.id}`, 'a', fields),
    cancel: (fields: Record<string, string>) => owner.client.delete(`/v1/uploads/${owner.id}`, fields),
    get: (fields: Record<string, string>) => owner.client.get(`/v1/uploads/${owner.id}`, fields),
  }

  test.each(['create', 'append', 'cancel', 'get'] as const)(
    '%s with another one: 412 that tells ours',
    async (which) => {
      const reply = await asking[which]({ 'tus-resumable': '0.2.2', 'content-type': offsetStream })
      expectProblem(reply, 412, 'tus-version-unsupported')
      expect([reply.headers.get('tus-version'), reply.headers.get('tus-resumable')]).toEqual(['1.0.0', '1.0.0'])
    },
  )

  test('none: 412 but for reading', async () => {
    for (const which of ['create', 'append', 'cancel'] as const)
      expectProblem(await asking[which]({ 'content-type': offsetStream }), 412, 'tus-version-unsupported')
    expectProblem(await asking.get({}), 404, 'upload-not-found')
  })

  test('every answer tells it, refusals too', async () => {
    for (const reply of [
      await app.anonymous.post('/v1/uploads'),
      await owner.client.get('/v1/uploads?surplus=1'),
      await owner.client.get('/v1/uploads'),
    ])
      expect([reply.status, reply.headers.get('tus-resumable')]).toEqual([reply.status, '1.0.0'])
    expect((await owner.client.get('/v1/files')).headers.has('tus-resumable')).toBe(false)
  })

  test.each(['/v1/uploads', '/v1/uploads/0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45'])(
    'OPTIONS %s tells what is spoken',
    async (path) => {
      const { status, headers } = await app.anonymous.send('OPTIONS', path)
      expect(status).toBe(204)
      expect(Object.fromEntries(headers)).toMatchObject({
        'tus-resumable': '1.0.0',
        'tus-version': '1.0.0',
        'tus-extension': 'creation,creation-with-upload,creation-defer-length,termination,checksum,expiration',
        'tus-checksum-algorithm': 'sha1,sha256,crc32',
        'tus-max-size': String(maxFileBytes),
      })
    },
  )

  test('X-HTTP-Method-Override: POST may stand for PATCH and DELETE of an upload, and for nothing else', async () => {
    const upload = await beginUpload(owner.client, 4)
    const fields = { 'tus-resumable': '1.0.0', 'content-type': offsetStream, 'upload-offset': '0' }
    const patched = await owner.client.post(upload.path, 'four', { ...fields, 'x-http-method-override': 'PATCH' })
    expect([patched.status, offsetOf(patched)]).toEqual([204, 4])
    expect(
      (await owner.client.post(upload.path, undefined, { ...fields, 'x-http-method-override': 'delete' })).status,
    ).toBe(204)
    expectProblem(await owner.client.post(upload.path, 'four', fields), 405, 'method-not-allowed')
    const file = `/v1/files/${fileOf(patched)}`
    expectProblem(
      await owner.client.post(file, undefined, { 'x-http-method-override': 'DELETE' }),
      405,
      'method-not-allowed',
    )
  })
})

describe('whose it is', () => {
  test('somebody else’s is not there, whatever is asked of it', async () => {
    const stranger = await makeAccount(app, { roles: ['admin'] })
    const upload = { ...(await beginUpload(owner.client, 4)), client: stranger.client }
    for (const reply of [
      await stranger.client.get(upload.path),
      await append(upload, 0, Buffer.from('four')),
      await cancel(upload),
    ])
      expectProblem(reply, 404, 'upload-not-found')
    expect((await ask(upload)).status).toBe(404)
    expect((await stranger.client.get('/v1/uploads?count=exact')).json).toEqual({ items: [], total: 0 })
    expect(offsetOf(await ask({ ...upload, client: owner.client }))).toBe(0)
  })

  test('a reader begins none and sees none; a key with files:write does', async () => {
    const reader = await makeAccount(app, { roles: ['reader'] })
    expectProblem(await createUpload(reader.client, { 'upload-length': '1' }), 403, 'insufficient-scope')
    expectProblem(await reader.client.get('/v1/uploads'), 403, 'insufficient-scope')
    const key = await makeKey(owner, { scopes: ['files:write'] })
    const upload = await beginUpload(key.client, 4)
    expect(fileOf(await append(upload, 0, Buffer.from('four')))).not.toBeNull()
  })

  test('the list has one’s own, those that are files too, newest first', async () => {
    const somebody = await makeAccount(app)
    const [first, second] = [await beginUpload(somebody.client, 4), await beginUpload(somebody.client, undefined)]
    const file = fileOf(await append(first, 0, Buffer.from('four')))
    const { json } = await somebody.client.get('/v1/uploads?count=exact')
    expect(json.total).toBe(2)
    expect(json.items.map(({ id, fileId, offset, length }: any) => ({ id, fileId, offset, length }))).toEqual([
      { id: second.id, fileId: undefined, offset: 0, length: undefined },
      { id: first.id, fileId: file, offset: 4, length: 4 },
    ])
    expectProblem(await somebody.client.get('/v1/uploads?cursor=AAAA'), 400, 'invalid-cursor')
  })
})

test('cancelled: its bytes go, and nobody goes on with it', async () => {
  const before = await storedRows(app.app.database)
  const upload = await beginUpload(owner.client, 4)
  await append(upload, 0, Buffer.from('fo'))
  expect((await cancel(upload)).status).toBe(204)
  expect((await ask(upload)).status).toBe(404)
  expectProblem(await append(upload, 2, Buffer.from('ur')), 404, 'upload-not-found')
  expectProblem(await cancel(upload), 404, 'upload-not-found')
  await eventually(async () => (await storedRows(app.app.database)).contents <= before.contents)
  expect(app.app.guard.count()).toBe(0)
})
