/** From a request that was let in to its handler and back: reads the body, builds the input, sends the output. */
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parse as parseDisposition } from 'content-disposition'
import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '../problem.ts'
import { bodyBytes, parseSmallBody, readSmallBody, smallBodyLimit, tooLarge } from './body.ts'
import type { Handlers, IncomingFile, OperationId } from './contract.ts'
import { bodyDigest, keyedRequest } from './idempotency-key.ts'
import { resolve, type Contract, type Operation, type Raw } from './document.ts'
import { formOverhead, readMultipart, type FieldCheck } from './multipart.ts'
import { operationOf, scopeOf, type RequestScope } from './request-scope.ts'
import type { Body, Sender } from './send.ts'
import { offsetStream } from './tus.ts'
import { isStreamed, requireMediaType } from './validator.ts'

export interface DispatchOptions {
  readonly contract: Contract
  readonly handlers: Handlers
  readonly sender: Sender
  readonly maxFileBytes: number
}

/** What every handler returns, whatever its operation: the compile-time proof is `Handlers`, this is its shadow at run time. */
interface AnyOutput {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | number | readonly string[] | undefined>>
  readonly mediaType?: string
  readonly body?: unknown
}
type AnyHandler = (input: object) => Promise<AnyOutput>

export function createDispatch({ contract, handlers, sender, maxFileBytes }: DispatchOptions): {
  gate: RequestHandler
  readBody: RequestHandler
  dispatch: RequestHandler
} {
  const missing = [...contract.operations.keys()].filter((id) => !(id in handlers))
  const surplus = Object.keys(handlers).filter((id) => !contract.operations.has(id as OperationId))
  if (missing.length + surplus.length > 0)
    throw new Error(
      `handlers and contract differ: missing ${missing.join(' ') || 'none'}, surplus ${surplus.join(' ') || 'none'}`,
    )
  const checks = fieldChecks(contract)

  return {
    /** Refuses by the headers alone: coding, media type, declared size. */
    gate: (request, _response, next) => {
      const operation = operationOf(scopeOf(request))
      if (operation.consumes.length > 0 && hasBody(request)) refuseByHeaders(request, operation)
      else if (operation.bodyRequired && !isStreamed(operation.consumes))
        requireMediaType(operation, mediaTypeOf(request) ?? operation.consumes[0])
      next()
    },
    readBody: async (request, response, next) => {
      const operation = operationOf(scopeOf(request))
      if (operation.consumes.length > 0 && !isStreamed(operation.consumes) && hasBody(request)) {
        const bytes = await readSmallBody(request, response)
        if (request.headers['idempotency-key'] !== undefined) scopeOf(request).bodyDigest = bodyDigest(bytes)
        request.body = parseSmallBody(bytes, mediaTypeOf(request) ?? '')
      }
      next()
    },
    dispatch: async (request, response) => {
      const scope = scopeOf(request)
      const operation = operationOf(scope)
      const body = !isStreamed(operation.consumes)
        ? (request.body as unknown)
        : operation.bodyRequired || hasBody(request)
          ? await incomingFile(request, response)
          : undefined
      const handler = handlers[operation.id] as unknown as AnyHandler
      const output = await handler(inputOf(request, scope, body))
      await sender.send(request, response, reply(operation, output))
    },
  }

  function refuseByHeaders(request: Request, operation: Operation): void {
    const coding = request.headers['content-encoding']
    if (coding !== undefined && coding.toLowerCase() !== 'identity')
      throw new Problem('unsupported-media-type', { detail: 'Bodies with a Content-Encoding are not taken.' })
    const mediaType = mediaTypeOf(request)
    requireMediaType(
      operation,
      mediaType ?? (operation.consumes.includes('*/*') ? 'application/octet-stream' : undefined),
    )
    const limit = !isStreamed(operation.consumes)
      ? smallBodyLimit
      : mediaType === 'multipart/form-data' && operation.consumes.includes(mediaType)
        ? maxFileBytes + formOverhead
        : maxFileBytes
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  }

  async function incomingFile(request: Request, response: Response): Promise<IncomingFile> {
    const operation = operationOf(scopeOf(request))
    if (operation.consumes.includes(offsetStream)) return incomingPiece(request, response, operation, maxFileBytes)
    const mediaType = mediaTypeOf(request) ?? 'application/octet-stream'
    if (mediaType === 'multipart/form-data' && operation.consumes.includes(mediaType))
      return readMultipart(request, response, { maxFileBytes }, checks.get(operation.id) ?? noFields)
    if (!operation.consumes.includes('*/*'))
      throw new Problem('unsupported-media-type', { detail: `Send ${operation.consumes.join(' or ')}.` })
    const name = dispositionName(request.headers['content-disposition'])
    const length = request.headers['content-length']
    return {
      mediaType,
      ...(name === undefined ? {} : { name }),
      ...(length === undefined ? {} : { length: Number(length) }),
      bytes: bodyBytes(request, response, maxFileBytes),
    }
  }
}

