/** Every operation of the contract that takes a bearer token, by a key with exactly what it asks for, and by one with all but that. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { scopes } from '../../src/access/roles.ts'
import type { Operation } from '../../src/http/document.ts'
import { makeAccount, makeKey, startApp, type Account, type MadeKey, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { contract, soundRequest } from '../support/sound-request.ts'

let app: TestApp
let whole: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_TRUSTED_PROXIES: '1' } })
  whole = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const takers = [...contract.operations.values()].filter(({ schemes }) => schemes.includes('bearerAuth'))
const rows = (operations: readonly Operation[]) => operations.map((operation) => [operation.id, operation] as const)

/** What a key of any scopes may do, and why. */
const free: Readonly<Record<string, string>> = {
  getMe: 'whoever holds a key may know whose it is',
  getUsage: 'a program that stores files may know how much room there is',
  registerUser: 'open to everybody; by a credential it asks for users:write in the handler',
}

const keys = new Map<string, Promise<MadeKey>>()

/** One key for each set of scopes; the last one is there so that a key always has some. */
function keyWith(of: readonly string[]): Promise<MadeKey> {
  const name = of.join(' ')
  const key = keys.get(name) ?? makeKey(whole, { scopes: of })
  keys.set(name, key)
  return key
}

async function send(operation: Operation, key: MadeKey): Promise<Reply> {
  const request = soundRequest(operation, { whole, none: whole })
  request.headers['Authorization'] = `Bearer ${key.text}`
  return ask(app.base, request)
}

/** Refusals of authorization; what the use case itself refuses to give away comes behind it. */
const refusals = ['/problems/unauthenticated', '/problems/insufficient-scope', '/problems/session-required']

test('every operation either names scopes, needs a session, or is free for a reason', () => {
  const others = takers.filter(({ scopes: needed, sessionRequired }) => needed.length === 0 && !sessionRequired)
  expect(others.map(({ id }) => id).sort()).toEqual(Object.keys(free).sort())
  expect(takers.filter(({ scopes: needed }) => needed.length > 0).length).toBeGreaterThan(20)
})

test('every scope is asked for by some operation', () => {
  const asked = new Set(takers.flatMap(({ scopes: needed }) => needed))
  expect(scopes.filter((scope) => !asked.has(scope))).toEqual([])
})

describe.each(rows(takers.filter(({ scopes: needed, sessionRequired }) => needed.length > 0 && !sessionRequired)))(
  '%s',
  (_, operation) => {
    test('a key with exactly its scopes gets past authorization', async () => {
      const { status, json } = await send(operation, await keyWith(operation.scopes))
      expect({ status, refused: refusals.includes(json?.type as string) }).toEqual({ status, refused: false })
      expect(status).not.toBe(401)
      expect(status).toBeLessThan(500)
    })

    test.each(operation.scopes)('a key with all scopes but %s is refused', async (missing) => {
      const reply = await send(operation, await keyWith(scopes.filter((scope) => scope !== missing)))
      expectProblem(reply, 403, 'insufficient-scope')
      expect(reply.json.detail).toContain(missing)
    })
  },
)

test.each(rows(takers.filter(({ sessionRequired }) => sessionRequired)))(
  '%s: a key with every scope is told that a session is needed',
  async (_, operation) => {
    expectProblem(await send(operation, await keyWith(scopes)), 403, 'session-required')
  },
)

test.each(Object.entries(free))('%s: free, because %s', async (id) => {
  const reply = await send(contract.operations.get(id as never)!, await keyWith(['files:list']))
  expect([reply.status, reply.json.type]).toEqual(
    id === 'registerUser' ? [403, '/problems/insufficient-scope'] : [200, undefined],
  )
})

test('an unknown, an altered and a deleted key are refused everywhere', async () => {
  const key = await makeKey(whole, { scopes })
  const altered = `${key.text.slice(0, -1)}${key.text.endsWith('0') ? '1' : '0'}`
  expect((await whole.client.delete(`/v1/api-keys/${key.id}`)).status).toBe(204)
  for (const operation of takers)
    for (const text of [key.text, altered, 'cof_', 'cof_nonsense'])
      expect([operation.id, (await send(operation, { ...key, text })).status]).toEqual([operation.id, 401])
})
