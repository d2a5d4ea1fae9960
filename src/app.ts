/** The composition root: with `domain.ts`, which builds all but HTTP, the only file that builds things and gives them to each other. */
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createAccountsHandlers } from './accounts/accounts.handlers.ts'
import type { Accounts } from './accounts/accounts.ts'
import { ConfigError, type Config } from './config.ts'
import { systemClock, type Clock } from './db/clock.ts'
import { openDatabase, type Database, type DatabaseOptions } from './db/database.ts'
import { newId } from './db/id.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { checkServer } from './db/server-check.ts'
import { createDomain, createLog, orClose, type DomainDeps } from './domain.ts'
import { createFilesHandlers } from './files/files.handlers.ts'
import { createFiles } from './files/files.ts'
import { createListing } from './files/listing.ts'
import { join, type Handlers } from './http/contract.ts'
import { readContract } from './http/document.ts'
import { listenAt, stopListening } from './http/listening.ts'
import { createMetrics } from './http/metrics.ts'
import { createHttpService, type HttpService } from './http/server.ts'
import { Problem } from './problem.ts'
import { docsAssets } from './service/docs-assets.ts'
import { createServiceHandlers } from './service/service.handlers.ts'
import type { Keyring } from './sessions/keyring.ts'
import { createSessionsHandlers } from './sessions/sessions.handlers.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { BlobStore } from './storage/blob-store.ts'
import { createSchedule, type Schedule } from './jobs/schedule.ts'
import { loadAssets, pageAssets } from './web/assets.ts'
import { pageCookies } from './web/cookies.ts'
import { pageContentSecurityPolicy } from './web/pages.ts'
import { createProblemView } from './web/problem-view.ts'
import { createWebHandlers } from './web/web.handlers.ts'

export interface AppOptions {
  readonly clock?: Clock
  readonly log?: Logger
  readonly database?: DatabaseOptions
  /** Replaces handlers: a test proves with a wrong one that the guard of answers works. */
  readonly override?: (handlers: Handlers) => Handlers
  /** Another contract than the committed one: a test proves with it what, say, a deprecation does. */
  readonly contract?: string
}

export interface App {
  readonly config: Config
  readonly database: Database
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly log: Logger
  readonly guard: HttpService['guard']
  /** What stands in tokens and links. */
  readonly origin: () => string
  /** @returns the address listened on, such as `http://127.0.0.1:8080` */
  readonly listen: () => Promise<string>
  /** Lets running requests end (for at most `graceMillis`), then closes everything. */
  readonly close: (graceMillis?: number) => Promise<void>
}

export { createLog }

export const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version

export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = options.log ?? createLog(config)
  const database = await openDatabase(config.database, options.database)
  const clock = options.clock ?? systemClock
  return orClose(database, async () => {
    for (const warning of await checkServer(database)) log.warn(warning)
    const applied = await migrate(database, clock)
    if (applied.length > 0) log.info({ applied }, 'database migrated')
    return compose({ config, database, clock, log }, options)
  })
}

async function compose(
  deps: DomainDeps,
  { override = (handlers) => handlers, contract: contractText }: AppOptions,
): Promise<App> {
  const { config, database, clock, log } = deps
  const { keyring, place, origin, limits, revocations, sessions, accounts, blobs } = await createDomain(deps)
  const contract = readContract(contractText)
  const metrics = config.metricsToken === undefined ? undefined : createMetrics({ version, contract })
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const files = createFiles({ database, blobs, clock, newId })
  const listing = createListing({ database })

  const isReady = async (): Promise<boolean> =>
    (await pendingMigrations(database).catch(() => ['unknown'])).length === 0
  const web = createWebHandlers({
    accounts,
    sessions,
    files,
    listing,
    assets: loadAssets([...pageAssets(), ...docsAssets()]),
    signup: config.signup,
    maxFileBytes: config.maxFileBytes,
    secure,
  })
  const handlers: Handlers = join(
    join(createSessionsHandlers({ sessions, keyring, issuer: origin }), createAccountsHandlers({ accounts })),
    join(
      createFilesHandlers({ files, listing, blobs }),
      join(createServiceHandlers({ contract, version, isReady, readMetrics: metrics?.expose }), web),
    ),
  )
  const http = createHttpService({
    ...config,
    contract,
    version,
    metrics,
    handlers: override(handlers),
    log,
    limits,
    authenticator: {
      principalOf: sessions.principalOf,
      renewPage: async (refreshToken) => {
        const tokens = await sessions.refresh(refreshToken).catch((error: unknown) => {
          throw error instanceof Problem && error.kind === 'invalid-grant'
            ? new Problem('unauthenticated', { cause: error })
            : error
        })
        return { principal: tokens.principal, cookies: pageCookies(tokens, secure) }
      },
    },
    problemPage: createProblemView({ signup: config.signup }),
    pagePolicy: pageContentSecurityPolicy,
  })
  const schedule: Schedule = createSchedule(log, [
    { name: 'sweep contents', everyMillis: 60_000, run: () => blobs.sweep(contentGraceMillis) },
    { name: 'sweep revocations', everyMillis: 3_600_000, run: revocations.sweep },
    { name: 'reload signing keys', everyMillis: 60_000, run: keyring.reload },
  ])

  return { config, database, accounts, sessions, keyring, blobs, log, guard: http.guard, origin, listen, close }

  async function listen(): Promise<string> {
    await bootstrap(config, accounts, log)
    await revocations.start()
    place.listening = await listenAt(http.server, config)
    http.warm()
    schedule.start()
    return place.listening
  }

  async function close(graceMillis = 10_000): Promise<void> {
    // A job that lasts is cut short like a request: it leaves no more behind than a crash would.
    await Promise.all([stopListening(http.server, graceMillis), within(graceMillis, schedule.stop())])
    revocations.stop()
    await database.close()
  }
}

/** How long staged or deleted bytes lie untouched before they are collected. */
const contentGraceMillis = 5 * 60_000

/** The administrator of the settings, made on an empty database and never again. */
async function bootstrap({ bootstrap: first }: Config, accounts: Accounts, log: Logger): Promise<void> {
  if (!first || (await accounts.isSetUp())) return
  await accounts.createFirst(first).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    if (error.kind === 'password-refused') throw new ConfigError([`COFFER_BOOTSTRAP_PASSWORD: ${error.message}`])
    if (error.kind !== 'setup-not-open') throw error
  })
  log.info('the first administrator was made from the settings')
}

async function within(millis: number, work: Promise<void>): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, delay(millis, undefined, { signal: over.signal })])
  over.abort()
}
