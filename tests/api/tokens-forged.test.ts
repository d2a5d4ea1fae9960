/** Tokens that a thief or a tinkerer would try, signed with the real key or instead of it: each is a 401, none a 5xx. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CompactSign, exportJWK, exportSPKI, FlattenedSign, generateKeyPair, importJWK, type CryptoKey } from 'jose'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { makeForger, secondsNow, type Forger } from '../support/forger.ts'

let service: TestApp
let forger: Forger
/** The kid of a key of another algorithm in the same database, as after a change of the setting. */
let shared: string
let listener: Server
let listenerUrl: string
let visits = 0

beforeAll(async () => {
  service = await startApp({ shared: true })
  forger = await makeForger(service)
  const replica = await startReplica(service, { settings: { COFFER_TOKEN_ALGORITHM: 'HS256' } })
  shared = replica.app.keyring.current().kid
  await replica.close()
  await service.app.keyring.reload()
  listener = createServer((_request, response) => {
    visits++
    response.end('{"keys":[]}')
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  listenerUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/jwks.json`
})
afterAll(async () => {
  listener.close()
  await service.close()
})

const publicKey = async (): Promise<CryptoKey> =>
  (await importJWK({ ...forger.key.publicJwk, ext: true }, 'ES256', { extractable: true })) as CryptoKey
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const foreign = async (): Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }> =>
  generateKeyPair('ES256', { extractable: true })

test('the forgery without a change is taken: what is refused below is refused for its one change', async () => {
  expect(await forger.use(await forger.signAsIs(forger.header()))).toMatchObject({ status: 200 })
  expect((await forger.use(await forger.forge())).json).toMatchObject({ id: forger.account.id })
})

describe('algorithm and key', () => {
  test.each(['none', 'None', 'NONE', ''])('alg %j without a signature is refused', async (alg) => {
    const unsigned = `${encode(forger.header({ alg }))}.${encode(forger.claims())}`
    await forger.refused(`${unsigned}.`)
    await forger.refused(`${unsigned}.AA`)
    await forger.refused(await forger.signAsIs(forger.header({ alg })))
  })
  test.each(['SPKI', 'JWK', 'point'])('HS256 keyed with the published key (as %s) is refused', async (form) => {
    const jwk = forger.key.publicJwk!
    const bytes = {
      SPKI: Buffer.from(await exportSPKI(await publicKey())),
      JWK: Buffer.from(JSON.stringify(jwk)),
      point: Buffer.concat([Buffer.from(jwk.x!, 'base64url'), Buffer.from(jwk.y!, 'base64url')]),
    }[form]!
    for (const kid of [forger.key.kid, shared])
      await forger.refused(
        await new CompactSign(forger.payload()).setProtectedHeader(forger.header({ alg: 'HS256', kid })).sign(bytes),
      )
  })
  test('a signature of another key under the kid of ours is refused', async () => {
    await forger.refused(
      await new CompactSign(forger.payload()).setProtectedHeader(forger.header()).sign((await foreign()).privateKey),
    )
  })
  test.each(['jwk', 'x5c', 'jku', 'x5u'])(
    'a key that the header brings along (%s) is not used, nor fetched',
    async (member) => {
      const { privateKey, publicKey: mine } = await foreign()
      const jwk = await exportJWK(mine)
      const brought = {
        jwk: { jwk },
        x5c: { x5c: [Buffer.from(await exportSPKI(mine)).toString('base64')] },
        jku: { jku: listenerUrl },
        x5u: { x5u: listenerUrl },
      }[member]
      for (const kid of [forger.key.kid, 'mine', undefined])
        await forger.refused(
          await new CompactSign(forger.payload())
            .setProtectedHeader(forger.header({ ...brought, kid }))
            .sign(privateKey),
        )
      expect(visits).toBe(0)
    },
  )
  test('a kid of a key of another algorithm is refused with either algorithm', async () => {
    await forger.refused(await forger.forge({ header: { kid: shared } }))
    await forger.refused(
      await new CompactSign(forger.payload())
        .setProtectedHeader(forger.header({ alg: 'HS256', kid: shared }))
        .sign(Buffer.alloc(32)),
    )
  })
  test.each([
    undefined,
    null,
    1,
    true,
    [],
    {},
    '',
    '__proto__',
    'constructor',
    '../../../dev/null',
    "' or '1'='1",
    'x'.repeat(500),
  ])('kid %j is refused', async (kid) => {
    await forger.refused(await forger.forge({ header: { kid } }))
    await forger.refused(await forger.forge({ header: { kid: Array.isArray(kid) ? [forger.key.kid] : kid } }))
  })
  test.each([[['exp']], [['unknown']], [[]], ['exp'], [null], [{}]])('crit %j is refused', async (crit) => {
    await forger.refused(await forger.signAsIs(forger.header({ crit, exp: 1, unknown: 1 })))
  })
  test('an unencoded payload (b64: false) is refused', async () => {
    const { signature, protected: head } = await new FlattenedSign(forger.payload())
      .setProtectedHeader({ ...forger.header(), b64: false, crit: ['b64'] })
      .sign(forger.key.sign)
    await forger.refused(`${head!}.${encode(forger.claims())}.${signature}`)
  })
  test.each(['JWT', 'jwt', 'dpop+jwt', 'rt+jwt', '', 1, undefined])('typ %j is refused', async (typ) => {
    await forger.refused(await forger.forge({ header: { typ } }))
  })
})

describe('claims', () => {
  const id = '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21'
  const wrong: [string, unknown[]][] = [
    ['iss', [undefined, null, '', 'https://evil.example', ['x'], {}]],
    ['aud', [undefined, null, '', 'https://evil.example', [], ['https://evil.example'], {}]],
    ['sub', [undefined, null, 1, '', true, [id], { id }, 'ada@example.org', id.toUpperCase(), `${id} `, `{${id}}`]],
    ['sid', [undefined, null, 1, '', [id], {}, 'current', id.toUpperCase(), `${id}'`]],
    ['jti', [undefined, null, 1, [id], {}]],
    ['client_id', [undefined, null, 1]],
    ['scope', [undefined, null, 1, ['files:read'], {}]],
    ['narrowed', [null, false, 'true', 1, {}]],
    ['roles', [undefined, null, 'admin', {}]],
    ['exp', [undefined, null, '9999999999', -1, 0, 1, 1e300, 1e16, [], {}]],
    ['iat', [undefined, null, '1', -1, 0, 1e15, {}]],
  ]
  for (const [claim, values] of wrong) {
    test.each(values.map((value) => [value === undefined ? 'left out' : JSON.stringify(value), value]))(
      `${claim} %s is refused`,
      async (_text, value) => {
        await forger.refused(await forger.forge({ claims: { [claim]: value } }))
      },
    )
  }
  test('exp 1e308, which JSON.stringify would not write, is refused', async () => {
    const text = JSON.stringify(forger.claims()).replace(/"exp":\d+/, '"exp":1e308')
    expect(text).toContain('1e308')
    await forger.refused(
      await new CompactSign(Buffer.from(text)).setProtectedHeader(forger.header()).sign(forger.key.sign),
    )
  })
  test.each([
    ['issued in the future', () => ({ iat: secondsNow() + 60, exp: secondsNow() + 600 })],
    ['not good yet', () => ({ nbf: secondsNow() + 60 })],
    ['longer-lived than any of ours', () => ({ exp: secondsNow() + 1300 })],
    ['of yesterday with an end tomorrow', () => ({ iat: secondsNow() - 86_400, exp: secondsNow() + 86_400 })],
    ['ended', () => ({ iat: secondsNow() - 1210, exp: secondsNow() - 10 })],
    ['ending before it begins', () => ({ iat: secondsNow(), exp: secondsNow() - 30 })],
  ])('a token %s is refused', async (_what, changes) => {
    await forger.refused(await forger.forge({ claims: changes() }))
  })
  test('a payload that is no JSON object is refused', async () => {
    for (const text of ['', 'null', '[]', '"text"', '1', '{', `${JSON.stringify(forger.claims())}x`]) {
      await forger.refused(
        await new CompactSign(Buffer.from(text)).setProtectedHeader(forger.header()).sign(forger.key.sign),
      )
    }
  })
  test('roles and scopes that do not exist grant nothing', async () => {
    const token = await forger.forge({
      claims: { scope: 'everything files:* FILES:READ', roles: ['root', '__proto__', 1] },
    })
    const reply = await service.anonymous.get('/v1/files', { authorization: `Bearer ${token}` })
    expectProblem(reply, 403, 'insufficient-scope')
  })
})
