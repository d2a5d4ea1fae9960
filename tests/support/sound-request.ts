/** For any operation of the contract: a request with nothing wrong about it but, perhaps, what only the handler knows. */
import { readContract, type Operation } from '../../src/http/document.ts'
import type { Account } from './app.ts'
import { boundary, filePart, formOf } from './wire.ts'

export const contract = readContract()
/** The setting that lets a sound request read the metrics. */
export const metricsToken = 'what-only-the-collector-of-the-tests-knows'

export interface People {
  /** With every scope. */
  readonly whole: Account
  readonly none: Account
}

export interface Sent {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: string
}

/** Nothing but a cookie lets one in. */
export const isCookied = ({ schemes }: Operation): boolean =>
  schemes.length > 0 && schemes.every((scheme) => scheme === 'cookieAuth' || scheme === 'refreshCookie')
export const needsOrigin = ({ tag, method }: Operation): boolean => tag === 'web' && method !== 'GET'

/** Path parameters as their examples have them. */
export function filled(template: string): string {
  return template.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      ({
        fileId: '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36',
        sessionId: '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21',
        kind: 'file-not-found',
        asset: 'app.css',
      })[name]!,
  )
}

/** @param mediaType of the body, one of those that the operation takes */
export function soundRequest(operation: Operation, { whole }: People, mediaType = operation.consumes[0]): Sent {
  const { contentType, body } = soundBody(operation, mediaType)
  return {
    method: operation.method,
    path: filled(operation.template),
    query: '',
    headers: {
      ...credentials(operation, whole),
      ...(needsOrigin(operation) ? { 'Sec-Fetch-Site': 'same-origin' } : {}),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    },
    body,
  }
}

function credentials(operation: Operation, whole: Account): Record<string, string> {
  if (isCookied(operation))
    return { Cookie: `coffer_access=${whole.accessToken}; coffer_refresh=${whole.refreshToken}` }
  if (operation.schemes.includes('bearerAuth')) return { Authorization: `Bearer ${whole.accessToken}` }
  return operation.schemes.includes('metricsToken') ? { Authorization: `Bearer ${metricsToken}` } : {}
}

/** That of the contract's example; what has none is a file. */
function soundBody(operation: Operation, mediaType: string | undefined): { contentType?: string; body: string } {
  if (mediaType === undefined) return { body: '' }
  if (mediaType === '*/*') return { contentType: 'text/plain', body: 'content' }
  if (mediaType === 'multipart/form-data')
    return { contentType: `${mediaType}; boundary=${boundary}`, body: formOf([filePart('content')]).toString('latin1') }
  const { requestBody } = contract.document.paths[operation.template]?.[operation.method.toLowerCase()] as {
    requestBody: { content: Record<string, { example?: object }> }
  }
  const { example } = requestBody.content[mediaType] ?? {}
  const body =
    mediaType === 'application/x-www-form-urlencoded'
      ? new URLSearchParams(example as Record<string, string>).toString()
      : JSON.stringify(example)
  return { contentType: mediaType, body }
}
