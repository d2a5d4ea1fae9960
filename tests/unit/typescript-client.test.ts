import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createClient, ProblemError, type Tokens } from '../../generated/sdk/typescript/src/index.ts'

const servers: Server[] = []
afterEach(() => {
  jest.restoreAllMocks()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A service that answers as told, and notes what it was asked. */
async function serve(answer: Answer): Promise<{ baseUrl: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    void text(request).then((body) => answer(request, response, body))
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function reply(response: ServerResponse, status: number, body?: object, headers: Record<string, string> = {}): void {
  const mediaType = status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'Content-Type': mediaType, ...headers }).end(body && JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, kind: string, more: object = {}, headers = {}): void {
  const document = { type: `/problems/${kind}`, title: `Refused: ${kind}`, status, instance: '/requests/r-1', ...more }
  reply(response, status, document, headers)
}

const me = { id: 'u-1', email: 'ada@example.org', roles: ['member'], createdAt: '', updatedAt: '' }

/** Answers `/v1/me` to the newest token only, and issues the next one for the newest refresh token. */
function tokenService(lifetime = 1200): { answer: Answer; expire: () => void } {
  let newest = 1
  let accepted = 1
  const answer: Answer = (request, response, body) => {
    if (request.url === '/v1/sessions') {
      accepted = ++newest
      return reply(response, 201, { ...tokensOf(newest), tokenType: 'Bearer', expiresIn: lifetime, sessionId: 's' })
    }
    if (request.url === '/v1/oauth/token') {
      const presented = new URLSearchParams(body).get('refresh_token')
      if (presented !== tokensOf(newest).refreshToken) return refuse(response, 400, 'invalid-grant')
      accepted = ++newest
      const { accessToken: access_token, refreshToken: refresh_token } = tokensOf(newest)
      return reply(response, 200, {
        access_token,
        refresh_token,
        token_type: 'Bearer',
        expires_in: lifetime,
        scope: '',
      })
    }
    if (request.headers.authorization !== `Bearer access-${accepted}`) return refuse(response, 401, 'unauthenticated')
    return reply(response, 200, me)
  }
  return { answer, expire: () => (accepted = 0) }
}

function tokensOf(number: number): Tokens {
  return { accessToken: `access-${number}`, refreshToken: `refresh-${number}` }
}

const password = { email: 'ada@example.org', password: 'correct horse battery staple' }

async function problemFrom(promise: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error(`no ProblemError, but ${String(error)}`)
  return error
}

describe('tokens', () => {
  test('20 parallel calls after the access token was refused: one refresh, and all succeed', async () => {
    const { answer, expire } = tokenService()
    const { baseUrl, asked } = await serve(answer)
    const client = createClient({ baseUrl, credentials: tokensOf(1) })
    expire()
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.getMe()))
    expect(answers).toEqual(Array.from({ length: 20 }, () => me))
    expect(asked.filter((line) => line === 'POST /v1/oauth/token')).toHaveLength(1)
  })

  test('20 parallel calls shortly before expiry: one refresh, and no call is refused', async () => {
    const { answer } = tokenService()
    const { baseUrl, asked } = await serve(answer)
    const client = createClient({ baseUrl, credentials: { ...tokensOf(1), expiresAt: Date.now() } })
    await Promise.all(Array.from({ length: 20 }, () => client.getMe()))
    expect(asked).toEqual(['POST /v1/oauth/token', ...Array.from({ length: 20 }, () => 'GET /v1/me')])
  })

  test('a token that says itself that it has expired is refreshed before it is sent', async () => {
    const { answer } = tokenService()
    const { baseUrl, asked } = await serve(answer)
    const claims = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) - 5 })).toString('base64url')
    const client = createClient({ baseUrl, credentials: { accessToken: `e30.${claims}.x`, refreshToken: 'refresh-1' } })
    await client.getMe()
    expect(asked).toEqual(['POST /v1/oauth/token', 'GET /v1/me'])
  })

  test('onTokens is told of new tokens, and once of the end of the session', async () => {
    const { answer, expire } = tokenService()
    const { baseUrl } = await serve(answer)
    const told: (Tokens | undefined)[] = []
    const client = createClient({ baseUrl, credentials: tokensOf(1), onTokens: (tokens) => told.push(tokens) })
    expire()
    await client.getMe()
    const stolen = createClient({ baseUrl, credentials: client.tokens! })
    expire()
    await stolen.getMe()
    const problem = await problemFrom(client.getMe())
    expect(problem).toMatchObject({ status: 401, kind: 'unauthenticated' })
    expect(told).toEqual([expect.objectContaining(tokensOf(2)), undefined])
    expect(client.tokens).toBeUndefined()
  })

  test('with a password: the first calls sign in once, and a session that ended is begun anew', async () => {
    const { answer, expire } = tokenService()
    const { baseUrl, asked } = await serve((request, response, body) => {
      if (request.url === '/v1/oauth/token') refuse(response, 400, 'invalid-grant')
      else answer(request, response, body)
    })
    const client = createClient({ baseUrl, credentials: password })
    await Promise.all([client.getMe(), client.getMe()])
    expire()
    await client.getMe()
    expect(asked.filter((line) => line === 'POST /v1/sessions')).toHaveLength(2)
    expect(asked.filter((line) => line === 'POST /v1/oauth/token')).toHaveLength(1)
  })

  test('a refresh whose answer was lost is asked for once more', async () => {
    const { answer, expire } = tokenService()
    let lost = 0
    const { baseUrl } = await serve((request, response, body) => {
      if (request.url === '/v1/oauth/token' && lost++ === 0) response.destroy()
      else answer(request, response, body)
    })
    const client = createClient({ baseUrl, credentials: tokensOf(1) })
    expire()
    expect(await client.getMe()).toEqual(me)
  })

  test('a refresh that fails for want of the service leaves a token in use that is still valid', async () => {
    const { answer } = tokenService()
    const { baseUrl } = await serve((request, response, body) => {
      if (request.url === '/v1/oauth/token') refuse(response, 500, 'internal-error')
      else answer(request, response, body)
    })
    const now = Date.now()
    const client = createClient({ baseUrl, credentials: { ...tokensOf(1), expiresAt: now + 1_200_000 } })
    jest.spyOn(Date, 'now').mockReturnValue(now + 1_190_000)
    expect(await client.getMe()).toEqual(me)
    expect(client.tokens).toMatchObject(tokensOf(1))
  })

  test('tokens that are kept elsewhere: asked for before each request, and after a 401 for another than the refused one', async () => {
    const { answer, expire } = tokenService()
    const { baseUrl, asked } = await serve(answer)
    const wanted: (string | undefined)[] = []
    const client = createClient({
      baseUrl,
      credentials: (refused) => {
        wanted.push(refused)
        return Promise.resolve('access-1')
      },
    })
    await client.getMe()
    expire()
    expect(await problemFrom(client.getMe())).toMatchObject({ status: 401 })
    expect(wanted).toEqual([undefined, undefined, 'access-1'])
    // The same again is no other one: it is not sent twice, and nothing is refreshed here.
    expect(asked).toEqual(['GET /v1/me', 'GET /v1/me'])
  })

  test('a call that is aborted while it waits for a refresh ends alone', async () => {
    const { answer, expire } = tokenService()
    let release = (): void => undefined
    const { baseUrl, asked } = await serve((request, response, body) => {
      if (request.url === '/v1/oauth/token') release = () => answer(request, response, body)
      else answer(request, response, body)
    })
    const client = createClient({ baseUrl, credentials: tokensOf(1) })
    expire()
    const abort = new AbortController()
    const [aborted, other] = [client.getMe({ signal: abort.signal }), client.getMe()]
    const rejection = expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
    while (!asked.includes('POST /v1/oauth/token')) await new Promise((resolve) => setTimeout(resolve, 5))
    abort.abort()
    await rejection
    while (release.name !== 'release') await new Promise((resolve) => setTimeout(resolve, 5))
    release()
    expect(await other).toEqual(me)
  })

  test('signIn with HTTP Basic sends address and password in UTF-8, and its session is used', async () => {
    const { answer } = tokenService()
    let authorization: string | undefined
    const { baseUrl } = await serve((request, response, body) => {
      if (request.url === '/v1/sessions') authorization = request.headers.authorization
      answer(request, response, body)
    })
    const client = createClient({ baseUrl })
    await client.signIn({ email: 'ada@example.org', password: 'pässwörd: 正確' }, { scheme: 'basic' })
    expect(authorization).toBe(`Basic ${Buffer.from('ada@example.org:pässwörd: 正確').toString('base64')}`)
    expect(await client.getMe()).toEqual(me)
  })

  test('signOut revokes the refresh token, and later calls go without a token', async () => {
    const { baseUrl, asked } = await serve((request, response, body) => {
      if (request.url === '/v1/oauth/revoke')
        reply(response, new URLSearchParams(body).get('token') === 'refresh-1' ? 200 : 400)
      else refuse(response, request.headers.authorization === undefined ? 401 : 500, 'unauthenticated')
    })
    const client = createClient({ baseUrl, credentials: tokensOf(1) })
    await client.signOut()
    expect((await problemFrom(client.getMe())).status).toBe(401)
    expect(asked).toEqual(['POST /v1/oauth/revoke', 'GET /v1/me'])
  })

  test('open operations are sent without a token', async () => {
    const { baseUrl, asked } = await serve((request, response) => {
      reply(response, request.headers.authorization === undefined ? 200 : 500, { status: 'ok' })
    })
    const client = createClient({ baseUrl, credentials: password })
    expect(await client.getLiveness()).toEqual({ status: 'ok' })
    expect(asked).toEqual(['GET /health/live'])
  })
})

