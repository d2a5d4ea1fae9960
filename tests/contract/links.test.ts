/** Every link of the contract leads somewhere: on paper, and when it is followed against the running service. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, password, startApp, type Account, type TestApp } from '../support/app.ts'
import type { Client, Reply } from '../support/client.ts'
import { linkIdentities } from '../support/linked-identities.ts'
import { document, resolved, type NamedOperation, type Node } from './document.ts'
import { beginUpload } from '../support/tus.ts'
import { evaluate, linkNames, links, namesWithBody, type Exchange, type Link } from './link.ts'
import { rule } from './rule.ts'

let service: TestApp
/** Each source leaves its account as good as it was. */
let somebody: Account
beforeAll(async () => {
  service = await startApp()
  somebody = await makeAccount(service)
})
afterAll(() => service.close())

rule('a link names an operation', () => links.filter(({ target }) => !target).map(({ at }) => at))

rule('a link is used', () => linkNames.filter((name) => !links.some((link) => link.name === name)))

rule('a body that goes with a link has its link', () => namesWithBody.filter((name) => !linkNames.includes(name)))

rule('a link itself has no body: see link.ts', () =>
  linkNames.filter((name) => document['components'].links[name].requestBody !== undefined),
)

rule('a link gives parameters that the operation has, and all that its path needs', () =>
  links.flatMap(({ at, target, parameters }) => {
    const known = (target?.parameters ?? []).map((one) => `${one['in']}.${one['name']}`)
    const surplus = Object.keys(parameters).filter((name) => !known.includes(name))
    const missing = known.filter((name) => name.startsWith('path.') && !(name in parameters))
    return [...surplus, ...missing].map((name) => `${at} ${name}`)
  }),
)

rule('a link gives members that the body has, and all that it needs', () =>
  links.flatMap(({ at, target, body }) => {
    if (!body) return []
    const schema = bodySchema(target)
    const surplus = Object.keys(body).filter((name) => !(name in schema['properties']))
    const missing = (schema['required'] as string[]).filter((name) => !(name in body))
    return [...surplus, ...missing].map((name) => `${at} ${name}`)
  }),
)

rule('a link takes what the request or the answer has', () =>
  links.flatMap((link) =>
    [...Object.values(link.parameters), ...Object.values(link.body ?? {})]
      .flatMap((expression) => expression.match(/\$[^}]+/g) ?? [])
      .filter((expression) => !isThere(expression, link))
      .map((expression) => `${link.at} ${expression}`),
  ),
)

/** What the link's operation answers when it is followed at once. */
const answers: Readonly<Record<string, number>> = {
  CancelListedUpload: 204,
  CancelUpload: 204,
  DeleteFile: 204,
  DeleteInvitation: 204,
  DeleteListedInvitation: 204,
  DownloadFile: 200,
  DownloadFileAgain: 304,
  DownloadListedFile: 200,
  DownloadListedVersion: 200,
  GetAssetAgain: 304,
  GetAuthorizationServerAgain: 304,
  GetContractAgain: 304,
  GetContractJsonAgain: 304,
  GetDeletedFile: 200,
  GetFile: 200,
  GetFileAgain: 304,
  GetJwksAgain: 304,
  GetListedFile: 200,
  GetListedUpload: 200,
  GetListedUser: 200,
  GetMeAgain: 304,
  GetUserAgain: 304,
  ListNextAuditEvents: 200,
  ListNextFileVersions: 200,
  ListNextFiles: 200,
  ListNextIdentities: 200,
  ListNextInvitations: 200,
  ListNextOwnAuditEvents: 200,
  ListNextSessions: 200,
  ListNextSigningKeys: 200,
  ListNextUploads: 200,
  ListNextUserSessions: 200,
  ListNextUsers: 200,
  ListUserSessions: 200,
  RefreshAgain: 200,
  RefreshSession: 200,
  ReplaceContent: 200,
  ReplaceDownloaded: 200,
  RestoreFile: 200,
  ResumeDownload: 206,
  RevokeIssuedToken: 200,
  RevokeListedSession: 204,
  RevokeRefreshToken: 200,
  RevokeSession: 204,
  RevokeSigningKey: 204,
  SignInRegistered: 201,
  UnlinkListedIdentity: 204,
  UpdateFile: 200,
  UpdateMe: 200,
  UpdateUser: 200,
}

test('every link has an answer to expect', () => {
  expect(Object.keys(answers)).toEqual([...linkNames].sort())
})

