/** The only reader of the environment. Refuses to start with one message that lists every fault. */
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { readFileTypes, type FileTypeRule } from './files/file-types.ts'
import { readProviders, type ProviderSettings } from './identities/provider-settings.ts'
import type { ScannerAddress } from './media/scanner.ts'
import { algorithms, type Algorithm } from './sessions/algorithm.ts'
import { storeLocations, type StoreLocations } from './storage/store-location.ts'

export interface DatabaseLocation {
  readonly dialect: 'sqlite' | 'mysql'
  /** SQLite: a file's path or `:memory:`; MySQL: the address. */
  readonly location: string
}

export interface Config {
  readonly port: number
  readonly host: string
  readonly database: DatabaseLocation
  /** Where the secret and, by default, the SQLite database lie. */
  readonly dataFolder: string
  /** The origin that people and clients use; undefined: the address that is listened on. */
  readonly publicUrl: string | undefined
  /** 32 bytes; undefined: read from, or made in, the data folder. */
  readonly secret: Buffer | undefined
  readonly signup: 'open' | 'invite' | 'closed'
  /** Whether who registers openly has to verify the address before signing in. */
  readonly emailVerification: 'off' | 'required'
  /** Undefined: letters lie in the data folder's outbox. */
  readonly smtpUrl: string | undefined
  /** `Name <address>` or an address; always there with `smtpUrl`. */
  readonly mailFrom: string | undefined
  /** KiB that hashing one password takes. */
  readonly passwordMemoryKib: number
  /** Roles that must sign in with a second factor. */
  readonly requireSecondFactor: readonly string[]
  readonly bootstrap: { readonly email: string; readonly password: string } | undefined
  /** Whom people may sign in with besides this service. */
  readonly identityProviders: readonly ProviderSettings[]
  readonly maxFileBytes: number
  /** What becomes of bytes that are something else than was said. */
  readonly mediaTypeContradiction: 'report' | 'refuse'
  /** ClamAV's daemon; undefined: nobody scans. */
  readonly scanner: ScannerAddress | undefined
  /** Of accounts without a quota of their own; undefined: they have none. */
  readonly defaultQuotaBytes: number | undefined
  /** How many former versions a file keeps, and for how many days after they were replaced (0: for ever). */
  readonly versionsKeep: number
  readonly versionsDays: number
  /** Whether equal bytes of one owner lie once. */
  readonly deduplication: boolean
  /** Which media types are stored; empty: all. */
  readonly fileTypes: readonly FileTypeRule[]
  /** How slow a request's body may come. */
  readonly bodyPatience: {
    readonly idleMillis: number
    readonly graceMillis: number
    readonly minimumBytesPerSecond: number
  }
  /** Seconds that an upload waits for more of it. */
  readonly uploadTtl: number
  /** Where the bytes of files lie. */
  readonly storage: StoreLocations
  /** How often all stored bytes are read again to see that they are whole; 0: never. */
  readonly scrubDays: number
  /** Seconds. */
  readonly accessTokenTtl: number
  /** Seconds, counted anew with each refresh. */
  readonly refreshTokenTtl: number
  /** Seconds that a session lives, however often it is refreshed. */
  readonly sessionTtl: number
  readonly tokenAlgorithm: Algorithm
  /** Seconds after which another key signs; 0: only when somebody says so. */
  readonly signingKeyTtl: number
  readonly audience: string | undefined
  readonly rateLimit: boolean
  /** 0: as many as they like. */
  readonly requestsPerMinute: { readonly key: number; readonly account: number; readonly link: number }
  /** How many proxies in front, or those in which networks (CIDR), are trusted to name the client's address in `X-Forwarded-For`. */
  readonly trustedProxies: number | readonly string[]
  /** Whether the trail tells of each download. */
  readonly auditDownloads: boolean
  /** 0: audit events are kept for ever. */
  readonly auditRetentionDays: number
  /** What the guard of answers does with a breach of the contract. */
  readonly responseGuard: 'refuse' | 'report' | 'off'
  /** How many of a hundred answers it looks at. */
  readonly responseGuardPercent: number
  /** Undefined: metrics are neither kept nor shown. */
  readonly metricsToken: string | undefined
  readonly logLevel: LogLevel
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Every setting, with what it means: the source of `coffer doctor` and of the README's table. */
export const settings = {
  PORT: 'port to listen on (8080)',
  HOST: 'address to listen on (127.0.0.1)',
  DATABASE_URL: 'sqlite:<file> or mysql://user:pass@host:3306/name (sqlite:./data/coffer.db)',
  COFFER_DATA: 'folder of the secret and the SQLite database (./data)',
  COFFER_PUBLIC_URL: 'the origin people and clients use, such as https://files.example.org (the address listened on)',
  COFFER_SECRET: '32 bytes in base64; encrypts keys at rest; replicas share it (made in the data folder)',
  COFFER_SIGNUP: 'open, invite or closed (closed)',
  COFFER_EMAIL_VERIFICATION:
    'off or required: whether who registers openly signs in only once the address is verified (off)',
  COFFER_SMTP_URL:
    'mail server: smtp://user:pass@host:587 (STARTTLS) or smtps://user:pass@host:465 (an outbox folder beside the data)',
  COFFER_MAIL_FROM: 'sender of letters, such as Coffer <no-reply@example.org>; needed with COFFER_SMTP_URL',
  COFFER_PASSWORD_MEMORY_KIB:
    'memory that hashing a password takes, 19456 to 1048576 KiB; may grow at any time (19456)',
  COFFER_REQUIRE_SECOND_FACTOR:
    'roles, separated by commas, that must sign in with a second factor, such as admin (none)',
  COFFER_BOOTSTRAP_EMAIL: 'the first administrator, made once on an empty database',
  COFFER_BOOTSTRAP_PASSWORD: 'and their password, at least 15 characters',
  COFFER_OIDC_PROVIDERS: 'OpenID Connect providers to sign in with: the path of a JSON file, or the JSON itself (none)',
  COFFER_MAX_FILE_BYTES: 'the largest file in bytes (107374182400, 100 GiB)',
  COFFER_MEDIA_TYPE_CONTRADICTION:
    'report or refuse: what becomes of files whose first bytes tell another media type than was declared (report)',
  COFFER_CLAMD:
    'virus scanner that looks at each file first: tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl (none)',
  COFFER_DEFAULT_QUOTA_BYTES: 'what an account without a quota of its own may store, in bytes (no limit)',
  COFFER_VERSIONS_KEEP: 'how many former versions of a file are kept; 0: none (10)',
  COFFER_VERSIONS_DAYS: 'for how many days after they were replaced; 0: for ever (365)',
  COFFER_DEDUPLICATION: 'on or off: whether equal bytes of one owner are stored once (on)',
  COFFER_FILE_TYPES:
    'media types that are stored, and their largest sizes, such as image/*, application/pdf=52428800, -image/svg+xml (all)',
  COFFER_BODY_PAUSE_SECONDS: 'how long a client may pause within a body, 1 to 3600 (30)',
  COFFER_BODY_GRACE_SECONDS: 'how long it may be as slow as it likes, 0 to 3600 (60)',
  COFFER_BODY_BYTES_PER_SECOND: 'how fast it must be on average after that; 0: as slow as it likes (512)',
  COFFER_UPLOAD_TTL: 'how long an interrupted upload waits for more of it, in seconds, 60 to 31536000 (86400)',
  COFFER_STORAGE:
    'where the bytes of files lie: database, disk:<folder> or s3://bucket/prefix?endpoint=...&region=...&pathStyle=true; of several, separated by commas, the first takes what is new (database)',
  COFFER_SCRUB_DAYS: 'all stored bytes are read again within so many days, to find damage; 0: never (30)',
  COFFER_ACCESS_TOKEN_TTL: 'life of an access token in seconds, 60 to 86400 (1200)',
  COFFER_REFRESH_TOKEN_TTL: 'life of an unused refresh token in seconds, 300 to 31536000 (2592000)',
  COFFER_SESSION_TTL: 'life of a session in seconds, however often it is refreshed, 300 to 31536000 (7776000)',
  COFFER_TOKEN_ALGORITHM: 'ES256, EdDSA, RS256 or HS256 (ES256)',
  COFFER_SIGNING_KEY_TTL: 'life of a signing key in seconds, 3600 to 315360000; 0: rotated by hand alone (7776000)',
  COFFER_TOKEN_AUDIENCE: 'the audience of access tokens (the public URL)',
  COFFER_RATE_LIMIT: 'on or off (on)',
  COFFER_KEY_REQUESTS_PER_MINUTE: 'how many requests one API key may make; 0: as many as it likes (0)',
  COFFER_ACCOUNT_REQUESTS_PER_MINUTE:
    'how many one account may make, with its keys and sessions together; 0: as many as it likes (0)',
  COFFER_LINK_REQUESTS_PER_MINUTE:
    'how many one address may make at links of shares and the like, and ten times as many its network, or all at one link; 0: as many as they like (600)',
  COFFER_TRUSTED_PROXIES: 'the proxies in front to believe: how many, or where, such as 10.0.0.0/8, loopback (0)',
  COFFER_AUDIT_DOWNLOADS:
    'on or off: whether the audit trail tells of each download by the owner or a short-lived link; those of shares it always does (off)',
  COFFER_AUDIT_RETENTION_DAYS: 'how long audit events are kept; 0: for ever (400)',
  COFFER_RESPONSE_GUARD: 'refuse, report or off: what happens to an answer that breaks the contract (report)',
  COFFER_RESPONSE_GUARD_PERCENT: 'how many of a hundred answers that guard looks at, 1 to 100 (100)',
  COFFER_METRICS_TOKEN: 'what a collector sends as bearer token to read /metrics; without it there are no metrics',
  COFFER_LOG_LEVEL: `${logLevels.join(', ')} (info)`,
} as const
export type Setting = keyof typeof settings

/** Never shown; of addresses only the password is left out. */
const secrets: readonly Setting[] = ['COFFER_SECRET', 'COFFER_BOOTSTRAP_PASSWORD', 'COFFER_METRICS_TOKEN']
/** What the client commands read; it may stand in the same environment. */
const ofClient: ReadonlySet<string> = new Set(['COFFER_URL', 'COFFER_API_KEY', 'COFFER_PROFILE'])

/** Ten times as many fit into the column that they are counted in. */
const mostPerMinute = 10_000_000

export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      faults.length === 1
        ? faults[0]
        : `the settings are not valid:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

/**
 * @param environment the process's environment; an `.env` file in `folder` fills in what it lacks
 * @param folder what relative paths start from
 * @throws ConfigError naming every fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const values: Record<string, string | undefined> = { ...environmentFile(folder), ...environment }
  const faults: string[] = []
  for (const name of Object.keys(values)) {
    if (name.startsWith('COFFER_') && !(name in settings) && !name.startsWith('COFFER_TEST_') && !ofClient.has(name))
      faults.push(`${name}: there is no such setting${nearest(name)}`)
  }
  const read = reader(values, faults)

  const dataFolder = resolve(folder, read.text('COFFER_DATA', './data'))
  const config: Config = {
    port: read.integer('PORT', 8080, 0, 65535),
    host: read.text('HOST', '127.0.0.1'),
    dataFolder,
    database: read.parsed('DATABASE_URL', `sqlite:${resolve(dataFolder, 'coffer.db')}`, (text) =>
      databaseLocation(text, folder),
    ),
    publicUrl: read.optional('COFFER_PUBLIC_URL', origin),
    secret: read.optional('COFFER_SECRET', secretBytes),
    signup: read.choice('COFFER_SIGNUP', 'closed', ['open', 'invite', 'closed']),
    emailVerification: read.choice('COFFER_EMAIL_VERIFICATION', 'off', ['off', 'required']),
    smtpUrl: read.optional('COFFER_SMTP_URL', smtpUrl),
    mailFrom: read.optional('COFFER_MAIL_FROM', mailSender),
    passwordMemoryKib: read.integer('COFFER_PASSWORD_MEMORY_KIB', 19_456, 19_456, 1_048_576),
    requireSecondFactor: read.optional('COFFER_REQUIRE_SECOND_FACTOR', roleNames) ?? [],
    bootstrap: bootstrap(values, faults),
    identityProviders: read.optional('COFFER_OIDC_PROVIDERS', (text) => providers(text, folder)) ?? [],
    maxFileBytes: read.integer('COFFER_MAX_FILE_BYTES', 100 * 1024 ** 3, 1, 2 ** 50),
    mediaTypeContradiction: read.choice('COFFER_MEDIA_TYPE_CONTRADICTION', 'report', ['report', 'refuse']),
    scanner: read.optional('COFFER_CLAMD', scannerAddress),
    defaultQuotaBytes: read.optionalInteger('COFFER_DEFAULT_QUOTA_BYTES', 0, 2 ** 53 - 1),
    versionsKeep: read.integer('COFFER_VERSIONS_KEEP', 10, 0, 1000),
    versionsDays: read.integer('COFFER_VERSIONS_DAYS', 365, 0, 36_500),
    deduplication: read.choice('COFFER_DEDUPLICATION', 'on', ['on', 'off']) === 'on',
    fileTypes: read.optional('COFFER_FILE_TYPES', readFileTypes) ?? [],
    bodyPatience: {
      idleMillis: read.integer('COFFER_BODY_PAUSE_SECONDS', 30, 1, 3600) * 1000,
      graceMillis: read.integer('COFFER_BODY_GRACE_SECONDS', 60, 0, 3600) * 1000,
      minimumBytesPerSecond: read.integer('COFFER_BODY_BYTES_PER_SECOND', 512, 0, 1_000_000_000),
    },
    uploadTtl: read.integer('COFFER_UPLOAD_TTL', 86_400, 60, 31_536_000),
    storage: read.parsed('COFFER_STORAGE', 'database', (text) => storeLocations(text, folder)),
    scrubDays: read.integer('COFFER_SCRUB_DAYS', 30, 0, 3650),
    accessTokenTtl: read.integer('COFFER_ACCESS_TOKEN_TTL', 1200, 60, 86_400),
    refreshTokenTtl: read.integer('COFFER_REFRESH_TOKEN_TTL', 2_592_000, 300, 31_536_000),
    sessionTtl: read.integer('COFFER_SESSION_TTL', 7_776_000, 300, 31_536_000),
    tokenAlgorithm: read.choice('COFFER_TOKEN_ALGORITHM', 'ES256', algorithms),
    signingKeyTtl: read.parsed('COFFER_SIGNING_KEY_TTL', '7776000', signingKeyTtl),
    audience: read.optional('COFFER_TOKEN_AUDIENCE', (text) => text),
    rateLimit: read.choice('COFFER_RATE_LIMIT', 'on', ['on', 'off']) === 'on',
    requestsPerMinute: {
      key: read.integer('COFFER_KEY_REQUESTS_PER_MINUTE', 0, 0, mostPerMinute),
      account: read.integer('COFFER_ACCOUNT_REQUESTS_PER_MINUTE', 0, 0, mostPerMinute),
      link: read.integer('COFFER_LINK_REQUESTS_PER_MINUTE', 600, 0, mostPerMinute),
    },
    trustedProxies: read.parsed('COFFER_TRUSTED_PROXIES', '0', trustedProxies),
    auditDownloads: read.choice('COFFER_AUDIT_DOWNLOADS', 'off', ['on', 'off']) === 'on',
    auditRetentionDays: read.integer('COFFER_AUDIT_RETENTION_DAYS', 400, 0, 36_500),
    responseGuard: read.choice('COFFER_RESPONSE_GUARD', 'report', ['refuse', 'report', 'off']),
    responseGuardPercent: read.integer('COFFER_RESPONSE_GUARD_PERCENT', 100, 1, 100),
    metricsToken: read.optional('COFFER_METRICS_TOKEN', metricsToken),
    logLevel: read.choice('COFFER_LOG_LEVEL', 'info', logLevels),
  }
  if (values['COFFER_SMTP_URL'] && !values['COFFER_MAIL_FROM'])
    faults.push('COFFER_MAIL_FROM: must be set with COFFER_SMTP_URL')
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

export interface GivenSetting {
  readonly name: string
  readonly from: 'environment' | '.env'
  /** Undefined for what nobody else should read. */
  readonly value: string | undefined
}

/** The settings that are set, in the order of the table; unknown ones are `readConfig`'s to refuse. */
export function givenSettings(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): GivenSetting[] {
  const file = environmentFile(folder)
  return (Object.keys(settings) as Setting[]).flatMap((name) => {
    const from = environment[name] === undefined ? '.env' : 'environment'
    const text = environment[name] ?? file[name]
    if (text === undefined || text === '') return []
    return [
      {
        name,
        from,
        value:
          secrets.includes(name) || isSecretList(name, text)
            ? undefined
            : withPassword.includes(name)
              ? withoutPassword(text)
              : text,
      },
    ]
  })
}

/** Addresses that may have a password in them. */
const withPassword: readonly string[] = ['DATABASE_URL', 'COFFER_SMTP_URL']

/** Providers that are named in the setting itself stand there with their secrets. */
const isSecretList = (name: Setting, text: string): boolean =>
  name === 'COFFER_OIDC_PROVIDERS' && text.trimStart().startsWith('[')

/** Where the data lies, for people. */
export const shownDatabase = ({ location }: DatabaseLocation): string => withoutPassword(location)

function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^/@:]*):.*@/, '$1@')
}

function environmentFile(folder: string): Record<string, string | undefined> {
  const path = resolve(folder, '.env')
  return existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
}

function reader(values: Readonly<Record<string, string | undefined>>, faults: string[]) {
  const present = (name: Setting) => (values[name] === undefined || values[name] === '' ? undefined : values[name])
  /** Notes the fault and goes on, so that all faults are told at once; what it returns then is never used. */
  function parsed<T>(name: Setting, fallback: string, parse: (text: string) => T): T {
    try {
      return parse(present(name) ?? fallback)
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`)
      return undefined as T
    }
  }
  return {
    parsed,
    text: (name: Setting, fallback: string): string => present(name) ?? fallback,
    optional: <T>(name: Setting, parse: (text: string) => T): T | undefined =>
      present(name) === undefined ? undefined : parsed(name, '', parse),
    integer: (name: Setting, fallback: number, min: number, max: number): number =>
      parsed(name, String(fallback), integer(min, max)),
    optionalInteger: (name: Setting, min: number, max: number): number | undefined =>
      present(name) === undefined ? undefined : parsed(name, '', integer(min, max)),
    choice: <T extends string>(name: Setting, fallback: T, choices: readonly T[]): T =>
      parsed(name, fallback, (text) => {
        if (!(choices as readonly string[]).includes(text)) throw new Error(`must be one of ${choices.join(', ')}`)
        return text as T
      }),
  }
}