describe('problems', () => {
  test('a problem document becomes a ProblemError with its members', async () => {
    const errors = [{ in: 'query', pointer: 'limit', detail: 'must be <= 100' }]
    const { baseUrl } = await serve((_, response) => {
      refuse(response, 400, 'invalid-request', { detail: 'Mend it.', errors }, { 'Retry-After': '7' })
    })
    const problem = await problemFrom(createClient({ baseUrl }).listFiles())
    expect(problem).toMatchObject({
      name: 'ProblemError',
      message: 'Refused: invalid-request: Mend it.',
      kind: 'invalid-request',
      status: 400,
      title: 'Refused: invalid-request',
      detail: 'Mend it.',
      errors,
      requestId: 'r-1',
      retryAfter: 7,
      document: { type: '/problems/invalid-request' },
    })
  })

  test('an error page of something between becomes a ProblemError of kind unknown', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
    })
    const problem = await problemFrom(createClient({ baseUrl }).listFiles())
    expect(problem).toMatchObject({ kind: 'unknown', status: 502, title: 'The service answered 502', errors: [] })
  })

  test('a service that is not there: what fetch throws', async () => {
    const { baseUrl } = await serve(() => undefined)
    for (const server of servers.splice(0)) server.close()
    await expect(createClient({ baseUrl }).listFiles()).rejects.toMatchObject({ name: 'TypeError' })
  })
})

