/** Queries and bodies that two readers could read as two different things, or that cost more than they are worth. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

let app: TestApp
let account: Account

beforeAll(async () => {
  app = await startApp()
  account = await makeAccount(app)
})
afterAll(() => app.close())

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const signIn = (body: string | Uint8Array, fields = json): Promise<Reply> =>
  app.anonymous.post('/v1/sessions', body, fields)
const refresh = (body: string | Uint8Array): Promise<Reply> => app.anonymous.post('/v1/oauth/token', body, form)

test.each<[string, string | Uint8Array]>([
  ['a member twice', '{"email":"a@b.de","email":"c@d.de","password":"x"}'],
  ['a member twice, once escaped', '{"email":"a@b.de","\\u0065mail":"c@d.de","password":"x"}'],
  ['a member twice, deep inside', '{"email":"a@b.de","password":{"a":{"b":1,"b":2}}}'],
  ['bytes that are no UTF-8', Buffer.from('7b2265ff223a317d', 'hex')],
  ['an overlong form of UTF-8', Buffer.from('7b22c0ae223a317d', 'hex')],
  ['half a surrogate pair', '{"email":"a@b.de","password":"\\ud800"}'],
  ['half a surrogate pair as a name', '{"\\udc00":1}'],
  ['a byte order mark', '\ufeff{"email":"a@b.de","password":"x"}'],
  ['UTF-16', Buffer.from('{"email":"a@b.de","password":"x"}', 'utf16le')],
  ['30,000 lists in each other', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['10,000 objects in each other', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ['an end too early', '{"email":"a@b.de"'],
  ['something behind the end', '{"email":"a@b.de","password":"x"}{}'],
  ['a comment', '{/*x*/"email":"a@b.de","password":"x"}'],
  ['NaN', '{"email":"a@b.de","password":NaN}'],
  ['nothing but blanks', '  '],
])('JSON, %s: 400 malformed-json', async (_, body) => {
  const reply = await signIn(body)
  expectProblem(reply, 400, 'malformed-json')
  expect(reply.text).not.toMatch(/SyntaxError|position|Unexpected/)
})

test.each([
  ['__proto__', '{"__proto__":{"email":"a@b.de"},"email":"a@b.de","password":"x"}', ['/__proto__']],
  ['constructor', '{"constructor":{"prototype":{}},"email":"a@b.de","password":"x"}', ['/constructor']],
  ['a number that is none for JavaScript', '{"email":"a@b.de","password":1e400}', ['/password']],
  ['a number of 60,000 digits', `{"email":"a@b.de","password":${'9'.repeat(60_000)}}`, ['/password']],
  ['minus nought', '{"email":"a@b.de","password":-0}', ['/password']],
  ['null', 'null', ['']],
  ['a list', '[]', ['']],
  ['a text', '"x"', ['']],
  ['every fault at once', '{"email":1,"password":2,"surplus":3}', ['/email', '/password', '/surplus']],
  ['a name of 5,000 characters', `{"email":"a@b.de","password":"x","${'a'.repeat(5000)}":1}`, [`/${'a'.repeat(499)}`]],
])('JSON that the schema refuses, %s: 400 and where', async (_, body, pointers) => {
  const reply = await signIn(body)
  expectProblem(reply, 400, 'invalid-request')
  const errors = reply.json.errors as { in: string; pointer: string }[]
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers)
  expect(new Set(errors.map((error) => error.in))).toEqual(new Set(['body']))
})

test('JSON with 5,000 surplus members: 400 with at most 100 errors', async () => {
  const reply = await signIn(`{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join()}}`)
  expectProblem(reply, 400, 'invalid-request')
  expect(reply.json.errors).toHaveLength(100)
})

