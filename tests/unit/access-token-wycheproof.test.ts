/**
 * A token of our own for each class of the JOSE vectors of C2SP Wycheproof. The vectors themselves are run by
 * `scripts/verify/wycheproof.ts`, given the folder that they lie in.
 */
import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  CompactSign,
  compactVerify,
  exportJWK,
  exportSPKI,
  FlattenedSign,
  generateKeyPair,
  importJWK,
  type CryptoKey,
} from 'jose'
import { constants, createHash, createPrivateKey, privateEncrypt, sign as signBytes, type KeyObject } from 'node:crypto'
import { outcomeOf, type Group } from '../../scripts/verify/vectors.ts'
import type { Algorithm } from '../../src/sessions/algorithm.ts'
import { generateKey, type KeyMaterial } from '../../src/sessions/key-material.ts'
import type { Key } from '../../src/sessions/keyring.ts'
import { readSigned } from '../../src/sessions/signed-token.ts'

interface Ring {
  readonly material: KeyMaterial
  readonly key: Key
  readonly token: string
  /** Header, payload, signature. */
  readonly parts: [string, string, string]
}
const rings = {} as Record<Algorithm, Ring>
const content = Buffer.from(JSON.stringify({ sub: 'somebody' }))
const encode = (value: object | Uint8Array): string =>
  Buffer.from(value instanceof Uint8Array ? value : JSON.stringify(value)).toString('base64url')

beforeAll(async () => {
  for (const algorithm of ['ES256', 'RS256', 'HS256', 'EdDSA'] as const) {
    const material = await generateKey(algorithm)
    const sign = await importJWK(material.privateJwk, algorithm)
    const verify = material.publicJwk ? await importJWK(material.publicJwk, algorithm) : sign
    const { kid, publicJwk } = material
    const key = { kid, algorithm, sign, verify, publicJwk, activeFrom: 0, retiredAt: undefined }
    const token = await new CompactSign(content).setProtectedHeader({ alg: algorithm, kid }).sign(sign)
    rings[algorithm] = { material, key, token, parts: token.split('.') as [string, string, string] }
  }
})

/** What the service does before it looks at any claim. */
const accepts = (algorithm: Algorithm, token: string): Promise<boolean> =>
  readSigned(
    token,
    async (kid) => (kid === rings[algorithm].key.kid ? rings[algorithm].key : undefined),
    compactVerify,
  ).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ kind: 'unauthenticated' })
      return false
    },
  )
const flipped = (part: string): string => {
  const bytes = Buffer.from(part, 'base64url')
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  return bytes.toString('base64url')
}

