/** HEAD wherever GET is, OPTIONS on every path, and what every answer carries. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readContract } from '../../src/http/document.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { enrolPasskey } from '../support/factors.ts'
import { makeLinks, makeShare, makeUploadRequest, type MadeShare } from '../support/shares.ts'
import { metricsToken } from '../support/sound-request.ts'
import { beginUpload } from '../support/tus.ts'

const contract = readContract()
const gets = [...contract.operations.values()].filter(({ method }) => method === 'GET')
const paths = Object.keys(contract.document.paths)

let app: TestApp
let account: Account
let file: StoredFile
let passkeyId: string
let keyId: string
let uploadId: string
let share: MadeShare
let uploadRequest: MadeShare
let downloadToken: string

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_METRICS_TOKEN: metricsToken } })
  account = await makeAccount(app, { roles: ['admin'] })
  file = await makeFile(account, { bytes: Buffer.from('0123456789') })
  keyId = (await account.client.post('/v1/api-keys', { name: 'Backup', scopes: ['files:list'] })).json.id
  uploadId = (await beginUpload(account.client, 10)).id
  passkeyId = (await enrolPasskey(app, account)).passkeyId
  share = await makeShare(account, [file.id])
  uploadRequest = await makeUploadRequest(account)
  downloadToken = (await makeLinks(account, { fileId: file.id })).download.slice(3)
})
afterAll(() => app.close())

const filled = (template: string): string =>
  template.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      ({
        userId: account.id,
        invitationId: file.id,
        fileId: file.id,
        version: '1',
        passkeyId,
        uploadId,
        sessionId: account.sessionId,
        keyId,
        roleName: 'member',
        shareId: share.id,
        shareToken: share.token,
        uploadRequestId: uploadRequest.id,
        requestToken: uploadRequest.token,
        downloadToken,
        uploadToken: 'cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI',
        kind: 'file-not-found',
        asset: 'app.css',
      })[name]!,
  )

const clientFor = (id: string): Client =>
  id === 'getMetrics' ? app.anonymous.with({ authorization: `Bearer ${metricsToken}` }) : account.client

/** Metrics count each request, and events get their place in the chain a moment after they are told. */
const grows = (id?: string): boolean => /^(getMetrics|listAuditEvents|listOwnAuditEvents)$/.test(id ?? '')

/** Less what differs with each answer, and what Node's client adds; the metrics grow with each request. */
function fields({ headers }: Reply, id?: string): Record<string, string> {
  const {
    date: _,
    'x-request-id': _id,
    connection: _connection,
    'keep-alive': _keepAlive,
    ...others
  } = Object.fromEntries(headers)
  if (grows(id)) delete others['content-length']
  // HEAD begins no download, and so gives nothing to go on with.
  if ((id ?? '').startsWith("downloadShare")) delete others['set-cookie']
  return others
}

/** The account exists, so set-up is over; a link without its token is none; and no identity provider is set up. */
const statusOf: Readonly<Record<string, number>> = {
  showHome: 303,
  showApp: 303,
  showMfa: 303,
  showSecurity: 303,
  showAdministration: 303,
  showSetup: 403,
  showInvitation: 410,
  showResetPassword: 410,
  showVerifyEmail: 410,
  showConfirmEmail: 410,
  showIdentityLink: 410,
  startExternalSignIn: 404,
  finishExternalSignIn: 404,
}

test.each(gets.map(({ id, template }) => [id, template]))(
  'HEAD %s (%s): status and headers of GET, and no body',
  async (id, template) => {
    const path = filled(template)
    // A compressed answer has the length that Node's client does not show.
    const client = clientFor(id).with({ 'accept-encoding': 'identity' })
    const [get, head] = [await client.get(path), await client.head(path)]
    expect(get.status).toBe(statusOf[id] ?? 200)
    expect({ status: head.status, fields: fields(head, id), length: head.bytes.length }).toEqual({
      status: get.status,
      fields: fields(get, id),
      length: 0,
    })
    if (get.status !== 303 && !grows(id)) expect(Number(head.headers.get('content-length'))).toBe(get.bytes.length)
  },
)

test('HEAD of a refusal: its status and headers, and no body', async () => {
  for (const [path, status] of [
    ['/nowhere', 404],
    ['/v1/me', 401],
    ['/v1/files?surplus=1', 401],
    ['/v1/me/password', 405],
  ] as const) {
    const [get, head] = [await app.anonymous.get(path), await app.anonymous.head(path)]
    expect({ status: head.status, fields: fields(head), length: head.bytes.length }).toEqual({
      status,
      fields: fields(get),
      length: 0,
    })
  }
})

test('HEAD of a file ignores Range, which is for GET alone', async () => {
  const reply = await account.client.head(`/v1/files/${file.id}/content`, { range: 'bytes=0-1' })
  expect({ status: reply.status, length: reply.headers.get('content-length') }).toEqual({ status: 200, length: '10' })
})

test.each(paths)('OPTIONS %s: 204 with Allow, for anybody', async (template) => {
  const methods = Object.keys(contract.find(filled(template))?.methods ?? {})
  const reply = await app.anonymous.send('OPTIONS', filled(template))
  expect({ status: reply.status, length: reply.bytes.length }).toEqual({ status: 204, length: 0 })
  expect(reply.headers.get('allow')?.split(', ').sort()).toEqual(
    [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort(),
  )
})

test('OPTIONS of an unknown path: 404', async () => {
  expectProblem(await app.anonymous.send('OPTIONS', '/nowhere'), 404, 'not-found')
})

test('OPTIONS as a browser asks before a request of another site: no permission is given', async () => {
  const reply = await app.anonymous.send('OPTIONS', '/v1/files', undefined, {
    origin: 'https://evil.example',
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'authorization',
  })
  expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test.each([
  ['a success', 'GET', '/version', 200],
  ['an own resource', 'GET', '/v1/me', 200],
  ['a page', 'GET', '/login', 200],
  ['a redirect', 'GET', '/', 303],
  ['no path', 'GET', '/nowhere', 404],
  ['no method', 'DELETE', '/version', 405],
  ['a refusal by the schema', 'GET', '/v1/files?limit=0', 400],
  ['options', 'OPTIONS', '/version', 204],
])(
  '%s carries X-Request-Id of its own and the headers that keep browsers careful, and does not tell what it is made with',
  async (_, method, path, status) => {
    const [first, second] = [
      await account.client.send(method, path),
      await account.client.send(method, path, undefined, { 'x-request-id': 'mine' }),
    ]
    expect([first.status, second.status]).toEqual([status, status])
    const ids = [first, second].map(({ headers }) => headers.get('x-request-id'))
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(ids[0]).not.toBe(ids[1])
    expect(fields(first)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': expect.any(String),
    })
    expect(['x-powered-by', 'server', 'via'].filter((name) => first.headers.has(name))).toEqual([])
  },
)

test('what is private is not to be stored by anybody', async () => {
  for (const path of ['/v1/me', '/v1/files', '/v1/sessions', `/v1/files/${file.id}`, `/v1/files/${file.id}/content`]) {
    expect((await account.client.get(path)).headers.get('cache-control')).toMatch(/no-store|private/)
  }
})
