/** The extension `checksum` of tus: a digest of one request's bytes, which are stored only if it is theirs. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { sameBytes } from '../access/secret.ts'
import { Problem } from '../problem.ts'

export interface Checksum {
  /** Lets the bytes through, and fails behind the last one when they are others. */
  readonly through: (bytes: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array, void>
}

interface Digesting {
  readonly update: (bytes: Uint8Array) => void
  readonly digest: () => Buffer
}

const algorithms: Readonly<Record<string, { readonly length: number; readonly begin: () => Digesting }>> = {
  sha1: { length: 20, begin: () => hash('sha1') },
  sha256: { length: 32, begin: () => hash('sha256') },
  crc32: { length: 4, begin: crc },
}

/** @throws Problem checksum-unsupported, and checksum-mismatch when the bytes were read */
export function readChecksum(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined
  const [, name = '', text = ''] = /^([a-z0-9]+) ([A-Za-z0-9+/]+={0,2})$/.exec(header.trim()) ?? []
  const algorithm = Object.hasOwn(algorithms, name) ? algorithms[name] : undefined
  const expected = Buffer.from(text, 'base64')
  if (algorithm?.length !== expected.length)
    throw new Problem('checksum-unsupported', { detail: `Send one of ${Object.keys(algorithms).join(', ')}.` })
  return {
    async *through(bytes) {
      const digesting = algorithm.begin()
      let size = 0
      for await (const chunk of bytes) {
        digesting.update(chunk)
        size += chunk.length
        yield chunk
      }
      if (!sameBytes(digesting.digest(), expected))
        throw new Problem('checksum-mismatch', { detail: `The ${size} bytes that arrived have another ${name}.` })
    },
  }
}

function hash(name: string): Digesting {
  const hashing = createHash(name)
  return { update: (bytes) => void hashing.update(bytes), digest: () => hashing.digest() }
}

function crc(): Digesting {
  let value = 0
  return {
    update: (bytes) => {
      value = crc32(bytes, value)
    },
    digest: () => {
      const digest = Buffer.alloc(4)
      digest.writeUInt32BE(value)
      return digest
    },
  }
}
