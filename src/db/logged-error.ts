/** What the log learns of an error: enough to find the fault, and nothing of what is stored or was sent. */
import { ValidationError } from '@mikro-orm/core'
import { Problem } from '../problem.ts'

export interface LoggedError {
  readonly type: string
  readonly message?: string
  readonly stack?: string
  readonly kind?: string
  readonly code?: string
  readonly errno?: number
  readonly sqlState?: string
  readonly cause?: LoggedError
  readonly errors?: readonly LoggedError[]
}

/** A cause may lead back to its own effect. */
const maxDepth = 5
const maxErrors = 10

/** By allowance, because drivers hang the statement with its values on their errors, and others what they will. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!Error.isError(error)) return { type: typeof error }
  const { code, errno, sqlState, errors } = error as ForeignError
  const message = safeMessage(error)
  const isDeep = depth === maxDepth
  return {
    type: error.name,
    message,
    stack: [`${error.name}: ${message}`, ...frames(error)].join('\n'),
    ...(error instanceof Problem ? { kind: error.kind } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
    ...(typeof sqlState === 'string' ? { sqlState } : {}),
    ...(error.cause === undefined || isDeep ? {} : { cause: loggedError(error.cause, depth + 1) }),
    ...(error.name === 'AggregateError' && Array.isArray(errors) && !isDeep
      ? { errors: errors.slice(0, maxErrors).map((one) => loggedError(one, depth + 1)) }
      : {}),
  }
}

interface ForeignError {
  readonly code?: unknown
  readonly errno?: unknown
  readonly sqlState?: unknown
  readonly sql?: unknown
  readonly errors?: unknown
}

/** What these quote stands in our own statements and settings. */
const namesOnly = new Set<unknown>([
  'ER_ACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
  'ER_BAD_FIELD_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_NO_SUCH_TABLE',
])

/** Database, ORM and JSON parser quote what they refuse: "Duplicate entry 'ada@example.org' for key 'email'". */
function safeMessage(error: Error): string {
  const { code, sqlState, sql } = error as ForeignError
  const isQuoting =
    sqlState !== undefined ||
    sql !== undefined ||
    (typeof code === 'string' && /^(ER|SQLITE)_/.test(code)) ||
    error instanceof ValidationError ||
    error.name === 'SyntaxError'
  if (!isQuoting || namesOnly.has(code)) return error.message
  const [, said = '', rest = ''] = /^([^'"`{[(\n]*)(.*)$/s.exec(error.message) ?? []
  return rest === '' ? said : `${said.trimEnd()} …`
}

/** Without the head, which has the message as it was. */
const frames = ({ stack = '', message }: Error): string[] =>
  stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
