import { shownDatabase, type DatabaseLocation } from '../config.ts'
import { isUnavailable } from '../db/retry.ts'
import { Problem } from '../problem.ts'
import { printableLines } from './output.ts'

/**
 * One line, or as many as the error wrote on purpose; a stack only where nobody foresaw the error.
 * @param at the database in use, to be named in what is said about it
 */
export const failure = (error: unknown, at?: DatabaseLocation): string => printableLines(told(error, at))

function told(error: unknown, at?: DatabaseLocation): string {
  if (error instanceof Problem && ofStorage.includes(error.kind) && error.cause instanceof Error)
    return `${error.title}: ${ofFolder(error.cause) ?? error.cause.message}`
  if (error instanceof Problem && error.cause instanceof Error && error.status >= 500) return told(error.cause, at)
  if (error instanceof Problem) return error.detail === undefined ? error.title : `${error.title}. ${error.detail}`
  if (!(error instanceof Error)) return String(error)
  if (written.has(error.name)) return error.message
  const { code = '' } = error as NodeJS.ErrnoException
  return ofDatabase(error, code, at) ?? ofFolder(error) ?? error.stack ?? error.message
}

/** What went wrong there is told by the cause, which is nobody's fault. */
const ofStorage: readonly string[] = ['content-damaged', 'storage-unavailable']

/** Errors whose message is meant for whoever starts the service. */
const written = new Set([
  'ConfigError',
  'DatabaseError',
  'SecretMismatch',
  'StoreFailure',
  'ListenError',
  'UsageError',
  'CommandFailure',
  'NotSignedIn',
  'NotFound',
  'Unreachable',
])

function ofDatabase(error: Error, code: string, at: DatabaseLocation | undefined): string | undefined {
  const place = at ? shownDatabase(at) : 'the database'
  const name = at?.dialect === 'mysql' ? decodeURIComponent(new URL(at.location).pathname.slice(1)) : 'name'
  switch (code) {
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
      return `${place} refuses the user or the password of DATABASE_URL (${code})`
    case 'ER_DBACCESS_DENIED_ERROR':
      return `${place}: the user of DATABASE_URL may not use this database (${code}); allow it: GRANT ALL ON ${name}.* TO the user`
    case 'ER_BAD_DB_ERROR':
      return `${place} is not there (${code}); make it first: CREATE DATABASE ${name} CHARACTER SET utf8mb4`
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `${place} is not an SQLite database, or damaged (${code}); restore it from a backup, or choose another with DATABASE_URL`
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return `${place} cannot be opened for writing (${code}); look at the owner and the rights of the file and its folder`
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return `${place} cannot be written (${code}); look at the free space and the health of the disk`
    case 'SQLITE_BUSY':
      return `${place} is held by another program for too long (${code}); try again`
  }
  if (at?.dialect !== 'mysql' || !isUnavailable(error)) return undefined
  return `${place} does not answer (${codeOf(error)}); is the server running, and are host and port of DATABASE_URL right?`
}

/** The innermost: drivers wrap what the network said. */
function codeOf(error: Error): string {
  if (error.cause instanceof Error && 'code' in error.cause) return codeOf(error.cause)
  return (error as NodeJS.ErrnoException).code ?? error.name
}

function ofFolder({ code = '', path, syscall }: NodeJS.ErrnoException): string | undefined {
  if (
    path === undefined ||
    !['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ENOSPC', 'EDQUOT'].includes(code)
  )
    return undefined
  return `${path} cannot be used (${syscall ?? 'open'}: ${code}); give this user the right to write there, or choose another folder with COFFER_DATA`
}
