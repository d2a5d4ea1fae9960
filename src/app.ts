/** The composition root: with `domain.ts`, which builds all but HTTP, the only file that builds things and gives them to each other. */
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createSignedValues } from './access/signed-value.ts'
import { createUnlocking, unlockedFor } from './access/unlocking.ts'
import { createAdminHandlers } from './admin/admin.handlers.ts'
import { createSigningKeys } from './admin/signing-keys.ts'
import { createAccountsHandlers } from './accounts/accounts.handlers.ts'
import type { Accounts } from './accounts/accounts.ts'
import { createFactorsHandlers } from './accounts/factors.handlers.ts'
import { requireGoodPassword } from './accounts/passwords.ts'
import { qrCodeOf } from './accounts/qr-code.ts'
import type { SecondFactor } from './accounts/second-factor.ts'
import { createApiKeysHandlers } from './api-keys/api-keys.handlers.ts'
import { isKeyText } from './api-keys/key-text.ts'
import type { Keys } from './api-keys/keys.ts'
import { createRecoveryHandlers } from './accounts/recovery.handlers.ts'
import { createAuditHandlers } from './audit/audit.handlers.ts'
import type { Sealing } from './audit/sealing.ts'
import { createTrail } from './audit/trail.ts'
import { ConfigError, type Config } from './config.ts'
import { systemClock, type Clock } from './db/clock.ts'
import { openDatabase, type Database, type DatabaseOptions } from './db/database.ts'
import { newId } from './db/id.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { checkServer } from './db/server-check.ts'
import { createDomain, createLog, orClose, type Domain, type DomainDeps } from './domain.ts'
import { readReprDigest, requireDigests } from './files/digest.ts'
import { createFilesHandlers } from './files/files.handlers.ts'
import { createDownloads } from './files/downloads.ts'
import { createFileBatch } from './files/file-batch.ts'
import { createFileGroups } from './files/file-groups.ts'
import { createFileIndex, type FileIndex } from './files/file-index.ts'
import type { FileTypes } from './files/file-types.ts'
import { createFiles, type Files } from './files/files.ts'
import { createHistory } from './files/history.ts'
import { createListing } from './files/listing.ts'
import { createKeptThumbnails } from './media/kept-thumbnails.ts'
import { createThumbnails } from './media/thumbnails.ts'
import { createVersionsHandlers } from './files/versions.handlers.ts'
import { createVersions, type Versions } from './files/versions.ts'
import { createIdentitiesHandlers } from './identities/identities.handlers.ts'
import { join, type Handlers } from './http/contract.ts'
import { fieldChecks } from './http/dispatch.ts'
import type { FieldCheck } from './http/multipart.ts'
import { readContract } from './http/document.ts'
import { listenAt, stopListening } from './http/listening.ts'
import { createMetrics } from './http/metrics.ts'
import { createHttpService, type HttpService } from './http/server.ts'
import { createLinksHandlers } from './links/links.handlers.ts'
import { createLinks } from './links/links.ts'
import { Problem } from './problem.ts'
import { docsAssets } from './service/docs-assets.ts'
import { createServiceHandlers } from './service/service.handlers.ts'
import { createRolesHandlers } from './roles/roles.handlers.ts'
import type { Keyring } from './sessions/keyring.ts'
import { createSecondStepHandlers } from './sessions/second-step.handlers.ts'
import type { SecondStep } from './sessions/second-step.ts'
import { consoleAssets } from './web/console-assets.ts'
import { passkeyAssets } from './web/passkey-assets.ts'
import { createSecondStepPages } from './web/second-step.handlers.ts'
import { createSessionsHandlers } from './sessions/sessions.handlers.ts'
import type { Sessions } from './sessions/sessions.ts'
import { createOpening } from './shares/opening.ts'
import { createSharesHandlers } from './shares/shares.handlers.ts'
import { createShares, type Shares } from './shares/shares.ts'
import type { BlobStore } from './storage/blob-store.ts'
import type { Healing } from './storage/healing.ts'
import { requireUsable, type Stores } from './storage/open-stores.ts'
import type { Scrub } from './storage/scrub.ts'
import { createSchedule, type Schedule } from './jobs/schedule.ts'
import { loadAssets, pageAssets } from './web/assets.ts'
import { pageCookies } from './web/cookies.ts'
import { pageContentSecurityPolicy } from './web/pages.ts'
import { createExternalSignInHandlers } from './web/external-sign-in.handlers.ts'
import { createProblemView } from './web/problem-view.ts'
import { createRecoveryPages } from './web/recovery.handlers.ts'
import { strengthAssets } from './web/strength-meter.ts'
import { createInvitationPages } from './web/invitation.handlers.ts'
import { createReceiving } from './upload-requests/receiving.ts'
import { createUploadRequestsHandlers } from './upload-requests/upload-requests.handlers.ts'
import { createUploadRequests, type UploadRequests } from './upload-requests/upload-requests.ts'
import type { Deletions } from './users/deletions.ts'
import type { Erasure } from './users/erasure.ts'
import { createUsersHandlers } from './users/users.handlers.ts'
import { createAppending } from './uploads/appending.ts'
import { createCompletion } from './uploads/completion.ts'
import { createUploadMetadata } from './uploads/upload-metadata.ts'
import { createUploadRows } from './uploads/upload-rows.ts'
import { createUploadsHandlers } from './uploads/uploads.handlers.ts'
import { createUploads, type Uploads } from './uploads/uploads.ts'
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
  readonly secondFactor: SecondFactor
  readonly keys: Keys
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly fileIndex: Pick<FileIndex, 'catchUp'>
  readonly versions: Pick<Versions, 'sweep'>
  readonly stores: Stores
  /** Looks for damage. */
  readonly scrub: Pick<Scrub, 'run'>
  readonly healing: Healing
  /** What follows the deletion of accounts. */
  readonly erasure: Erasure
  readonly deletions: Pick<Deletions, 'sweepPending'>
  readonly uploads: Pick<Uploads, 'sweep'>
  readonly shares: Pick<Shares, 'sweep'>
  readonly uploadRequests: Pick<UploadRequests, 'sweep'>
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
  const {
    secondFactor,
    secondStep,
    factors,
    keys,
    roles,
    usage,
    references,
    userAdministration,
    identities,
    identityLinks,
    pendingSignIns,
    externalSignIns,
    recovery,
    delivery,
    keyring,
    storedKeys,
    recentSignIn,
    place,
    origin,
    auditSealing,
    counters,
    limits,
    rates,
    idempotency,
    revocations,
    sessions,
    accounts,
    blobs,
    examination,
    fileTypes,
    damage,
    stores,
    scrub,
    healing,
    ...domain
  } = await createDomain(deps)
  await requireUsable(database, stores.places)
  const contract = readContract(contractText)
  const metrics = config.metricsToken === undefined ? undefined : createMetrics({ version, contract })
  damage.onNoted(() => metrics?.damaged())
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const fileIndex = createFileIndex({ database })
  const keep = config.versionsKeep
  const history = createHistory({ database, clock, references, keep })
  const { audit } = domain
  const kept = { database, clock, usage, references, history, audit }
  const files = createFiles({ ...kept, blobs, index: fileIndex, examination, fileTypes, newId })
  const days = config.versionsDays
  const versions = createVersions({ ...kept, keep, days })
  const downloads = createDownloads({ audit, enabled: config.auditDownloads })
  const listing = createListing({ database })
  const thumbnails = createThumbnails()
  const keptThumbnails = createKeptThumbnails({ database, clock, blobs, thumbnails })
  const uploads = composeUploads(deps, {
    blobs,
    usage,
    examination,
    files,
    fileTypes,
    checkNotes: fieldChecks(contract).get('uploadFile') ?? (() => []),
  })
  const signed = createSignedValues(domain.secret)
  const guests = { ...domain, database, clock, newId, limits, rates, origin, signed, files, requireGoodPassword }
  const unlocking = createUnlocking({ signed, clock })
  const shares = createShares(guests)
  const uploadRequests = createUploadRequests(guests)

  const isReady = async (): Promise<boolean> =>
    (await pendingMigrations(database).catch(() => ['unknown'])).length === 0
  const fileGroups = createFileGroups({ database })
  const web = createWebHandlers({
    accounts,
    sessions,
    secondStep,
    files,
    listing,
    groups: fileGroups,
    assets: loadAssets([...pageAssets(), ...consoleAssets(), ...docsAssets(), ...strengthAssets(), ...passkeyAssets()]),
    signup: config.signup,
    providers: config.identityProviders,
    lacksSecondFactor: factors.secondFactorPolicy.restrictsPrincipal,
    maxFileBytes: config.maxFileBytes,
    secure,
  })
  const factorHandlers = join(
    createFactorsHandlers(factors),
    join(createSecondStepHandlers({ ...factors, secondStep }), createSecondStepPages({ secondStep, secure })),
  )
  const admin = createAdminHandlers({ signingKeys: createSigningKeys({ keyring, storedKeys, recentSignIn }) })
  const userHandlers = join(
    createUsersHandlers({
      administration: userAdministration,
      accounts,
      sessions,
      usage,
      storageLimits: config,
      idempotency,
    }),
    createInvitationPages({ invitations: userAdministration.invitations, sessions, secure }),
  )
  const keyHandlers = join(
    createApiKeysHandlers({
      apiKeys: keys.apiKeys,
      keyListing: keys.keyListing,
      serviceAccounts: keys.serviceAccounts,
      idempotency,
    }),
    createRolesHandlers({ roles, idempotency }),
  )
  const recoveryHandlers = join(createRecoveryHandlers(recovery), createRecoveryPages(recovery))
  const identityHandlers = join(
    createIdentitiesHandlers({ identities, providers: config.identityProviders }),
    createExternalSignInHandlers({ externalSignIns, identityLinks, secure }),
  )
  const shared = { blobs, qrCodeOf, unlockedFor, secure, idempotency }
  const guestHandlers = join(
    createSharesHandlers({ ...shared, shares, opening: createOpening({ ...guests, unlocking }) }),
    join(
      createUploadRequestsHandlers({
        ...shared,
        uploadRequests,
        receiving: createReceiving({ ...guests, unlocking }),
      }),
      createLinksHandlers({ blobs, downloads, links: createLinks({ ...guests, maxFileBytes: config.maxFileBytes }) }),
    ),
  )
  const handlers: Handlers = join(
    join(
      createSessionsHandlers({ sessions, secondStep, keyring, issuer: origin }),
      join(
        createAccountsHandlers({ accounts, usage, storageLimits: config, deletions: userAdministration.deletions }),
        recoveryHandlers,
      ),
    ),
    join(
      join(
        join(
          createFilesHandlers({
            files,
            listing,
            groups: fileGroups,
            changeFiles: createFileBatch({ files }).change,
            blobs,
            downloads,
            idempotency,
            thumbnails: keptThumbnails,
          }),
          guestHandlers,
        ),
        join(createVersionsHandlers({ versions, blobs, downloads }), createUploadsHandlers({ uploads, idempotency })),
      ),
      join(
        createAuditHandlers({ trail: createTrail({ database }) }),
        join(
          createServiceHandlers({ contract, version, isReady, readMetrics: metrics?.expose }),
          join(join(factorHandlers, join(userHandlers, keyHandlers)), join(admin, join(identityHandlers, web))),
        ),
      ),
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
    rates,
    lacksSecondFactor: factors.secondFactorPolicy.restrictsPrincipal,
    authenticator: {
      principalOf: (credentials, caller) =>
        isKeyText(credentials)
          ? keys.keyAuthentication.principalOf(credentials, caller)
          : sessions.principalOf(credentials, caller),
      principalOfClient: sessions.principalOfClient,
      renewPage: async (refreshToken, device) => {
        const tokens = await sessions.refresh(refreshToken, { device }).catch((error: unknown) => {
          throw error instanceof Problem && error.kind === 'invalid-grant'
            ? new Problem('unauthenticated', { cause: error })
            : error
        })
        return { principal: tokens.principal, cookies: pageCookies(tokens, secure) }
      },
    },
    problemPage: createProblemView({ signup: config.signup, providers: config.identityProviders }),
    pagePolicy: pageContentSecurityPolicy,
  })
  const schedule: Schedule = createSchedule(log, [
    { name: 'sweep contents', everyMillis: 60_000, run: () => blobs.sweep(contentGraceMillis) },
    { name: 'make files findable', everyMillis: 2000, run: fileIndex.catchUp },
    { name: 'sweep versions', everyMillis: 600_000, run: versions.sweep },
    { name: 'sweep uploads', everyMillis: 60_000, run: uploads.sweep },
    { name: 'look for damaged bytes', everyMillis: 60_000, run: scrub.run },
    { name: 'heal damaged files', everyMillis: 10_000, run: healing.run },
    { name: 'delete what deleted accounts had', everyMillis: 2000, run: userAdministration.erasure.run },
    { name: 'sweep invitations', everyMillis: 3_600_000, run: userAdministration.invitations.sweep },
    { name: 'sweep shares', everyMillis: 3_600_000, run: shares.sweep },
    { name: 'sweep upload requests', everyMillis: 3_600_000, run: uploadRequests.sweep },
    { name: 'sweep revocations', everyMillis: 3_600_000, run: revocations.sweep },
    { name: 'write when keys were used', everyMillis: 60_000, run: keys.keyUse.write },
    { name: 'write when sessions were seen', everyMillis: 5000, run: sessions.flushActivity },
    { name: 'send letters', everyMillis: 1000, run: delivery.run },
    { name: 'sweep links', everyMillis: 3_600_000, run: recovery.sweep },
    {
      name: 'delete registrations that nobody verified',
      everyMillis: 3_600_000,
      run: userAdministration.deletions.sweepPending,
    },
    { name: 'sweep external sign-ins', everyMillis: 600_000, run: pendingSignIns.sweep },
    { name: 'sweep sessions', everyMillis: 3_600_000, run: sessions.sweep },
    { name: 'seal audit events', everyMillis: 1000, run: auditSealing.seal },
    { name: 'purge audit events', everyMillis: 3_600_000, run: () => purgeAudit(config, auditSealing) },
    { name: 'sweep challenges', everyMillis: 60_000, run: () => sweepChallenges(secondStep, factors) },
    { name: 'sweep idempotency keys', everyMillis: 600_000, run: idempotency.sweep },
    { name: 'sweep limits', everyMillis: 300_000, run: counters.sweep },
    { name: 'turn signing keys', everyMillis: 60_000, run: keyring.turn },
  ])

  return {
    config,
    database,
    accounts,
    sessions,
    secondFactor,
    keys,
    keyring,
    blobs,
    fileIndex,
    versions,
    stores,
    scrub,
    healing,
    erasure: userAdministration.erasure,
    deletions: userAdministration.deletions,
    uploads,
    shares,
    uploadRequests,
    log,
    guard: http.guard,
    origin,
    listen,
    close,
  }

  async function listen(): Promise<string> {
    await bootstrap(config, accounts, log)
    await revocations.start()
    keyring.start()
    place.listening = await listenAt(http.server, config)
    http.warm()
    schedule.start()
    delivery.start()
    return place.listening
  }

  async function close(graceMillis = 10_000): Promise<void> {
    scrub.stop()
    // A job that lasts is cut short like a request: it leaves no more behind than a crash would.
    await Promise.all([
      stopListening(http.server, graceMillis),
      within(graceMillis, Promise.all([schedule.stop(), delivery.stop()])),
    ])
    thumbnails.stop()
    revocations.stop()
    keyring.stop()
    // What it tells is a convenience; a database that is away does not hold the end.
    await keys.keyUse.write().catch((error: unknown) => {
      log.warn({ err: error }, 'not written: when API keys were used last')
    })
    await sessions.flushActivity().catch((error: unknown) => {
      log.warn({ err: error }, 'not written: when sessions were seen last')
    })
    await database.close()
  }
}