describe.each(['ES256', 'RS256', 'HS256', 'EdDSA'] as const)('%s', (algorithm) => {
  test('the token as it was signed is accepted: what is refused below is refused for its one change', async () => {
    expect(await accepts(algorithm, rings[algorithm].token)).toBe(true)
  })
  test('space in the JSON of the header is part of what was signed, and accepted', async () => {
    const { key } = rings[algorithm]
    const header = encode(Buffer.from(`{ "alg": "${algorithm}",\n\t"kid": "${key.kid}" }`))
    expect(await accepts(algorithm, await signedAs(algorithm, `${header}.${encode(content)}`))).toBe(true)
  })
  test.each<[string, (parts: [string, string, string]) => string]>([
    ['modified signature', ([h, p, s]) => `${h}.${p}.${flipped(s)}`],
    ['modified payload', ([h, p, s]) => `${h}.${flipped(p)}.${s}`],
    ['modified header', ([h, p, s]) => `${flipped(h)}.${p}.${s}`],
    ['missing signature', ([h, p]) => `${h}.${p}.`],
    ['missing signature and separator', ([h, p]) => `${h}.${p}`],
    ['missing payload', ([h, , s]) => `${h}..${s}`],
    ['missing payload and separator', ([h, , s]) => `${h}.${s}`],
    ['missing header', ([, p, s]) => `.${p}.${s}`],
    ['missing header and separator', ([, p, s]) => `${p}.${s}`],
    ['missing header and signature', ([, p]) => `.${p}.`],
    ['payload alone', ([, p]) => p],
    ['empty string', () => ''],
    ['extra empty component', (parts) => `${parts.join('.')}.`],
    ['extra component', (parts) => `${parts.join('.')}.${parts[2]}`],
    ['five components, as an encrypted token has', ([h, p, s]) => `${h}.${p}.${s}.${p}.${s}`],
    [
      'the header of another token of the same key',
      ([, p, s]) => `${encode({ alg: algorithm, kid: rings[algorithm].key.kid, typ: 'JWT' })}.${p}.${s}`,
    ],
    ['spaces in the signature', ([h, p, s]) => `${h}.${p}.${s.slice(0, 8)} ${s.slice(8)}`],
    ['spaces in the header', ([h, p, s]) => `${h.slice(0, 8)} ${h.slice(8)}.${p}.${s}`],
    ['spaces in the payload', ([h, p, s]) => `${h}.${p.slice(0, 8)} ${p.slice(8)}.${s}`],
    ['a line end in the signature', ([h, p, s]) => `${h}.${p}.${s}\n`],
    ['an invalid character inserted', ([h, p, s]) => `${h}.${p}.${s.slice(0, 8)}!${s.slice(8)}`],
    ['an invalid character in the place of another', ([h, p, s]) => `${h}.${p}.!${s.slice(1)}`],
    ['a character beyond ASCII', ([h, p, s]) => `${h}.${p.slice(0, 8)}\u00e9${p.slice(8)}.${s}`],
    ['padding in the signature', ([h, p, s]) => `${h}.${p}.${s}==`],
    ['padding in the payload', ([h, p, s]) => `${h}.${p}=.${s}`],
    [
      'the alphabet of plain base64',
      ([h, p, s]) => `${h}.${p}.${Buffer.from(s, 'base64url').toString('base64').replace(/=+$/, '')}+/`,
    ],
  ])('%s: refused', async (_name, change) => {
    expect(await accepts(algorithm, change(rings[algorithm].parts))).toBe(false)
  })
  test('unused bits of the last character that are set: refused, for each of the parts', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const parts = rings[algorithm].parts
    const changed = parts.flatMap((part, at) => {
      if (part.length % 4 === 0) return []
      const other = part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1)!) + 1]!
      return [parts.map((one, index) => (index === at ? other : one)).join('.')]
    })
    expect(changed.length).toBeGreaterThan(0)
    for (const token of changed) expect(await accepts(algorithm, token)).toBe(false)
  })
  test('a signature over a payload that is not encoded as it should be: refused', async () => {
    const [header] = rings[algorithm].parts
    expect(await accepts(algorithm, await signedAs(algorithm, `${header}.${encode(content)}=`))).toBe(false)
  })
  test('an empty payload, rightly signed: refused, since no token of this service has one', async () => {
    const [header] = rings[algorithm].parts
    expect(await accepts(algorithm, await signedAs(algorithm, `${header}.`))).toBe(false)
  })
  test('JSON serialization: refused', async () => {
    const { key } = rings[algorithm]
    const flattened = await new FlattenedSign(content)
      .setProtectedHeader({ alg: algorithm, kid: key.kid })
      .sign(key.sign)
    expect(await accepts(algorithm, JSON.stringify(flattened))).toBe(false)
    expect(await accepts(algorithm, JSON.stringify({ payload: flattened.payload, signatures: [flattened] }))).toBe(
      false,
    )
  })
  test.each(['none', 'None', 'nOnE', ''])('alg %j with and without a signature: refused', async (alg) => {
    const [, payload, signature] = rings[algorithm].parts
    const header = encode({ alg, kid: rings[algorithm].key.kid })
    for (const end of ['', signature, 'AA']) expect(await accepts(algorithm, `${header}.${payload}.${end}`)).toBe(false)
  })
  test('a key that the header brings along: refused', async () => {
    const mine = await generateKeyPair('ES256', { extractable: true })
    for (const kid of [rings[algorithm].key.kid, 'mine'])
      expect(
        await accepts(
          algorithm,
          await new CompactSign(content)
            .setProtectedHeader({ alg: 'ES256', kid, jwk: await exportJWK(mine.publicKey) })
            .sign(mine.privateKey),
        ),
      ).toBe(false)
  })
})

