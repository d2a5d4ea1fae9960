/** A token has exactly one text: whatever else would decode to the same is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeProtectedHeader, SignJWT } from 'jose'
import { connect } from 'node:net'
import { startApp, type TestApp } from '../support/app.ts'
import { makeForger, type Forger } from '../support/forger.ts'

let service: TestApp
let forger: Forger
beforeAll(async () => {
  service = await startApp()
  forger = await makeForger(service)
})
afterAll(() => service.close())

describe('form', () => {
  /** The last letter of 64 bytes carries four bits that mean nothing. */
  const otherTrailingBits = (token: string): string => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    return token.slice(0, -1) + alphabet[alphabet.indexOf(token.at(-1)!) ^ 1]!
  }
  test('a copy altered in bits that mean nothing is refused, also after the original was used', async () => {
    const token = await forger.forge()
    const altered = otherTrailingBits(token)
    expect(Buffer.from(altered.split('.')[2]!, 'base64url')).toEqual(Buffer.from(token.split('.')[2]!, 'base64url'))
    await forger.refused(altered)
    expect(await forger.use(token)).toMatchObject({ status: 200 })
    await forger.refused(altered)
  })
  test.each<[string, (token: string) => string]>([
    ['padded', (token) => `${token}=`],
    ['padded twice', (token) => `${token}==`],
    [
      'in plain base64',
      (token) =>
        token
          .split('.')
          .map((part) => Buffer.from(part, 'base64url').toString('base64'))
          .join('.'),
    ],
    ['of two parts', (token) => token.split('.').slice(0, 2).join('.')],
    ['of four parts', (token) => `${token}.AA`],
    ['of five parts', (token) => `${token}.AA.AA`],
    ['with a dot at its end', (token) => `${token}.`],
    ['with a dot at its start', (token) => `.${token}`],
    ['with an empty payload', (token) => token.replace(/\..*\./, '..')],
    ['as two tokens with a comma', (token) => `${token},${token}`],
    ['with a blank in it', (token) => token.replace('.', ' .')],
    ['with a tab in it', (token) => token.replace('.', '\t.')],
    ['with letters beyond ASCII', (token) => `${token}\u00e9`],
    ['percent-encoded', (token) => token.replaceAll('.', '%2E')],
    ['quoted', (token) => `"${token}"`],
    [
      'as JSON',
      (token) =>
        JSON.stringify({
          protected: token.split('.')[0],
          payload: token.split('.')[1],
          signature: token.split('.')[2],
        }),
    ],
    ['of 12 KiB', (token) => token + 'A'.repeat(12_000)],
    ['of dots', () => '.'.repeat(4000)],
    ['empty', () => ''],
  ])('a token %s is refused', async (_what, change) => {
    await forger.refused(change(await forger.forge()))
  })
  test('a token of 1 MB is refused with a problem before it is looked at, and the service goes on', async () => {
    const token = (await forger.forge()) + 'A'.repeat(1_000_000)
    const answer = await new Promise<string>((resolve) => {
      const { hostname, port } = new URL(service.base)
      let text = ''
      const socket = connect(Number(port), hostname)
      socket.on('data', (bytes) => (text += bytes.toString()))
      socket.on('error', () => {})
      socket.on('close', () => resolve(text))
      socket.write(`GET /v1/me HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('"/problems/headers-too-large"')
    expect(await forger.use(await forger.forge())).toMatchObject({ status: 200 })
  })
  test('an ECDSA signature in DER is refused', async () => {
    const [head, body, signature] = (await forger.forge()).split('.') as [string, string, string]
    const raw = Buffer.from(signature, 'base64url')
    const integer = (bytes: Buffer): Buffer => {
      const value = bytes[0]! & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
      return Buffer.concat([Buffer.of(2, value.length), value])
    }
    const content = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))])
    await forger.refused(
      `${head}.${body}.${Buffer.concat([Buffer.of(0x30, content.length), content]).toString('base64url')}`,
    )
  })
  test.each(['r and s zero', 'too short', 'too long'])('an ECDSA signature with %s is refused', async (what) => {
    const [head, body, signature] = (await forger.forge()).split('.') as [string, string, string]
    const raw = Buffer.from(signature, 'base64url')
    const bytes = {
      'r and s zero': Buffer.alloc(64),
      'too short': raw.subarray(0, 63),
      'too long': Buffer.concat([raw, Buffer.of(0)]),
    }[what]!
    await forger.refused(`${head}.${body}.${bytes.toString('base64url')}`)
  })
  test('a refresh token is no access token', async () => {
    await forger.refused(forger.account.refreshToken)
  })
  test('an ID-token-like JWT that SignJWT makes by default is refused', async () => {
    const token = await new SignJWT(forger.claims())
      .setProtectedHeader({ alg: 'ES256', kid: forger.key.kid })
      .sign(forger.key.sign)
    expect(decodeProtectedHeader(token).typ).toBeUndefined()
    await forger.refused(token)
  })
})
