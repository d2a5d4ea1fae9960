/** JSON Web Token Best Current Practices (RFC 8725), section 3: a test for each recommendation. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  CompactEncrypt,
  CompactSign,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type CryptoKey,
} from 'jose'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { algorithms } from '../../src/sessions/algorithm.ts'
import { makeAccount, startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { makeForger, secondsNow, type Forger } from '../support/forger.ts'

let service: TestApp
let forger: Forger
let listener: Server
let visits = 0

beforeAll(async () => {
  service = await startApp({ shared: true })
  forger = await makeForger(service)
  listener = createServer((_request, response) => {
    visits++
    response.end('{"keys":[]}')
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  listener.close()
  await service.close()
})

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('the token without a change is taken: what is refused below is refused for its one change', async () => {
  expect(await forger.use(await forger.forge())).toMatchObject({ status: 200 })
})

test('3.1 Perform algorithm verification: the key decides on the algorithm, and a header that says another is refused', async () => {
  expect(decodeProtectedHeader(forger.account.accessToken).alg).toBe(forger.key.algorithm)
  const publicKey = (await importJWK({ ...forger.key.publicJwk, ext: true }, 'ES256', {
    extractable: true,
  })) as CryptoKey
  const asSecret = Buffer.from(await exportSPKI(publicKey))
  await forger.refused(
    await new CompactSign(forger.payload()).setProtectedHeader(forger.header({ alg: 'HS256' })).sign(asSecret),
  )
  for (const alg of ['ES384', 'EdDSA', 'RS256', 'PS256', 'HS256', 'ES256K', 'none', undefined])
    await forger.refused(await forger.signAsIs(forger.header({ alg })))
})

describe('3.2 Use appropriate algorithms', () => {
  test('the ones that can be chosen are those of RFC 7518 and 8037 without RSA encryption, SHA-1 or none', () => {
    expect([...algorithms].sort()).toEqual(['ES256', 'EdDSA', 'HS256', 'RS256'])
  })
  test.each(['none', 'None', 'nOnE', 'NONE', ''])('alg %j is refused, with and without a signature', async (alg) => {
    const unsigned = `${encode(forger.header({ alg }))}.${encode(forger.claims())}`
    for (const end of ['', 'AA']) await forger.refused(`${unsigned}.${end}`)
  })
})

describe('3.3 Validate all cryptographic operations', () => {
  test('each bit of the signature counts, and so does each character of header and claims', async () => {
    const parts = (await forger.forge()).split('.')
    for (const [at, part] of parts.entries()) {
      const bytes = Buffer.from(part, 'base64url')
      for (const position of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Buffer.from(bytes)
        changed[position]! ^= 1
        await forger.refused(parts.map((one, index) => (index === at ? changed.toString('base64url') : one)).join('.'))
      }
    }
  })
  test('a token within a token: the inner signature does not stand for the outer', async () => {
    const inner = await forger.forge()
    const mine = await generateKeyPair('ES256')
    await forger.refused(
      await new CompactSign(Buffer.from(inner)).setProtectedHeader(forger.header({ cty: 'JWT' })).sign(mine.privateKey),
    )
    await forger.refused(
      await new CompactSign(Buffer.from(inner)).setProtectedHeader(forger.header({ cty: 'JWT' })).sign(forger.key.sign),
    )
  })
  test('an encrypted token is none, whoever it is encrypted for', async () => {
    await forger.refused(
      await new CompactEncrypt(forger.payload())
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: forger.key.kid, typ: 'at+jwt' })
        .encrypt(randomBytes(32)),
    )
  })
})

test('3.4 Validate cryptographic inputs: a key that the header brings, on whatever curve, is never looked at', async () => {
  for (const [crv, x, y] of [
    ['P-256', 'AA', 'AA'],
    ['P-256', forger.key.publicJwk!.x!, forger.key.publicJwk!.x!],
    ['X25519', Buffer.alloc(32).toString('base64url'), undefined],
  ])
    for (const header of [{ jwk: { kty: 'EC', crv, x, y } }, { epk: { kty: 'EC', crv, x, y } }])
      await forger.refused(await forger.signAsIs(forger.header({ alg: 'ECDH-ES', ...header })))
})

describe('3.5 Ensure cryptographic keys have sufficient entropy', () => {
  test('a shared secret that the service makes has 256 bits; one that a person thought of does not verify a token', async () => {
    const replica = await startReplica(service, { settings: { COFFER_TOKEN_ALGORITHM: 'HS256' } })
    try {
      const key = replica.app.keyring.current()
      expect((key.sign as Uint8Array).length).toBeGreaterThanOrEqual(32)
      const signed = `${encode(forger.header({ alg: 'HS256', kid: key.kid }))}.${encode(forger.claims({ iss: replica.base, aud: replica.base }))}`
      for (const secret of ['', 'secret', 'password', 'your-256-bit-secret', service.base, key.kid]) {
        const signature = createHmac('sha256', secret).update(signed).digest('base64url')
        expectProblem(
          await replica.anonymous.get('/v1/me', { authorization: `Bearer ${signed}.${signature}` }),
          401,
          'unauthenticated',
        )
      }
    } finally {
      await replica.close()
    }
  })
  test('one that is brought is refused when it is short or repeats itself', async () => {
    const replica = await startReplica(service, { settings: { COFFER_TOKEN_ALGORITHM: 'HS256' } })
    try {
      for (const secret of [Buffer.from('password'), Buffer.alloc(64, 'password'), Buffer.alloc(32)])
        await expect(
          replica.app.keyring.bring(JSON.stringify({ kty: 'oct', k: secret.toString('base64url') })),
        ).rejects.toMatchObject({ kind: 'signing-key-refused' })
    } finally {
      await replica.close()
    }
  })
})

test('3.6 Avoid compression of encryption inputs: nothing is encrypted, and a compressed payload is not unpacked', async () => {
  const compressed = deflateRawSync(forger.payload())
  await forger.refused(
    await new CompactSign(compressed).setProtectedHeader(forger.header({ zip: 'DEF' })).sign(forger.key.sign),
  )
})

test('3.7 Use UTF-8: claims in another encoding are refused', async () => {
  const text = JSON.stringify(forger.claims({ note: 'é' }))
  expect(
    await forger.use(
      await new CompactSign(Buffer.from(text, 'utf8')).setProtectedHeader(forger.header()).sign(forger.key.sign),
    ),
  ).toMatchObject({ status: 200 })
  for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'latin1')])
    await forger.refused(await new CompactSign(bytes).setProtectedHeader(forger.header()).sign(forger.key.sign))
})

describe('3.8 Validate issuer and subject', () => {
  test('the issuer is this service alone, although the key is its own', async () => {
    for (const iss of [
      'https://evil.example',
      `${service.base}/`,
      service.base.toUpperCase(),
      undefined,
      [service.base],
    ])
      await forger.refused(await forger.forge({ claims: { iss } }))
  })
  test('the subject must be an account that is there', async () => {
    await forger.refused(await forger.forge({ claims: { sub: undefined } }))
    await forger.refused(await forger.forge({ claims: { sub: 'ada@example.org' } }))
    const token = await forger.forge({ claims: { sub: '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21' } })
    expect((await forger.use(token)).status).toBe(401)
  })
})

test('3.9 Use and validate audience: every token has one, and one for another service is refused', async () => {
  expect(decodeJwt(forger.account.accessToken).aud).toBe(service.base)
  for (const aud of [undefined, '', 'https://other.example', ['https://other.example'], `${service.base}.evil.example`])
    await forger.refused(await forger.forge({ claims: { aud } }))
})

describe('3.10 Do not trust received claims', () => {
  test.each(["' or '1'='1", '../../../../dev/null', '/proc/self/environ', '__proto__', '*', '%00', '(objectClass=*)'])(
    'the kid %j is looked up as a value, and finds nothing',
    async (kid) => {
      await forger.refused(await forger.forge({ header: { kid } }))
    },
  )
  test.each(['jku', 'x5u', 'iss', 'jwk'])('%s leads nowhere: nothing is fetched', async (name) => {
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/jwks.json`
    const mine = await generateKeyPair('ES256')
    const token = await new CompactSign(forger.payload(name === 'iss' ? { iss: url } : {}))
      .setProtectedHeader(forger.header(name === 'iss' ? {} : { [name]: url }))
      .sign(mine.privateKey)
    await forger.refused(token)
    expect(visits).toBe(0)
  })
})

test('3.11 Use explicit typing: at+jwt on what is given out, and nothing else taken', async () => {
  expect(decodeProtectedHeader(forger.account.accessToken).typ).toBe('at+jwt')
  for (const typ of ['JWT', 'logout+jwt', 'secevent+jwt', 'dpop+jwt', 'id+jwt', '', undefined])
    await forger.refused(await forger.forge({ header: { typ } }))
})

describe('3.12 Use mutually exclusive validation rules for different kinds of JWTs', () => {
  test('an ID token, a logout token and a DPoP proof, signed with the service’s own key, are no access tokens', async () => {
    const { iss, aud, sub, iat, exp, jti } = forger.claims()
    const kinds: [object, object][] = [
      [{ typ: 'JWT' }, { iss, aud, sub, iat, exp, nonce: 'n', auth_time: secondsNow() }],
      [{ typ: 'at+jwt' }, { iss, aud, sub, iat, exp, jti, nonce: 'n' }],
      [
        { typ: 'logout+jwt' },
        { iss, aud, sub, iat, exp, jti, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      ],
      [
        { typ: 'dpop+jwt', jwk: forger.key.publicJwk },
        { iat, jti, htm: 'GET', htu: `${service.base}/v1/me` },
      ],
    ]
    for (const [header, claims] of kinds) await forger.refused(await forger.signAsIs(forger.header(header), claims))
  })
  test('a refresh token is no access token, nor the other way round; nor is either an API key', async () => {
    const { accessToken, refreshToken } = await makeAccount(service)
    await forger.refused(refreshToken)
    const reply = await service.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: accessToken }),
    )
    expectProblem(reply, 400, 'invalid-grant')
    for (const text of [`cof_${accessToken}`, `cof_${refreshToken}`, `cof_${forger.account.id}_${accessToken}`])
      expect((await forger.use(text)).status).toBe(401)
  })
  test('a token that says it is of a client may not name a session, nor one of a session a client', async () => {
    const { sid } = forger.claims()
    await forger.refused(await forger.forge({ claims: { client_id: sid } }))
    await forger.refused(await forger.forge({ claims: { sid: undefined } }))
    await forger.refused(await forger.forge({ claims: { client_id: 'coffer-web' } }))
  })
})
