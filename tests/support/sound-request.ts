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

/** An address has a limit for it, which every answer tells; limits of callers and links are told with refusals alone. */
export const tellsLimit = ({ responses }: Operation): boolean =>
  Object.entries(responses).some(([status, { headers }]) => /^[23]/.test(status) && 'ratelimit' in headers)

/** Path parameters as their examples have them. */
export function filled(template: string): string {
  return template.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      ({
        fileId: '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36',
        version: '1',
        sessionId: '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21',
        uploadId: '0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45',
        userId: '0199f390-4a0b-7c55-b1de-90c4d2f7a318',
        invitationId: '0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72',
        factorId: '0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10',
        passkeyId: '0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60',
        keyId: '0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71',
        identityId: '0199f3a9-2c4e-7a10-9b3d-4e5f60718293',
        providerId: 'keycloak',
        roleName: 'auditor',
        kind: 'file-not-found',
        kid: '7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs',
        resetToken: 'cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM',
        verificationToken: 'cofv_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM',
        changeToken: 'cofe_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM',
        shareId: '0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24',
        shareToken: 'cofs_b7Zr0kQ2vXnL5tYwHs9JcA',
        uploadRequestId: '0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19',
        requestToken: 'cofq_b7Zr0kQ2vXnL5tYwHs9JcA',
        downloadToken: 'coft_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI',
        uploadToken: 'cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI',
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
      ...(operation.tag === 'uploads' ? tusFields(operation) : {}),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    },
    body,
  }
}

/** An upload that nobody has said the length of goes on whatever is sent. */
const tusFields = ({ id }: Operation): Record<string, string> => ({
  'Tus-Resumable': '1.0.0',
  ...(id === 'createUpload' ? { 'Upload-Defer-Length': '1' } : {}),
  ...(id === 'appendUpload' ? { 'Upload-Offset': '0' } : {}),
})

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
  if (mediaType === 'application/offset+octet-stream') return { contentType: mediaType, body: 'content' }
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
