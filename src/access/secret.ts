/** The installation's secret, and the keys that are derived from it. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export interface Secret {
  /** AES-256-GCM, bound to `context`; base64url. */
  readonly seal: (plain: string, context: string) => string
  /** @throws Error when it was sealed under another secret or context, or altered */
  readonly open: (sealed: string, context: string) => string
  /** HMAC-SHA-256 under a key of its own for each purpose. */
  readonly mac: (purpose: string, data: Uint8Array | string) => Buffer
}

export function createSecret(bytes: Buffer): Secret {
  const keys = new Map<string, KeyObject>()
  const key = (purpose: string): KeyObject => {
    const known = keys.get(purpose)
    if (known) return known
    const derived = createSecretKey(Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `coffer/${purpose}`, 32)))
    keys.set(purpose, derived)
    return derived
  }
  return {
    seal: (plain, context) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key('seal'), nonce).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: (text, context) => {
      const sealed = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key('seal'), sealed.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    },
    mac: (purpose, data) =>
      createHmac('sha256', key(`mac/${purpose}`))
        .update(data)
        .digest(),
  }
}

/** Compares secrets of one length in constant time. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)

/**
 * The secret of the data folder; made there, readable by the owner alone, when it is not. Two processes that start at
 * once agree on one, because a link never replaces a file.
 * @throws Error when the file is there but not a secret
 */
export function secretFromFile(path: string): Buffer {
  const present = readSecretFile(path)
  if (present) return present
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(32).toString('base64')}\n`)
    fsyncSync(file)
    closeSync(file)
    linkSync(draft, path)
    chmodSync(path, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return secretFromFile(path)
}

/** Undefined when it was not made yet. @throws Error when it is there but not a secret, or not to be read */
export function readSecretFile(path: string): Buffer | undefined {
  try {
    const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
    if (bytes.length !== 32) throw new Error(`${path} does not hold a secret of 32 bytes in base64`)
    return bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
