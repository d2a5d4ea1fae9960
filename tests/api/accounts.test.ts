import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const mergePatch = { 'content-type': 'application/merge-patch+json' }

test('getMe: answers the own account, without anything secret', async () => {
  const account = await makeAccount(service)
  const reply = await account.client.get('/v1/me')
  expect(reply.json).toEqual({
    id: account.id,
    email: account.email,
    roles: ['member'],
    createdAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
    updatedAt: expect.any(String),
  })
  expect(reply.headers.get('cache-control')).toBe('private, no-cache')
})

test('getMe: the tag that is current answers 304 without a body, another one 200', async () => {
  const { client } = await makeAccount(service)
  const tag = (await client.get('/v1/me')).headers.get('etag')!
  for (const fields of [tag, `"x", ${tag}`, '*', `W/${tag}`]) {
    const reply = await client.get('/v1/me', { 'if-none-match': fields })
    expect([fields, reply.status, reply.text]).toEqual([fields, 304, ''])
  }
  expect(await client.get('/v1/me', { 'if-none-match': '"x"' })).toMatchObject({ status: 200 })
})

test('getMe: two accounts with tags alike are not taken for each other', async () => {
  const [mine, theirs] = [await makeAccount(service), await makeAccount(service)]
  expect((await mine.client.get('/v1/me')).json.id).toBe(mine.id)
  expect((await theirs.client.get('/v1/me')).json.id).toBe(theirs.id)
})

test('getMe: without a token answers 401', async () => {
  expectProblem(await service.anonymous.get('/v1/me'), 401, 'unauthenticated')
})

test('updateMe: sets the name, null clears it, and each change is a new tag', async () => {
  const { client } = await makeAccount(service)
  const named = await client.patch('/v1/me', { displayName: 'Ada  Łovelace 東京' }, mergePatch)
  expect([named.status, named.json.displayName, named.headers.get('etag')]).toEqual([200, 'Ada  Łovelace 東京', '"2"'])
  const cleared = await client.patch('/v1/me', { displayName: null })
  expect([cleared.status, 'displayName' in cleared.json, cleared.headers.get('etag')]).toEqual([200, false, '"3"'])
  expect((await client.get('/v1/me')).json).toEqual(cleared.json)
})

test('updateMe: If-Match with the current tag or * changes, with another one answers 412 and changes nothing', async () => {
  const { client } = await makeAccount(service)
  expect(await client.patch('/v1/me', { displayName: 'One' }, { 'if-match': '"1"' })).toMatchObject({ status: 200 })
  for (const stale of ['"1"', '"x"', 'W/"2"'])
    expectProblem(
      await client.patch('/v1/me', { displayName: 'Two' }, { 'if-match': stale }),
      412,
      'precondition-failed',
    )
  expect((await client.get('/v1/me')).json.displayName).toBe('One')
  expect(await client.patch('/v1/me', { displayName: 'Three' }, { 'if-match': '*' })).toMatchObject({ status: 200 })
})

test('updateMe: ten at once with one tag are one change and nine refusals', async () => {
  const { client } = await makeAccount(service)
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, at) => client.patch('/v1/me', { displayName: `Name ${at}` }, { 'if-match': '"1"' })),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)])
  const winner = replies.find(({ status }) => status === 200)!
  expect((await client.get('/v1/me')).json).toEqual(winner.json)
})

test.each([
  ['roles', { roles: ['admin'] }],
  ['id', { id: '0199f390-4a0b-7c55-b1de-90c4d2f7a318' }],
  ['email', { email: 'other@example.org' }],
  ['passwordHash', { displayName: 'x', passwordHash: 'x' }],
  ['disabledAt', { displayName: 'x', disabledAt: null }],
  ['revision', { displayName: 'x', revision: 1 }],
  ['nothing', {}],
  ['an object for the name', { displayName: { $set: 'x' } }],
  ['a list for the name', { displayName: ['x'] }],
  ['a number for the name', { displayName: 1 }],
  ['an empty name', { displayName: '' }],
  ['a name with a line break', { displayName: 'a\r\nb' }],
  ['a name of 201 characters', { displayName: 'x'.repeat(201) }],
])('updateMe: %s answers 400 and changes nothing', async (_what, patch) => {
  const { client } = await makeAccount(service)
  const before = (await client.get('/v1/me')).json
  expectProblem(await client.patch('/v1/me', patch, mergePatch), 400, 'invalid-request')
  expect((await client.get('/v1/me')).json).toEqual(before)
})

test('updateMe: a name of 200 characters beyond the first plane is kept whole', async () => {
  const { client } = await makeAccount(service)
  const name = '🗝'.repeat(200)
  expect((await client.patch('/v1/me', { displayName: name })).json.displayName).toBe(name)
})