test.each(links.map((link) => [link.at, link] as const))('%s: leads to an answer', async (_, link) => {
  const [operation, status] = link.at.split(' ') as [string, string]
  const { client, ...exchange } = await sources[`${operation} ${status}`]!()
  expect((exchange.reply as Reply).status).toBe(Number(status))
  const reply = await follow(link, exchange, client)
  expect([reply.status, reply.text]).toEqual([answers[link.name], expect.anything()])
  expect(String(reply.status) in link.target!.raw['responses']).toBe(true)
})

/** What a link leaves to the client. */
const bodies: Readonly<Record<string, unknown>> = {
  replaceFileContent: 'Figures of the fourth quarter',
  updateFile: { name: 'renamed.txt' },
  updateMe: { displayName: 'Ada' },
  updateUser: { displayName: 'Ada' },
}

async function follow({ target, parameters, body }: Link, exchange: Exchange, client: Client): Promise<Reply> {
  let path = target!.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const [key, expression] of Object.entries(parameters)) {
    const [place, name] = key.split('.') as [string, string]
    const value = evaluate(expression, exchange)
    if (value === undefined) continue
    if (place === 'path') path = path.replace(`{${name}}`, value)
    if (place === 'query') query.set(name, value)
    if (place === 'header') headers[name] = value
  }
  const given = body && Object.entries(body).map(([name, expression]) => [name, evaluate(expression, exchange) ?? ''])
  const isForm = Object.keys(target!.raw['requestBody']?.content ?? {})[0] === 'application/x-www-form-urlencoded'
  const sent = given
    ? isForm
      ? new URLSearchParams(given as [string, string][])
      : (Object.fromEntries(given) as object)
    : (bodies[target!.id] as object | undefined)
  return client.send(target!.method.toUpperCase(), `${path}?${query.toString()}`, sent, headers)
}

type Source = Exchange & { readonly client: Client }

/** Makes the answer that has the links, from nothing. */
const sources: Readonly<Record<string, () => Promise<Source>>> = {
  'registerUser 201': async () => register((await makeAccount(service, { roles: ['admin'] })).client),
  'registerUser 202': () => register(service.anonymous),
  'getMe 200': () => got(somebody.client, '/v1/me'),
  'updateMe 200': async () => {
    const { client } = somebody
    return { client, reply: await client.patch('/v1/me', { displayName: 'Ada L.' }) }
  },
  'listFiles 200': async () => {
    await Promise.all([makeFile(somebody), makeFile(somebody)])
    return got(somebody.client, '/v1/files', { limit: '1', sort: 'name', state: 'active' })
  },
  'uploadFile 201': () => withFile((client) => client.post('/v1/files', 'Figures', { 'content-type': 'text/plain' })),
  'getFile 200': () => withFile((client, path) => client.get(path)),
  'updateFile 200': () => withFile((client, path) => client.patch(path, { description: 'Figures' })),
  'deleteFile 204': () => withFile((client, path) => client.delete(path)),
  'restoreFile 200': () =>
    withFile(async (client, path) => {
      await client.delete(path)
      return client.post(`${path}/restoration`)
    }),
  'downloadFile 200': () => withFile((client, path) => client.get(`${path}/content`)),
  'downloadFile 206': () => withFile((client, path) => client.get(`${path}/content`, { range: 'bytes=0-2' })),
  'replaceFileContent 200': () =>
    withFile((client, path) => client.put(`${path}/content`, 'Figures', { 'if-match': '*' })),
  'listFileVersions 200': () =>
    withFile(async (client, path) => {
      await client.put(`${path}/content`, 'Figures', { 'if-match': '*' })
      return client.get(`${path}/versions?limit=1`)
    }),
  'restoreFileVersion 200': () =>
    withFile(async (client, path) => {
      await client.put(`${path}/content`, 'Figures', { 'if-match': '*' })
      return client.post(`${path}/versions/1/restoration`, undefined, { 'if-match': '*' })
    }),
  'listAuditEvents 200': async () => {
    await makeAccount(service)
    const { client } = await makeAccount(service, { roles: ['admin'] })
    return got(client, '/v1/audit-events', { limit: '1', action: 'session.*', result: 'success' })
  },
  'listOwnAuditEvents 200': async () => {
    const { client, email } = await makeAccount(service)
    await signInAs(email, client)
    return got(client, '/v1/me/audit-events', { limit: '1', result: 'success' })
  },
  'listSessions 200': async () => {
    const { client, email } = await makeAccount(service)
    await signInAs(email, client)
    return got(client, '/v1/sessions', { limit: '1' })
  },
  'listIdentities 200': async () => {
    const { client, id } = await makeAccount(service)
    const issuer = 'https://login.example.org'
    await linkIdentities(service.app.database, id, [
      { issuer, subject: `${id}-1` },
      { issuer, subject: `${id}-2` },
    ])
    return got(client, '/v1/me/identities', { limit: '1' })
  },
  'listUsers 200': async () => got(await administrator(), '/v1/users', { limit: '1', sort: 'email' }),
  'getUser 200': async () => {
    const client = await administrator()
    return { ...(await got(client, `/v1/users/${somebody.id}`)), path: { userId: somebody.id } }
  },
  'updateUser 200': async () => {
    const client = await administrator()
    const path = { userId: somebody.id }
    return { client, path, reply: await client.patch(`/v1/users/${somebody.id}`, { quotaBytes: 1_000_000 }) }
  },
  'listUserSessions 200': async () => {
    const { client, id, email } = await makeAccount(service, { roles: ['admin'] })
    await signInAs(email, client)
    return { ...(await got(client, `/v1/users/${id}/sessions`, { limit: '1' })), path: { userId: id } }
  },
  'listInvitations 200': async () => {
    const client = await administrator()
    for (const name of ['first', 'second']) await client.post('/v1/invitations', { email: `${name}@invited.example` })
    return got(client, '/v1/invitations', { limit: '1' })
  },
  'createInvitation 201': async () => {
    const client = await administrator()
    return { client, reply: await client.post('/v1/invitations', { email: 'third@invited.example' }) }
  },
  'listUploads 200': async () => {
    for (const length of [10, 20]) await beginUpload(somebody.client, length)
    return got(somebody.client, '/v1/uploads', { limit: '1' })
  },
  'getUpload 200': async () => {
    const { id, path } = await beginUpload(somebody.client, 10)
    return { ...(await got(somebody.client, path)), path: { uploadId: id } }
  },
  'createSession 201': async () => {
    const { client, email } = await makeAccount(service)
    return signInAs(email, client)
  },
  'issueToken 200': async () => {
    const { refreshToken } = await makeAccount(service)
    const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
    return { client: service.anonymous, reply: await service.anonymous.post('/v1/oauth/token', form) }
  },
  'listSigningKeys 200': async () => {
    const { client } = await makeAccount(service, { roles: ['admin'] })
    await service.app.keyring.rotate()
    return got(client, '/v1/admin/signing-keys', { limit: '1' })
  },
  'rotateSigningKey 201': async () => {
    const { client } = await makeAccount(service, { roles: ['admin'] })
    return { client, reply: await client.post('/v1/admin/signing-keys', { immediately: false }) }
  },
  'getContract 200': () => got(service.anonymous, '/openapi.yaml'),
  'getContractJson 200': () => got(service.anonymous, '/openapi.json'),
  'getJwks 200': () => got(service.anonymous, '/.well-known/jwks.json'),
  'getAuthorizationServer 200': () => got(service.anonymous, '/.well-known/oauth-authorization-server'),
  'getAsset 200': async () => ({ ...(await got(service.anonymous, '/assets/app.css')), path: { asset: 'app.css' } }),
}

