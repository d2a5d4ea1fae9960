/** The composition root's lower half: everything but HTTP, which the service and the command line have in common. */
import { pino, type DestinationStream, type Logger } from 'pino'
import { readInstallation } from './access/installation.ts'
import { createCounters } from './access/counters.ts'
import { createDevices } from './access/devices.ts'
import { createIdempotency } from './access/idempotency.ts'
import { createLimits } from './access/limits.ts'
import { createPortions } from './access/portions.ts'
import { createRequestRates } from './access/request-rates.ts'
import { createSecondFactorPolicy } from './access/second-factor-policy.ts'
import { createSecret, secretFromFile } from './access/secret.ts'
import { createUsage } from './accounts/usage.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createRecovery } from './accounts/recovery.ts'
import { createFactorChanges } from './accounts/factor-changes.ts'
import { createFactorReset } from './accounts/factor-reset.ts'
import { createMfaFactors } from './accounts/mfa-factors.ts'
import { createPasskeyChallenges } from './accounts/passkey-challenges.ts'
import { createPasskeyProofs } from './accounts/passkey-proofs.ts'
import { createPasskeys } from './accounts/passkeys.ts'
import { createPasswords } from './accounts/passwords.ts'
import { createRecoveryCodes } from './accounts/recovery-codes.ts'
import { createSecondFactor } from './accounts/second-factor.ts'
import { createKeys } from './api-keys/keys.ts'
import { secretFile, type Config } from './config.ts'
import { createAudit } from './audit/audit.ts'
import { createChain } from './audit/chain.ts'
import { beginChain, createSealing } from './audit/sealing.ts'
import { createVerification } from './audit/verification.ts'
import type { Clock } from './db/clock.ts'
import type { Database } from './db/database.ts'
import { newId } from './db/id.ts'
import { loggedError } from './db/logged-error.ts'
import { createDelivery } from './mail/delivery.ts'
import { createExternalSignIns } from './identities/external-sign-in.ts'
import { createIdentities } from './identities/identities.ts'
import { createIdentityUse } from './identities/identity-use.ts'
import { createIdentityLinks } from './identities/identity-links.ts'
import { createIdentityProvider } from './identities/identity-provider.ts'
import { createPendingSignIns } from './identities/pending-sign-ins.ts'
import { createFileTypes } from './files/file-types.ts'
import { createExamination } from './media/examination.ts'
import { forgetThumbnails } from './media/kept-thumbnails.ts'
import { createScanner } from './media/scanner.ts'
import { createMailer } from './mail/mailer.ts'
import { choosePost, senderOf } from './mail/post-office.ts'
import { createConfirmations } from './sessions/confirmations.ts'
import { createSecondStep } from './sessions/second-step.ts'
import { createGrants } from './roles/grants.ts'
import { createRoles } from './roles/roles.ts'
import { createNewDevices } from './sessions/new-devices.ts'
import { createRecentSignIn } from './sessions/recent-sign-in.ts'
import { createAccessTokens } from './sessions/access-token.ts'
import { openKeyring } from './sessions/keyring.ts'
import { createStoredKeys } from './sessions/stored-keys.ts'
import { createRevocations } from './sessions/revocations.ts'
import { createSessions } from './sessions/sessions.ts'
import { createUserAdministration } from './users/administration.ts'
import { createBlobs } from './storage/blobs.ts'
import { createDamage } from './storage/damage.ts'
import { createMoves } from './storage/moves.ts'
import { openStores } from './storage/open-stores.ts'
import { createHealing } from './storage/healing.ts'
import { createReferences } from './storage/references.ts'
import { createScrub } from './storage/scrub.ts'

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
  const chain = createChain(secret)
  const installation = await readInstallation(database, secret, () => beginChain(database, chain))
  const place: { listening?: string } = {}
  const origin = (): string => config.publicUrl ?? place.listening ?? `http://${config.host}:${config.port}`
  const audit = createAudit({ database, clock, newId, chain })
  const keyring = await openKeyring({
    database,
    secret,
    clock,
    audit,
    log,
    algorithm: config.tokenAlgorithm,
    accessTokenTtl: config.accessTokenTtl,
    keyTtl: config.signingKeyTtl,
  })
  const storedKeys = createStoredKeys({ database, clock, signing: () => keyring.current().kid })
  const auditSealing = createSealing({ database, clock, chain })
  const auditVerification = createVerification({ database, chain })
  const post = choosePost(config)
  const from = (): string => senderOf(config, origin())
  const delivery = createDelivery({ database, clock, secret, log, audit, post, from })
  const mailer = createMailer({ clock, newId, secret, onAdded: delivery.nudge })
  const secondFactorPolicy = createSecondFactorPolicy(config.requireSecondFactor)
  const recoveryCodes = createRecoveryCodes({ clock, secret })
  const secondFactor = createSecondFactor({ database, clock, secret, audit, mailer, recoveryCodes })
  const recentSignIn = createRecentSignIn({ database, clock, secondFactor, maxAge: 900 })
  const devices = createDevices({ secret, clock })
  const counters = await createCounters(database)
  const limits = createLimits({ counters, devices, enabled: config.rateLimit })
  const rates = createRequestRates({
    portions: createPortions(counters),
    enabled: config.rateLimit,
    perMinute: config.requestsPerMinute,
  })
  const idempotency = createIdempotency({ database, clock, newId, secret })
  const passwords = await createPasswords({ memoryKib: config.passwordMemoryKib })
  const grants = createGrants({ database })
  const revocations = createRevocations({ database, clock, log, accessTokenTtl: config.accessTokenTtl })
  const accessTokens = createAccessTokens({
    keyring,
    clock,
    newId,
    issuer: origin,
    audience: () => config.audience ?? origin(),
    ttl: config.accessTokenTtl,
  })
  const keys = createKeys({ database, clock, newId, log, audit, grants, recentSignIn, revocations })
  const roles = createRoles({ database, clock, audit, grants, recentSignIn, revocations })
  const sessions = createSessions({
    database,
    clock,
    newId,
    secret,
    passwords,
    limits,
    newDevices: createNewDevices({ clock, devices, mailer, sendsMail: config.smtpUrl !== undefined }),
    useIdentity: createIdentityUse(clock),
    audit,
    accessTokens,
    revocations,
    clients: keys.keyAuthentication,
    issuer: origin,
    scopesOf: async (roles, { amr }) =>
      secondFactorPolicy.restricts({ roles, amr: amr.split(' ') }) ? [] : grants.scopesOf(roles),
    accessTokenTtl: config.accessTokenTtl,
    refreshTokenTtl: config.refreshTokenTtl,
    sessionTtl: config.sessionTtl,
  })
  const recovery = createRecovery({
    database,
    clock,
    newId,
    origin,
    passwords,
    limits,
    sessions,
    revocations,
    recentSignIn,
    mailer,
    audit,
    hasSecondFactor: secondFactor.hasSecondFactor,
  })
  const accounts = createAccounts({
    grants,
    database,
    clock,
    newId,
    passwords,
    limits,
    sessions,
    revocations,
    recentSignIn,
    secret,
    installationId: installation.id,
    signup: config.signup,
    emailVerification: config.emailVerification,
    verifications: recovery.emailVerifications,
    passwordSetting: recovery.passwordSetting,
    mailer,
    audit,
    origin,
  })
  const passkeyChallenges = createPasskeyChallenges({ database, clock })
  const passkeyProofs = createPasskeyProofs({ database, clock, audit, challenges: passkeyChallenges, origin })
  const confirmations = createConfirmations({
    database,
    clock,
    audit,
    limits,
    passwords,
    secondFactor,
    passkeyProofs,
  })
  const changes = createFactorChanges({
    database,
    clock,
    audit,
    mailer,
    recoveryCodes,
    secondFactor,
    policy: secondFactorPolicy,
    confirmations,
    sessions,
    otherWaysIn: (accountId, em) => identities.leadsTo(em, accountId),
  })
  const mfaFactors = createMfaFactors({
    database,
    clock,
    newId,
    secret,
    limits,
    audit,
    recentSignIn,
    secondFactor,
    recoveryCodes,
    changes,
    revocations,
  })
  const passkeys = createPasskeys({
    database,
    clock,
    newId,
    recentSignIn,
    changes,
    revocations,
    challenges: passkeyChallenges,
    origin,
  })
  const secondStep = createSecondStep({
    database,
    clock,
    audit,
    limits,
    secondFactor,
    passkeyProofs,
    signIn: sessions,
  })
  const factorReset = createFactorReset({ database, clock, audit, mailer, recoveryCodes, sessions, revocations })
  const factors = { mfaFactors, passkeys, passkeyChallenges, passkeyProofs, confirmations, secondFactorPolicy }
  const usage = createUsage({ database, defaultQuotaBytes: config.defaultQuotaBytes })
  const references = createReferences({ database, clock, sharesEqual: config.deduplication })
  const fileTypes = createFileTypes(config.fileTypes)
  const scanner = config.scanner && createScanner(config.scanner)
  const damage = createDamage(log)
  const stores = await openStores({ database, clock, newId, locations: config.storage })
  const blobs = createBlobs({
    database,
    clock,
    newId,
    stores: stores.all,
    release: usage.release,
    forget: forgetThumbnails(database),
    onDamage: damage.note,
  })
  const scrub = createScrub({
    database,
    clock,
    blobs,
    days: config.scrubDays,
    onDamage: (contentId, accountId) =>
      audit.record({ action: 'content.damaged', result: 'failure', accountId, target: `content:${contentId}` }),
  })
  const healing = createHealing({
    database,
    references,
    onHealed: (em, { contentId, ownerId, turned }) => {
      audit.add(em, {
        action: 'content.healed',
        accountId: ownerId,
        target: `content:${contentId}`,
        details: { turned },
      })
    },
  })
  const moves = createMoves({ database, clock, stores: stores.all })
  const userAdministration = createUserAdministration({
    database,
    clock,
    newId,
    audit,
    mailer,
    accounts,
    grants,
    usage,
    references,
    revocations,
    sessions,
    recentSignIn,
    keyIds: keys.apiKeys.idsOf,
    origin,
  })
  const identities = createIdentities({
    database,
    clock,
    newId,
    audit,
    recentSignIn,
    providerIds: config.identityProviders.map(({ id }) => id),
  })
  const pendingSignIns = createPendingSignIns({ database, secret, clock })
  const identityLinks = createIdentityLinks({
    database,
    clock,
    mailer,
    identities,
    pending: pendingSignIns,
    providers: config.identityProviders,
    recentSignIn,
    origin,
  })
  const externalSignIns = createExternalSignIns({
    database,
    clock,
    audit,
    identities,
    pending: pendingSignIns,
    providers: config.identityProviders.map((settings) => createIdentityProvider(settings, clock)),
    accounts,
    sessions,
    secondStep,
    recentSignIn,
    confirmations,
    signup: config.signup,
    origin,
  })
  return {
    keys,
    roles,
    grants,
    usage,
    references,
    userAdministration,
    identities,
    identityLinks,
    pendingSignIns,
    externalSignIns,
    recovery,
    delivery,
    post,
    secondFactor,
    secondStep,
    factors,
    factorReset,
    secret,
    audit,
    auditSealing,
    auditVerification,
    devices,
    mailer,
    recentSignIn,
    keyring,
    storedKeys,
    place,
    origin,
    counters,
    limits,
    rates,
    idempotency,
    revocations,
    sessions,
    accounts,
    passwords,
    blobs,
    fileTypes,
    examination: createExamination({
      blobs,
      audit,
      fileTypes,
      scanner,
      contradiction: config.mediaTypeContradiction,
    }),
    scanner,
    damage,
    stores,
    scrub,
    healing,
    moves,
  }
}

/** @param lines where they go; standard error, as JSON, by default */
export function createLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  lines: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      redact: ['req.headers.authorization', 'req.headers.cookie'],
      serializers: { err: loggedError, cause: loggedError },
    },
    lines,
  )
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
