import { expect, test } from '@jest/globals'
import { readContract, type Operation } from '../../src/http/document.ts'
import { createResponseGuard, type Answer } from '../../src/http/response-guard.ts'
import type { OperationId } from '../../src/http/contract.ts'

const contract = readContract()
const operation = (id: OperationId): Operation => contract.operations.get(id)!
const guard = createResponseGuard(contract.document)
const breaches = (id: OperationId, answer: Partial<Answer>): string[] =>
  guard.breaches(operation(id), {
    status: 200,
    headers: ambient,
    hasBody: 'json' in answer || 'text' in answer,
    ...answer,
  })

const ambient = {
  'x-request-id': '1',
  'coffer-version': 'contract="1.0.0", service="1.0.0"',
  'cache-control': 'no-store',
  date: 'now',
  connection: 'close',
  'x-content-type-options': 'nosniff',
}
const json = { ...ambient, 'content-type': 'application/json' }
const tagged = { ...json, etag: '"1"' }
const user = {
  id: '0199f390-4a0b-7c55-b1de-90c4d2f7a318',
  email: 'ada@example.org',
  roles: ['member'],
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
}
const problem = { type: '/problems/not-found', title: 'Nothing here', status: 404, instance: '/requests/1' }
const asProblem = { ...ambient, 'content-type': 'application/problem+json' }

test.each<[string, OperationId, Partial<Answer>]>([
  ['a success as the contract has it', 'getMe', { headers: tagged, json: user }],
  [
    'a member more than the schema knows: answers are open',
    'getMe',
    { headers: tagged, json: { ...user, shoeSize: 43 } },
  ],
  [
    'an absent member that is optional, given as undefined',
    'getMe',
    { headers: tagged, json: { ...user, displayName: undefined } },
  ],
  ['304 without a body', 'getMe', { status: 304, headers: { ...ambient, etag: '"1"' } }],
  ['204 without a body', 'revokeSession', { status: 204 }],
  [
    'a media type with a parameter, in any case',
    'getMe',
    { headers: { ...tagged, 'content-type': 'Application/JSON; charset=utf-8' }, json: user },
  ],
  [
    'bytes of a type of their own',
    'downloadFile',
    {
      headers: {
        ...ambient,
        etag: '"1"',
        'content-disposition': 'attachment',
        'repr-digest': 'sha-256=:x:',
        'content-type': 'image/png',
      },
      hasBody: true,
    },
  ],
  [
    'several lines of one header',
    'signOut',
    { status: 303, headers: { ...ambient, location: '/login', 'set-cookie': ['a=1', 'b=2'] } },
  ],
  ['a problem that is listed', 'getFile', { status: 404, headers: asProblem, json: problem }],
  ['500, which `default` stands for', 'getMe', { status: 500, headers: asProblem, json: { ...problem, status: 500 } }],
  ['a page', 'getDocs', { headers: { ...ambient, 'content-type': 'text/html' }, text: '<!doctype html>' }],
])('keeps to the contract: %s', (_, id, answer) => {
  expect(breaches(id, answer)).toEqual([])
})

