/** What the client threw, as what the command ends with. */
import { ProblemError } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, Interrupted, NotFound, NotSignedIn, Unreachable } from '../errors.ts'

const own = new Set([
  'CommandFailure',
  'Interrupted',
  'NotFound',
  'NotSignedIn',
  'SomeFailed',
  'Unreachable',
  'UsageError',
])

/** One line that says what happened, in the words of the service where it has some. */
export function refusalOf(error: unknown, url: string): Error {
  if (error instanceof ProblemError) return ofProblem(error)
  if (!(error instanceof Error)) return new CommandFailure(String(error))
  if (own.has(error.name)) return error
  if (error.name === 'AbortError') return new Interrupted()
  if (error.name === 'TimeoutError') return new Unreachable(`${url} was silent for too long`)
  if (error.name === 'DigestMismatchError') return new CommandFailure(error.message)
  const code = networkCode(error)
  if (code !== undefined) return new Unreachable(`${url} does not answer (${code})`)
  return ofFile(error) ?? error
}

function ofProblem(problem: ProblemError): Error {
  const told = [sentence(problem), ...problem.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`)].join('; ')
  const text = problem.status >= 500 && problem.requestId ? `${told} (request ${problem.requestId})` : told
  if (problem.status === 401) return new NotSignedIn(`${text}; sign in: coffer login`)
  if (problem.status === 404) return new NotFound(text)
  if (problem.status === 503 || problem.status === 429) return new Unreachable(text)
  return new CommandFailure(text)
}

export const sentence = ({ title, detail }: ProblemError): string =>
  detail === undefined ? title : `${title}. ${detail}`

/** Whether the network failed, and not what was asked for. */
export const isOfConnection = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || networkCode(error) !== undefined)

/** `fetch` wraps what the network said. */
function networkCode(error: Error): string | undefined {
  if (error.message !== 'fetch failed' && error.message !== 'terminated') return undefined
  const { cause } = error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } }
  const code = cause?.code ?? cause?.errors?.[0]?.code
  return typeof code === 'string' ? code : 'the connection was lost'
}

function ofFile(error: NodeJS.ErrnoException): Error | undefined {
  switch (error.code ?? error.name) {
    case 'ENOENT':
      return new NotFound('no such file')
    case 'EACCES':
    case 'EPERM':
      return new CommandFailure('permission denied')
    case 'EISDIR':
      return new CommandFailure('is a folder')
    case 'ENOSPC':
    case 'EDQUOT':
      return new CommandFailure('no space left')
    case 'ENAMETOOLONG':
      return new CommandFailure('the name is too long')
    case 'NotReadableError':
      return new CommandFailure('it was changed while it was read')
  }
  return error.code?.startsWith('E') && error.syscall !== undefined ? new CommandFailure(error.message) : undefined
}
