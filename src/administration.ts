/** The composition root of the command line: what each kind of command needs, and no more, so that it starts fast. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { isInstallationSecret } from './access/installation.ts'
import { createSecret, readSecretFile, type Secret } from './access/secret.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { FactorReset } from './accounts/factor-reset.ts'
import type { Keys } from './api-keys/keys.ts'
import type { Sealing } from './audit/sealing.ts'
import type { Verification } from './audit/verification.ts'
import { secretFile, type Config } from './config.ts'
import { systemClock } from './db/clock.ts'
import { newId } from './db/id.ts'
import { openDatabase, type Database } from './db/database.ts'
import { appliedMigrations, DatabaseError, migrate, pendingMigrations, pendingStatements } from './db/migrate.ts'
import { checkServer, clockAhead, serverProduct, sqliteFaults } from './db/server-check.ts'
import { createDomain, createLog, orClose } from './domain.ts'
import { choosePost, senderOf } from './mail/post-office.ts'
import type { Post } from './mail/post.ts'
import { renderLetter } from './mail/render.ts'
import { createScanner, type ScannerAddress } from './media/scanner.ts'
import { ListenError, listenAt, stopListening, type Place } from './http/listening.ts'
import { openedKeys, type OpenedKey, type StoredKeys } from './sessions/stored-keys.ts'
import type { Roles } from './roles/roles.ts'
import type { Keyring } from './sessions/keyring.ts'
import type { Usage } from './accounts/usage.ts'
import type { Grants } from './roles/grants.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { UserAdministration } from './users/administration.ts'
import type { BlobStore } from './storage/blob-store.ts'
import { fsck, type Fault, type FsckOptions } from './storage/fsck.ts'
import type { Moves } from './storage/moves.ts'
import { placeAt, requireUsable } from './storage/open-stores.ts'
import { createPace } from './storage/pace.ts'
import { StoreFailure } from './storage/segment-place.ts'
import type { StoreLocation } from './storage/store-location.ts'

export interface Administration {
  readonly accounts: Accounts
  readonly apiKeys: Pick<Keys, 'keyAdministration' | 'keyListing'>
  readonly roles: Roles
  readonly keyring: Keyring
  readonly storedKeys: StoredKeys
  readonly blobs: BlobStore
  readonly moves: Moves
  /** How fast something goes that may wait. */
  readonly paceOf: typeof createPace
  /** @throws StoreFailure */
  readonly requireStores: () => Promise<void>
  readonly fsck: (options: FsckOptions) => AsyncGenerator<Fault, void>
  readonly userAdministration: UserAdministration
  readonly grants: Pick<Grants, 'scopesOf'>
  readonly usage: Pick<Usage, 'of'>
  readonly factorReset: FactorReset
  readonly sessions: Pick<Sessions, 'listOf'>
  readonly auditSealing: Sealing
  readonly auditVerification: Verification
  readonly close: () => Promise<void>
}

/** Beside a running service or without one; an empty database is set up as by the first start. */
export async function openAdministration(config: Config): Promise<Administration> {
  const database = await openDatabase(config.database, { poolSize: 2 })
  const clock = systemClock
  return orClose(database, async () => {
    await checkServer(database)
    await requireMigrated(database)
    const {
      userAdministration,
      grants,
      usage,
      factorReset,
      sessions,
      accounts,
      keys: apiKeys,
      roles,
      keyring,
      storedKeys,
      blobs,
      moves,
      stores,
      auditSealing,
      auditVerification,
    } = await createDomain({ config, database, clock, log: createLog(config) })
    return {
      userAdministration,
      grants,
      usage,
      factorReset,
      sessions,
      accounts,
      apiKeys,
      roles,
      keyring,
      storedKeys,
      blobs,
      moves,
      paceOf: createPace,
      requireStores: () => requireUsable(database, stores.places),
      fsck: (options) => fsck({ database, clock, blobs, stores }, options),
      auditSealing,
      auditVerification,
      close: database.close,
    }
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
  readonly keys: () => Promise<OpenedKey[]>
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
        return secret ? openedKeys({ database, secret, clock: systemClock }) : []
      },
      clockAhead: () => clockAhead(database),
      sqliteFaults: () => sqliteFaults(database),
      close: database.close,
    }
  })
}

export interface PostOffice extends Pick<Post, 'description' | 'check'> {
  /** @throws PostFailure */
  readonly sendTest: (to: string) => Promise<void>
}

/** Needs no database: a mail server is tried before anything else is there. */
export function openPostOffice(config: Config): PostOffice {
  const post = choosePost(config)
  const from = senderOf(config, config.publicUrl ?? `http://${config.host}:${config.port}`)
  return {
    description: post.description,
    check: post.check,
    sendTest: (to) =>
      post.send({
        ...renderLetter({ template: 'test', data: { at: new Date().toISOString() } }),
        id: newId(),
        from,
        to,
      }),
  }
}

export interface StoreLook {
  /** Undefined: it can be used. */
  readonly failure: StoreFailure | undefined
  /** Bytes; undefined: not known. */
  readonly room: number | undefined
}

/** Writes something and removes it again. */
export async function lookAtStore(location: Exclude<StoreLocation, { kind: 'database' }>): Promise<StoreLook> {
  const place = await placeAt(location)
  try {
    await place.open(async () => false)
    await place.probe()
    return { failure: undefined, room: await place.room() }
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return { failure: error, room: undefined }
  }
}

/** @throws Error when nobody answers there as ClamAV's daemon does */
export const pingScanner = async (address: ScannerAddress): Promise<void> => createScanner(address).ping()

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
