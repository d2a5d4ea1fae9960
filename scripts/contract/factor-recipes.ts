// Second factors and passkeys: an app and an authenticator in software stand in for the person's.

import { Secret, TOTP } from 'otpauth'
import { Authenticator } from '../../tests/support/authenticator.ts'
import type { Recipe, Situation } from './recipes.ts'
import { nextAddress, password, type Tokens } from './world.ts'

type CreationOptions = Parameters<Authenticator['register']>[0]

interface Person {
  readonly tokens: Tokens
  readonly post: <T>(path: string, json?: object) => Promise<T>
}

/** An account of its own, which asks what the request asks. */
export async function somebody({ world, request }: Situation): Promise<Person> {
  const tokens = await world.member()
  const authorization = `Bearer ${tokens.accessToken}`
  if (request.headers['Authorization'] !== undefined) request.headers['Authorization'] = authorization
  const post = async <T>(path: string, json?: object): Promise<T> => {
    const headers = { authorization, 'x-forwarded-for': nextAddress() }
    return (await world.ask('POST', path, { ...(json === undefined ? {} : { json }), headers })).body as T
  }
  return { tokens, post }
}

/** @param steps of thirty seconds from now */
const codeOf = (secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 })

const waitingApp = ({ post }: Person): Promise<{ id: string; secret: string }> =>
  post('/v1/me/mfa-factors', { kind: 'totp', name: 'Phone' })

async function activeApp(person: Person): Promise<{ id: string; secret: string; recoveryCodes: string[] }> {
  const app = await waitingApp(person)
  const path = `/v1/me/mfa-factors/${app.id}/activation`
  return { ...app, ...(await person.post<{ recoveryCodes: string[] }>(path, { code: codeOf(app.secret) })) }
}

async function authenticatorFor({ world }: Situation): Promise<Authenticator> {
  const { body } = await world.ask('GET', '/.well-known/oauth-authorization-server')
  return new Authenticator({ origin: (body as { issuer: string }).issuer.replace('127.0.0.1', 'localhost') })
}

async function passkey(situation: Situation, { post }: Person): Promise<{ authenticator: Authenticator; id: string }> {
  const authenticator = await authenticatorFor(situation)
  const answer = authenticator.register(await post<CreationOptions>('/v1/me/passkey-challenges'))
  return { authenticator, ...(await post<{ id: string }>('/v1/me/passkeys', { name: 'Laptop', passkey: answer })) }
}

async function answered(situation: Situation, twist: Parameters<Authenticator['answer']>[1] = {}): Promise<void> {
  const person = await somebody(situation)
  const { authenticator } = await passkey(situation, person)
  const challenge = await person.post<{ challenge: string }>('/v1/passkey-challenges')
  situation.request.body = JSON.stringify({ passkey: authenticator.answer(challenge, twist) })
}

const asSomebody: Recipe = async (situation) => {
  await somebody(situation)
}
const onItem =
  (make: (situation: Situation, person: Person) => Promise<{ id: string }>): Recipe =>
  async (situation) => {
    const { id } = await make(situation, await somebody(situation))
    situation.request.path = situation.request.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, id)
  }
const ownPasskey = onItem(passkey)

/** A sign-in whose second step is awaited. */
async function challenged(situation: Situation): Promise<{ challengeToken: string; code: string; wrong: string }> {
  const person = await somebody(situation)
  const { secret } = await activeApp(person)
  const { challengeToken } = await person.post<{ challengeToken: string }>('/v1/sessions', {
    email: person.tokens.email,
    password,
  })
  const near = [-1, 0, 1].map((steps) => codeOf(secret, steps))
  const wrong = ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? ''
  return { challengeToken, code: codeOf(secret, 1), wrong }
}

const onPage =
  (choose: (codes: { code: string; wrong: string }) => string): Recipe =>
  async (situation) => {
    const { challengeToken, ...codes } = await challenged(situation)
    situation.request.headers['Cookie'] = `coffer_mfa=${challengeToken}`
    situation.request.body = new URLSearchParams({ code: choose(codes) }).toString()
  }

const setting = 'a role that must have a second factor: a setting of the service, which a test has'