/** The signature that belongs to any text at all. */
async function signedAs(algorithm: Algorithm, text: string): Promise<string> {
  const { key } = rings[algorithm]
  if (algorithm === 'HS256') {
    const secret = await crypto.subtle.importKey(
      'raw',
      key.sign as Uint8Array<ArrayBuffer>,
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    )
    return `${text}.${encode(new Uint8Array(await crypto.subtle.sign('HMAC', secret, Buffer.from(text))))}`
  }
  return `${text}.${encode(signBytes(algorithm === 'EdDSA' ? null : 'sha256', Buffer.from(text), { key: privateOf(algorithm), dsaEncoding: 'ieee-p1363' }))}`
}
const privateOf = (algorithm: Algorithm): KeyObject =>
  createPrivateKey({ key: rings[algorithm].material.privateJwk, format: 'jwk' })
const withSignature = (algorithm: Algorithm, signature: Uint8Array): string =>
  [...rings[algorithm].parts.slice(0, 2), encode(signature)].join('.')

describe('symmetry confusion', () => {
  test.each(['ES256', 'RS256'] as const)(
    'HS256 keyed with the public key of %s, in any form: refused',
    async (algorithm) => {
      const { key } = rings[algorithm]
      const jwk = key.publicJwk!
      const publicKey = (await importJWK({ ...jwk, ext: true }, algorithm, { extractable: true })) as CryptoKey
      const forms = [
        Buffer.from(await exportSPKI(publicKey)),
        Buffer.from(JSON.stringify(jwk)),
        Buffer.from(jwk.x ?? jwk.n!, 'base64url'),
        Buffer.concat([Buffer.from(jwk.x ?? jwk.n!, 'base64url'), Buffer.from(jwk.y ?? jwk.e!, 'base64url')]),
      ]
      for (const bytes of forms)
        expect(
          await accepts(
            algorithm,
            await new CompactSign(content).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(bytes),
          ),
        ).toBe(false)
    },
  )
})

describe('special cases of ECDSA', () => {
  const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
  const number = (value: number): Buffer => Buffer.from([...Buffer.alloc(31), value])
  const orderLess1 = Buffer.from(order)
  orderLess1[31]! -= 1
  const edges: [string, Buffer][] = [
    ['0', number(0)],
    ['1', number(1)],
    ['n-1', orderLess1],
    ['n', order],
    ['2^256-1', Buffer.alloc(32, 0xff)],
  ]
  test.each(
    edges.flatMap(([r, first]) =>
      edges.map(([s, second]): [string, string, Buffer] => [r, s, Buffer.concat([first, second])]),
    ),
  )('r = %s, s = %s: refused', async (_r, _s, signature) => {
    expect(await accepts('ES256', withSignature('ES256', signature))).toBe(false)
  })
  test('r plus the order, which is the same number to a careless verifier: refused', async () => {
    const signature = Buffer.from(rings.ES256.parts[2], 'base64url')
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)]
    const sum = BigInt(`0x${r.toString('hex')}`) + BigInt(`0x${order.toString('hex')}`)
    const longer = Buffer.from(sum.toString(16).padStart(66, '0'), 'hex')
    expect(await accepts('ES256', withSignature('ES256', Buffer.concat([longer, Buffer.of(0), s])))).toBe(false)
    expect(await accepts('ES256', withSignature('ES256', Buffer.concat([longer.subarray(1), s])))).toBe(false)
  })
  test('too long, too short, with trailing or leading zeros, or as DER: refused', async () => {
    const signature = Buffer.from(rings.ES256.parts[2], 'base64url')
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)]
    const der = signBytes('sha256', Buffer.from(rings.ES256.parts.slice(0, 2).join('.')), privateOf('ES256'))
    for (const changed of [
      Buffer.concat([signature, Buffer.of(0)]),
      Buffer.concat([Buffer.of(0), signature]),
      Buffer.concat([Buffer.of(0), r, Buffer.of(0), s]),
      Buffer.concat([signature, signature]),
      Buffer.alloc(2000, 1),
      signature.subarray(0, 63),
      r,
      der,
    ])
      expect(await accepts('ES256', withSignature('ES256', changed))).toBe(false)
  })
})