test.each<[string, string | Uint8Array, string]>([
  ['a field twice', 'grant_type=refresh_token&grant_type=refresh_token', 'malformed-form'],
  ['bytes that are no UTF-8', Buffer.from('grant_type=\xff', 'latin1'), 'malformed-form'],
  ['bytes that are no UTF-8, escaped', 'grant_type=%ff', 'malformed-form'],
  ['half a surrogate pair, escaped', 'grant_type=%ed%a0%80', 'malformed-form'],
  ['a field too few', 'scope=a', 'invalid-request'],
  ['no body', '', 'invalid-request'],
  ['__proto__, which is ignored like others that are not known', '__proto__=1&grant_type=x', 'unsupported-grant-type'],
])('a form with %s: 400, with the error of RFC 6749', async (_, body, kind) => {
  const reply = await refresh(body)
  expectProblem(reply, 400, kind)
  expect(reply.json.error).toBe(kind === 'unsupported-grant-type' ? 'unsupported_grant_type' : 'invalid_request')
  expect(reply.json.error_description).toMatch(/^[ !#-[\]-~]+$/)
})

test.each([
  'limit=1e999',
  'limit=1e1',
  'limit=0x10',
  'limit=%201',
  'limit=1.0',
  'limit=',
  'limit',
  'limit=1&limit=1',
  'limit=0',
  'limit=101',
  'limit=-1',
  'limit=true',
  'limit=%EF%BC%92',
  'limit[]=5',
  'limit[a]=5',
  'minSize=1e999',
  'minSize=9007199254740993',
  'minSize=-1',
  'maxSize=NaN',
  'maxSize=Infinity',
  'createdAfter=2016-12-31T23:59:60Z',
  'createdAfter=2026-02-30T00:00:00Z',
  'createdAfter=2026-01-01T24:00:00Z',
  'createdAfter=2026-01-01T00:00:00%2B99:99',
  'createdAfter=2026-01-01',
  'createdAfter=1767225600',
  'sort=constructor',
  'state=__proto__',
  'count=false',
  'q=',
  'q=%ff',
  'q=%ed%a0%80',
  'q=%',
  'q=a?b=%ff',
  `q=${'a'.repeat(201)}`,
  'q[0]=a',
  'cursor=%00',
  'Limit=2',
  'toString=1',
  '__proto__=1',
  'a[__proto__]=1',
  'a.b=1',
  `${'a'.repeat(600)}=1`,
])('GET /v1/files?%s: 400 and which parameter', async (query) => {
  const reply = await account.client.get(`/v1/files?${query}`)
  expectProblem(reply, 400, 'invalid-request')
  const [{ in: place, pointer }] = reply.json.errors as [{ in: string; pointer: string }]
  expect(place).toBe('query')
  expect(decodeURIComponent(query.replace(/%(ff|ed.*|$)/, '')).startsWith(pointer)).toBe(true)
})

test.each([
  'limit=1',
  'limit=100',
  'createdAfter=2026-01-01T00:00:00Z',
  'createdAfter=2026-01-01T00:00:00.123%2B01:00',
  'createdBefore=2026-01-01t00:00:00z',
  'mediaType=application/pdf',
  'mediaType=image/*',
  'q=a,b:c;d@e',
  'q=%F0%9F%98%80',
  'q=100%25',
  'q=a+b',
  '',
  '&',
])('GET /v1/files?%s: 200, escaped as clients escape it or not', async (query) => {
  expect(await account.client.get(`/v1/files?${query}`)).toMatchObject({ status: 200, json: { items: [] } })
})

test.each(['permanent=1', 'permanent=TRUE', 'permanent=yes', 'permanent=', 'permanent=null'])(
  'DELETE with %s deletes nothing: 400',
  async (query) => {
    expectProblem(
      await account.client.delete(`/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36?${query}`),
      400,
      'invalid-request',
    )
  },
)

test.each([
  'text/plain',
  'application/xml',
  'application/*',
  '*/*',
  'application/json,text/plain',
  'application/vnd.api+json',
  'application/merge-patch+json',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'a'.repeat(9000),
])('Content-Type %s where JSON is taken: 415', async (mediaType) => {
  expectProblem(
    await signIn('{"email":"a@b.de","password":"x"}', { 'content-type': mediaType }),
    415,
    'unsupported-media-type',
  )
})

test.each(['gzip', 'br', 'gzip, gzip', 'x-gzip'])('Content-Encoding %s: 415, nothing is unpacked', async (coding) => {
  expectProblem(
    await signIn(Buffer.from('1f8b08000000000000030300000000000000000000', 'hex'), {
      ...json,
      'content-encoding': coding,
    } as typeof json),
    415,
    'unsupported-media-type',
  )
})

test.each([65_536, 65_537])('a JSON body of %d bytes', async (length) => {
  const reply = await signIn(`{"email":"a@b.de","password":"${'x'.repeat(length - 34)}"}`.padEnd(length))
  if (length > 65_536) expectProblem(reply, 413, 'payload-too-large')
  else expectProblem(reply, 400, 'invalid-request')
})

test('400 different parameters of Content-Type cost no more than the same one', async () => {
  const millis = async (mediaType: () => string): Promise<number> => {
    const begun = performance.now()
    for (let count = 0; count < 100; count++)
      expect((await signIn('{}', { 'content-type': mediaType() })).status).toBe(400)
    return performance.now() - begun
  }
  await millis(() => 'application/json')
  const same = await millis(() => 'application/json')
  const different: number[] = []
  for (let round = 0; round < 4; round++) different.push(await millis(() => `application/json; x=${Math.random()}`))
  // A validator compiled for each would take 5 ms and more a request, growing with their number.
  expect(Math.min(...different.slice(2))).toBeLessThan(same * 3 + 100)
})
