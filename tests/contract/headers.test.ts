/** Headers that belong together: who declares one declares what it is good for, and no other operation has it. */
import { expect, test } from '@jest/globals'
import { answers, operations, resolved, type NamedOperation, type Node } from './document.ts'
import { rule } from './rule.ts'
import { creations } from '../support/creations.ts'

type Answer = ReturnType<typeof answers>[number]

const takes = ({ parameters }: NamedOperation, name: string): boolean =>
  parameters.some((p) => p['in'] === 'header' && p['name'] === name)
const headersOf = ({ response }: Answer): Node => (response['headers'] ?? {}) as Node
const has = (answer: Answer, name: string): boolean => name in headersOf(answer)
const requires = (answer: Answer, name: string): boolean => resolved(headersOf(answer)[name] ?? {})['required'] === true
const breaking = (isBroken: (answer: Answer) => boolean): string[] =>
  answers()
    .filter(isBroken)
    .map(({ at }) => at)
const answersOf = (operation: NamedOperation): Answer[] =>
  answers().filter((answer) => answer.operation.id === operation.id)

/** The address of what the operation changes: an action's resource is the one above it. */
/** What a change is of: restoring a version changes the file's bytes. */
const resourceOf = ({ path }: NamedOperation): string =>
  path.replace(/\/versions\/\{version\}\/restoration$/, '/content').replace(/\/restoration$/, '')

rule('If-None-Match is for GET, whose 200 and 304 have the ETag that it is compared with', () =>
  operations
    .filter((operation) => takes(operation, 'If-None-Match'))
    .filter(
      (operation) =>
        operation.method !== 'get' ||
        answersOf(operation).some(
          (answer) => ['200', '206', '304'].includes(answer.status) && !requires(answer, 'ETag'),
        ),
    )
    .map(({ id }) => id),
)

rule('304 has no body, and what a cache needs: ETag and Cache-Control', () =>
  breaking(
    (answer) =>
      answer.status === '304' &&
      (answer.response['content'] !== undefined || !requires(answer, 'ETag') || !requires(answer, 'Cache-Control')),
  ),
)

rule('If-Match is taken where the resource can be read with its ETag, and refused with 412', () =>
  operations
    .filter((operation) => takes(operation, 'If-Match'))
    .filter(
      (operation) =>
        !('412' in operation.raw['responses']) ||
        !answers().some(
          (answer) =>
            answer.operation.method === 'get' &&
            answer.operation.path === resourceOf(operation) &&
            answer.status === '200' &&
            requires(answer, 'ETag'),
        ),
    )
    .map(({ id }) => id),
)

rule('428: only where If-Match can be missing', () =>
  operations
    .filter((operation) => '428' in operation.raw['responses'] && !takes(operation, 'If-Match'))
    .map(({ id }) => id),
)

rule('a change that answers with a resource that has an ETag gives the new one', () =>
  breaking(
    (answer) =>
      takes(answer.operation, 'If-Match') &&
      answer.operation.method !== 'get' &&
      answer.status === '200' &&
      !requires(answer, 'ETag'),
  ),
)

rule('ETag: only on a success and on 304', () =>
  breaking((answer) => has(answer, 'ETag') && !/^(20[016]|304)$/.test(answer.status)),
)

rule('Link: only on the pages of a list, which a cursor leads through', () =>
  breaking(
    (answer) =>
      has(answer, 'Link') &&
      (answer.status !== '200' || !answer.operation.parameters.some(({ name }) => name === 'cursor')),
  ),
)

rule(
  'Retry-After: only on 429 and 503, and on the 409 of a request with an idempotency key, whose first one may still run',
  () =>
    breaking(
      (answer) =>
        has(answer, 'Retry-After') !==
        (['429', '503'].includes(answer.status) ||
          (answer.status === '409' && takes(answer.operation, 'Idempotency-Key'))),
    ),
)

rule('RateLimit comes with RateLimit-Policy', () =>
  breaking((answer) => has(answer, 'RateLimit') !== has(answer, 'RateLimit-Policy')),
)

rule('WWW-Authenticate: only on 401', () =>
  breaking((answer) => has(answer, 'WWW-Authenticate') && answer.status !== '401'),
)

rule('Content-Range: required on 416, and on 206 unless several ranges may come; nowhere else', () =>
  breaking((answer) => {
    const several = 'multipart/byteranges' in ((answer.response['content'] ?? {}) as Node)
    if (answer.status === '206') return !has(answer, 'Content-Range') || requires(answer, 'Content-Range') === several
    return (answer.status === '416') !== requires(answer, 'Content-Range')
  }),
)

rule('Content-Digest and Repr-Digest are taken where a wrong one is refused with 422', () =>
  operations
    .filter(
      (operation) =>
        (takes(operation, 'Repr-Digest') || takes(operation, 'Content-Digest')) &&
        (!('422' in operation.raw['responses']) || operation.raw['requestBody'] === undefined),
    )
    .map(({ id }) => id),
)

rule('Content-Digest of an answer: where it can be asked for, and nowhere else', () =>
  breaking(
    (answer) =>
      has(answer, 'Content-Digest') !==
      (takes(answer.operation, 'Want-Content-Digest') && /^20[016]$/.test(answer.status)),
  ),
)

/** How each operation is asked for its once-only effect: a row there is a row of every test in `tests/api/idempotency.test.ts`. */
test('Idempotency-Key: every operation that takes one has a row in the table of its once-only effects', () => {
  const takers = operations.filter((operation) => takes(operation, 'Idempotency-Key'))
  expect(takers.map(({ id }) => id).sort()).toEqual(creations.map(({ id }) => id).sort())
})

rule('Idempotent-Replayed: on the success of what takes an Idempotency-Key, and nowhere else', () =>
  breaking(
    (answer) =>
      has(answer, 'Idempotent-Replayed') !== (takes(answer.operation, 'Idempotency-Key') && answer.status === '201'),
  ),
)

rule('Idempotency-Key: only POST takes one, and refuses another request with the same key with 409 or 422', () =>
  operations
    .filter(
      (operation) =>
        takes(operation, 'Idempotency-Key') &&
        (operation.method !== 'post' || !['409', '422'].every((status) => status in operation.raw['responses'])),
    )
    .map(({ id }) => id),
)