describe('modified padding and signature of RSA (PKCS #1, version 1.5)', () => {
  const oid = '608648016503040201'
  const hash = (): string => createHash('sha256').update(rings.RS256.parts.slice(0, 2).join('.')).digest('hex')
  /** `digestInfo` as the last bytes of a block that is signed as it is. */
  const signedBlock = (
    digestInfo: string,
    { type = '01', filler = 0xff, length = 384 - digestInfo.length / 2 - 3 } = {},
  ): Buffer => {
    const block = Buffer.concat([
      Buffer.from(`00${type}`, 'hex'),
      Buffer.alloc(length, filler),
      Buffer.of(0),
      Buffer.from(digestInfo, 'hex'),
    ])
    const whole = Buffer.concat([block, Buffer.alloc(Math.max(0, 384 - block.length))])
    return privateEncrypt({ key: privateOf('RS256'), padding: constants.RSA_NO_PADDING }, whole)
  }
  const info = (digest = hash()): string => `3031300d0609${oid}05000420${digest}`

  test('the block as it must be is accepted: what is refused below is refused for its one change', async () => {
    expect(await accepts('RS256', withSignature('RS256', signedBlock(info())))).toBe(true)
  })
  test.each<[string, () => Buffer]>([
    ['length in long form', () => signedBlock(`308131300d0609${oid}05000420${hash()}`)],
    ['length with a leading zero', () => signedBlock(`30820031300d0609${oid}05000420${hash()}`)],
    ['length one too great', () => signedBlock(`3032300d0609${oid}05000420${hash()}`)],
    ['length one too small', () => signedBlock(`3030300d0609${oid}05000420${hash()}`)],
    ['length that overflows', () => signedBlock(`30850100000031300d0609${oid}05000420${hash()}`)],
    ['indefinite length', () => signedBlock(`3080300d0609${oid}05000420${hash()}0000`)],
    ['zeros appended to the sequence', () => signedBlock(`3033300d0609${oid}05000420${hash()}0000`)],
    ['garbage appended', () => signedBlock(`${info()}c0ffee`)],
    ['garbage in the algorithm', () => signedBlock(`303430100609${oid}0500c0ffee0420${hash()}`)],
    ['the NULL left out', () => signedBlock(`302f300b0609${oid}0420${hash()}`)],
    ['a NULL that is not empty', () => signedBlock(`3032300e0609${oid}0501000420${hash()}`)],
    ['another tag for the sequence', () => signedBlock(`3131300d0609${oid}05000420${hash()}`)],
    ['another tag for the hash', () => signedBlock(`3031300d0609${oid}05000520${hash()}`)],
    ['the identifier of another hash', () => signedBlock(`3031300d060960864801650304020205000420${hash()}`)],
    ['no identifier at all', () => signedBlock(hash())],
    ['a hash that is cut', () => signedBlock(`3030300d0609${oid}0500041f${hash().slice(0, 62)}`)],
    ['another hash', () => signedBlock(info('00'.repeat(32)))],
    ['short padding with the rest behind the hash', () => signedBlock(info(), { length: 8 })],
    ['padding of the type for encryption', () => signedBlock(info(), { type: '02' })],
    ['padding of type 0', () => signedBlock(info(), { type: '00', filler: 0 })],
    ['padding with other bytes', () => signedBlock(info(), { filler: 0xfe })],
  ])('%s: refused', async (_name, signature) => {
    expect(await accepts('RS256', withSignature('RS256', signature()))).toBe(false)
  })
  test('a number that is another for the same remainder, 0, 1, or of another length: refused', async () => {
    const signature = Buffer.from(rings.RS256.parts[2], 'base64url')
    const modulus = BigInt(`0x${Buffer.from(rings.RS256.material.privateJwk.n!, 'base64url').toString('hex')}`)
    const value = BigInt(`0x${signature.toString('hex')}`)
    const bytes = (other: bigint, length = 384): Buffer =>
      Buffer.from(other.toString(16).padStart(length * 2, '0'), 'hex')
    for (const changed of [
      bytes(0n),
      bytes(1n),
      bytes(modulus - 1n),
      bytes(modulus),
      bytes(modulus - value),
      bytes(value + modulus, 385),
      Buffer.concat([Buffer.of(0), signature]),
      Buffer.concat([signature, Buffer.of(0)]),
      signature.subarray(1),
      signature.subarray(0, 383),
    ])
      expect(await accepts('RS256', withSignature('RS256', changed))).toBe(false)
  })
})

