/** Reads what a client sends: bounded in size, in time and in what it may mean. Nothing is read before the request was let in. */
import type { Request, Response } from 'express'
import { parse as parseLossless } from 'lossless-json'
import { Problem } from '../problem.ts'
import { contentCheck } from './content-digest.ts'
import { scopeOf } from './request-scope.ts'

/** JSON and form bodies, in bytes. */
export const smallBodyLimit = 64 * 1024

export interface Patience {
  /** A client may pause this long. */
  readonly idleMillis: number
  /** And be as slow as it likes for this long; then this slow on average, its own pauses counted alone. */
  readonly graceMillis: number
  readonly minimumBytesPerSecond: number
}

const usualPatience: Patience = { idleMillis: 30_000, graceMillis: 60_000, minimumBytesPerSecond: 512 }

/**
 * The request's bytes as they arrive. Only the time spent waiting for the client counts against it, not that spent on
 * storing. Leaving the loop early does not destroy the connection, so that the refusal can still be sent.
 * @throws Problem payload-too-large, request-timeout (also when the connection breaks), digest-mismatch, digest-unsupported
 */
export async function* bodyBytes(
  request: Request,
  response: Response,
  maxBytes: number,
  patience: Patience = scopeOf(request).patience ?? usualPatience,
): AsyncGenerator<Uint8Array, void> {
  const scope = scopeOf(request)
  const check = contentCheck(request)
  if (scope.expectsContinue && !scope.bodyRead) response.writeContinue()
  scope.bodyRead = true
  const arriving = request.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]()
  let received = 0
  let waited = 0
  for (;;) {
    const asked = performance.now()
    const next = await nextBefore(arriving, patience.idleMillis)
    waited += performance.now() - asked
    if (next.done) return check?.finish(received)
    const chunk = next.value as Uint8Array
    received += chunk.length
    if (received > maxBytes) throw tooLarge(maxBytes)
    if (received < ((waited - patience.graceMillis) / 1000) * patience.minimumBytesPerSecond)
      throw new Problem('request-timeout', { detail: 'The body comes too slowly.' })
    check?.update(chunk)
    yield chunk
  }
}

export const tooLarge = (maxBytes: number): Problem =>
  new Problem('payload-too-large', { detail: `At most ${maxBytes} bytes are taken here.` })

function nextBefore(iterator: AsyncIterator<unknown>, millis: number): Promise<IteratorResult<unknown>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Problem('request-timeout', { detail: 'The body stopped arriving.' }))
    }, millis).unref()
    iterator
      .next()
      .then(resolve, (cause: unknown) => {
        reject(new Problem('request-timeout', { detail: 'The connection broke before the body was whole.', cause }))
      })
      .finally(() => {
        clearTimeout(timer)
      })
  })
}

/** A JSON or form body, as sent. @throws Problem payload-too-large, request-timeout, digest-mismatch, digest-unsupported */
export async function readSmallBody(request: Request, response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bodyBytes(request, response, smallBodyLimit)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** @throws Problem malformed-json, malformed-form */
export function parseSmallBody(bytes: Buffer, mediaType: string): unknown {
  return mediaType === 'application/x-www-form-urlencoded' ? parseForm(bytes) : parseJson(bytes)
}

/**
 * Strict where JSON.parse is not: invalid UTF-8, a byte order mark, lone surrogates and members that have two values are
 * refused, because each lets two readers see two different documents (RFC 8259, section 4 and 8).
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes, 'malformed-json')
  try {
    const value = JSON.parse(text, wellFormed) as unknown
    // The second reader is there for the duplicates alone, which the first cannot see.
    parseLossless(text, undefined, {
      parseNumber: Number,
      onDuplicateKey: ({ key }) => {
        throw new SyntaxError(`member ${JSON.stringify(key)} twice`)
      },
    })
    return value
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('malformed-json', {
      detail: 'The body is not JSON that every reader would read alike.',
      cause: error,
    })
  }
}

function wellFormed(key: string, value: unknown): unknown {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new SyntaxError('a lone surrogate')
  return value
}

function parseForm(bytes: Uint8Array): Record<string, string> {
  const form: Record<string, string> = Object.create(null) as Record<string, string>
  const text = decodeUtf8(bytes, 'malformed-form')
  for (const [name, value] of new URLSearchParams(text)) {
    if (name in form)
      throw new Problem('malformed-form', { detail: `The field ${JSON.stringify(name).slice(0, 80)} is there twice.` })
    if (name.includes('\uFFFD') || value.includes('\uFFFD'))
      throw new Problem('malformed-form', { detail: 'The form is not UTF-8.' })
    form[name] = value
  }
  return { ...form }
}

export function decodeUtf8(bytes: Uint8Array, kind: 'malformed-json' | 'malformed-form'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Problem(kind, { detail: 'The body is not UTF-8.', cause })
  }
}
