// What answers about API keys, service accounts and roles need: a key or a role that exists.

import { somebody } from './factor-recipes.ts'
import type { Recipe, Situation } from './recipes.ts'

let made = 0

async function make({ world }: Situation, path: string, json: object) {
  const authorization = `Bearer ${(await world.admin()).accessToken}`
  return world.ask('POST', path, { json, headers: { authorization } })
}

const settings = { name: 'Nightly backup', scopes: ['files:list', 'files:read'], allowedAddresses: ['192.0.2.0/24'] }

const ownKey: Recipe = async (situation) => {
  const { body } = await make(situation, '/v1/api-keys', settings)
  const { request } = situation
  request.path = request.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (body as { id: string }).id)
}

const ownRole: Recipe = async (situation) => {
  const name = `auditor-${++made}`
  await make(situation, '/v1/roles', { name, description: 'Reads the trail', scopes: ['audit:read', 'users:read'] })
  situation.request.path = situation.request.path.replace('auditor', name)
}

const noRole: Recipe = ({ request }) => void (request.path = '/v1/roles/nobody')
const builtInRole: Recipe = ({ request }) => void (request.path = '/v1/roles/admin')

const stale =
  (own: Recipe): Recipe =>
  async (situation) => {
    await own(situation)
    situation.request.headers['If-Match'] = '"stale"'
  }

const current =
  (own: Recipe): Recipe =>
  async (situation) => {
    await own(situation)
    situation.request.headers['If-None-Match'] = '*'
  }

/** Of the last in the order of names, or of the newest, there is a next page. */
const firstOfMany =
  (own: Recipe): Recipe =>
  async (situation) => {
    await own(situation)
    await own(situation)
    situation.request.query = '?limit=1&count=exact'
  }

const withBody =
  (change: (body: Record<string, unknown>) => object): Recipe =>
  ({ request }) =>
    void (request.body = JSON.stringify(change(JSON.parse(request.body) as Record<string, unknown>)))

export const apiKeyRecipes: Readonly<Record<string, Recipe>> = {
  'listApiKeys 200': firstOfMany(ownKey),
  'createApiKey 201': () => undefined,
  'createApiKey 409': async (situation) => {
    const { post } = await somebody(situation)
    for (let keys = 0; keys < 100; keys++) await post('/v1/api-keys', settings)
  },
  'getApiKey 200': ownKey,
  'getApiKey 304': current(ownKey),
  'updateApiKey 200': ownKey,
  'updateApiKey 412': stale(ownKey),
  'deleteApiKey 204': ownKey,
  'deleteApiKey 412': stale(ownKey),
  'rotateApiKey 201': ownKey,
  'createServiceAccount 201': () => undefined,
  'createServiceAccount 422': withBody((body) => ({ ...body, roles: ['nobody'] })),
  'listRoles 200': firstOfMany(ownRole),
  'createRole 201': withBody((body) => ({ ...body, name: `reader-of-${++made}` })),
  'createRole 409': withBody((body) => ({ ...body, name: 'admin' })),
  'getRole 200': ownRole,
  'getRole 304': current(ownRole),
  'getRole 404': noRole,
  'updateRole 200': ownRole,
  'updateRole 404': noRole,
  'updateRole 409': builtInRole,
  'updateRole 412': stale(ownRole),
  'deleteRole 204': ownRole,
  'deleteRole 404': noRole,
  'deleteRole 409': builtInRole,
  'deleteRole 412': stale(ownRole),
}
