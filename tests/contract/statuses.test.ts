/** What each operation lists follows from what stands in front of its handler: the same machine for all of them. */
import { answers, document, operations, resolved, type NamedOperation, type Node } from './document.ts'
import { rule } from './rule.ts'

const securityOf = ({ raw }: NamedOperation): Node[] => raw['security'] ?? document['security']
const schemesOf = (operation: NamedOperation): string[] => securityOf(operation).flatMap((one) => Object.keys(one))
const isOpen = (operation: NamedOperation): boolean =>
  securityOf(operation).length === 0 || securityOf(operation).some((one) => Object.keys(one).length === 0)
const hasParameter = ({ parameters }: NamedOperation, place: string, name?: string): boolean =>
  parameters.some((p) => p['in'] === place && (name === undefined || p['name'] === name))
const changes = ({ method }: NamedOperation): boolean => method !== 'get'
const isPage = ({ raw }: NamedOperation): boolean => /Page/.test(raw['responses'].default.$ref)

type Answer = ReturnType<typeof answers>[number]

/** Those that must list the status and do not, and those that list it for no reason. */
function mustList(status: string, isDue: (operation: NamedOperation) => boolean): string[] {
  return operations.filter((operation) => isDue(operation) !== status in operation.raw['responses']).map(({ id }) => id)
}

rule('400: every operation, for a query that it does not know', () => mustList('400', () => true))

rule(
  '401: where credentials are needed, or wrong ones are refused',
  () =>
    mustList(
      '401',
      (operation) =>
        !isOpen(operation) ||
        schemesOf(operation).some((scheme) => ['bearerAuth', 'basicAuth', 'clientAuth'].includes(scheme)),
    ),
  // Their credentials are in the body; a link may have a password.
  [
    'completeMfa',
    'completeMfaOnPage',
    'downloadShare',
    'downloadSharedFile',
    'openShare',
    'openUploadRequest',
    'signIn',
    'signInWithPasskey',
    'signInWithPasskeyOnPage',
    'unlockShare',
    'unlockUploadRequest',
    'uploadToRequest',
  ],
)

rule(
  '403: where a scope is needed, or a request of another site is refused',
  () =>
    mustList(
      '403',
      (operation) =>
        operation.raw['x-required-scopes'] !== undefined ||
        operation.raw['x-session-required'] === true ||
        // A session that must show a second factor first is refused.
        (!isOpen(operation) &&
          !operation.raw['x-before-second-factor'] &&
          !schemesOf(operation).includes('metricsToken')) ||
        (changes(operation) && (operation.raw['tags'][0] === 'web' || schemesOf(operation).includes('cookieAuth'))),
    ),
  // They show nothing when sign-up is closed or set-up is over; the two others refuse who may not be linked or signed in.
  ['finishExternalSignIn', 'showAdministration', 'showRegister', 'showSetup', 'startExternalSignIn'],
)

rule(
  '404: where the path names something',
  () => mustList('404', (operation) => hasParameter(operation, 'path')),
  // Without its setting there is nothing; a link that is not there is over (410), which of the two is not told.
  ['confirmEmailChange', 'getMetrics', 'resetPassword', 'verifyEmail'],
)

rule(
  '408, 413, 415: where there is a body',
  () => ['408', '413', '415'].flatMap((status) => mustList(status, ({ raw }) => raw['requestBody'] !== undefined)),
  // The bytes of the version count again for the quota.
  ['restoreFileVersion'],
)

rule('304, 412, 416: where a condition or a range may be sent', () => [
  ...mustList('304', (operation) => hasParameter(operation, 'header', 'If-None-Match')),
  ...mustList(
    '412',
    (operation) => hasParameter(operation, 'header', 'If-Match') || hasParameter(operation, 'header', 'Tus-Resumable'),
  ),
  ...mustList('416', (operation) => hasParameter(operation, 'header', 'Range')),
])

rule('503: everything but what lies in memory', () => mustList('503', () => true), [
  'getAsset',
  'getAuthorizationServer',
  'getContract',
  'getContractJson',
  'getDocs',
  'getJwks',
  'getLiveness',
  'getMetrics',
  'getProblem',
  'getVersion',
  'listIdentityProviders',
  'showForgotPassword',
  'showLogin',
  'showMfa',
  'showRegister',
])

rule('405, 414, 417, 431 are told before there is an operation, so none lists them', () =>
  operations
    .filter(({ raw }) => ['405', '414', '417', '431'].some((status) => status in raw['responses']))
    .map(({ id }) => id),
)

rule('5xx: only 503 is written down, the others are the default', () =>
  answers()
    .filter(({ status }) => status.startsWith('5') && status !== '503')
    .map(({ at }) => at),
)

const isTold = ({ response }: Answer): boolean => 'RateLimit' in (response['headers'] ?? {})
const tellers = new Set(
  answers()
    .filter((answer) => /^[23]/.test(answer.status) && isTold(answer))
    .map(({ operation }) => operation.id),
)

rule(
  '429: where a caller is known who may be asking too often, at links, and where an address has a limit',
  () =>
    mustList(
      '429',
      (operation) =>
        schemesOf(operation).includes('bearerAuth') || /^\/[srdu]\//.test(operation.path) || tellers.has(operation.id),
    ),
  // The pages that do with files what the operations for programs do.
  ['showApp', 'uploadWithForm'],
)

rule('429: where an address has a limit it is told with every answer, and elsewhere with refusals alone', () =>
  answers()
    .filter(({ operation, response, status }) => {
      const limited = tellers.has(operation.id)
      const told = 'RateLimit' in (response['headers'] ?? {}) && 'RateLimit-Policy' in (response['headers'] ?? {})
      // Problems are described once for all operations.
      return /^[23]/.test(status) ? told !== limited : limited && !told
    })
    .map(({ at }) => at),
)

rule('429 and 503 have Retry-After, 401 has WWW-Authenticate', () =>
  answers()
    .filter(({ status, response }) => {
      const needed = { '429': 'Retry-After', '503': 'Retry-After', '401': 'WWW-Authenticate' }[status]
      return needed !== undefined && resolved(response['headers'][needed] ?? {})['required'] !== true
    })
    .map(({ at }) => at),
)

rule('every answer has X-Request-Id', () =>
  answers()
    .filter(({ response }) => response['headers']?.['X-Request-Id'] === undefined)
    .map(({ at }) => at),
)

rule('Set-Cookie: every answer of an operation that may renew the cookies; who is refused 401 had none to renew', () =>
  answers()
    .filter(
      ({ operation, response, status }) =>
        schemesOf(operation).includes('refreshCookie') &&
        (response['headers']['Set-Cookie'] === undefined) !== (status === '401'),
    )
    .map(({ at }) => at),
)

rule(
  'a problem is a problem document, and on a page a page as well',
  () =>
    answers()
      .filter(({ status, operation, response }) => {
        const types = Object.keys(response['content'] ?? {})
          .sort()
          .join()
        return (
          /^[45]|default/.test(status) &&
          types !== (isPage(operation) ? 'application/problem+json,text/html' : 'application/problem+json')
        )
      })
      .map(({ at }) => at),
  // RFC 6749, section 5.2, has its errors as plain JSON.
  ['issueToken 400', 'issueToken 401', 'revokeToken 400', 'revokeToken 401'],
)
