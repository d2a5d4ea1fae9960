/** Makes tokens with the service's own key, so that a test changes one thing and nothing else is wrong with them. */
import { expect } from '@jest/globals'
import { CompactSign, type CryptoKey, type JWTHeaderParameters } from 'jose'
import type { Key } from '../../src/sessions/keyring.ts'
import { makeAccount, type Account, type TestApp } from './app.ts'
import { expectProblem, type Reply } from './client.ts'

export interface Forger {
  readonly account: Account
  readonly key: Key
  readonly header: (changes?: object) => JWTHeaderParameters
  readonly claims: (changes?: object) => Record<string, unknown>
  readonly payload: (changes?: object) => Uint8Array
  /** Signed with the real key, whatever header and claims say. */
  readonly forge: (changes?: { header?: object; claims?: object }) => Promise<string>
  /** Signed with the real key without a library that would refuse to. */
  readonly signAsIs: (header: object, payload?: object) => Promise<string>
  readonly use: (token: string) => Promise<Reply>
  /** The token is answered 401 as a problem that does not tell what is wrong with it. */
  readonly refused: (token: string) => Promise<void>
}

export const secondsNow = (): number => Math.floor(Date.now() / 1000)

export async function makeForger(service: TestApp): Promise<Forger> {
  const account = await makeAccount(service)
  const key = service.app.keyring.current()
  const header = (changes: object = {}): JWTHeaderParameters => ({
    alg: key.algorithm,
    kid: key.kid,
    typ: 'at+jwt',
    ...changes,
  })
  const claims = (changes: object = {}): Record<string, unknown> => ({
    iss: service.base,
    aud: service.base,
    sub: account.id,
    sid: account.sessionId,
    jti: '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21',
    iat: secondsNow(),
    exp: secondsNow() + 1200,
    client_id: 'coffer',
    scope: 'files:list files:read',
    roles: ['member'],
    ...changes,
  })
  const payload = (changes?: object): Uint8Array => Buffer.from(JSON.stringify(claims(changes)))
  const use = (token: string): Promise<Reply> => service.anonymous.get('/v1/me', { authorization: `Bearer ${token}` })
  return {
    account,
    key,
    header,
    claims,
    payload,
    forge: (changes = {}) =>
      new CompactSign(payload(changes.claims)).setProtectedHeader(header(changes.header)).sign(key.sign),
    signAsIs: async (head, body = claims()) => {
      const signed = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
      const signature = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        key.sign as CryptoKey,
        Buffer.from(signed),
      )
      return `${signed}.${Buffer.from(signature).toString('base64url')}`
    },
    use,
    refused: async (token) => {
      const reply = await use(token)
      expectProblem(reply, 401, 'unauthenticated')
      expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="coffer", error="invalid_token"')
      expect(Object.keys(reply.json as object)).toEqual(['type', 'title', 'status', 'detail', 'instance'])
      expect(reply.json.detail).toBe('The credentials are not valid, expired or revoked.')
    },
  }
}
