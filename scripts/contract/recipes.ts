// How each documented answer is brought about. A recipe is given a request with nothing wrong, and changes it.

import { setTimeout as delay } from 'node:timers/promises'
import type { Operation } from '../../src/http/document.ts'
import { apiKeyRecipes } from './api-key-recipes.ts'
import { factorRecipes } from './factor-recipes.ts'
import { recoveryRecipes } from './recovery-recipes.ts'
import { maxFileBytes } from './service.ts'
import { shareRecipes } from './share-recipes.ts'
import { uploadRecipes } from './upload-recipes.ts'
import { userRecipes } from './user-recipes.ts'
import type { Troubled } from './troubled.ts'
import { nextAddress, password, type World } from './world.ts'

export interface Sound {
  /** Of another service than the one that everything is asked of. */
  address?: string
  path: string
  query: string
  headers: Record<string, string>
  body: string
}

export interface Situation {
  readonly operation: Operation
  readonly request: Sound
  readonly world: World
  readonly troubled: Troubled
  readonly setupToken: string
  /** Of the answer that is expected. */
  readonly mediaType: string | undefined
}

/** A text that it returns is why the answer cannot be brought about here. */
export type Recipe = (situation: Situation) => unknown

const boundary = 'a-boundary'
const part = (name: string, value: string, more = ''): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const json = (body: object): string => JSON.stringify(body)
const cookie = ({ accessToken, refreshToken }: { accessToken: string; refreshToken: string }): string =>
  `coffer_access=${accessToken}; coffer_refresh=${refreshToken}`

/** The file's id and, where the change may be guarded, its entity tag. */
async function ownFile({ request, world, operation }: Situation): Promise<void> {
  const { id, etag } = await world.file()
  request.path = request.path.replace(unknownId, id)
  if (operation.method === 'PATCH' || operation.method === 'DELETE') request.headers['If-Match'] = etag
}

async function trashedFile({ request, world }: Situation): Promise<void> {
  request.path = request.path.replace(unknownId, (await world.trashedFile()).id)
}

/** Its first version is a former one. */
async function replacedFile({ request, world }: Situation): Promise<void> {
  request.path = request.path.replace(unknownId, (await world.replacedFile()).id)
}

const restorable: Recipe = async (situation) => {
  await replacedFile(situation)
  situation.request.headers['If-Match'] = '*'
}

/** That of the contract's examples. */
const unknownId = /[0-9a-f]{8}-[0-9a-f-]{27}/

const asMember: Recipe = async ({ request, world }) => {
  const tokens = await world.member()
  if (request.headers['Authorization'] !== undefined) request.headers['Authorization'] = `Bearer ${tokens.accessToken}`
  if (request.headers['Cookie'] !== undefined) request.headers['Cookie'] = cookie(tokens)
}

/** With an API key, which what needs a session refuses. */
const byKey: Recipe = async ({ request, world }) => {
  const { body } = await world.ask('POST', '/v1/api-keys', {
    json: { name: 'Nightly backup', scopes: ['files:list'] },
    headers: { authorization: `Bearer ${(await world.admin()).accessToken}` },
  })
  request.headers['Authorization'] = `Bearer ${(body as { key: string }).key}`
}

const noProvider: Recipe = () => 'an identity provider: none runs beside the service here'
const noLink: Recipe = () => 'an identity that is linked: that takes a provider, and none runs beside the service here'

const upload: Recipe = ({ request }) => {
  if (request.headers['Content-Type'] !== 'multipart/form-data') return void (request.body = 'Figures')
  request.headers['Content-Type'] = `multipart/form-data; boundary=${boundary}`
  request.body = `${part('description', 'Figures of the third quarter')}${part('tags', 'finance')}${part('metadata', '{"department":"sales"}')}${part('file', 'Figures', '; filename="quarterly-report.pdf"')}--${boundary}--\r\n`
}

