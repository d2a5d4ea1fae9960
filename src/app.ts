/** The composition root: the only file that builds things and gives them to each other. */
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { pino, type Logger } from 'pino'
import { readInstallation } from './access/installation.ts'
import { createLimits } from './access/limits.ts'
import { createSecret, secretFromFile } from './access/secret.ts'
import { createAccountsHandlers } from './accounts/accounts.handlers.ts'
import { createAccounts, type Accounts } from './accounts/accounts.ts'
import { createPasswords } from './accounts/passwords.ts'
import { secretFile, type Config } from './config.ts'
import { systemClock, type Clock } from './db/clock.ts'
import { openDatabase, type Database, type DatabaseOptions } from './db/database.ts'
import { newId } from './db/id.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { checkServer } from './db/server-check.ts'
import { createFilesHandlers } from './files/files.handlers.ts'
import { createFiles } from './files/files.ts'
import { createListing } from './files/listing.ts'
import { join, type Handlers } from './http/contract.ts'
import { readContract } from './http/document.ts'
import { createHttpService, type HttpService } from './http/server.ts'
import { Problem } from './problem.ts'
import { docsAssets } from './service/docs-assets.ts'
import { createServiceHandlers } from './service/service.handlers.ts'
import { createAccessTokens } from './sessions/access-token.ts'
import { openKeyring, type Keyring } from './sessions/keyring.ts'
import { createRevocations } from './sessions/revocations.ts'
import { createSessionsHandlers } from './sessions/sessions.handlers.ts'
import { createSessions, type Sessions } from './sessions/sessions.ts'
import type { BlobStore } from './storage/blob-store.ts'
import { createDatabaseStore } from './storage/database-store.ts'
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

export const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version

export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = options.log ?? createLog(config)
  const database = await openDatabase(config.database, options.database)
  try {
    return await compose(config, database, log, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, redact: ['req.headers.authorization', 'req.headers.cookie'] }, pino.destination({ fd: 2, sync: true }))
}

async function compose(config: Config, database: Database, log: Logger, { clock = systemClock, override = (handlers) => handlers }: AppOptions): Promise<App> {
  for (const warning of await checkServer(database)) log.warn(warning)
  const applied = await migrate(database, clock)
  if (applied.length > 0) log.info({ applied }, 'database migrated')
  const secret = createSecret(config.secret ?? secretFromFile(secretFile(config.dataFolder)))
  const installation = await readInstallation(database, secret)
  const keyring = await openKeyring({ database, secret, clock, algorithm: config.tokenAlgorithm })
  const contract = readContract()

  let listening: string | undefined
  const origin = (): string => config.publicUrl ?? listening ?? `http://${config.host}:${config.port}`
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const limits = await createLimits(database, config.rateLimit)
  const passwords = await createPasswords()
  const revocations = createRevocations({ database, clock, log, accessTokenTtl: config.accessTokenTtl })
  const accessTokens = createAccessTokens({ keyring, clock, newId, issuer: origin, audience: () => config.audience ?? origin(), ttl: config.accessTokenTtl })
  const sessions = createSessions({ database, clock, newId, secret, passwords, limits, accessTokens, revocations, accessTokenTtl: config.accessTokenTtl, refreshTokenTtl: config.refreshTokenTtl })
  const accounts = createAccounts({ database, clock, newId, passwords, limits, sessions, revocations, secret, installationId: installation.id, signup: config.signup })
  const blobs = createDatabaseStore({ database, clock, newId })
  const files = createFiles({ database, blobs, clock, newId })
  const listing = createListing({ database })

  const isReady = async (): Promise<boolean> => (await pendingMigrations(database).catch(() => ['unknown'])).length === 0
  const web = createWebHandlers({ accounts, sessions, files, listing, assets: loadAssets([...pageAssets(), ...docsAssets]), signup: config.signup, maxFileBytes: config.maxFileBytes, secure })
  const handlers: Handlers = join(
    join(createSessionsHandlers({ sessions, keyring, issuer: origin }), createAccountsHandlers({ accounts })),
    join(createFilesHandlers({ files, listing, blobs }), join(createServiceHandlers({ contract, version, isReady }), web)),
  )
  const http = createHttpService({
    ...config,
    contract,
    handlers: override(handlers),
    log,
    limits,
    authenticator: {
      principalOf: sessions.principalOf,
      renewPage: async (refreshToken) => {
        const tokens = await sessions.refresh(refreshToken).catch((error: unknown) => {
          throw error instanceof Problem && error.kind === 'invalid-grant' ? new Problem('unauthenticated', { cause: error }) : error
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
    await new Promise<void>((resolve, reject) => {
      http.server.once('error', reject).listen(config.port, config.host, resolve)
    })
    const { port } = http.server.address() as AddressInfo
    listening = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
    http.warm()
    schedule.start()
    return listening
  }

  async function close(graceMillis = 10_000): Promise<void> {
    await schedule.stop()
    revocations.stop()
    await closeServer(http.server, graceMillis)
    await database.close()
  }
}

/** How long staged or deleted bytes lie untouched before they are collected. */
const contentGraceMillis = 5 * 60_000

/** The administrator of the settings, made on an empty database and never again. */
async function bootstrap({ bootstrap: first }: Config, accounts: Accounts, log: Logger): Promise<void> {
  if (!first || (await accounts.isSetUp())) return
  await accounts.createFirst(first).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.kind !== 'setup-not-open') throw error
  })
  log.info('the first administrator was made from the settings')
}

async function closeServer(server: HttpService['server'], graceMillis: number): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => { resolve() }))
  server.closeIdleConnections()
  const timer = setTimeout(() => { server.closeAllConnections() }, graceMillis)
  await closed
  clearTimeout(timer)
}
