/** What tus 1.0 (https://tus.io/protocols/resumable-upload) wants of HTTP itself, around its operations: those of the tag `uploads`. */
import type { RequestHandler } from 'express'
import { Problem } from '../problem.ts'
import type { Method, Route } from './document.ts'
import { operationOf, scopeOf } from './request-scope.ts'

const version = '1.0.0'
/** The media type of a piece of a file. */
export const offsetStream = 'application/offset+octet-stream'

/** With every answer of such an operation, refusals as well. */
export const tellTus: RequestHandler = (request, _response, next) => {
  const scope = scopeOf(request)
  if (operationOf(scope).tag === 'uploads') scope.headers['Tus-Resumable'] = version
  next()
}

/**
 * A client that speaks another version must not be understood by chance. Reading alone needs none, so that an address can
 * simply be opened.
 * @throws Problem tus-version-unsupported, invalid-request
 */
export const requireTus: RequestHandler = (request, _response, next) => {
  const { tag, method } = operationOf(scopeOf(request))
  if (tag !== 'uploads') {
    next()
    return
  }
  const spoken = request.headers['tus-resumable']
  if (spoken !== version && (spoken !== undefined || method !== 'GET'))
    throw new Problem('tus-version-unsupported', {
      detail: `This is tus ${version}.`,
      headers: { 'Tus-Version': version },
    })
  for (const name of ['Upload-Offset', 'Upload-Length']) {
    const value = request.headers[name.toLowerCase()]
    // JavaScript takes ` 1`, `0x10` and `1e3` for numbers too.
    if (value !== undefined && !/^\d{1,16}$/.test(value.toString()))
      throw new Problem('invalid-request', {
        errors: [{ in: 'header', pointer: name, detail: 'must be digits' }],
      })
  }
  next()
}

/** What OPTIONS tells of the server. */
export function tusOptions({ methods }: Route, maxFileBytes: number): Record<string, string> {
  if (!Object.values(methods).some(({ tag }) => tag === 'uploads')) return {}
  return {
    'Tus-Resumable': version,
    'Tus-Version': version,
    'Tus-Extension': 'creation,creation-with-upload,creation-defer-length,termination,checksum,expiration',
    'Tus-Checksum-Algorithm': 'sha1,sha256,crc32',
    'Tus-Max-Size': String(maxFileBytes),
  }
}

/** Where nothing else than POST gets through to the service, `X-HTTP-Method-Override` names what is meant. */
export function tusMethod(method: string, override: unknown, { methods }: Route): Method {
  const meant = typeof override === 'string' ? override.toUpperCase() : ''
  const isMeant = method === 'POST' && (meant === 'PATCH' || meant === 'DELETE') && methods[meant]?.tag === 'uploads'
  return (isMeant ? meant : method) as Method
}
