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
/** All text parts together: what the contract's limits for them come to, and some room. */
const maxTextBytes = 256 * 1024
const maxHeaderBytes = 8192
const maxHeaderLines = 20

interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly mediaType: string | undefined
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * @returns once the file's part begins; its `bytes` must be read to the end
 * @throws Problem malformed-form, invalid-request, payload-too-large, request-timeout
 */
export async function readMultipart(
  request: Request,
  response: Response,
  { maxFileBytes }: MultipartLimits,
  check: FieldCheck,
): Promise<IncomingFile> {
  const parts = partsOf(request, response, maxFileBytes + formOverhead)
  const fields: Fields = {}
  let room = maxTextBytes
  for (;;) {
    const part = await parts.next()
    if (!part) throw missingFile()
    if (part.name === 'file') {
      const wrong = check(withoutEmpty(fields))
      if (wrong.length > 0)
        throw new Problem('invalid-request', { detail: 'A text part does not match the contract.', errors: wrong })
      return incoming(part, withoutEmpty(fields), fileBytes(part, parts, maxFileBytes))
    }
    if (part.fileName !== undefined)
      throw new Problem('malformed-form', { detail: 'The file must be in the part named file.' })
    const bytes = await textOf(part, room)
    room -= bytes.length
    addField(fields, part.name, decodeUtf8(bytes, 'malformed-form'))
  }
}

interface Fields {
  tags?: string[]
  [name: string]: unknown
}

const missingFile = (): Problem =>
  new Problem('invalid-request', {
    detail: 'The form has no file.',
    errors: [{ in: 'body', pointer: '/file', detail: "must have required property 'file'" }],
  })

/** A form's field that was left empty says nothing. */
function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

function incoming(part: Part, fields: Fields, bytes: AsyncIterable<Uint8Array>): IncomingFile {
  const { description, tags, metadata, guestName } = fields as Omit<IncomingFile, 'mediaType' | 'bytes'>
  return {
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(guestName === undefined ? {} : { guestName }),
    ...(part.fileName === undefined || part.fileName === '' ? {} : { name: part.fileName }),
    mediaType: part.mediaType ?? 'application/octet-stream',
    bytes,
  }
}

function addField(fields: Fields, name: string, text: string): void {
  if (name === 'tags') {
    if (text !== '') fields.tags = [...(fields.tags ?? []), text]
    return
  }
  if (Object.hasOwn(fields, name))
    throw new Problem('malformed-form', { detail: `The part ${JSON.stringify(name).slice(0, 80)} is there twice.` })
  // Defined, not assigned: a part may call itself __proto__.
  Object.defineProperty(fields, name, {
    value: name === 'metadata' && text !== '' ? parseJson(Buffer.from(text)) : text,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

async function textOf(part: Part, room: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of part.bytes) {
    length += chunk.length
    if (length > room) throw tooLarge(maxTextBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The bytes of the file; ends only when the whole form did. */
async function* fileBytes(part: Part, parts: Parts, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  let length = 0
  for await (const chunk of part.bytes) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
  if (await parts.next())
    throw new Problem('malformed-form', { detail: 'Text parts come before the file, and there is one file.' })
}

interface Parts {
  /** The next part once its header is known; undefined when the body ended behind the closing boundary. */
  readonly next: () => Promise<Part | undefined>
}

function partsOf(request: Request, response: Response, maxBytes: number): Parts {
  const dicer = new Dicer(dicerConfig(boundaryOf(request)))
  const source = Readable.from(bodyBytes(request, response, maxBytes), { objectMode: false })
  const waiting: Part[] = []
  let count = 0
  let current: Readable | undefined
  let headerIsOpen = false
  let isClosed = false
  let hasEnded = false
  let failure: Problem | undefined
  let wake: () => void = () => {}

  const fail = (error: unknown): void => {
    failure ??=
      error instanceof Problem
        ? error
        : new Problem('malformed-form', { detail: 'The form is cut short or not well formed.', cause: error })
    source.unpipe(dicer)
    source.destroy()
    current?.destroy(failure)
    wake()
  }
  /** The library passes over a part whose header never ends. */
  const requireWholeHeader = (): void => {
    if (headerIsOpen) fail(new Problem('malformed-form', { detail: 'The header of a part has no end.' }))
  }

  dicer.on('part', (stream) => {
    requireWholeHeader()
    const readable = stream
    readable.on('error', () => {})
    current = readable
    headerIsOpen = true
    count += 1
    if (count > maxParts) fail(new Problem('malformed-form', { detail: `A form may have ${maxParts} parts.` }))
    stream.on('header', (header) => {
      headerIsOpen = false
      if (failure) return
      try {
        waiting.push({ ...described(header as Record<string, string[]>), bytes: bytesOf(readable) })
        wake()
      } catch (error) {
        fail(error)
      }
    })
  })
  dicer.on('finish', () => {
    requireWholeHeader()
    isClosed = true
    // The library may still hold back its consent to more when it has seen all it wants; what follows is passed over.
    source.unpipe(dicer)
    source.resume()
    wake()
  })
  dicer.on('error', fail)
  source.on('error', fail)
  source.on('end', () => {
    hasEnded = true
    wake()
  })
  source.pipe(dicer)

  return {
    next: async () => {
      for (;;) {
        if (failure) throw failure
        const part = waiting.shift()
        if (part) return part
        if (isClosed && hasEnded) return undefined
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }

  async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array, void> {
    try {
      yield* stream as AsyncIterable<Uint8Array>
    } catch (error) {
      // What broke the form is more than that this part broke with it.
      fail(error)
    }
    if (failure) throw failure
  }
}

/** @throws Problem malformed-form */
function boundaryOf(request: Request): string {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(request.headers['content-type'] ?? '')
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) throw new Problem('malformed-form', { detail: 'The media type names no boundary.' })
  return boundary
}

/** Twice of what is taken, because the library cuts what is longer instead of telling. It reads `maxHeaderSize`, which its types do not know. */
const dicerConfig = (boundary: string): Dicer.Config =>
  ({ boundary, maxHeaderPairs: 2 * maxHeaderLines, maxHeaderSize: 2 * maxHeaderBytes }) as Dicer.Config

/** Browsers write names as UTF-8 and escape only quotes and line breaks; others use `filename*` (RFC 8187). */
function described(header: Record<string, string[]>): Omit<Part, 'bytes'> {
  const lines = Object.entries(header).flatMap(([name, values]) =>
    values.map((value) => name.length + value.length + 4),
  )
  if (lines.length > maxHeaderLines || lines.reduce((sum, length) => sum + length, 0) > maxHeaderBytes)
    throw new Problem('malformed-form', { detail: `The header of a part may have ${maxHeaderBytes} bytes.` })
  const [disposition, another] = header['content-disposition'] ?? []
  if (disposition === undefined || another !== undefined)
    throw new Problem('malformed-form', { detail: 'A part has no Content-Disposition, or two.' })
  const { type, parameters } = parseDisposition(decodeUtf8(Buffer.from(disposition, 'latin1'), 'malformed-form'), {
    multipart: true,
  })
  const name = parameters['name']
  if (type !== 'form-data' || name === undefined) throw new Problem('malformed-form', { detail: 'A part has no name.' })
  const mediaType = header['content-type']?.[0]?.split(';')[0]?.trim().toLowerCase()
  return { name, fileName: parameters['filename'], mediaType: mediaType === '' ? undefined : mediaType }
}