const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new Error(`must be a whole number from ${min} to ${max}`)
    return value
  }

function databaseLocation(text: string, folder: string): DatabaseLocation {
  if (text === 'sqlite::memory:') return { dialect: 'sqlite', location: ':memory:' }
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '')
    if (path === '') throw new Error('names no file; use sqlite:./data/coffer.db')
    return { dialect: 'sqlite', location: resolve(folder, path) }
  }
  const url = URL.canParse(text.replace(/^mariadb:/, 'mysql:'))
    ? new URL(text.replace(/^mariadb:/, 'mysql:'))
    : undefined
  if (url?.protocol !== 'mysql:') throw new Error('must be sqlite:<file> or mysql://user:pass@host:3306/name')
  if (url.pathname.length < 2)
    throw new Error('names no database; write it behind the host: mysql://user:pass@host:3306/name')
  return { dialect: 'mysql', location: url.href }
}

function roleNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.some((name) => !/^[a-z][a-z0-9-]{0,49}$/.test(name)))
    throw new Error('must be names of roles, separated by commas')
  return names
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error('must be an http or https address')
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Error('must be an origin alone, without path, query or user')
  return url.origin
}

/** Names that stand for networks, as Express has them. */
const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

function trustedProxies(text: string): number | string[] {
  if (/^([0-9]|10)$/.test(text)) return Number(text)
  return text.split(',').flatMap((part) => {
    const entry = part.trim()
    if (Object.hasOwn(namedNetworks, entry)) return namedNetworks[entry] ?? []
    const [address = '', bits, ...rest] = entry.split('/')
    const family = isIP(address)
    const width = family === 6 ? 128 : 32
    if (family === 0 || address.includes('%') || rest.length > 0 || (bits !== undefined && !isPrefix(bits, width)))
      throw new Error(
        'must be a number from 0 to 10, or a list of addresses, networks (10.0.0.0/8) and loopback, linklocal, uniquelocal',
      )
    return [`${address}/${bits ?? width}`]
  })
}

