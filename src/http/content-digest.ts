/** `Content-Digest` (RFC 9530): of a request's body, checked while it is read; of an answer's, when the client wants it. */
import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { digestField, readDigests, requireDigests, wantedDigests } from '../digests.ts'
import { scopeOf } from './request-scope.ts'

export interface ContentCheck {
  readonly update: (chunk: Uint8Array) => void
  /** @throws Problem digest-mismatch */
  readonly finish: (size: number) => void
}

/** Undefined where nothing is to be checked, so that it costs nothing. @throws Problem digest-unsupported */
export function contentCheck(request: Request): ContentCheck | undefined {
  const header = request.headers['content-digest']
  if (header === undefined || scopeOf(request).operation?.headers.has('content-digest') !== true) return undefined
  const expected = readDigests('Content-Digest', header.toString())
  const sha256 = expected.sha256 && createHash('sha256')
  const sha512 = expected.sha512 && createHash('sha512')
  return {
    update: (chunk) => {
      sha256?.update(chunk)
      sha512?.update(chunk)
    },
    finish: (size) => {
      requireDigests(expected, { size, sha256: sha256?.digest(), sha512: sha512?.digest() })
    },
  }
}

/** Of bytes that are in memory anyway; undefined when none is wanted that there is. */
export function contentDigest(bytes: Uint8Array, want: string | undefined): string | undefined {
  const [first] = wantedDigests(want)
  return first && digestField({ [first]: createHash(first.replace('-', '')).update(bytes).digest() })
}