describe('retries', () => {
  /** Refuses the first requests with the status, then answers. */
  async function refusing(times: number, status: number, headers: Record<string, string>) {
    const at: number[] = []
    const served = await serve((_, response) => {
      at.push(performance.now())
      if (at.length <= times) refuse(response, status, 'service-unavailable', {}, headers)
      else reply(response, 200, me)
    })
    return { ...served, at }
  }

  test.each([429, 503])('%d with Retry-After: sent again, and not before', async (status) => {
    const { baseUrl, at } = await refusing(1, status, { 'Retry-After': '1' })
    expect(await createClient({ baseUrl }).getMe()).toEqual(me)
    expect(at).toHaveLength(2)
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(990)
  })

  test('Retry-After as a date counts as well', async () => {
    const { baseUrl, at } = await refusing(1, 503, { 'Retry-After': new Date(Date.now() + 2000).toUTCString() })
    await createClient({ baseUrl }).getMe()
    expect(at[1]! - at[0]!).toBeGreaterThan(500)
  })

  test('without Retry-After: sent again after a pause', async () => {
    const { baseUrl, at } = await refusing(1, 503, {})
    await createClient({ baseUrl }).getMe()
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(240)
  })

  test('as often as allowed, then the refusal is thrown', async () => {
    const { baseUrl, asked } = await refusing(9, 503, { 'Retry-After': '0' })
    const problem = await problemFrom(createClient({ baseUrl, retries: 2 }).getMe())
    expect(problem).toMatchObject({ status: 503, retryAfter: 0 })
    expect(asked).toHaveLength(3)
  })

  test('a wait longer than allowed: the refusal is thrown at once', async () => {
    const { baseUrl, asked } = await refusing(1, 429, { 'Retry-After': '31' })
    expect(await problemFrom(createClient({ baseUrl }).getMe())).toMatchObject({ status: 429, retryAfter: 31 })
    expect(asked).toHaveLength(1)
  })

  test('POST and PATCH are not sent again unless the service says when', async () => {
    const { baseUrl, asked } = await refusing(9, 503, {})
    const client = createClient({ baseUrl })
    await problemFrom(client.restoreFile({ path: { fileId: 'f' } }))
    await problemFrom(client.updateMe({ body: { displayName: 'Ada' } }))
    expect(asked).toEqual(['POST /v1/files/f/restoration', 'PATCH /v1/me'])
  })

  test('a JSON body is sent again whole', async () => {
    const bodies: string[] = []
    const { baseUrl } = await serve((_, response, body) => {
      if (bodies.push(body) === 1) refuse(response, 503, 'service-unavailable', {}, { 'Retry-After': '0' })
      else response.writeHead(204).end()
    })
    await createClient({ baseUrl }).changePassword({ body: { currentPassword: 'a', newPassword: 'b' } })
    expect(bodies).toEqual(Array.from({ length: 2 }, () => '{"currentPassword":"a","newPassword":"b"}'))
  })

  test('an abort ends the waiting', async () => {
    const { baseUrl } = await refusing(1, 503, { 'Retry-After': '20' })
    await expect(createClient({ baseUrl }).getMe({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })
})

describe('lists', () => {
  const pages: Record<string, object> = {
    '/v1/files?tag=a%26b&limit=2': { items: [{ id: '1' }, { id: '2' }], nextCursor: 'p2' },
    '/v1/files?tag=a%26b&limit=2&cursor=p2': { items: [], nextCursor: 'p3' },
    '/v1/files?tag=a%26b&limit=2&cursor=p3': { items: [{ id: '3' }] },
  }

  test('listAllFiles gives every item of every page and ends', async () => {
    const { baseUrl, asked } = await serve((request, response) => reply(response, 200, pages[request.url ?? '']))
    const ids: string[] = []
    for await (const file of createClient({ baseUrl }).listAllFiles({ tag: 'a&b', limit: 2 })) ids.push(file.id)
    expect(ids).toEqual(['1', '2', '3'])
    expect(asked).toEqual(Object.keys(pages).map((path) => `GET ${path}`))
  })

  test('listAllFiles fetches no page that nobody came to', async () => {
    const { baseUrl, asked } = await serve((request, response) => reply(response, 200, pages[request.url ?? '']))
    for await (const file of createClient({ baseUrl }).listAllFiles({ tag: 'a&b', limit: 2 }))
      if (file.id === '2') break
    expect(asked).toHaveLength(1)
  })
})

test('raw: a conditional request gives the answer itself', async () => {
  const { answer, expire } = tokenService()
  const { baseUrl } = await serve((request, response, body) => {
    if (request.headers['if-none-match'] === '"1"' && request.headers.authorization === 'Bearer access-2')
      response.writeHead(304).end()
    else answer(request, response, body)
  })
  const client = createClient({ baseUrl, credentials: tokensOf(1) })
  expire()
  const { response } = await client.raw.GET('/v1/me', { params: { header: { 'If-None-Match': '"1"' } } })
  expect(response.status).toBe(304)
})
