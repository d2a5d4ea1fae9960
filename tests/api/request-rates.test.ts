/** How many requests a key, an account and who comes by a link may make within a minute, over all replicas together. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OperationId } from '../../src/http/contract.ts'
import { makeAccount, makeFile, makeKey, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { contract, filled } from '../support/sound-request.ts'
import { makeLinks, makeShare, makeUploadRequest } from '../support/shares.ts'

let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let owner: Account
beforeAll(async () => {
  app = await startApp({
    shared: true,
    settings: {
      COFFER_RATE_LIMIT: 'on',
      COFFER_TRUSTED_PROXIES: '1',
      COFFER_KEY_REQUESTS_PER_MINUTE: '20',
      COFFER_ACCOUNT_REQUESTS_PER_MINUTE: '50',
      COFFER_LINK_REQUESTS_PER_MINUTE: '4',
    },
  })
  replica = await startReplica(app)
  owner = await makeAccount(app)
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const atReplica = (client: Client): Client => replica.anonymous.with(client.fields)

/** All at once, at both in turn. */
async function often(times: number, client: Client, path = '/v1/me/usage'): Promise<number> {
  const places = [client, atReplica(client)]
  const replies = await Promise.all(Array.from({ length: times }, (_, at) => places[at % 2]!.get(path)))
  return replies.filter(({ status }) => status !== 429).length
}

function expectLimited(reply: Reply, policy: string, points: number): void {
  expectProblem(reply, 429, 'too-many-requests')
  const seconds = Number(reply.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(reply.headers.get('ratelimit')).toBe(`"${policy}";r=0;t=${seconds}`)
  expect(reply.headers.get('ratelimit-policy')).toBe(`"${policy}";q=${points};w=60`)
}

const unknown = (operation: OperationId): string => filled(contract.operations.get(operation)!.template)
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address })
const pointsOf = async (policy: string): Promise<number[]> => {
  const rows = await app.app.database.rows('select points from rate_limit where instr(`key`, ?) = 1', [`${policy}:`])
  return rows.map(({ points }) => Number(points))
}

test('an account: of 120 at once over two replicas no more than 50 pass, and no fewer than 45, then none at either', async () => {
  const { client } = await makeAccount(app)
  const passed = await often(120, client)
  expect(passed).toBeLessThanOrEqual(50)
  // What one replica may hold while the other runs out is a tenth.
  expect(passed).toBeGreaterThanOrEqual(45)
  await often(20, client)
  for (const at of [client, atReplica(client)]) expectLimited(await at.get('/v1/files'), 'account', 50)
})

test('an account: what is refused counts for nobody else, and asks the database no more', async () => {
  const { client } = await makeAccount(app)
  await often(120, client)
  const before = await pointsOf('account')
  for (let turn = 0; turn < 10; turn++) expect(await often(2, client)).toBe(0)
  expect(await pointsOf('account')).toEqual(before)
  expect((await (await makeAccount(app)).client.get('/v1/me')).status).toBe(200)
})

test('a key: 20 within a minute, another key of the same account goes on until the account has had its 50', async () => {
  const account = await makeAccount(app)
  const keys = await Promise.all([1, 2, 3].map(() => makeKey(account, { scopes: ['files:list'] })))
  const [first, second, third] = keys.map(({ client }) => client) as [Client, Client, Client]
  for (let turn = 0; turn < 20; turn++) expect((await first.get('/v1/files')).status).toBe(200)
  expectLimited(await first.get('/v1/files'), 'key', 20)
  // Making the keys were requests of the account, too.
  for (let turn = 0; turn < 20; turn++) expect((await second.get('/v1/files')).status).toBe(200)
  for (let turn = 0; turn < 7; turn++) expect((await third.get('/v1/files')).status).toBe(200)
  expectLimited(await third.get('/v1/files'), 'account', 50)
  expectLimited(await account.client.get('/v1/me'), 'account', 50)
})