/** No form, and nothing about it but where it belongs, which stands in the request's header. */
function incomingPiece(request: Request, response: Response, operation: Operation, maxFileBytes: number): IncomingFile {
  requireMediaType(operation, mediaTypeOf(request))
  const length = request.headers['content-length']
  return {
    mediaType: offsetStream,
    ...(length === undefined ? {} : { length: Number(length) }),
    bytes: bodyBytes(request, response, maxFileBytes),
  }
}

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0

/** `server.ts` has reduced the header to the bare type, but for multipart's boundary. */
const mediaTypeOf = (request: Request): string | undefined => request.headers['content-type']?.split(';')[0]

function inputOf(request: Request, scope: RequestScope, body: unknown): object {
  return {
    path: pathOf(scope),
    query: request.query,
    headers: scope.head ? withoutRange(request.headers) : request.headers,
    cookies: scope.shownCookies,
    body,
    principal: scope.principal,
    keyed: keyedRequest(request, body),
    caller: scope.caller,
    isHead: scope.head,
    accept: request.headers.accept,
    basic: scope.basic,
    client: scope.client,
  }
}

/** Whole numbers as such; the validator has seen that they are. */
function pathOf(scope: RequestScope): Record<string, string | number> {
  const parameters = scope.route?.parameters ?? {}
  const { pathIntegers } = operationOf(scope)
  if (pathIntegers.size === 0) return parameters
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, pathIntegers.has(name) ? Number(value) : value]),
  )
}

/** Ranges are for GET alone (RFC 9110, section 14.2). */
function withoutRange({ range: _, ...headers }: Request['headers']): Request['headers'] {
  return headers
}

function reply(
  operation: Operation,
  output: AnyOutput,
): { status: number; headers: NonNullable<AnyOutput['headers']>; mediaType?: string; body?: Body } {
  const headers = output.headers ?? {}
  if (output.body === undefined) return { status: output.status, headers }
  const mediaType = output.mediaType ?? soleMediaType(operation, output.status)
  return { status: output.status, headers, mediaType: withCharset(mediaType, output.body), body: bodyOf(output.body) }
}

const withCharset = (mediaType: string, body: unknown): string =>
  typeof body === 'string' && !mediaType.includes(';') ? `${mediaType}; charset=utf-8` : mediaType

function bodyOf(body: unknown): Body {
  if (typeof body === 'string') return { text: body }
  return Symbol.asyncIterator in (body as object) ? { bytes: body as AsyncIterable<Uint8Array> } : { json: body }
}

function soleMediaType(operation: Operation, status: number): string {
  return Object.keys(operation.responses[String(status)]?.content ?? {})[0] ?? 'application/json'
}

/** RFC 6266. @throws Problem invalid-request */
function dispositionName(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
    return parseDisposition(text).parameters['filename']
  } catch (cause) {
    throw new Problem('invalid-request', {
      detail: 'Content-Disposition is not valid.',
      errors: [{ in: 'header', pointer: 'Content-Disposition', detail: 'must be as RFC 6266 has it, in UTF-8' }],
      cause,
    })
  }
}

/** Of each form with a file: its text parts against the schema that the contract gives the form, less the file itself. */
export function fieldChecks({ document, operations }: Contract): ReadonlyMap<OperationId, FieldCheck> {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  const forms = [...operations.values()].filter(({ consumes }) => consumes.includes('multipart/form-data'))
  return new Map(
    forms.map(({ id, template, method }) => {
      const { requestBody } = document.paths[template]?.[method.toLowerCase()] as {
        requestBody: { content: Record<string, { schema: Raw }> }
      }
      const form = structuredClone(resolve(document, requestBody.content['multipart/form-data']?.schema ?? {})) as {
        properties: Record<string, unknown>
        required: string[]
      }
      delete form.properties['file']
      form.required = []
      const validate = ajv.compile(form)
      return [
        id,
        (fields) =>
          validate(fields)
            ? []
            : (validate.errors ?? []).slice(0, 100).map((error) => ({
                in: 'body' as const,
                pointer: (error.instancePath || surplusPart(error.params as { additionalProperty?: string })).slice(
                  0,
                  200,
                ),
                detail: error.message ?? 'is not valid',
              })),
      ]
    }),
  )
}

const noFields: FieldCheck = () => []

/** As a JSON Pointer (RFC 6901). */
const surplusPart = ({ additionalProperty = '' }: { additionalProperty?: string }): string =>
  `/${additionalProperty.replaceAll('~', '~0').replaceAll('/', '~1')}`
