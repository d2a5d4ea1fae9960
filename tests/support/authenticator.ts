/** An authenticator of WebAuthn in software: discoverable ES256 passkeys, without attestation (Level 3, sections 6 and 7). */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

export interface AuthenticatorOptions {
  /** Of the page that asks; the service's own unless told. */
  readonly origin: string
  /** What the authenticator counts; 0: it does not count. */
  readonly counter?: number
}

interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly userVerified?: boolean
  readonly counter?: number
  readonly challenge?: string
  readonly userHandle?: string
  readonly type?: string
}

const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

export class Authenticator {
  readonly credentialId = randomBytes(32)
  readonly origin: string
  counter: number
  private readonly keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  private rpId = ''
  private userHandle = ''

  constructor({ origin, counter = 0 }: AuthenticatorOptions) {
    this.origin = origin
    this.counter = counter
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  /** What `navigator.credentials.create` gives for these options, as JSON. */
  register(
    { challenge, rp, user }: { challenge: string; rp: { id: string }; user: { id: string } },
    twist: Twist = {},
  ): Record<string, unknown> {
    this.rpId = rp.id
    this.userHandle = user.id
    const authData = Buffer.concat([this.data(twist, 0x40), this.attestedCredential()])
    const attestation = cborMap([
      ['fmt', cborText('none')],
      ['attStmt', cborMap([])],
      ['authData', cborBytes(authData)],
    ])
    return this.credential({
      clientDataJSON: b64(this.clientData('webauthn.create', challenge, twist)),
      attestationObject: b64(attestation),
      transports: ['internal'],
    })
  }

  /** What `navigator.credentials.get` gives for these options, as JSON. */
  answer({ challenge }: { challenge: string }, twist: Twist = {}): Record<string, unknown> {
    if (this.counter > 0) this.counter += 1
    const clientData = this.clientData('webauthn.get', challenge, twist)
    const authData = this.data(twist, 0)
    return this.credential({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authData),
      signature: b64(sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey)),
      userHandle: twist.userHandle ?? this.userHandle,
    })
  }

  private credential(response: object): Record<string, unknown> {
    const id = b64(this.credentialId)
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
  }

  private clientData(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? this.origin,
        crossOrigin: false,
      }),
    )
  }

  /** Section 6.1: the hash of the site, the flags (present, verified), the counter. */
  private data({ rpId = this.rpId, userVerified = true, counter = this.counter }: Twist, more: number): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (userVerified ? 0x04 : 0) | more]), count])
  }

  private attestedCredential(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.credentialId.length)
    // COSE_Key: kty EC2, alg ES256, crv P-256 (RFC 9053).
    const key = cborPairs([
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(-7)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ])
    return Buffer.concat([Buffer.alloc(16), length, this.credentialId, key])
  }
}

/** RFC 8949, section 3: major type and length. */
function cborHead(major: number, length: number): Buffer {
  const type = major << 5
  if (length < 24) return Buffer.from([type | length])
  return length < 256 ? Buffer.from([type | 24, length]) : Buffer.from([type | 25, length >> 8, length & 255])
}
const cborInteger = (value: number): Buffer => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value))
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborPairs = (pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()])
const cborMap = (pairs: [string, Buffer][]): Buffer =>
  cborPairs(pairs.map(([name, value]): [Buffer, Buffer] => [cborText(name), value]))