async function got(client: Client, path: string, query: Record<string, string> = {}): Promise<Source> {
  return { client, query, reply: await client.get(`${path}?${new URLSearchParams(query).toString()}`) }
}

async function withFile(ask: (client: Client, path: string) => Promise<Reply>): Promise<Source> {
  const { client } = somebody
  const { id } = await makeFile(somebody)
  return { client, path: { fileId: id }, reply: await ask(client, `/v1/files/${id}`) }
}

const administrator = async (): Promise<Client> => (await makeAccount(service, { roles: ['admin'] })).client

let registered = 0

async function register(client: Client): Promise<Source> {
  const body = { email: `linked-${++registered}@example.org`, password }
  return { client: service.anonymous, body, reply: await client.post('/v1/users', body) }
}

async function signInAs(email: string, client: Client): Promise<Source> {
  return { client, reply: await service.anonymous.post('/v1/sessions', { email, password }) }
}

function bodySchema(operation: NamedOperation | undefined): Node {
  const [content] = Object.values((operation?.raw['requestBody']?.content ?? {}) as Node)
  return resolved((content as Node)['schema'])
}

function isThere(expression: string, { source, response }: Link): boolean {
  const [, side, place, name = ''] = /^\$(request|response)\.(path|query|header|body)[.#](.+)$/.exec(expression) ?? []
  if (side === 'request' && place !== 'body')
    return source.parameters.some((one) => one['in'] === place && one['name'] === name)
  if (place === 'header') return name in response['headers']
  const whole =
    side === 'request' ? bodySchema(source) : resolved(response['content']?.['application/json']?.schema ?? {})
  return (
    name
      .slice(1)
      .split('/')
      .reduce<Node | undefined>((at, key) => at && member(resolved(at), key), whole) !== undefined
  )
}

const member = (schema: Node, key: string): Node | undefined =>
  /^\d+$/.test(key) ? schema['items'] : schema['properties']?.[key]
