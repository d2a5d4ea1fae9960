/** Second factors of an account, as its owner's app and authenticator have them. */
import { Secret, TOTP } from 'otpauth'
import type { Account, TestApp } from './app.ts'
import { Authenticator } from './authenticator.ts'
import type { Client, Reply } from './client.ts'

/** The code that an app shows at that time, some steps of thirty seconds away. */
export const codeOf = (secret: string, now = Date.now(), steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now + steps * 30_000 })

/** Six digits that no step near has. */
export function wrongCode(secret: string, now = Date.now()): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, now, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!
}

export interface App {
  readonly factorId: string
  readonly secret: string
  /** Of the first factor alone. */
  readonly recoveryCodes: string[]
}

/** An authenticator app, active: the code of `now` is used up. */
export async function enrolApp({ client }: Pick<Account, 'client'>, now = Date.now()): Promise<App> {
  const made = await client.post('/v1/me/mfa-factors', { kind: 'totp' })
  if (made.status !== 201) throw new Error(`createMfaFactor answered ${made.status}: ${made.text}`)
  const { id, secret } = made.json as { id: string; secret: string }
  const active = await client.post(`/v1/me/mfa-factors/${id}/activation`, { code: codeOf(secret, now) })
  if (active.status !== 200) throw new Error(`activateMfaFactor answered ${active.status}: ${active.text}`)
  return { factorId: id, secret, recoveryCodes: active.json.recoveryCodes ?? [] }
}

/** Where browsers know a service that listens on loopback. */
export const browserOrigin = ({ base }: Pick<TestApp, 'base'>): string => base.replace('127.0.0.1', 'localhost')

export interface Enrolled {
  readonly authenticator: Authenticator
  readonly passkeyId: string
  readonly reply: Reply
}

export async function enrolPasskey(
  service: Pick<TestApp, 'base'>,
  { client }: Pick<Account, 'client'>,
  { name = 'Laptop', counter = 0 }: { name?: string; counter?: number } = {},
): Promise<Enrolled> {
  const authenticator = new Authenticator({ origin: browserOrigin(service), counter })
  const options = await client.post('/v1/me/passkey-challenges')
  if (options.status !== 200) throw new Error(`createPasskeyChallenge answered ${options.status}: ${options.text}`)
  const reply = await client.post('/v1/me/passkeys', { name, passkey: authenticator.register(options.json) })
  if (reply.status !== 201) throw new Error(`createPasskey answered ${reply.status}: ${reply.text}`)
  return { authenticator, passkeyId: reply.json.id as string, reply }
}

/** What the browser asks an authenticator. */
export async function signInChallenge(anonymous: Client): Promise<{ challenge: string; rpId: string }> {
  const reply = await anonymous.post('/v1/passkey-challenges')
  if (reply.status !== 200) throw new Error(`createSignInChallenge answered ${reply.status}: ${reply.text}`)
  return reply.json as { challenge: string; rpId: string }
}

export async function signInWithPasskey(
  anonymous: Client,
  authenticator: Authenticator,
  twist: Parameters<Authenticator['answer']>[1] = {},
): Promise<Reply> {
  const passkey = authenticator.answer(await signInChallenge(anonymous), twist)
  return anonymous.post('/v1/sessions/passkey', { passkey })
}