export const factorRecipes: Readonly<Record<string, Recipe>> = {
  'listMfaFactors 200': async (situation) => {
    const person = await somebody(situation)
    await activeApp(person)
    await activeApp(person)
    situation.request.query = '?limit=1&count=exact'
  },
  'createMfaFactor 201': asSomebody,
  'createMfaFactor 409': async (situation) => {
    const person = await somebody(situation)
    for (let count = 0; count < 10; count++) await activeApp(person)
  },
  'deleteMfaFactor 204': onItem((_, person) => waitingApp(person)),
  'deleteMfaFactor 409': () => setting,
  'activateMfaFactor 200': async (situation) => {
    const person = await somebody(situation)
    const { id, secret } = await waitingApp(person)
    situation.request.path = `/v1/me/mfa-factors/${id}/activation`
    situation.request.body = JSON.stringify({ code: codeOf(secret) })
  },
  'activateMfaFactor 409': onItem((_, person) => activeApp(person)),
  'createRecoveryCodes 200': async (situation) => {
    await activeApp(await somebody(situation))
  },
  'createRecoveryCodes 409': asSomebody,
  'createPasskeyChallenge 200': asSomebody,
  'createPasskeyChallenge 409': async (situation) => {
    const person = await somebody(situation)
    for (let count = 0; count < 20; count++) await passkey(situation, person)
  },
  'listPasskeys 200': async (situation) => {
    const person = await somebody(situation)
    await passkey(situation, person)
    await passkey(situation, person)
    situation.request.query = '?limit=1&count=exact'
  },
  'createPasskey 201': async (situation) => {
    const { post } = await somebody(situation)
    const answer = (await authenticatorFor(situation)).register(
      await post<CreationOptions>('/v1/me/passkey-challenges'),
    )
    situation.request.body = JSON.stringify({ name: 'Laptop', passkey: answer })
  },
  'createPasskey 409': async (situation) => {
    const person = await somebody(situation)
    const { authenticator } = await passkey(situation, person)
    const answer = authenticator.register(await person.post<CreationOptions>('/v1/me/passkey-challenges'))
    situation.request.body = JSON.stringify({ name: 'Laptop', passkey: answer })
  },
  'createPasskey 410': asSomebody,
  'createPasskey 422': async (situation) => {
    const { post } = await somebody(situation)
    const options = await post<CreationOptions>('/v1/me/passkey-challenges')
    const answer = (await authenticatorFor(situation)).register(options, { userVerified: false })
    situation.request.body = JSON.stringify({ name: 'Laptop', passkey: answer })
  },
  'getPasskey 200': ownPasskey,
  'getPasskey 304': async (situation) => {
    await ownPasskey(situation)
    situation.request.headers['If-None-Match'] = '*'
  },
  'updatePasskey 200': ownPasskey,
  'updatePasskey 412': async (situation) => {
    await ownPasskey(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'deletePasskey 204': ownPasskey,
  'deletePasskey 409': () => setting,
  'deletePasskey 412': async (situation) => {
    await ownPasskey(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },

  'createSession 202': async (situation) => {
    const person = await somebody(situation)
    await activeApp(person)
    situation.request.body = JSON.stringify({ email: person.tokens.email, password })
  },
  'completeMfa 201': async (situation) => {
    const { challengeToken, code } = await challenged(situation)
    situation.request.body = JSON.stringify({ challengeToken, code })
  },
  'completeMfa 401': async (situation) => {
    const { challengeToken, wrong: code } = await challenged(situation)
    situation.request.body = JSON.stringify({ challengeToken, code })
  },
  'completeMfa 410': () => undefined,
  'signInWithPasskey 201': (situation) => answered(situation),
  'signInWithPasskey 401': (situation) => answered(situation, { userVerified: false }),
  'signInWithPasskey 410': () => undefined,
  'confirmSession 204': asSomebody,
  'confirmSession 404': async (situation) => {
    await somebody(situation)
    situation.request.path = '/v1/sessions/0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21/confirmation'
  },
  'confirmSession 410': async (situation) => {
    const authenticator = await authenticatorFor(situation)
    situation.request.body = JSON.stringify({ passkey: authenticator.answer({ challenge: 'AAAA' }) })
  },

  'showMfa 200': ({ request }) => void (request.headers['Cookie'] = 'coffer_mfa=any'),
  'showMfa 303': ({ request }) => {
    delete request.headers['Cookie']
  },
  'completeMfaOnPage 303': onPage(({ code }) => code),
  'completeMfaOnPage 401': onPage(({ wrong }) => wrong),
  'completeMfaOnPage 410': ({ request }) => void (request.headers['Cookie'] = 'coffer_mfa=unknown'),
  'signInWithPasskeyOnPage 204': (situation) => answered(situation),
  'signInWithPasskeyOnPage 401': (situation) => answered(situation, { userVerified: false }),
  'signInWithPasskeyOnPage 410': () => undefined,
}
