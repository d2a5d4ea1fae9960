/**
 * Multipart uploads (RFC 7578) as a stream: the text parts are read and checked, then the file's bytes are handed on as they arrive.
 * The file counts as whole only when the form ended properly behind it, so a cut or a trailing part makes the last read fail.
 */
import { Dicer } from '@fastify/busboy'
import { parse as parseDisposition } from 'content-disposition'
import type { Request, Response } from 'express'
import { Readable } from 'node:stream'
import { Problem, type InvalidField } from '../problem.ts'
import { bodyBytes, decodeUtf8, parseJson, tooLarge } from './body.ts'
import type { IncomingFile } from './contract.ts'

export interface MultipartLimits {
  readonly maxFileBytes: number
}

/** Checks the text parts against the contract's form schema; returns what is wrong. */
export type FieldCheck = (fields: object) => InvalidField[]

/** Text parts, boundaries and headers beside the file. */
export const formOverhead = 1024 * 1024
const maxParts = 100
const maxTextBytes = 64 * 1024

interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly mediaType: string | undefined
  readonly stream: Readable
}

/**
 * @returns once the file's part begins; its `bytes` must be read to the end
 * @throws Problem malformed-form, invalid-request, payload-too-large, request-timeout
 */
export async function readMultipart(request: Request, response: Response, { maxFileBytes }: MultipartLimits, check: FieldCheck): Promise<IncomingFile> {
  const parts = partsOf(request, response, maxFileBytes + formOverhead)
  const fields: { description?: string; tags?: string[]; metadata?: unknown; [other: string]: unknown } = {}
  for (;;) {
    const part = await parts.next()
    if (!part) throw missingFile()
    if (part.name === 'file') {
      const wrong = check(withoutEmpty(fields))
      if (wrong.length > 0) throw new Problem('invalid-request', { detail: 'A text part does not match the contract.', errors: wrong })
      return incoming(part, withoutEmpty(fields), fileBytes(part.stream, parts, maxFileBytes))
    }
    if (part.fileName !== undefined) throw new Problem('malformed-form', { detail: 'The file must be in the part named file.' })
    addField(fields, part.name, await textOf(part.stream))
  }
}

const missingFile = (): Problem =>
  new Problem('invalid-request', { detail: 'The form has no file.', errors: [{ in: 'body', pointer: '/file', detail: "must have required property 'file'" }] })

/** A form's field that was left empty says nothing. */
function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

function incoming(part: Part, fields: Record<string, unknown>, bytes: AsyncIterable<Uint8Array>): IncomingFile {
  const { description, tags, metadata } = fields as { description?: string; tags?: string[]; metadata?: Record<string, string> }
  return {
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(part.fileName === undefined || part.fileName === '' ? {} : { name: part.fileName }),
    mediaType: part.mediaType ?? 'application/octet-stream',
    bytes,
  }
}

function addField(fields: { tags?: string[]; [name: string]: unknown }, name: string, text: string): void {
  if (name === 'tags') {
    if (text !== '') fields.tags = [...(fields.tags ?? []), text]
    return
  }
  if (Object.hasOwn(fields, name)) throw new Problem('malformed-form', { detail: `The part ${JSON.stringify(name).slice(0, 80)} is there twice.` })
  Object.defineProperty(fields, name, { value: name === 'metadata' && text !== '' ? parseJson(Buffer.from(text)) : text, enumerable: true, configurable: true, writable: true })
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > maxTextBytes) throw tooLarge(maxTextBytes)
    chunks.push(chunk)
  }
  return decodeUtf8(Buffer.concat(chunks), 'malformed-form')
}

/** The bytes of the file; ends only after the closing boundary. */
async function* fileBytes(stream: Readable, parts: Parts, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  let length = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
  if (await parts.next()) throw new Problem('malformed-form', { detail: 'Text parts come before the file, and there is one file.' })
}

interface Parts {
  /** The next part once its headers are known; undefined behind the closing boundary. */
  readonly next: () => Promise<Part | undefined>
}

function partsOf(request: Request, response: Response, maxBytes: number): Parts {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(request.headers['content-type'] ?? '')
  if (!boundary) throw new Problem('malformed-form', { detail: 'The media type names no boundary.' })
  const dicer = new Dicer(dicerConfig(boundary[1] ?? boundary[2] ?? ''))
  const waiting: Part[] = []
  let count = 0
  let ended = false
  let failure: Problem | undefined
  let wake: () => void = () => {}

  const fail = (error: unknown): void => {
    failure ??= error instanceof Problem ? error : new Problem('malformed-form', { detail: 'The form is cut short or not well formed.', cause: error })
    for (const { stream } of waiting) stream.destroy(failure)
    current?.destroy(failure)
    wake()
  }
  let current: Readable | undefined

  dicer.on('part', (stream) => {
    const readable = stream as unknown as Readable
    readable.on('error', () => {})
    current = readable
    count += 1
    if (count > maxParts) return fail(new Problem('malformed-form', { detail: `A form may have ${maxParts} parts.` }))
    stream.on('header', (header) => {
      try {
        waiting.push({ ...described(header as Record<string, string[]>), stream: readable })
        wake()
      } catch (error) {
        fail(error)
      }
    })
  })
  dicer.on('finish', () => {
    ended = true
    wake()
  })
  dicer.on('error', fail)
  const source = Readable.from(bodyBytes(request, response, maxBytes), { objectMode: false })
  source.on('error', fail)
  source.pipe(dicer)

  return {
    next: async () => {
      for (;;) {
        if (failure) throw failure
        const part = waiting.shift()
        if (part) return part
        if (ended) return undefined
        await new Promise<void>((resolve) => { wake = resolve })
      }
    },
  }
}

/** The library reads `maxHeaderSize` as well, which its types do not know. */
const dicerConfig = (boundary: string): Dicer.Config => ({ boundary, maxHeaderPairs: 20, maxHeaderSize: 8192 }) as Dicer.Config

/** Browsers write names as UTF-8 and escape only quotes and line breaks; others use `filename*` (RFC 8187). */
function described(header: Record<string, string[]>): Omit<Part, 'stream'> {
  const disposition = header['content-disposition']?.[0]
  if (disposition === undefined) throw new Problem('malformed-form', { detail: 'A part has no Content-Disposition.' })
  const { type, parameters } = parseDisposition(decodeUtf8(Buffer.from(disposition, 'latin1'), 'malformed-form'), { multipart: true })
  const name = parameters['name']
  if (type !== 'form-data' || name === undefined) throw new Problem('malformed-form', { detail: 'A part has no name.' })
  const mediaType = header['content-type']?.[0]?.split(';')[0]?.trim().toLowerCase()
  return { name, fileName: parameters['filename'], mediaType: mediaType === '' ? undefined : mediaType }
}
