/** What becomes of an operation that the contract deprecates, shown with a contract that deprecates one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseItem } from 'structured-headers'
import { readContract } from '../../src/http/document.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

const committed = readContract().text
const at = '      operationId: getMe\n'
const deprecating = (more: string): string => committed.replace(at, `${at}${more}`)
const deprecated = deprecating(
  "      deprecated: true\n      x-deprecated-at: '2026-12-01'\n      x-sunset-at: '2027-06-01'\n",
)

describe('an operation that is deprecated', () => {
  let app: TestApp
  let account: Account
  beforeAll(async () => {
    expect(deprecated).not.toBe(committed)
    app = await startApp({ contract: deprecated })
    account = await makeAccount(app)
  })
  afterAll(() => app.close())

  test('its answer says since when, and when it will be gone', async () => {
    const { status, headers } = await account.client.get('/v1/me')
    expect(status).toBe(200)
    // RFC 9745: an Item of the type Date; RFC 8594: an HTTP-date.
    const [since] = parseItem(headers.get('deprecation') ?? '')
    expect(since).toEqual(new Date('2026-12-01T00:00:00Z'))
    expect(headers.get('sunset')).toBe('Tue, 01 Jun 2027 00:00:00 GMT')
  })

  test('its problems and its 304 say so as well', async () => {
    const refusal = await app.anonymous.get('/v1/me')
    expectProblem(refusal, 401, 'unauthenticated')
    const etag = (await account.client.get('/v1/me')).headers.get('etag') ?? ''
    const unchanged = await account.client.get('/v1/me', { 'if-none-match': etag })
    expect(unchanged.status).toBe(304)
    for (const { headers } of [refusal, unchanged]) {
      expect(headers.get('deprecation')).toBe('@1796083200')
      expect(headers.get('sunset')).toBe('Tue, 01 Jun 2027 00:00:00 GMT')
    }
  })

  test('its neighbour on the same path says nothing of the kind', async () => {
    const { status, headers } = await account.client.patch('/v1/me', { displayName: 'Ada' })
    expect({ status, deprecation: headers.get('deprecation'), sunset: headers.get('sunset') }).toEqual({
      status: 200,
      deprecation: null,
      sunset: null,
    })
  })
})

describe('a contract whose deprecation does not make sense is not served', () => {
  test.each([
    ['deprecated without a day', '      deprecated: true\n'],
    ['a day without deprecated', "      x-deprecated-at: '2026-12-01'\n"],
    ['an end without a beginning', "      x-sunset-at: '2027-06-01'\n"],
    ['a day that is none', "      deprecated: true\n      x-deprecated-at: 'soon'\n"],
    [
      'an end before the beginning',
      "      deprecated: true\n      x-deprecated-at: '2026-12-01'\n      x-sunset-at: '2026-11-30'\n",
    ],
    [
      'an end that is no day',
      "      deprecated: true\n      x-deprecated-at: '2026-12-01'\n      x-sunset-at: 'never'\n",
    ],
  ])('%s', (_, more) => {
    expect(() => readContract(deprecating(more))).toThrow(/^GET \/v1\/me: .*x-deprecated-at/)
  })
})

describe('Coffer-Version', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  test('tells both versions on every answer, and they are those of getVersion', async () => {
    const { json } = await app.anonymous.get('/version')
    const told = `contract="${json.contractVersion}", service="${json.version}"`
    for (const path of ['/version', '/v1/me', '/login', '/no/such/path', '/assets/docs.js']) {
      expect([path, (await app.anonymous.get(path)).headers.get('coffer-version')]).toEqual([path, told])
    }
  })
})
