// What a run asks for where chance would never hit it: accounts to be spoiled, and requests that are granted because an app, an
// authenticator or a letter has its part in them. It listens beside the service, in its process.

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { Authenticator } from '../../tests/support/authenticator.ts'
import { eventually } from '../../tests/support/eventually.ts'
import { createAsking } from './asking.ts'
import { linkedMakers } from './linked.ts'
import { json, newPassword, somebody, type Maker, type Prepared, type Throwaway, type Workshop } from './somebody.ts'

/** By operation: a request that is granted once. */
const makers: Readonly<Record<string, Maker>> = {
  ...linkedMakers,
  deleteMe: async (workshop) => ({ account: await somebody(workshop) }),
  changePassword: async (workshop) => {
    const account = await somebody(workshop)
    return { account, ...json({ currentPassword: account.password, newPassword: newPassword() }) }
  },
  confirmSession: async (workshop) => {
    const account = await somebody(workshop)
    return { account, path_parameters: { sessionId: 'current' }, ...json({ password: account.password }) }
  },
  activateMfaFactor: async (workshop) => {
    const account = await somebody(workshop)
    const { id, secret } = await waitingApp(workshop, account)
    return { account, path_parameters: { factorId: id }, ...json({ code: codeOf(secret) }) }
  },
  createRecoveryCodes: async (workshop) => ({ account: (await withApp(workshop)).account }),
  completeMfa: async (workshop) => json(await challenged(workshop)),
  completeMfaOnPage: async (workshop) => {
    const { challengeToken, recoveryCode } = await challenged(workshop)
    return { cookies: { coffer_mfa: challengeToken }, ...form({ code: recoveryCode }) }
  },
  createPasskey: async (workshop) => {
    const account = await somebody(workshop)
    return { account, ...json({ name: 'Laptop', passkey: await registration(workshop, account) }) }
  },
  getPasskey: onPasskey,
  updatePasskey: async (workshop) => ({ ...(await onPasskey(workshop)), ...json({ name: 'Old laptop' }) }),
  deletePasskey: onPasskey,
  signInWithPasskey: async (workshop) => json({ passkey: await answerOfPasskey(workshop) }),
  signInWithPasskeyOnPage: async (workshop) => json({ passkey: await answerOfPasskey(workshop) }),
  resetPassword: async (workshop) => ({
    path_parameters: { resetToken: await resetToken(workshop) },
    ...json({ newPassword: newPassword() }),
  }),
  showResetPassword: async (workshop) => ({ query: { token: await resetToken(workshop) } }),
  resetPasswordWithForm: async (workshop) => form({ token: await resetToken(workshop), password: newPassword() }),
  verifyEmail: async (workshop) => ({ path_parameters: { verificationToken: await verificationToken(workshop) } }),
  showVerifyEmail: async (workshop) => ({ query: { token: await verificationToken(workshop) } }),
  verifyEmailWithForm: async (workshop) => form({ token: await verificationToken(workshop) }),
  confirmEmailChange: async (workshop) => ({ path_parameters: { changeToken: await changeToken(workshop) } }),
  showConfirmEmail: async (workshop) => ({ query: { token: await changeToken(workshop) } }),
  confirmEmailWithForm: async (workshop) => form({ token: await changeToken(workshop) }),
  showInvitation: async (workshop) => ({ query: { token: await invitationToken(workshop) } }),
  acceptInvitation: async (workshop) => form({ token: await invitationToken(workshop), password: newPassword() }),
  rotateApiKey: async (workshop) => {
    const account = await somebody(workshop)
    const key = { name: 'Robot', scopes: ['files:read'] }
    const { id } = await workshop.ask<{ id: string }>('POST', '/v1/api-keys', key, account)
    return { account, path_parameters: { keyId: id }, ...json({ overlapSeconds: 60 }) }
  },
}

/**
 * Answers `GET /throwaway` with a new account, and `GET /known/<operationId>` with a request, or 404.
 *
 * @param folder of the service's data
 * @returns where it listens
 */