test.each<[string, OperationId, Partial<Answer>, RegExp]>([
  [
    'a status that is not listed',
    'getMe',
    { status: 201, headers: tagged, json: user },
    /getMe answers 201, which is not among its responses/,
  ],
  [
    'a problem whose status is not listed',
    'getMe',
    { status: 404, headers: asProblem, json: problem },
    /getMe answers 404/,
  ],
  [
    'a failure that `default` does not stand for',
    'getMe',
    { status: 502, headers: asProblem, json: { ...problem, status: 502 } },
    /getMe answers 502/,
  ],
  ['a required header that is missing', 'getMe', { headers: json, json: user }, /getMe 200 lacks the header etag/],
  [
    'a header that is not documented',
    'getMe',
    { headers: { ...tagged, 'x-powered-by': 'Express' }, json: user },
    /header x-powered-by, which is not documented/,
  ],
  [
    'a header that is too long',
    'getMe',
    { headers: { ...tagged, etag: 'x'.repeat(201) }, json: user },
    /header etag must NOT have more than 200 characters/,
  ],
  [
    'a header that is no number',
    'getMe',
    { status: 503, headers: { ...asProblem, 'retry-after': 'soon' }, json: problem },
    /header retry-after must be integer/,
  ],
  [
    'one bad line of several',
    'signOut',
    { status: 303, headers: { ...ambient, location: '/login', 'set-cookie': ['a=1', 'b'.repeat(20_001)] } },
    /header set-cookie must NOT have more/,
  ],
  [
    'another media type',
    'getMe',
    { headers: { ...tagged, 'content-type': 'text/plain' }, text: 'Ada' },
    /getMe 200 is text\/plain, not application\/json/,
  ],
  ['no media type', 'getMe', { headers: { ...ambient, etag: '"1"' }, json: user }, /getMe 200 has no media type/],
  [
    'a problem without its media type',
    'getFile',
    { status: 404, headers: json, json: problem },
    /is application\/json, not application\/problem\+json/,
  ],
  [
    'a member that is missing',
    'getMe',
    { headers: tagged, json: { ...user, roles: undefined } },
    /getMe 200 body must have required property 'roles'/,
  ],
  [
    'a member of the wrong type',
    'getMe',
    { headers: tagged, json: { ...user, roles: 'member' } },
    /getMe 200 body\/roles must be array/,
  ],
  [
    'a value that does not match the pattern',
    'getMe',
    { headers: tagged, json: { ...user, roles: ['King'] } },
    /body\/roles\/0 must match pattern/,
  ],
  [
    'a time that is none',
    'getMe',
    { headers: tagged, json: { ...user, createdAt: 'yesterday' } },
    /body\/createdAt must match format "date-time"/,
  ],
  [
    'null, which no answer has',
    'getMe',
    { headers: tagged, json: { ...user, displayName: null } },
    /body\/displayName must be string/,
  ],
  [
    'a fault deep in a list',
    'listSessions',
    { headers: json, json: { items: [{}] } },
    /body\/items\/0 must have required property 'id'/,
  ],
  [
    'text where JSON is documented',
    'getMe',
    { headers: tagged, text: JSON.stringify(user) },
    /getMe 200 body must be object/,
  ],
  [
    'a page that is too long',
    'getDocs',
    { headers: { ...ambient, 'content-type': 'text/html' }, text: 'x'.repeat(4_000_001) },
    /body must NOT have more than 4000000 characters/,
  ],
  [
    'a body where none belongs',
    'revokeSession',
    { status: 204, headers: json, json: {} },
    /revokeSession 204 has a body where none is documented/,
  ],
  ['no body where one belongs', 'getMe', { headers: tagged }, /getMe 200 lacks its body/],
])('breaks the contract: %s', (_, id, answer, expected) => {
  expect(breaches(id, answer).join('\n')).toMatch(expected)
})

test('every breach is told, and counted', () => {
  const own = createResponseGuard(contract.document)
  const found = own.breaches(operation('getMe'), {
    status: 200,
    headers: { 'x-a': '1', 'content-type': 'application/json' },
    json: {},
    hasBody: true,
  })
  // Four headers, one that is not documented, four members.
  expect(found).toHaveLength(9)
  expect(own.count()).toBe(9)
  own.breaches(operation('getMe'), { status: 200, headers: tagged, json: user, hasBody: true })
  expect(own.count()).toBe(9)
})

test('before an operation is known an answer is a whole problem document, or empty', () => {
  const answer = (one: Partial<Answer>): string[] =>
    guard.breaches(undefined, { status: 404, headers: asProblem, hasBody: true, ...one })
  expect(answer({ json: problem })).toEqual([])
  expect(answer({ status: 204, headers: { ...ambient, allow: 'GET' }, hasBody: false })).toEqual([])
  expect(answer({ status: 204 })).toEqual(['204 with a body'])
  expect(answer({ headers: { ...ambient, 'content-type': 'text/html' }, text: 'Cannot GET /' })).toEqual([
    '404 is not a problem document',
  ])
  expect(answer({ json: { title: 'Nothing here' } })).toHaveLength(3)
})