test('an account: what it may not do, and what is not there, counts as well; wrong credentials count for nobody', async () => {
  const account = await makeAccount(app)
  const { client } = await makeKey(account, { scopes: ['files:list'] })
  for (let turn = 0; turn < 10; turn++) {
    expect((await client.get('/v1/users')).status).toBe(403)
    expect((await client.get('/v1/files?surplus=1')).status).toBe(400)
    expect((await app.anonymous.with({ authorization: 'Bearer wrong' }).get('/v1/files')).status).toBe(401)
  }
  expectLimited(await client.get('/v1/users'), 'key', 20)
})

test('a body that is too many is refused before any of it is read', async () => {
  const { client } = await makeAccount(app)
  await often(120, client)
  const { usedBytes } = (await owner.client.get('/v1/me/usage')).json
  expect(usedBytes).toBe(0)
  const reply = await client.post('/v1/files', Buffer.alloc(5_000_000), { 'content-type': 'text/plain' })
  expectLimited(reply, 'account', 50)
  expect(reply.headers.get('connection')).toBe('close')
})

test('a page: who is refused keeps the cookies that were renewed, and may sign out', async () => {
  const account = await makeAccount(app)
  await often(120, account.client)
  const same = { 'sec-fetch-site': 'same-origin' }
  const refused = await app.anonymous.get('/app', { cookie: `coffer_refresh=${account.refreshToken}` })
  expectLimited(refused, 'account', 50)
  const cookies = refused.headers.getSetCookie().map((line) => line.split(';')[0]!)
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
    expect.arrayContaining(['coffer_access', 'coffer_refresh']),
  )
  const cookie = cookies.join('; ')
  expectLimited(await app.anonymous.post('/upload', new FormData(), { cookie, ...same }), 'account', 50)
  expect((await app.anonymous.post('/logout', undefined, { cookie, ...same })).status).toBe(303)
})

test('an address: four requests at links within a minute, known ones or not, then 429; another address goes on', async () => {
  const file = await makeFile(owner)
  const share = await makeShare(owner, [file.id])
  const address = nextAddress()
  const places = [app.anonymous, replica.anonymous]
  for (const path of [share.path, unknown('openShare'), `${share.path}/content`, share.path])
    expect((await places[0]!.get(path, from(address))).status).not.toBe(429)
  for (const at of places)
    for (const path of [share.path, `${share.path}/content`, unknown('downloadByLink'), unknown('openUploadRequest')])
      expectLimited(await at.get(path, from(address)), 'visitor', 4)
  expect((await places[0]!.get(share.path, from(nextAddress()))).status).toBe(200)
  // Whoever is signed in is somebody.
  expect((await owner.client.with(from(address)).get('/v1/me')).status).toBe(200)
})

test('a network: ten addresses of it may use up what they have, the eleventh is refused', async () => {
  const network = nextAddress().replace(/\.\d+$/, '')
  const token = unknown('openShare')
  for (let host = 1; host <= 10; host++)
    for (let turn = 0; turn < 4; turn++)
      expect((await app.anonymous.get(token, from(`${network}.${host}`))).status).toBe(404)
  expectLimited(await app.anonymous.get(token, from(`${network}.11`)), 'visitor-network', 40)
})

test.each([
  ['a share', async () => (await makeShare(owner, [(await makeFile(owner)).id])).path],
  ['its bytes', async () => `${(await makeShare(owner, [(await makeFile(owner)).id])).path}/content`],
  ['an upload request', async () => (await makeUploadRequest(owner)).path],
  ['a link of minutes', async () => (await makeLinks(owner, { fileId: (await makeFile(owner)).id })).download],
])('%s: forty requests from as many networks within a minute, then 429; other links go on', async (_, make) => {
  const [path, other] = [await make(), await make()]
  for (let turn = 0; turn < 40; turn++) expect((await app.anonymous.get(path, from(nextAddress()))).status).toBe(200)
  expectLimited(await app.anonymous.get(path, from(nextAddress())), 'link', 40)
  expect((await app.anonymous.get(other, from(nextAddress()))).status).toBe(200)
})

test('links that are none leave nothing behind but what their visitors count', async () => {
  const before = (await pointsOf('link')).length
  for (const operation of ['openShare', 'openUploadRequest', 'downloadByLink'] as const)
    expect((await app.anonymous.get(unknown(operation), from(nextAddress()))).status).toBe(404)
  expect((await pointsOf('link')).length).toBe(before)
})