function composeUploads(
  { config, database, clock }: DomainDeps,
  {
    blobs,
    usage,
    examination,
    files,
    fileTypes,
    checkNotes,
  }: Pick<Domain, 'blobs' | 'usage' | 'examination'> & {
    files: Files
    fileTypes: FileTypes
    checkNotes: FieldCheck
  },
): Uploads {
  const { maxFileBytes } = config
  const readMetadata = createUploadMetadata({ usable: files.usable, checkNotes })
  const rows = createUploadRows({ database, clock, ttlMillis: config.uploadTtl * 1000 })
  const digests = { readReprDigest, requireDigests }
  const completion = createCompletion({
    database,
    clock,
    blobs,
    examination,
    fileTypes,
    files,
    rows,
    readMetadata,
    ...digests,
  })
  const appending = createAppending({ blobs, usage, rows, completion, maxFileBytes })
  return createUploads({
    blobs,
    usage,
    fileTypes,
    rows,
    appending,
    completion,
    readMetadata,
    readReprDigest,
    newId,
    maxFileBytes,
  })
}

/** How long staged or deleted bytes lie untouched before they are collected. */
const contentGraceMillis = 5 * 60_000

async function sweepChallenges(secondStep: SecondStep, { passkeyChallenges }: Domain['factors']): Promise<void> {
  await secondStep.sweep()
  await passkeyChallenges.sweep()
}

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

async function purgeAudit({ auditRetentionDays: days }: Config, { purge }: Sealing): Promise<void> {
  if (days > 0) await purge(days)
}

async function within(millis: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  await Promise.race([work, delay(millis, undefined, { signal: over.signal })])
  over.abort()
}