/** 0 would believe everybody. */
const isPrefix = (bits: string, width: number): boolean => /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= width

/** The file's path may be told; what is in it, not: there are secrets. */
function providers(text: string, folder: string): ProviderSettings[] {
  return readProviders(text, (path) => {
    try {
      return readFileSync(resolve(folder, path), 'utf8')
    } catch (error) {
      throw new Error(`the file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
    }
  })
}

function secretBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32) throw new Error('must be 32 bytes in base64; make one with: openssl rand -base64 32')
  return bytes
}

/** Shorter than an hour, keys would follow each other faster than the published ones may be kept. */
function signingKeyTtl(text: string): number {
  const seconds = Number(text)
  if (!/^\d{1,9}$/.test(text) || (seconds !== 0 && (seconds < 3600 || seconds > 315_360_000)))
    throw new Error('must be 0 or a whole number from 3600 to 315360000')
  return seconds
}

function smtpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('must be smtp://user:pass@host:587 or smtps://user:pass@host:465')
  if (!['', '/'].includes(url.pathname) || url.search || url.hash || (url.username === '') !== (url.password === ''))
    throw new Error('takes a user with a password, a host and a port, and nothing else')
  return url.href
}

function scannerAddress(text: string): ScannerAddress {
  if (/^unix:\/./.test(text)) return { path: text.slice('unix:'.length) }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'tcp:' || url.hostname === '' || url.port === '' || url.username || url.pathname.length > 1)
    throw new Error('must be tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl')
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) }
}

function mailSender(text: string): string {
  if (!/^([^<>"\\\x00-\x1f\x7f,;:@]+ <[^@\s<>,;:"]+@[^@\s<>,;:"]+>|[^@\s<>,;:"]+@[^@\s<>,;:"]+)$/.test(text))
    throw new Error('must be an address, or Name <address>')
  return text
}

/** RFC 6750's alphabet, and long enough not to be guessed. */
function metricsToken(text: string): string {
  if (!/^[A-Za-z0-9\-._~+/]{32,}=*$/.test(text))
    throw new Error('must have at least 32 letters, digits or -._~+/; make one with: openssl rand -hex 32')
  return text
}

function bootstrap(values: Readonly<Record<string, string | undefined>>, faults: string[]): Config['bootstrap'] {
  const email = values['COFFER_BOOTSTRAP_EMAIL']
  const password = values['COFFER_BOOTSTRAP_PASSWORD']
  if (!email && !password) return undefined
  if (!email || !password) {
    faults.push(`${email ? 'COFFER_BOOTSTRAP_PASSWORD' : 'COFFER_BOOTSTRAP_EMAIL'}: both or neither must be set`)
    return undefined
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) faults.push('COFFER_BOOTSTRAP_EMAIL: must be an e-mail address')
  if ([...password].length < 15) faults.push('COFFER_BOOTSTRAP_PASSWORD: must have at least 15 characters')
  return { email, password }
}

/** A typing error deserves its correction. */
function nearest(name: string): string {
  const own = Object.keys(settings).filter((known) => known.startsWith('COFFER_'))
  const [best = ''] = own.sort((a, b) => distance(name, a) - distance(name, b))
  return distance(name, best) <= (name.length - 'COFFER_'.length) / 3 ? `; did you mean ${best}?` : ''
}

/** How many letters have to be added, removed or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...from].entries()) {
    const above = row
    row = [line + 1]
    for (const [column, other] of [...to].entries()) {
      row.push(
        Math.min((above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1, (above[column] ?? 0) + Number(letter !== other)),
      )
    }
  }
  return row.at(-1) ?? 0
}

/** The secret's file beside the embedded database. */
export const secretFile = (dataFolder: string): string => resolve(dataFolder, 'secret')
