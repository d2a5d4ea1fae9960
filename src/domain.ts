/** The composition root's lower half: everything but HTTP, which the service and the command line have in common. */
import { pino, type DestinationStream, type Logger } from 'pino'
import { readInstallation } from './access/installation.ts'
import { createLimits } from './access/limits.ts'
import { createSecret, secretFromFile } from './access/secret.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createPasswords } from './accounts/passwords.ts'
import { secretFile, type Config } from './config.ts'
import type { Clock } from './db/clock.ts'
import type { Database } from './db/database.ts'
import { newId } from './db/id.ts'
import { createAccessTokens } from './sessions/access-token.ts'
import { openKeyring } from './sessions/keyring.ts'
import { createRevocations } from './sessions/revocations.ts'
import { createSessions } from './sessions/sessions.ts'
import { createDatabaseStore } from './storage/database-store.ts'

export interface DomainDeps {
  readonly config: Config
  /** Open, and migrated. */
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
}

export type Domain = Awaited<ReturnType<typeof createDomain>>

/** @throws SecretMismatch when the database was set up with another secret */
export async function createDomain({ config, database, clock, log }: DomainDeps) {
  const secret = createSecret(config.secret ?? secretFromFile(secretFile(config.dataFolder)))
  const installation = await readInstallation(database, secret)
  const keyring = await openKeyring({ database, secret, clock, algorithm: config.tokenAlgorithm })
  const place: { listening?: string } = {}
  const origin = (): string => config.publicUrl ?? place.listening ?? `http://${config.host}:${config.port}`
  const limits = await createLimits(database, config.rateLimit)
  const passwords = await createPasswords()
  const revocations = createRevocations({ database, clock, log, accessTokenTtl: config.accessTokenTtl })
  const accessTokens = createAccessTokens({
    keyring,
    clock,
    newId,
    issuer: origin,
    audience: () => config.audience ?? origin(),
    ttl: config.accessTokenTtl,
  })
  const sessions = createSessions({
    database,
    clock,
    newId,
    secret,
    passwords,
    limits,
    accessTokens,
    revocations,
    accessTokenTtl: config.accessTokenTtl,
    refreshTokenTtl: config.refreshTokenTtl,
  })
  const accounts = createAccounts({
    database,
    clock,
    newId,
    passwords,
    limits,
    sessions,
    revocations,
    secret,
    installationId: installation.id,
    signup: config.signup,
  })
  const blobs = createDatabaseStore({ database, clock, newId })
  return { secret, keyring, place, origin, limits, revocations, sessions, accounts, blobs }
}

/** @param lines where they go; standard error, as JSON, by default */
export function createLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  lines: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino({ level: logLevel, base: null, redact: ['req.headers.authorization', 'req.headers.cookie'] }, lines)
}

/** Runs the work; should it fail, no connection stays open that would keep the process alive. */
export async function orClose<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await database.close()
    throw error
  }
}