const registration = (email: string, ofPassword = password): object => ({
  email,
  password: ofPassword,
  displayName: 'Ada',
})

const stillRuns: Recipe = () => 'a first request with the key that still runs: it is over before dredd asks again'

/** By operation and status; what is not here follows from the status alone. */
export const recipes: Readonly<Record<string, Recipe>> = {
  ...shareRecipes,
  ...userRecipes,
  ...apiKeyRecipes,
  ...factorRecipes,
  ...recoveryRecipes,
  ...uploadRecipes,
  'registerUser 201': ({ request, world }) => void (request.body = json(registration(world.freshEmail()))),
  'registerUser 202': ({ request, world }) => {
    delete request.headers['Authorization']
    request.body = json(registration(world.freshEmail()))
  },
  'registerUser 401': ({ request }) => void (request.headers['Authorization'] = 'Bearer nobody'),
  'registerUser 403': async (situation) => {
    await asMember(situation)
  },
  'registerUser 409': ({ request, world }) => void (request.body = json(registration(world.administrator))),
  'registerUser 422': ({ request }) =>
    void (request.body = json(registration('somebody-else@example.org', 'somebody-else@example.org'))),

  'changePassword 204': asMember,
  'changePassword 422': async (situation) => {
    await asMember(situation)
    situation.request.body = json({ currentPassword: password, newPassword: 'passwordpassword' })
  },

  'listFiles 200': async (situation) => {
    await ownFile(situation)
    await ownFile(situation)
    situation.request.query =
      '?limit=1&count=exact&q=report&mediaType=application/pdf&tag=finance&tags=finance&metadata=department%3Dsales&folder=/reports&under=/reports&createdAfter=2026-01-01T00:00:00Z&updatedAfter=2026-01-01T00:00:00Z&minSize=0&maxSize=1000&state=active&sort=name'
  },
  'listTags 200': async (situation) => {
    await ownFile(situation)
    situation.request.query = '?limit=1&count=exact&prefix=fin'
  },
  'listFolders 200': async (situation) => {
    await ownFile(situation)
    situation.request.query = '?limit=1&count=exact&parent=/'
  },
  'changeFiles 200': async ({ request, world }) =>
    void (request.body = json({ action: 'tag', fileIds: [(await world.file()).id], tags: ['finance'] })),
  'uploadFile 201': upload,
  'uploadFile 409': stillRuns,
  'createServiceAccount 409': stillRuns,
  'rotateApiKey 409': stillRuns,
  'uploadFile 422': async (situation) => {
    await upload(situation)
    situation.request.headers['Repr-Digest'] = 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:'
  },
  'updateFile 409': trashedFile,
  'restoreFile 200': trashedFile,
  'restoreFile 409': ownFile,
  'downloadFile 206': async (situation) => {
    const { request, world, mediaType } = situation
    if (mediaType !== 'multipart/byteranges') {
      await ownFile(situation)
      return void (request.headers['Range'] = 'bytes=0-3')
    }
    const { body } = await world.ask('POST', '/v1/files', {
      text: 'Figures of the third quarter'.repeat(100),
      headers: { authorization: request.headers['Authorization'] ?? '', 'content-type': 'application/pdf' },
    })
    request.path = request.path.replace(unknownId, (body as { id: string }).id)
    request.headers['Range'] = 'bytes=0-3,2000-2003'
  },
  'downloadFile 416': async (situation) => {
    await ownFile(situation)
    situation.request.headers['Range'] = `bytes=${maxFileBytes}-`
  },
  'replaceFileContent 200': async (situation) => {
    await ownFile(situation)
    situation.request.headers['If-Match'] = '*'
    situation.request.body = 'Figures of the fourth quarter'
  },
  'replaceFileContent 404': ({ request }) => void (request.headers['If-Match'] = '*'),
  'replaceFileContent 409': async (situation) => {
    await trashedFile(situation)
    situation.request.headers['If-Match'] = '*'
  },
  'replaceFileContent 422': async (situation) => {
    await ownFile(situation)
    Object.assign(situation.request.headers, { 'If-Match': '*', 'Repr-Digest': 'sha-256=:AAAA:' })
    situation.request.body = 'Figures'
  },
  'replaceFileContent 428': ownFile,

  'listFileVersions 200': async (situation) => {
    await replacedFile(situation)
    situation.request.query = '?limit=1&count=exact'
  },
  'getThumbnail 200': async ({ request, world }) => {
    request.path = request.path.replace(unknownId, (await world.picture()).id)
  },
  'downloadFileVersion 200': replacedFile,
  'downloadFileVersion 206': async (situation) => {
    await replacedFile(situation)
    situation.request.headers['Range'] = 'bytes=0-3'
  },
  'downloadFileVersion 304': async (situation) => {
    await replacedFile(situation)
    situation.request.headers['If-None-Match'] = '*'
  },
  'downloadFileVersion 412': async (situation) => {
    await replacedFile(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'downloadFileVersion 416': async (situation) => {
    await replacedFile(situation)
    situation.request.headers['Range'] = `bytes=${maxFileBytes}-`
  },
  'restoreFileVersion 200': restorable,
  'restoreFileVersion 404': ({ request }) => void (request.headers['If-Match'] = '*'),
  // A new file has one version.
  'restoreFileVersion 409': async (situation) => {
    await ownFile(situation)
    situation.request.headers['If-Match'] = '*'
  },
  'restoreFileVersion 412': async (situation) => {
    await replacedFile(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'restoreFileVersion 413': () => 'a quota that is used up: every other request would be refused as well',
  'restoreFileVersion 428': replacedFile,
  'deleteFileVersion 204': replacedFile,
  'deleteFileVersion 409': async (situation) => {
    await ownFile(situation)
    delete situation.request.headers['If-Match']
  },

  'createSession 201': ({ request, world }) => void (request.body = json({ email: world.administrator, password })),
  'createSession 401': ({ request, world }) =>
    void (request.body = json({ email: world.administrator, password: 'not the password' })),
  'revokeSession 204': async (situation) => {
    await asMember(situation)
    situation.request.path = situation.request.path.replace(/[^/]+$/, 'current')
  },
  'revokeOtherSessions 204': asMember,
  'issueToken 200': async ({ request, world }) =>
    void (request.body = form({ grant_type: 'refresh_token', refresh_token: (await world.member()).refreshToken })),
  'issueToken 400': ({ request }) =>
    void (request.body = form({ grant_type: 'refresh_token', refresh_token: 'cofr_nonsense' })),
  'issueToken 401': ({ request }) =>
    void (request.body = form({ grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x' })),
  'revokeToken 401': ({ request }) =>
    void (request.body = form({ token: 'cofr_nonsense', client_id: 'nobody', client_secret: 'x' })),
  'revokeToken 200': async ({ request, world }) =>
    void (request.body = form({ token: (await world.member()).refreshToken })),

  'listSessions 403': byKey,
  'listOwnAuditEvents 403': byKey,
  'introspectToken 403': asMember,
  'rotateSigningKey 201': () => undefined,
  'getUsage 403': () => 'a session that must show a second factor and has shown none',
  'listMfaFactors 403': byKey,
  'listPasskeys 403': byKey,
  'getPasskey 403': byKey,
  'listIdentities 403': byKey,
  'unlinkIdentity 204': noLink,
  'unlinkIdentity 409': noLink,
  'startExternalSignIn 303': noProvider,
  'startExternalSignIn 403': noProvider,
  'startExternalSignIn 404': () => undefined,
  'finishExternalSignIn 303': noProvider,
  'finishExternalSignIn 400': noProvider,
  'finishExternalSignIn 403': noProvider,
  'finishExternalSignIn 404': () => undefined,
  'finishExternalSignIn 409': noProvider,
  'finishExternalSignIn 410': noProvider,
  'showIdentityLink 200': noProvider,
  'showIdentityLink 410': () => undefined,
  'linkIdentity 303': noProvider,
  'linkIdentity 409': noProvider,
  'linkIdentity 410': () => undefined,

  'listSigningKeys 200': async ({ request, world }) => {
    await world.signingKey()
    request.query = '?limit=1&count=exact'
  },
  'rotateSigningKey 409': () =>
    'twenty keys at once, which no other request could be tried beside; a test reaches it with a service of its own',
  'rotateSigningKey 422': ({ request }) => void (request.body = json({ key: 'not a key' })),
  'revokeSigningKey 204': async ({ request, world }) =>
    void (request.path = request.path.replace(/[^/]+$/, await world.signingKey())),

  'showApp 303': ({ request }) => {
    delete request.headers['Cookie']
  },
  'showSecurity 303': ({ request }) => {
    delete request.headers['Cookie']
  },
  'showAdministration 303': ({ request }) => {
    delete request.headers['Cookie']
  },
  'showAdministration 403': async ({ request, world }) =>
    void (request.headers['Cookie'] = cookie(await world.member())),
  'showSetup 403': () => undefined,
  'showRegister 403': atTheTroubled,
  'completeSetup 303': ({ request, setupToken, world }) =>
    void (request.body = form({ token: setupToken, email: world.administrator, password, displayName: 'Ada' })),
  'completeSetup 422': ({ request, setupToken, world }) =>
    void (request.body = form({
      token: setupToken,
      email: world.administrator,
      password: world.administrator.repeat(2),
    })),
  'getMetrics 404': atTheTroubled,
  'signIn 303': ({ request, world }) => void (request.body = form({ email: world.administrator, password })),
  'signIn 401': ({ request, world }) =>
    void (request.body = form({ email: world.administrator, password: 'not the password' })),
  'register 303': ({ request, world }) => void (request.body = form({ email: world.freshEmail(), password })),
  'register 422': ({ request, world }) =>
    void (request.body = form({ email: world.freshEmail(), password: 'passwordpassword' })),
  'uploadWithForm 303': upload,
  'refreshPage 204': asMember,
  'signOut 303': asMember,
  'getAsset 200': ({ request, mediaType }) =>
    void (request.path =
      { 'text/css': '/assets/app.css', 'text/javascript': '/assets/app.js', 'image/svg+xml': '/assets/icon.svg' }[
        mediaType ?? ''
      ] ?? request.path),
}

/** Of nothing: no request here has so little. */
const otherDigest = 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:'

export const byStatus: Readonly<Record<string, Recipe>> = {
  '200': async (situation) => {
    if (situation.operation.template.includes('{fileId}')) await ownFile(situation)
  },
  '204': async (situation) => {
    if (situation.operation.template.includes('{fileId}')) await ownFile(situation)
  },
  '303': () => undefined,
  '304': async (situation) => {
    if (situation.operation.template.includes('{fileId}')) await ownFile(situation)
    situation.request.headers['If-None-Match'] = '*'
  },
  '400': ({ request }) => void (request.query = '?surplus=1'),
  '401': ({ request }) => {
    delete request.headers['Authorization']
    delete request.headers['Cookie']
  },
  '403': async ({ request, operation, world }) => {
    if (operation.method === 'GET')
      return void (request.headers['Authorization'] = `Bearer ${(await world.powerless()).accessToken}`)
    delete request.headers['Authorization']
    if (operation.schemes.length > 0) request.headers['Cookie'] = cookie(await world.admin())
    request.headers['Sec-Fetch-Site'] = 'cross-site'
  },
  '404': ({ request, operation }) => {
    if (operation.template === '/assets/{asset}') request.path = '/assets/nothing.css'
    if (operation.template === '/problems/{kind}') request.path = '/problems/nothing'
    if (operation.template === '/v1/sessions/{sessionId}')
      request.path = '/v1/sessions/0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21'
  },
  '408': () => 'a body that stops arriving: dredd sends each at once, and the service waits for half a minute',
  '412': async (situation) => {
    await (situation.operation.id === 'restoreFile' ? trashedFile : ownFileOrNone)(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  '413': ({ request, operation }) => {
    const isSmall = !operation.consumes.some((mediaType) => mediaType === '*/*' || mediaType === 'multipart/form-data')
    // A form may have a mebibyte beside the file.
    request.body = 'x'.repeat(
      isSmall ? 70_000 : maxFileBytes + (request.headers['Content-Type'] === 'multipart/form-data' ? 1_100_000 : 1),
    )
    if (operation.id === 'replaceFileContent') request.headers['If-Match'] = '*'
  },
  '415': ({ request }) => {
    request.headers['Content-Encoding'] = 'gzip'
    request.body = request.body === '' ? 'x' : request.body
  },
  '422': ({ request }) => void (request.headers['Content-Digest'] = otherDigest),
  '429': async ({ request, operation, world, troubled }) => {
    const isByLink = /^\/[srdu]\//.test(operation.template) && !isLimitedByAddress(operation)
    const isByCaller = operation.schemes.includes('bearerAuth') || operation.schemes.includes('cookieAuth')
    if (isByLink || (isByCaller && operation.id !== 'registerUser')) return spendAtTheHurried(request, troubled)
    // Administrators who make accounts are not counted.
    if (operation.id === 'registerUser') delete request.headers['Authorization']
    const address = nextAddress()
    request.headers['X-Forwarded-For'] = address
    for (let tries = 0; tries < 1000; tries++) {
      const { status } = await world.ask(operation.method, request.path, {
        headers: { 'x-forwarded-for': address },
        mayFail: true,
      })
      if (status === 429) return
    }
    throw new Error('no limit was met')
  },
  '503': (situation) => {
    const { request, operation, troubled, world } = situation
    if (!troubled.isCut) return 'a database that is away: SQLite lies in the process of the service'
    atTheTroubled(situation)
    // What an access token proves by itself is let in for a moment without a question.
    if (operation.schemes.includes('refreshCookie'))
      return world
        .admin()
        .then(({ refreshToken }) => void (request.headers['Cookie'] = `coffer_refresh=${refreshToken}`))
  },
}

function atTheTroubled({ request, troubled }: Situation): void {
  request.address = troubled.address
}

/** Those that are tell of it with each success. */
const isLimitedByAddress = ({ responses }: Operation): boolean =>
  Object.entries(responses).some(([status, { headers }]) => /^[23]/.test(status) && 'ratelimit' in headers)

/** By a request that changes nothing, until there is time enough for the other to be refused as well. */
async function spendAtTheHurried(request: Sound, { hurried }: Troubled): Promise<void> {
  request.address = hurried
  const address = nextAddress()
  request.headers['X-Forwarded-For'] = address
  const { Authorization, Cookie } = request.headers
  const headers = {
    'X-Forwarded-For': address,
    ...(Authorization === undefined ? {} : { Authorization }),
    ...(Cookie === undefined ? {} : { Cookie }),
  }
  const path = Authorization === undefined && Cookie === undefined ? '/r/cofq_b7Zr0kQ2vXnL5tYwHs9JcA' : '/v1/me'
  for (let tries = 0; tries < 100; tries++) {
    const { status, headers: fields } = await fetch(hurried + path, { headers })
    if (status === 429 && Number(fields.get('retry-after')) > 10) return
    if (status === 429) await delay(1000)
  }
  throw new Error('no limit was met')
}

async function ownFileOrNone(situation: Situation): Promise<void> {
  if (situation.operation.template.includes('{fileId}')) await ownFile(situation)
}
