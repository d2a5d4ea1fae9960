import { expect, test } from '@jest/globals'
import { readContract } from '../../src/http/document.ts'
import { problemDocument, toProblem } from '../../src/http/render-problem.ts'
import { Problem, problemKinds, unavailable, type ProblemKind } from '../../src/problem.ts'

const kinds = Object.entries(problemKinds) as [ProblemKind, { status: number; title: string; about: string }][]

test('a kind is a kebab-case word, its title short and without a full stop, and what it means is told in sentences', () => {
  expect(
    kinds
      .filter(
        ([kind, { title, about }]) =>
          !/^[a-z]+(-[a-z]+)*$/.test(kind) ||
          title.length > 50 ||
          title.endsWith('.') ||
          !/[.)]$/.test(about) ||
          about.length < 30,
      )
      .map(([kind]) => kind),
  ).toEqual([])
})

test('kinds are sorted by their status, and no two have one title', () => {
  const statuses = kinds.map(([, { status }]) => status)
  expect(statuses).toEqual([...statuses].sort((a, b) => a - b))
  expect(new Set(kinds.map(([, { title }]) => title)).size).toBe(kinds.length)
})

test('every status that an operation lists as a problem has a kind, and every kind a status that is listed or of the transport', () => {
  const listed = new Set(
    [...readContract().operations.values()]
      .flatMap(({ responses }) => Object.keys(responses))
      .filter((status) => /^[45]/.test(status))
      .map(Number),
  )
  const known = new Set(kinds.map(([, { status }]) => status))
  expect([...listed].filter((status) => !known.has(status))).toEqual([])
  expect([...known].filter((status) => !listed.has(status)).sort()).toEqual([405, 414, 417, 431, 500])
})

test('the document tells what the client may know: no cause, no stack', () => {
  const problem = new Problem('file-not-found', {
    detail: 'Gone.',
    cause: new Error('select * from file'),
    headers: { 'Retry-After': '1' },
  })
  expect(problemDocument(problem, 'r1')).toEqual({
    type: '/problems/file-not-found',
    title: 'No such file',
    status: 404,
    detail: 'Gone.',
    instance: '/requests/r1',
  })
})

test('members that are not there are left out, extensions stand beside the others', () => {
  const problem = new Problem('invalid-grant', {
    extensions: { error: 'invalid_grant' },
    errors: [{ in: 'body', pointer: '/a', detail: 'b' }],
  })
  expect(problemDocument(problem, 'r1')).toEqual({
    type: '/problems/invalid-grant',
    title: 'The token is not valid',
    status: 400,
    instance: '/requests/r1',
    error: 'invalid_grant',
    errors: [{ in: 'body', pointer: '/a', detail: 'b' }],
  })
})

test('toProblem: a problem stays itself', () => {
  const problem = new Problem('not-found')
  expect(toProblem(problem)).toBe(problem)
})

test.each<[string, unknown]>([
  ['a lost connection', Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' })],
  [
    'nobody listening, told as the cause of another error',
    new Error('query failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) }),
  ],
  ['a server that shuts down', Object.assign(new Error('shutdown'), { errno: 1053 })],
])('toProblem: %s is 503 with Retry-After', (_, error) => {
  expect(toProblem(error)).toMatchObject({ kind: 'service-unavailable', status: 503, headers: { 'Retry-After': '2' } })
})

test.each<[string, unknown]>([
  ['an error', new TypeError('x is not a function')],
  ['an error with a status of its own', Object.assign(new Error('teapot'), { status: 418 })],
  ['an error that claims to be a 404 without saying where', Object.assign(new Error('no'), { status: 404 })],
  ['a text', 'oops'],
  ['undefined', undefined],
  ['null', null],
])('toProblem: %s is 500 and told to the log alone', (_, error) => {
  const problem = toProblem(error)
  expect(problem.kind).toBe('internal-error')
  expect(problem.cause).toBe(error)
  expect(problemDocument(problem, 'r1')).toEqual({
    type: '/problems/internal-error',
    title: 'Something went wrong here',
    status: 500,
    instance: '/requests/r1',
  })
})

test.each([
  ['/query/limit', { in: 'query', pointer: 'limit' }],
  ['/params/fileId', { in: 'path', pointer: 'fileId' }],
  ['/headers/if-match', { in: 'header', pointer: 'if-match' }],
  ['/body/tags/2', { in: 'body', pointer: '/tags/2' }],
  ['/body', { in: 'body', pointer: '' }],
  [`/body/${'a'.repeat(900)}`, { in: 'body', pointer: `/${'a'.repeat(499)}` }],
])("toProblem: the validator's %s is told as %j", (path, expected) => {
  const problem = toProblem(
    Object.assign(new Error('request'), { status: 400, errors: [{ path, message: 'is wrong' }] }),
  )
  expect(problem).toMatchObject({ kind: 'invalid-request', errors: [{ ...expected, detail: 'is wrong' }] })
})

test('toProblem: of many faults a hundred are told', () => {
  const errors = Array.from({ length: 500 }, (_, index) => ({ path: `/body/${index}`, message: 'is wrong' }))
  expect(toProblem(Object.assign(new Error('request'), { status: 400, errors })).errors).toHaveLength(100)
})

test('unavailable: keeps the cause for the log', () => {
  const cause = new Error('down')
  expect(unavailable(cause)).toMatchObject({ kind: 'service-unavailable', cause, headers: { 'Retry-After': '2' } })
})
