/** The sole writer of 4xx and 5xx answers. */
import type { ErrorRequestHandler, Request, Response } from 'express'
import { isPassing } from '../db/retry.ts'
import { Problem, unavailable, type InvalidField, type ProblemKind } from '../problem.ts'
import type { Schema } from './contract.ts'
import { operationOf, scopeOf, type RequestScope } from './request-scope.ts'
import type { Body, Sender } from './send.ts'

/** Draws a problem as a page where a person asked; undefined: answer with the document. */
export type ProblemPage = (problem: Schema<'Problem'>, request: Request, scope: RequestScope) => string

export function createProblemRenderer({
  sender,
  page,
  pagePolicy,
}: {
  sender: Sender
  page: ProblemPage
  pagePolicy: string
}): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, _next) => {
    if (response.headersSent && isClientGone(error)) {
      scopeOf(request).log.debug({ err: error }, 'the client went away')
      return
    }
    render(toProblem(error), request, response).catch((failure: unknown) => {
      scopeOf(request).log.error({ err: failure }, 'the problem could not be told')
      request.socket.destroy()
    })
  }

  async function render(problem: Problem, request: Request, response: Response): Promise<void> {
    const scope = scopeOf(request)
    if (problem.status >= 500) scope.log.error({ err: problem }, problem.title)
    else scope.log.debug({ kind: problem.kind, cause: problem.cause }, problem.detail ?? problem.title)
    const isAnswered = (): boolean => response.headersSent || scope.answered
    if (isAnswered()) return void request.socket.destroy()
    const document = { ...problemDocument(problem, scope.id), ...oauthError(problem, scope) }
    const html = wantsPage(request, scope)
    const body: Body = html ? { text: page(document, request, scope) } : { json: document }
    const mediaType = html ? 'text/html; charset=utf-8' : jsonType(document, request, scope)
    const headers = {
      ...(problem.status === 401 ? defaultChallenge : {}),
      ...problem.headers,
      ...(html ? { 'Content-Security-Policy': pagePolicy } : {}),
    }
    try {
      await sender.send(request, response, { status: problem.status, headers, mediaType, body })
    } catch (failure) {
      if (isAnswered() || problem.kind === 'contract-breach') return void request.socket.destroy()
      await render(toProblem(failure), request, response)
    }
  }
}

/** What the socket says; failures of the database have become problems where they arose. */
const isClientGone = (error: unknown): boolean =>
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '')

/** RFC 9110, section 15.5.2: a 401 carries a challenge. This one makes no browser ask for a password by itself. */
const defaultChallenge = { 'WWW-Authenticate': 'Bearer realm="coffer"' }

/** The body of RFC 9457; `type` leads to the page that explains it. */
export function problemDocument(problem: Problem, requestId: string): Schema<'Problem'> {
  return {
    type: `/problems/${problem.kind}`,
    title: problem.title,
    status: problem.status,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    instance: `/requests/${requestId}`,
    ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    ...problem.extensions,
  }
}

/** RFC 6749, section 5.2: a fault in the request has a name there, whoever found it; the description is of a smaller alphabet. */
function oauthError(
  { status, extensions, detail, title }: Problem,
  { operation }: RequestScope,
): Record<string, string> {
  if (status !== 400 || 'error' in extensions || operation?.template.startsWith('/v1/oauth/') !== true) return {}
  return { error: 'invalid_request', error_description: (detail ?? title).replace(/[^ !#-[\]-~]/g, "'") }
}

/** RFC 6749, section 5.2, has its errors as plain JSON: who asks for that alone gets the same document so. */
function jsonType(document: Schema<'Problem'>, request: Request, { operation }: RequestScope): string {
  const { accept = '' } = request.headers
  const isPlain = accept.includes('application/json') && !accept.includes('application/problem+json')
  return isPlain &&
    'error' in document &&
    operation?.responses[document.status]?.content['application/json'] !== undefined
    ? 'application/json'
    : 'application/problem+json'
}

function wantsPage(request: Request, scope: RequestScope): boolean {
  return (
    scope.operation !== undefined &&
    operationOf(scope).responses['default']?.content['text/html'] !== undefined &&
    (request.headers.accept ?? '').includes('text/html')
  )
}

/** Anything thrown becomes a problem; what is not known is a fault of ours, and only the log learns more. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isPassing(error)) return unavailable(error)
  const fromValidator = validationProblem(error)
  return fromValidator ?? new Problem('internal-error', { cause: error })
}

interface ValidatorError {
  readonly status?: number
  readonly errors?: readonly { readonly path?: string; readonly message?: string }[]
}

const byStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
}

/** express-openapi-validator's errors: `/query/limit`, `/body/name`, `/headers/if-match`, `/params/fileId`. */
function validationProblem(error: unknown): Problem | undefined {
  const { status, errors } = (error ?? {}) as ValidatorError
  const kind = status === undefined ? undefined : byStatus[status]
  if (!kind || !Array.isArray(errors)) return undefined
  const fields = errors.slice(0, 100).map(invalidField)
  const parts = fields.length === 1 ? '1 part of the request does' : `${fields.length} parts of the request do`
  return new Problem(
    kind,
    kind === 'invalid-request' ? { detail: `${parts} not match the contract.`, errors: fields } : {},
  )
}

function invalidField({ path = '', message = 'is not valid' }: { path?: string; message?: string }): InvalidField {
  const [, place = 'body', ...rest] = path.split('/')
  const places: Readonly<Record<string, InvalidField['in']>> = { query: 'query', params: 'path', headers: 'header' }
  const where = places[place] ?? 'body'
  const pointer = where === 'body' ? rest.map((part) => `/${part}`).join('') : rest.join('/')
  // Names are the client's, and may be as long as its body.
  return { in: where, pointer: pointer.slice(0, 500), detail: message.slice(0, 1000) }
}
