/** What nobody foresaw: every handler throws, and the answer is the `default` that its operation documents, in each of its media types. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Handlers } from '../../src/http/contract.ts'
import { makeAccount, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { contract, metricsToken, soundRequest, tellsLimit } from '../support/sound-request.ts'

const failing = (handlers: Handlers): Handlers =>
  Object.fromEntries(
    Object.keys(handlers).map((id) => [
      id,
      () => Promise.reject(new Error('secret at /srv/coffer: select * from account')),
    ]),
  ) as unknown as Handlers

let app: TestApp
let whole: Account
beforeAll(async () => {
  app = await startApp({
    settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1', COFFER_METRICS_TOKEN: metricsToken },
    override: failing,
  })
  whole = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const table = [...contract.operations.values()].flatMap((operation) =>
  Object.keys(operation.responses['default']?.content ?? {}).map((mediaType) => ({
    title: `${operation.id}: an unforeseen failure is 500, as ${mediaType}`,
    operation,
    mediaType,
  })),
)

test('every operation has a row', () => {
  expect(new Set(table.map(({ operation }) => operation.id)).size).toBe(contract.operations.size)
})

test.each(table)('$title', async ({ operation, mediaType }) => {
  const request = soundRequest(operation, { whole, none: whole })
  // The limit on registrations is for strangers.
  if (operation.open) delete request.headers['Authorization']
  const renews = operation.schemes.includes('refreshCookie')
  // The failure comes behind the renewal, so that it has to hand the new cookies over.
  if (renews) request.headers['Cookie'] = `coffer_refresh=${(await signIn(app, whole)).refreshToken}`
  const { status, headers, text } = await ask(app.base, request, mediaType)
  expect({
    status,
    mediaType: headers.get('content-type')?.split(';')[0],
    limit: headers.has('ratelimit') && headers.has('ratelimit-policy'),
    cookies: headers.getSetCookie().length,
  }).toEqual({ status: 500, mediaType, limit: tellsLimit(operation), cookies: renews ? 2 : 0 })
  expect(/Something went wrong here/.exec(text)?.[0]).toBe('Something went wrong here')
  // What to quote when asking for help, on each page and in each document.
  expect(text).toContain(`/requests/${headers.get('x-request-id')}`)
  expect(/secret|\/srv|select \*|Error:|\.ts:/.exec(text)?.[0]).toBeUndefined()
  expect(app.app.guard.count()).toBe(0)
})
