/** The composition root of the command line: what each kind of command needs, and no more, so that it starts fast. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { isInstallationSecret } from './access/installation.ts'
import { createSecret, readSecretFile, type Secret } from './access/secret.ts'
import type { Accounts } from './accounts/accounts.ts'
import { secretFile, type Config } from './config.ts'
import { systemClock } from './db/clock.ts'
import { openDatabase, type Database } from './db/database.ts'
import { appliedMigrations, DatabaseError, migrate, pendingMigrations, pendingStatements } from './db/migrate.ts'
import { checkServer, clockAhead, serverProduct, sqliteFaults } from './db/server-check.ts'
import { createDomain, createLog, orClose } from './domain.ts'
import { ListenError, listenAt, stopListening, type Place } from './http/listening.ts'
import { storedKeys, type StoredKey } from './sessions/stored-keys.ts'
import type { Keyring } from './sessions/keyring.ts'
import type { BlobStore } from './storage/blob-store.ts'

export interface Administration {
  readonly accounts: Accounts
  readonly keyring: Keyring
  readonly keys: () => Promise<StoredKey[]>
  readonly blobs: BlobStore
  readonly close: () => Promise<void>
}

/** Beside a running service or without one; an empty database is set up as by the first start. */
export async function openAdministration(config: Config): Promise<Administration> {
  const database = await openDatabase(config.database, { poolSize: 2 })
  const clock = systemClock
  return orClose(database, async () => {
    await checkServer(database)
    await requireMigrated(database)
    const { accounts, keyring, blobs, secret } = await createDomain({ config, database, clock, log: createLog(config) })
    return { accounts, keyring, blobs, keys: () => storedKeys({ database, secret, clock }), close: database.close }
  })
}

/** Changing the tables under a service that runs is a decision of its own: `coffer migrate`, or the service's next start. */
async function requireMigrated(database: Database): Promise<void> {
  const pending = await pendingMigrations(database)
  if (pending.length === 0) return
  if ((await appliedMigrations(database)).length > 0) {
    throw new DatabaseError(
      `the database lacks ${pending.join(', ')}; run "coffer migrate" first, or start the service`,
    )
  }
  await migrate(database, systemClock)
}

export interface Migrations {
  readonly pending: () => Promise<{ name: string; statements: string[] }[]>
  /** @returns the names applied */
  readonly apply: () => Promise<string[]>
  readonly close: () => Promise<void>
}

export async function openMigrations(config: Config): Promise<Migrations> {
  const database = await openDatabase(config.database, { poolSize: 2 })
  return orClose(database, async () => {
    await checkServer(database)
    return {
      pending: () => pendingStatements(database),
      apply: () => migrate(database, systemClock),
      close: database.close,
    }
  })
}

export interface Inspection {
  readonly product: string
  readonly warnings: () => Promise<string[]>
  readonly applied: () => Promise<string[]>
  readonly pending: () => Promise<string[]>
  /** Undefined: the database was not set up yet. */
  readonly secretFits: () => Promise<boolean | undefined>
  readonly keys: () => Promise<StoredKey[]>
  readonly clockAhead: () => Promise<number | undefined>
  readonly sqliteFaults: () => Promise<string[]>
  readonly close: () => Promise<void>
}

/** Looks and changes nothing; undefined when the embedded database was not made yet. */
export async function openInspection(config: Config): Promise<Inspection | undefined> {
  if (config.database.dialect === 'sqlite' && !existsSync(config.database.location)) return undefined
  const database = await openDatabase(config.database, { poolSize: 2 })
  return orClose(database, async () => {
    const presentSecret = (): Secret | undefined => {
      const bytes = config.secret ?? readSecretFile(secretFile(config.dataFolder))
      return bytes && createSecret(bytes)
    }
    return {
      product: await serverProduct(database),
      warnings: () => checkServer(database),
      applied: () => appliedMigrations(database),
      pending: () => pendingMigrations(database),
      secretFits: async () => isInstallationSecret(database, presentSecret()),
      keys: async () => {
        const secret = presentSecret()
        return secret ? storedKeys({ database, secret, clock: systemClock }) : []
      },
      clockAhead: () => clockAhead(database),
      sqliteFaults: () => sqliteFaults(database),
      close: database.close,
    }
  })
}

/** Why the service could not listen there; undefined: it could. */
export async function portRefusal(place: Place): Promise<ListenError | undefined> {
  const server = createServer()
  try {
    await listenAt(server, place)
    await stopListening(server, 0)
    return undefined
  } catch (error) {
    if (error instanceof ListenError) return error
    throw error
  }
}