describe('wrong primitive', () => {
  test('a signature by another scheme or hash of the same key: refused', async () => {
    const text = Buffer.from(rings.RS256.parts.slice(0, 2).join('.'))
    const key = privateOf('RS256')
    for (const signature of [
      signBytes('sha256', text, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
      signBytes('sha384', text, key),
      signBytes('sha512', text, key),
      signBytes('sha1', text, key),
    ])
      expect(await accepts('RS256', withSignature('RS256', signature))).toBe(false)
    const p256 = Buffer.from(rings.ES256.parts.slice(0, 2).join('.'))
    for (const hash of ['sha1', 'sha384', 'sha512'])
      expect(
        await accepts(
          'ES256',
          withSignature('ES256', signBytes(hash, p256, { key: privateOf('ES256'), dsaEncoding: 'ieee-p1363' })),
        ),
      ).toBe(false)
  })
  test('a header that names another algorithm for which the key would do: refused, though rightly signed', async () => {
    const { key } = rings.RS256
    for (const [alg, hash, padding] of [
      ['PS256', 'sha256', constants.RSA_PKCS1_PSS_PADDING],
      ['RS384', 'sha384', constants.RSA_PKCS1_PADDING],
      ['RS512', 'sha512', constants.RSA_PKCS1_PADDING],
    ] as const) {
      const text = `${encode({ alg, kid: key.kid })}.${encode(content)}`
      const signature = signBytes(hash, Buffer.from(text), { key: privateOf('RS256'), padding, saltLength: 32 })
      expect(await accepts('RS256', `${text}.${encode(signature)}`)).toBe(false)
    }
  })
})

describe('sets of keys, as they might be brought', () => {
  const kid = 'shared'
  const group = (keys: object[]): Group => ({ private: { keys: keys }, tests: [] })
  const outcome = (keys: object[], jws: string): Promise<{ accepted: boolean; reason: string }> =>
    outcomeOf(group(keys), { tcId: 1, comment: '', jws, result: 'valid' })
  const token = (algorithm: Algorithm, name = kid): Promise<string> =>
    new CompactSign(content).setProtectedHeader({ alg: algorithm, kid: name }).sign(rings[algorithm].key.sign)
  const jwk = (algorithm: Algorithm, name = kid): object => ({
    ...rings[algorithm].material.privateJwk,
    kid: name,
    alg: algorithm,
  })

  test('a key by itself is taken, and its token accepted', async () => {
    expect(await outcome([jwk('ES256')], await token('ES256'))).toMatchObject({ accepted: true })
  })
  test('secrets and public keys mixed: refused', async () => {
    expect(await outcome([jwk('ES256'), jwk('HS256', 'other')], await token('ES256'))).toMatchObject({
      accepted: false,
      reason: 'key refused: wrong-algorithm',
    })
  })
  test('two of one name: refused', async () => {
    const other = { ...(await generateKey('ES256')).privateJwk, kid }
    expect(await outcome([jwk('ES256'), other], await token('ES256'))).toMatchObject({
      accepted: false,
      reason: 'key refused: two of one name',
    })
  })
  test.each([
    ['for encryption', { use: 'enc' }, 'wrong-use'],
    ['for verifying alone', { key_ops: ['verify'] }, 'wrong-use'],
    ['of another curve', { crv: 'P-384' }, 'wrong-algorithm'],
    ['of another type', { kty: 'OKP' }, 'wrong-algorithm'],
  ])('a key %s: refused, whatever it signed', async (_what, changes, reason) => {
    expect(await outcome([{ ...jwk('ES256'), ...changes }], await token('ES256'))).toMatchObject({
      accepted: false,
      reason: `key refused: ${reason}`,
    })
  })
})
