/** What can be wrong with a request, in the order in which it is refused. */
import { expect } from '@jest/globals'
import type { Method, Operation } from '../../src/http/document.ts'
import { contract, filled, isCookied, needsOrigin, type People, type Sent } from './sound-request.ts'
import type { WireAnswer } from './wire.ts'

export interface Fault {
  readonly name: string
  readonly status: number
  readonly kind: string
  readonly isDue: (operation: Operation) => boolean
  readonly commit: (request: Sent, operation: Operation, people: People) => void
  readonly check?: (answer: WireAnswer, operation: Operation) => void
}

const isStreamed = ({ consumes }: Operation): boolean =>
  ['*/*', 'multipart/form-data', 'application/offset+octet-stream'].some((mediaType) => consumes.includes(mediaType))
const isSmall = (operation: Operation): boolean => operation.consumes.length > 0 && !isStreamed(operation)
const otherMethod = ({ template }: Operation): Method => {
  const taken = Object.keys(contract.find(filled(template))?.methods ?? {})
  return (['PATCH', 'PUT', 'DELETE', 'POST', 'GET'] as const).find((method) => !taken.includes(method))!
}

/** In the order of the contract's description. */
export const faults: readonly Fault[] = [
  {
    name: 'two Authorization headers',
    status: 400,
    kind: 'ambiguous-credentials',
    isDue: () => true,
    commit: ({ headers }) =>
      Object.assign(headers, { Authorization: headers['Authorization'] ?? 'Bearer a', authorization: 'Bearer b' }),
  },
  {
    name: 'an unknown path',
    status: 404,
    kind: 'not-found',
    isDue: ({ template }) => template !== '/',
    commit: (request) => void (request.path = `/nowhere${request.path}`),
  },
  {
    name: 'a method that the path does not have',
    status: 405,
    kind: 'method-not-allowed',
    isDue: () => true,
    commit: (request, operation) => void (request.method = otherMethod(operation)),
    check: ({ headers }, operation) => expect(headers.get('allow')).toBe(allowOf(operation)),
  },
  {
    name: 'no credentials',
    status: 401,
    kind: 'unauthenticated',
    isDue: ({ open }) => !open,
    commit: ({ headers }) => {
      delete headers['Authorization']
      delete headers['Cookie']
    },
    check: ({ headers }) => expect(headers.get('www-authenticate')).toBe('Bearer realm="coffer"'),
  },
  {
    name: 'credentials that are none',
    status: 401,
    kind: 'unauthenticated',
    isDue: ({ schemes }) => schemes.some((scheme) => ['bearerAuth', 'basicAuth', 'metricsToken'].includes(scheme)),
    commit: ({ headers }, { schemes }) =>
      void (headers['Authorization'] = schemes.includes('basicAuth')
        ? 'Basic bm8gY29sb24='
        : 'Bearer eyJhbGciOiJub25lIn0.e30.'),
    check: ({ headers }, { schemes }) =>
      expect(headers.get('www-authenticate')).toMatch(
        schemes.includes('basicAuth') ? /^Basic realm=/ : /^Bearer realm="coffer", error="invalid_token"$/,
      ),
  },
  {
    name: 'an account without the scope',
    status: 403,
    kind: 'insufficient-scope',
    isDue: ({ scopes }) => scopes.length > 0,
    commit: ({ headers }, operation, { none }) =>
      Object.assign(
        headers,
        isCookied(operation)
          ? { Cookie: `coffer_access=${none.accessToken}` }
          : { Authorization: `Bearer ${none.accessToken}` },
      ),
    check: ({ json }, { scopes }) => expect(json.detail).toContain(scopes.join(' ')),
  },
  {
    name: 'a request of another site',
    status: 403,
    kind: 'cross-site-request',
    isDue: needsOrigin,
    commit: ({ headers }) => void (headers['Sec-Fetch-Site'] = 'cross-site'),
  },
  {
    name: 'a media type that is not taken',
    status: 415,
    kind: 'unsupported-media-type',
    isDue: ({ consumes }) => consumes.length > 0 && !consumes.includes('*/*'),
    commit: ({ headers }) => void (headers['Content-Type'] = 'application/x-unheard-of'),
  },
  {
    name: 'a content coding',
    status: 415,
    kind: 'unsupported-media-type',
    isDue: ({ consumes }) => consumes.length > 0,
    commit: ({ headers }) => void (headers['Content-Encoding'] = 'gzip'),
  },
  {
    name: 'a body that is declared too large',
    status: 413,
    kind: 'payload-too-large',
    isDue: ({ consumes }) => consumes.length > 0,
    commit: (request, operation) => {
      request.headers['Content-Length'] = isSmall(operation) ? '65537' : '3000000'
      request.body = ''
    },
  },
  {
    name: 'a digest of other content',
    status: 422,
    kind: 'digest-mismatch',
    isDue: (operation) => isSmall(operation) && operation.headers.has('content-digest'),
    commit: ({ headers }) => void (headers['Content-Digest'] = otherDigest),
  },
  {
    name: 'a query parameter that is not known',
    status: 400,
    kind: 'invalid-request',
    // What a provider answers may have members of its own (RFC 6749, section 4.1.2).
    isDue: ({ id }) => id !== 'finishExternalSignIn',
    commit: (request) => void (request.query = '?surplus=1'),
    check: ({ json }) =>
      expect(json.errors).toEqual([{ in: 'query', pointer: 'surplus', detail: "Unknown query parameter 'surplus'" }]),
  },
  {
    name: 'a body that the schema refuses',
    status: 400,
    kind: 'invalid-request',
    isDue: isSmall,
    commit: (request, { consumes }) =>
      void (request.body = consumes[0] === 'application/x-www-form-urlencoded' ? 'surplus=1' : '{"surplus":1}'),
    check: ({ json }) => {
      const pointers = (json.errors as { in: string; pointer: string }[])
        .filter((error) => error.in === 'body')
        .map(({ pointer }) => pointer)
      expect(pointers.length).toBeGreaterThan(0)
      expect(pointers.filter((one) => !/^\/[A-Za-z_]+$/.test(one))).toEqual([])
    },
  },
  {
    name: 'a path parameter of another form',
    status: 400,
    kind: 'invalid-request',
    isDue: ({ template }) => template.includes('{'),
    commit: (request, { template }) => void (request.path = template.replace(/\{\w+\}/, 'No%20Such%20Form')),
    check: ({ json }, { template }) =>
      expect(json.errors[0]).toMatchObject({ in: 'path', pointer: /\{(\w+)\}/.exec(template)?.[1] }),
  },
  {
    name: 'a digest of other content, known at its end',
    status: 422,
    kind: 'digest-mismatch',
    // What replaces a file looks for it first.
    isDue: (operation) =>
      isStreamed(operation) && operation.headers.has('content-digest') && !operation.template.includes('{'),
    commit: ({ headers }) => void (headers['Content-Digest'] = otherDigest),
  },
]

const otherDigest = `sha-256=:${Buffer.alloc(32).toString('base64')}:`

function allowOf({ template }: Operation): string {
  const methods = Object.keys(contract.find(filled(template))?.methods ?? {})
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}
