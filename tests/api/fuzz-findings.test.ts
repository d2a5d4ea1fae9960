/** What `npm run fuzz` once found: where the contract and the service said different things, and what both say now. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let service: TestApp
let owner: Account
beforeAll(async () => {
  service = await startApp()
  owner = await makeAccount(service)
})
afterAll(() => service.close())

describe('a form of OAuth may have every field once, known or not (RFC 6749, section 3.2)', () => {
  const form = (fields: [string, string][]): URLSearchParams => new URLSearchParams(fields)

  test.each([
    ['/v1/oauth/token', 'grant_type', 'refresh_token'],
    ['/v1/oauth/revoke', 'token', 'unknown'],
  ])('%s: an unknown field that is there twice answers 400', async (path, name, value) => {
    const reply = await service.anonymous.post(
      path,
      form([
        [name, value],
        ['surplus', 'one'],
        ['surplus', 'two'],
      ]),
    )
    expectProblem(reply, 400, 'malformed-form')
    expect(reply.json.error).toBe('invalid_request')
  })

  test('revokeToken: an unknown field that is there once is ignored', async () => {
    const reply = await service.anonymous.post(
      '/v1/oauth/revoke',
      form([
        ['token', 'unknown'],
        ['surplus', 'one'],
      ]),
    )
    expect(reply.status).toBe(200)
  })

  test('issueToken: grant_type without its refresh_token answers 400, an unknown one is told first', async () => {
    const missing = await service.anonymous.post('/v1/oauth/token', form([['grant_type', 'refresh_token']]))
    expect([missing.status, missing.json.error]).toEqual([400, 'invalid_request'])
    const unknown = await service.anonymous.post('/v1/oauth/token', form([['grant_type', 'password']]))
    expect([unknown.status, unknown.json.error]).toEqual([400, 'unsupported_grant_type'])
  })
})

describe('uploadFile with a form: an empty part says nothing', () => {
  const upload = (tags: readonly string[]) => {
    const form = new FormData()
    for (const tag of tags) form.append('tags', tag)
    form.append('file', new Blob(['Figures']), 'figures.txt')
    return owner.client.post('/v1/files', form)
  }

  test.each([
    ['one empty tag', [''], []],
    ['several empty tags', ['', '', ''], []],
    ['empty tags among others', ['', 'finance', ''], ['finance']],
  ])('%s: stored with the others', async (_, tags, stored) => {
    const reply = await upload(tags)
    expect([reply.status, reply.json.tags]).toEqual([201, stored])
  })

  test('the same tag twice answers 400', async () => {
    expectProblem(await upload(['finance', 'finance']), 400, 'invalid-request')
  })
})

test('replaceFileContent: no body at all is a file of no bytes', async () => {
  const { id } = (await owner.client.post('/v1/files', 'Figures', { 'content-type': 'text/plain' })).json
  const reply = await owner.client.put(`/v1/files/${id}/content`, undefined, { 'if-match': '*' })
  expect([reply.status, reply.json.size]).toEqual([200, 0])
})

test('createSession: credentials in header and body at once answer 400', async () => {
  const reply = await service.anonymous.post(
    '/v1/sessions',
    { email: owner.email, password: 'whatever' },
    { authorization: `Basic ${Buffer.from(`${owner.email}:whatever`).toString('base64')}` },
  )
  expectProblem(reply, 400, 'ambiguous-credentials')
})

test('downloadFile: bytes are sent as they are, whatever the media type promises', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0xfd])
  const { id } = (await owner.client.post('/v1/files', bytes, { 'content-type': 'application/json' })).json
  const answer = await fetch(`${service.base}/v1/files/${id}/content`, {
    headers: { authorization: `Bearer ${owner.accessToken}` },
  })
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
})

describe('a text that is stored has no NUL: SQLite could not take it, and answered 500', () => {
  const nul = 'before\0after'
  const newUser = { email: 'nul@example.org', password: 'a plain sentence' }
  const page = { 'sec-fetch-site': 'same-origin', accept: 'application/json' }
  const fileOf = async (): Promise<string> =>
    `/v1/files/${(await owner.client.post('/v1/files', 'Figures', { 'content-type': 'text/plain' })).json.id}`
  const patchFile = async (patch: object) => owner.client.patch(await fileOf(), patch)
  const uploadWith = (name: string, value: string) => {
    const form = new FormData()
    form.append(name, value)
    form.append('file', new Blob(['Figures']), 'figures.txt')
    return owner.client.post('/v1/files', form)
  }

  test.each([
    ['updateFile: description', () => patchFile({ description: nul })],
    ['updateFile: name', () => patchFile({ name: nul })],
    ['updateFile: tags', () => patchFile({ tags: [nul] })],
    ['updateFile: mediaType', () => patchFile({ mediaType: `text/${nul}` })],
    ['uploadFile: description of a form', () => uploadWith('description', nul)],
    ['uploadFile: tags of a form', () => uploadWith('tags', nul)],
    ['updateMe: displayName', () => owner.client.patch('/v1/me', { displayName: nul })],
    ['registerUser: displayName', () => service.anonymous.post('/v1/users', { ...newUser, displayName: nul })],
    ['registerUser: email', () => service.anonymous.post('/v1/users', { ...newUser, email: `${nul}@example.org` })],
    [
      'register: displayName',
      () => service.anonymous.post('/register', new URLSearchParams({ ...newUser, displayName: nul }), page),
    ],
    [
      'register: email',
      () => service.anonymous.post('/register', new URLSearchParams({ ...newUser, email: `${nul}@example.org` }), page),
    ],
    [
      'completeSetup: displayName',
      () => service.anonymous.post('/setup', new URLSearchParams({ ...newUser, token: 'any', displayName: nul }), page),
    ],
  ])('%s answers 400', async (_, ask) => {
    expectProblem(await ask(), 400, 'invalid-request')
  })

  test('updateFile: metadata are kept as JSON, where a NUL is as good as any character', async () => {
    const metadata = { [nul]: nul }
    expect((await patchFile({ metadata })).json.metadata).toEqual(metadata)
  })

  test('register: a name that was left empty says nothing', async () => {
    const form = new URLSearchParams({ ...newUser, email: 'nameless@example.org', displayName: '' })
    expect((await service.anonymous.post('/register', form, page)).status).toBe(303)
  })
})

describe('showLogin: control characters have no place in `next`, and every reader of the pattern says so', () => {
  const show = (next: string) => service.anonymous.get(`/login?next=${encodeURIComponent(next)}`)

  test.each(['/a\rb', '/a\nb', '/\0', '/a\x7f'])('%j answers 400', async (next) => {
    expect((await show(next)).status).toBe(400)
  })

  test('a separator of lines that is no control character is one like any other', async () => {
    expect((await show('/a\u2028b')).status).toBe(200)
  })
})
