// How the answers about users and invitations are brought about.

import type { Recipe, Situation } from './recipes.ts'
import { password, type World } from './world.ts'

const json = (body: object): string => JSON.stringify(body)
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const asAdmin = async (world: World): Promise<Record<string, string>> => ({
  authorization: `Bearer ${(await world.admin()).accessToken}`,
})

async function madeUser(world: World): Promise<string> {
  const headers = await asAdmin(world)
  const { body } = await world.ask('POST', '/v1/users', { json: { email: world.freshEmail(), password }, headers })
  return (body as { id: string }).id
}

async function ownId(world: World): Promise<string> {
  const { body } = await world.ask('GET', '/v1/me', { headers: await asAdmin(world) })
  return (body as { id: string }).id
}

async function invitation(
  world: World,
  email = world.freshEmail(),
): Promise<{ id: string; token: string; email: string }> {
  const { body } = await world.ask('POST', '/v1/invitations', { json: { email }, headers: await asAdmin(world) })
  const { id, link } = body as { id: string; link: string }
  return { id, token: new URL(link).searchParams.get('token') ?? '', email }
}

const ofUser: Recipe = async ({ request, world }) => {
  request.path = request.path.replace(exampleId, await madeUser(world))
}
const ofOneself: Recipe = async ({ request, world }) => {
  request.path = request.path.replace(exampleId, await ownId(world))
}
const exampleId = /[0-9a-f]{8}-[0-9a-f-]{27}/

const stale: Recipe = async (situation) => {
  await ofUser(situation)
  situation.request.headers['If-Match'] = '"stale"'
}

async function leaving({ request, world }: Situation): Promise<void> {
  request.headers['Authorization'] = `Bearer ${(await world.member()).accessToken}`
}

export const userRecipes: Readonly<Record<string, Recipe>> = {
  'registerUser 410': ({ request, world }) => {
    delete request.headers['Authorization']
    request.body = json({ email: world.freshEmail(), password, invitationToken: 'cofi_nothing' })
  },
  'getUser 200': ofUser,
  'getUser 304': async (situation) => {
    await ofUser(situation)
    situation.request.headers['If-None-Match'] = '*'
  },
  'updateUser 200': ofUser,
  'updateUser 409': async (situation) => {
    await ofOneself(situation)
    situation.request.body = json({ disabled: true })
  },
  'updateUser 412': stale,
  'updateUser 422': async (situation) => {
    await ofUser(situation)
    situation.request.body = json({ roles: ['emperor'] })
  },
  'deleteUser 202': ofUser,
  'deleteUser 409': ofOneself,
  'deleteUser 412': stale,
  'listUserSessions 200': async (situation) => {
    await ofOneself(situation)
    situation.request.query = '?limit=1&count=exact'
  },
  'revokeUserSessions 204': ofUser,
  'getUserUsage 200': ofUser,
  'listInvitations 200': async ({ request, world }) => {
    await invitation(world)
    request.query = '?limit=1&count=exact'
  },
  'createInvitation 201': ({ request, world }) =>
    void (request.body = json({
      email: world.freshEmail(),
      displayName: 'Grace',
      roles: ['member'],
      expiresInDays: 7,
    })),
  'createInvitation 409': ({ request, world }) => void (request.body = json({ email: world.administrator })),
  'createInvitation 422': ({ request, world }) =>
    void (request.body = json({ email: world.freshEmail(), roles: ['emperor'] })),
  'deleteInvitation 204': async ({ request, world }) =>
    void (request.path = request.path.replace(exampleId, (await invitation(world)).id)),
  'deleteMe 202': leaving,
  'deleteMe 403': async ({ request, world }) => {
    const { body } = await world.ask('POST', '/v1/api-keys', {
      json: { name: 'Nightly backup', scopes: ['files:list'] },
      headers: await asAdmin(world),
    })
    request.headers['Authorization'] = `Bearer ${(body as { key: string }).key}`
  },
  'deleteMe 409': () => undefined,
  'deleteMe 412': async (situation) => {
    await leaving(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'showInvitation 200': async ({ request, world }) =>
    void (request.query = `?token=${(await invitation(world)).token}`),
  'showInvitation 410': ({ request }) => void (request.query = '?token=cofi_nothing'),
  'acceptInvitation 303': async ({ request, world }) =>
    void (request.body = form({ token: (await invitation(world)).token, password })),
  'acceptInvitation 409': async ({ request, world }) => {
    const { token, email } = await invitation(world)
    await world.ask('POST', '/v1/users', { json: { email, password }, headers: await asAdmin(world) })
    request.body = form({ token, password })
  },
  'acceptInvitation 410': ({ request }) => void (request.body = form({ token: 'cofi_nothing', password })),
  'acceptInvitation 422': async ({ request, world }) =>
    void (request.body = form({ token: (await invitation(world)).token, password: 'passwordpassword' })),
}
