// One handler for every operation: it answers with the contract's example, or with what `Prefer` asks for.

import { Readable } from 'node:stream'
import type { Handlers, IncomingFile } from '../../src/http/contract.ts'
import type { Contract, Operation } from '../../src/http/document.ts'
import { Problem, problemKinds, type ProblemKind } from '../../src/problem.ts'
import { readExamples, type ExampleAnswer, type Examples } from './examples.ts'
import { generate } from './generated-data.ts'

/** What every handler of the service is given and gives, whatever its operation. */
interface AnyInput {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
}
interface AnyOutput {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  readonly mediaType?: string
  readonly body?: unknown
}

/** The bytes of every file: those whose digests the contract's examples name. */
const content = Buffer.from('test')
/** One grey pixel. */
const picture = Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAdQxCIWsf+BiOh/AAA=', 'base64')

export function createMockHandlers(contract: Contract): Handlers {
  const examples = readExamples(contract)
  const handlers = [...contract.operations.values()].map((operation) => {
    const handler = async ({ headers, body }: AnyInput): Promise<AnyOutput> => {
      if (isFile(body)) for await (const _chunk of body.bytes); // What comes is checked as it is read.
      const wishes = preferences(headers['prefer'])
      const answer = examples.of(operation, statusFor(operation, examples, wishes.get('code')))
      if (answer.status >= 400) throw problemOf(answer)
      return successOf(contract, answer, wishes.get('dynamic') === 'true')
    }
    return [operation.id, handler] as const
  })
  return Object.fromEntries(handlers) as unknown as Handlers
}

const isFile = (body: unknown): body is IncomingFile => typeof body === 'object' && body !== null && 'bytes' in body

/** RFC 7240: `code=404, dynamic=true`. */
function preferences(header = ''): Map<string, string> {
  const pairs = header.split(',').map((part) => part.trim().split('='))
  return new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value.replaceAll('"', '')]))
}

/** @throws Problem invalid-request for a status that the operation does not document */
function statusFor(operation: Operation, { statuses }: Examples, wished: string | undefined): number {
  const known = statuses(operation)
  const status = wished === undefined ? known[0] : known.find((one) => String(one) === wished)
  if (status !== undefined) return status
  throw new Problem('invalid-request', {
    detail: `${operation.id} documents ${known.join(', ')}.`,
    errors: [{ in: 'header', pointer: 'Prefer', detail: 'must name a status that the operation documents' }],
  })
}

/** @throws Error when the contract's example names a kind that there is not */
function problemOf({ example, headers }: ExampleAnswer): Problem {
  const {
    type,
    title: _title,
    status: _status,
    instance: _instance,
    detail,
    errors,
    ...extensions
  } = example as {
    type: string
    detail?: string
    errors?: []
  } & Record<string, string>
  const kind = type.replace('/problems/', '')
  if (!(kind in problemKinds)) throw new Error(`an example has the type ${type}, which there is not`)
  return new Problem(kind as ProblemKind, {
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    headers,
    extensions: extensions,
  })
}

function successOf(
  contract: Contract,
  { status, mediaType, schema, example, headers }: ExampleAnswer,
  dynamic: boolean,
): AnyOutput {
  if (mediaType === undefined) return { status, headers }
  if (mediaType === '*/*') {
    const fields: Record<string, string | number> = { ...headers, 'Content-Length': content.length }
    if (status === 206) fields['Content-Range'] = `bytes 0-${content.length - 1}/${content.length}`
    return { status, headers: fields, mediaType: 'application/octet-stream', body: Readable.from([content]) }
  }
  if (mediaType === 'image/webp')
    return {
      status,
      headers: { ...headers, 'Content-Length': picture.length },
      mediaType,
      body: Readable.from([picture]),
    }
  const isJson = mediaType === 'application/json'
  const body = dynamic && isJson && schema ? generate(contract.document, schema, example) : example
  return { status, headers, mediaType, body }
}