export async function startWorkshop(
  address: string,
  folder: string,
  administrator: Workshop['administrator'],
): Promise<string> {
  const origin = address.replace('127.0.0.1', 'localhost')
  const workshop: Workshop = { ask: createAsking(address), origin, folder, administrator }
  const server = createServer((request, response) => {
    const [, what, operation = ''] = (request.url ?? '').split('/')
    const make = what === 'throwaway' ? somebody : Object.hasOwn(makers, operation) ? makers[operation] : undefined
    if (make === undefined) {
      response.writeHead(404).end()
      return
    }
    make(workshop).then(
      (made) => response.end(JSON.stringify(made)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  server.unref()
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const form = (body: object): Prepared => ({ body, media_type: 'application/x-www-form-urlencoded' })

const codeOf = (secret: string): string => TOTP.generate({ secret: Secret.fromBase32(secret) })

const waitingApp = ({ ask }: Workshop, account: Throwaway): Promise<{ id: string; secret: string }> =>
  ask('POST', '/v1/me/mfa-factors', { kind: 'totp', name: 'Phone' }, account)

async function withApp(workshop: Workshop): Promise<{ account: Throwaway; recoveryCode: string }> {
  const account = await somebody(workshop)
  const { id, secret } = await waitingApp(workshop, account)
  const path = `/v1/me/mfa-factors/${id}/activation`
  const code = { code: codeOf(secret) }
  const { recoveryCodes } = await workshop.ask<{ recoveryCodes: string[] }>('POST', path, code, account)
  return { account, recoveryCode: recoveryCodes[0] ?? '' }
}

async function challenged(workshop: Workshop): Promise<{ challengeToken: string; recoveryCode: string }> {
  const { account, recoveryCode } = await withApp(workshop)
  const { email, password } = account
  const { challengeToken } = await workshop.ask<{ challengeToken: string }>('POST', '/v1/sessions', { email, password })
  return { challengeToken, recoveryCode }
}

async function registration(
  { ask, origin }: Workshop,
  account: Throwaway,
  authenticator = new Authenticator({ origin }),
): Promise<object> {
  const path = '/v1/me/passkey-challenges'
  return authenticator.register(await ask<Parameters<Authenticator['register']>[0]>('POST', path, undefined, account))
}

async function withPasskey(
  workshop: Workshop,
): Promise<{ account: Throwaway; id: string; authenticator: Authenticator }> {
  const account = await somebody(workshop)
  const authenticator = new Authenticator({ origin: workshop.origin })
  const passkey = await registration(workshop, account, authenticator)
  const path = '/v1/me/passkeys'
  const { id } = await workshop.ask<{ id: string }>('POST', path, { name: 'Laptop', passkey }, account)
  return { account, id, authenticator }
}

async function onPasskey(workshop: Workshop): Promise<Prepared> {
  const { account, id } = await withPasskey(workshop)
  return { account, path_parameters: { passkeyId: id } }
}

async function answerOfPasskey(workshop: Workshop): Promise<object> {
  const { authenticator } = await withPasskey(workshop)
  return authenticator.answer(await workshop.ask<{ challenge: string }>('POST', '/v1/passkey-challenges'))
}

async function resetToken(workshop: Workshop): Promise<string> {
  const { email } = await somebody(workshop)
  await workshop.ask('POST', '/v1/password-resets', { email })
  return tokenOfLetter(workshop.folder, email, 'Set a new password')
}

async function verificationToken(workshop: Workshop): Promise<string> {
  const account = await somebody(workshop)
  await workshop.ask('POST', '/v1/email-verifications', undefined, account)
  return tokenOfLetter(workshop.folder, account.email, 'Verify your address')
}

async function changeToken(workshop: Workshop): Promise<string> {
  const email = `${randomUUID()}@throwaway.example`
  await workshop.ask('POST', '/v1/me/email-changes', { email }, await somebody(workshop))
  return tokenOfLetter(workshop.folder, email, 'Change of address: confirm with the new one')
}

async function invitationToken({ ask, administrator, folder }: Workshop): Promise<string> {
  const email = `${randomUUID()}@throwaway.example`
  const credentials = { email: administrator.email, password: administrator.password }
  const tokens = await ask<{ accessToken: string }>('POST', '/v1/sessions', credentials)
  await ask('POST', '/v1/invitations', { email, roles: ['member'] }, tokens)
  return tokenOfLetter(folder, email, 'You are invited')
}

/** Looks at the newest alone: the oldest are taken away while letters come. */
async function tokenOfLetter(folder: string, to: string, subject: string): Promise<string> {
  const outbox = join(folder, 'outbox')
  let token: string | undefined
  await eventually(async () => {
    const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.txt')).sort()
    for (const name of names.slice(-20)) {
      const letter = await readFile(join(outbox, name), 'utf8')
      if (letter.includes(`\nTo: ${to}\nSubject: ${subject}`)) token = /\?token=([\w-]+)/.exec(letter)?.[1]
    }
    return token !== undefined
  }, 15_000)
  return token ?? ''
}
