/** RFC 9530 both ways: digests of what comes in are checked, and those of what goes out are given when they are wanted. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { storedRows } from '../support/stored-rows.ts'
import { filePart, formOf, formType, textPart } from '../support/wire.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

type Bytes = string | Uint8Array
const of = (algorithm: 'sha-256' | 'sha-512', bytes: Bytes): string =>
  `${algorithm}=:${createHash(algorithm.replace('-', '')).update(bytes).digest('base64')}:`
const raw = { 'content-type': 'text/plain' }
const json = { 'content-type': 'application/json' }

describe('Content-Digest of a request', () => {
  const form = formOf([textPart('description', 'Figures'), filePart('content')])
  const role = (): string => JSON.stringify({ name: `auditor-${randomBytes(4).toString('hex')}`, scopes: [] })

  test.each<[string, (bytes: Bytes) => string]>([
    ['sha-256', (bytes) => of('sha-256', bytes)],
    ['sha-512', (bytes) => of('sha-512', bytes)],
    ['both, and one that nobody knows', (bytes) => `${of('sha-512', bytes)}, md5=:AA==:, ${of('sha-256', bytes)}`],
    ['one that nobody knows', () => 'unixsum=:AAA=:'],
  ])('that is right, %s: taken', async (_, digest) => {
    const text = role()
    const replies = [
      await owner.client.post('/v1/files', 'content', { ...raw, 'content-digest': digest('content') }),
      await owner.client.post('/v1/files', form, { 'content-type': formType, 'content-digest': digest(form) }),
      await owner.client.post('/v1/roles', text, { ...json, 'content-digest': digest(text) }),
    ]
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
  })

  test.each<[string, (bytes: Bytes) => string]>([
    ['of other bytes', () => of('sha-256', 'other')],
    ['right in one, wrong in the other', (bytes) => `${of('sha-256', bytes)}, ${of('sha-512', 'other')}`],
  ])('%s: 422, and nothing is kept', async (_, digest) => {
    const before = await storedRows(app.app.database)
    const text = role()
    for (const reply of [
      await owner.client.post('/v1/files', 'content', { ...raw, 'content-digest': digest('content') }),
      await owner.client.post('/v1/files', form, { 'content-type': formType, 'content-digest': digest(form) }),
      await owner.client.post('/v1/roles', text, { ...json, 'content-digest': digest(text) }),
    ])
      expectProblem(reply, 422, 'digest-mismatch')
    expect(await storedRows(app.app.database)).toEqual(before)
  })

  test('of a form it is that of the form, not of the file in it', async () => {
    const fields = { 'content-type': formType, 'content-digest': of('sha-256', 'content') }
    expectProblem(await owner.client.post('/v1/files', form, fields), 422, 'digest-mismatch')
  })

  test.each(['sha-256', 'sha-256=1', 'sha-256=:AA==:', 'sha-512=:AA==:', '=', 'sha-256=:'])(
    '%p: 422 as one that cannot be checked, before the body is looked at',
    async (digest) => {
      const reply = await owner.client.post('/v1/roles', '{', { ...json, 'content-digest': digest })
      expectProblem(reply, 422, 'digest-unsupported')
      const upload = await owner.client.post('/v1/files', 'content', { ...raw, 'content-digest': digest })
      expectProblem(upload, 422, 'digest-unsupported')
    },
  )

  test('a body that was altered on its way is told as that, not as bad JSON', async () => {
    const fields = { ...json, 'content-digest': of('sha-256', role()) }
    expectProblem(await owner.client.post('/v1/roles', '{"name":', fields), 422, 'digest-mismatch')
  })

  test('replaceFileContent: other bytes leave the file as it is', async () => {
    const file = await makeFile(owner)
    const fields = { ...raw, 'if-match': `"${file.sha256}"`, 'content-digest': of('sha-256', 'other') }
    expectProblem(await owner.client.put(`/v1/files/${file.id}/content`, 'new', fields), 422, 'digest-mismatch')
    expect((await owner.client.get(`/v1/files/${file.id}`)).json).toMatchObject({ sha256: file.sha256, version: 1 })
  })
})

describe('digests of an answer', () => {
  const small = randomBytes(5000)
  const large = randomBytes(1024 * 1024 + 1)
  let files: { small: StoredFile; large: StoredFile }
  beforeAll(async () => {
    files = { small: await makeFile(owner, { bytes: small }), large: await makeFile(owner, { bytes: large }) }
  })

  const digestsOf = async (file: StoredFile, fields: Record<string, string>) => {
    const reply = await owner.client.get(`/v1/files/${file.id}/content`, fields)
    return { content: reply.headers.get('content-digest'), repr: reply.headers.get('repr-digest'), bytes: reply.bytes }
  }

  test.each([
    ['sha-256=1', 'sha-256'],
    ['sha-256', undefined],
    ['sha-256=1, sha-512=10', 'sha-512'],
    ['sha-512=1, sha-256=2', 'sha-256'],
    ['sha-512=1', 'sha-512'],
    ['sha-512=3, sha-256=0', 'sha-512'],
    ['sha-256=0', undefined],
    ['md5=10', undefined],
    ['sha-256=11', undefined],
    ['sha-256=2.5', undefined],
    ['not a dictionary!', undefined],
  ])('downloadFile: Want-Content-Digest %p', async (want, algorithm) => {
    const { content, repr } = await digestsOf(files.small, { 'want-content-digest': want })
    expect(content).toBe(algorithm === undefined ? null : of(algorithm as 'sha-256', small))
    expect(repr).toBe(of('sha-256', small))
  })

  test('downloadFile: without a wish there is none', async () => {
    expect((await digestsOf(files.small, {})).content).toBeNull()
  })

  test('downloadFile: of a large file the one that is known, of a large range none', async () => {
    const wish = { 'want-content-digest': 'sha-512=9, sha-256=1' }
    expect((await digestsOf(files.large, wish)).content).toBe(of('sha-256', large))
    expect((await digestsOf(files.large, { 'want-content-digest': 'sha-512=1' })).content).toBeNull()
    expect((await digestsOf(files.large, { ...wish, range: 'bytes=0-' })).content).toBe(of('sha-256', large))
  })

  test('downloadFile: of a small range that of the range; of several none', async () => {
    const wish = { 'want-content-digest': 'sha-256=1' }
    const one = await digestsOf(files.large, { ...wish, range: 'bytes=100-4099' })
    expect(one.content).toBe(of('sha-256', large.subarray(100, 4100)))
    expect(one.bytes.equals(large.subarray(100, 4100))).toBe(true)
    expect(one.repr).toBe(of('sha-256', large))
    expect((await digestsOf(files.large, { ...wish, range: 'bytes=0-9,1000-1009' })).content).toBeNull()
    expect((await digestsOf(files.large, { ...wish, range: 'bytes=0-1048575' })).content).not.toBeNull()
  })

  test('downloadFile: HEAD tells the same', async () => {
    const path = `/v1/files/${files.small.id}/content`
    const head = await owner.client.head(path, { 'want-content-digest': 'sha-512=1' })
    expect(head.headers.get('content-digest')).toBe(of('sha-512', small))
  })

  test.each([
    ['sha-512=2, sha-256=1', ['sha-512', 'sha-256']],
    ['sha-512=1, sha-256=2', ['sha-256', 'sha-512']],
    ['sha-512=1', ['sha-512', 'sha-256']],
    ['md5=1', ['sha-256']],
  ] as const)('uploads: Want-Repr-Digest %p', async (want, algorithms) => {
    const fields = { ...raw, 'want-repr-digest': want, 'want-content-digest': 'sha-256=1' }
    const upload = await owner.client.post('/v1/files', small, fields)
    const { id, sha256 } = upload.json as StoredFile
    const replaced = await owner.client.put(`/v1/files/${id}/content`, small, { ...fields, 'if-match': `"${sha256}"` })
    expect([upload.status, replaced.status]).toEqual([201, 200])
    for (const reply of [upload, replaced]) {
      expect(reply.headers.get('repr-digest')).toBe(algorithms.map((name) => of(name, small)).join(', '))
      expect(reply.headers.get('content-digest')).toBe(of('sha-256', reply.bytes))
    }
  })
})
