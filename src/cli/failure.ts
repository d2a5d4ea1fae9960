import { isUnavailable } from '../db/retry.ts'
import { Problem } from '../problem.ts'

/** One line, or as many as the error wrote on purpose; a stack only where nobody foresaw the error. */
export function failure(error: unknown): string {
  if (error instanceof Problem) return error.cause !== undefined && isUnavailable(error.cause) ? failure(error.cause) : error.detail === undefined ? error.title : `${error.title}: ${error.detail}`
  if (!(error instanceof Error)) return String(error)
  const code = (error as NodeJS.ErrnoException).code
  if (['ConfigError', 'DatabaseError', 'SecretMismatch'].includes(error.name)) return error.message
  if (code === 'EADDRINUSE') return `the port is taken: ${error.message}. Choose another with PORT`
  if (code === 'EACCES') return `not permitted: ${error.message}`
  if (isUnavailable(error)) return `the database does not answer (${code ?? error.name}): ${error.message === '' ? 'nothing is listening there' : error.message.split('\n')[0]}. Is DATABASE_URL right, and the server running?`
  if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR') return `the database refuses the user of DATABASE_URL: ${error.message}`
  if (code === 'ER_BAD_DB_ERROR') return `the database of DATABASE_URL is not there: ${error.message}. Create it first: CREATE DATABASE name CHARACTER SET utf8mb4`
  return error.stack ?? error.message
}
