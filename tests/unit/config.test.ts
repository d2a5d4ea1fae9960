import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig, settings, type Config } from '../../src/config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (environment: Record<string, string> = {}): Config => readConfig(environment, folder)
function faultsOf(environment: Record<string, string>): string {
  try {
    read(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('there was no fault')
}

test('without settings: SQLite in ./data, sign-up closed, limits on, for this machine alone', () => {
  expect(read()).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    defaultQuotaBytes: undefined,
    versionsKeep: 10,
    versionsDays: 365,
    deduplication: true,
    fileTypes: [],
    bodyPatience: { idleMillis: 30_000, graceMillis: 60_000, minimumBytesPerSecond: 512 },
    database: { dialect: 'sqlite', location: join(folder, 'data', 'coffer.db') },
    publicUrl: undefined,
    secret: undefined,
    signup: 'closed',
    emailVerification: 'off',
    smtpUrl: undefined,
    mailFrom: undefined,
    passwordMemoryKib: 19_456,
    requireSecondFactor: [],
    bootstrap: undefined,
    identityProviders: [],
    maxFileBytes: 107_374_182_400,
    mediaTypeContradiction: 'report',
    scanner: undefined,
    uploadTtl: 86_400,
    storage: [{ kind: 'database' }],
    scrubDays: 30,
    accessTokenTtl: 1200,
    refreshTokenTtl: 2_592_000,
    sessionTtl: 7_776_000,
    tokenAlgorithm: 'ES256',
    signingKeyTtl: 7_776_000,
    audience: undefined,
    rateLimit: true,
    requestsPerMinute: { key: 0, account: 0, link: 600 },
    trustedProxies: 0,
    auditDownloads: false,
    auditRetentionDays: 400,
    responseGuard: 'report',
    responseGuardPercent: 100,
    metricsToken: undefined,
    logLevel: 'info',
  })
})

test('an empty setting counts as not set', () => {
  expect(read(Object.fromEntries(Object.keys(settings).map((name) => [name, ''])))).toEqual(read())
})

test('every fault is told in one message, each with the name of its setting', () => {
  const wrong: Record<string, string> = {
    PORT: '70000',
    DATABASE_URL: 'postgres://host/name',
    COFFER_PUBLIC_URL: 'ftp://example.org',
    COFFER_SECRET: 'short',
    COFFER_SIGNUP: 'Open',
    COFFER_BOOTSTRAP_EMAIL: 'nobody',
    COFFER_BOOTSTRAP_PASSWORD: 'short',
    COFFER_OIDC_PROVIDERS: '[{"id":"Key Cloak","clientSecret":7}]',
    COFFER_EMAIL_VERIFICATION: 'yes',
    COFFER_MAIL_FROM: 'Coffer',
    COFFER_PASSWORD_MEMORY_KIB: '1024',
    COFFER_MAX_FILE_BYTES: '1e9',
    COFFER_DEFAULT_QUOTA_BYTES: 'none',
    COFFER_VERSIONS_KEEP: '1001',
    COFFER_VERSIONS_DAYS: '-1',
    COFFER_DEDUPLICATION: 'yes',
    COFFER_FILE_TYPES: 'images',
    COFFER_BODY_PAUSE_SECONDS: '0',
    COFFER_BODY_GRACE_SECONDS: '1h',
    COFFER_BODY_BYTES_PER_SECOND: '1k',
    COFFER_STORAGE: 'floppy',
    COFFER_SCRUB_DAYS: 'weekly',
    COFFER_ACCESS_TOKEN_TTL: '15m',
    COFFER_REFRESH_TOKEN_TTL: '-1',
    COFFER_TOKEN_ALGORITHM: 'none',
    COFFER_SIGNING_KEY_TTL: '60',
    COFFER_RATE_LIMIT: 'yes',
    COFFER_KEY_REQUESTS_PER_MINUTE: '-1',
    COFFER_ACCOUNT_REQUESTS_PER_MINUTE: '10000001',
    COFFER_LINK_REQUESTS_PER_MINUTE: 'many',
    COFFER_AUDIT_DOWNLOADS: 'true',
    COFFER_TRUSTED_PROXIES: 'everybody',
    COFFER_AUDIT_RETENTION_DAYS: '-1',
    COFFER_RESPONSE_GUARD: 'throw',
    COFFER_RESPONSE_GUARD_PERCENT: '0',
    COFFER_METRICS_TOKEN: 'guess me',
    COFFER_LOG_LEVEL: 'verbose',
    COFFER_SIGNUPS: 'open',
  }
  const message = faultsOf(wrong)
  const lines = message.split('\n').filter((line) => line.startsWith('  - '))
  for (const name of Object.keys(wrong))
    expect(lines.filter((line) => line.startsWith(`  - ${name}: `))).toHaveLength(1)
  expect(lines).toHaveLength(Object.keys(wrong).length)
})

test('a message tells no secret', () => {
  const message = faultsOf({
    COFFER_SECRET: 'c2VjcmV0LXZhbHVl',
    COFFER_BOOTSTRAP_EMAIL: 'ada@example.org',
    COFFER_BOOTSTRAP_PASSWORD: 'hunter2',
    COFFER_METRICS_TOKEN: 'sesame',
    DATABASE_URL: 'mysql://user:pa55word@host',
    COFFER_SMTP_URL: 'smtp://user:pa55word@host/path',
    COFFER_MAIL_FROM: 'it@example.org',
  })
  for (const secret of ['c2VjcmV0', 'hunter2', 'sesame', 'pa55word']) expect(message).not.toContain(secret)
})

test.each([
  ['COFFER_SINGUP', 'COFFER_SIGNUP'],
  ['COFFER_SECRETT', 'COFFER_SECRET'],
  ['COFFER_RATELIMIT', 'COFFER_RATE_LIMIT'],
  ['COFFER_PUBLIC_URI', 'COFFER_PUBLIC_URL'],
  ['COFFER_ACCES_TOKEN_TTL', 'COFFER_ACCESS_TOKEN_TTL'],
])('an unknown setting %s is refused with the one that was meant', (name, meant) => {
  expect(faultsOf({ [name]: 'x' })).toBe(`${name}: there is no such setting; did you mean ${meant}?`)
})

test('an unknown setting that is like none is refused without a guess, others’ settings are none of ours', () => {
  expect(faultsOf({ COFFER_COLOUR_OF_THE_PAGES: 'blue' })).toBe('COFFER_COLOUR_OF_THE_PAGES: there is no such setting')
  expect(() => read({ HOME: '/', NODE_ENV: 'test', COFFEE: 'black' })).not.toThrow()
})

test.each([
  ['sqlite::memory:', { dialect: 'sqlite', location: ':memory:' }],
  ['sqlite:///var/lib/coffer.db', { dialect: 'sqlite', location: '/var/lib/coffer.db' }],
  ['sqlite:/var/lib/coffer.db', { dialect: 'sqlite', location: '/var/lib/coffer.db' }],
  ['mysql://user:p%40ss@host:3307/name', { dialect: 'mysql', location: 'mysql://user:p%40ss@host:3307/name' }],
  ['mariadb://user@host/name', { dialect: 'mysql', location: 'mysql://user@host/name' }],
])('DATABASE_URL %s is understood', (text, database) => {
  expect(read({ DATABASE_URL: text }).database).toEqual(database)
})

test('a relative SQLite file lies in the folder of the project', () => {
  expect(read({ DATABASE_URL: 'sqlite:./other.db' }).database.location).toBe(join(folder, 'other.db'))
})

test.each(['sqlite:', 'mysql://host', 'mysql://host/', 'mysql:', 'host/name', 'postgres://host/name'])(
  'DATABASE_URL %s is refused',
  (text) => {
    expect(faultsOf({ DATABASE_URL: text })).toMatch(/^DATABASE_URL: /)
  },
)

test.each([
  'example.org',
  'https://example.org/coffer',
  'https://user@example.org',
  'https://example.org?x=1',
  'javascript:alert(1)',
])('COFFER_PUBLIC_URL %s is refused', (text) => {
  expect(faultsOf({ COFFER_PUBLIC_URL: text })).toMatch(/^COFFER_PUBLIC_URL: /)
})

test('COFFER_PUBLIC_URL is reduced to the origin', () => {
  expect(read({ COFFER_PUBLIC_URL: 'HTTPS://Files.Example.org:443/' }).publicUrl).toBe('https://files.example.org')
})

test('COFFER_SECRET is 32 bytes in base64', () => {
  const bytes = randomBytes(32)
  expect(read({ COFFER_SECRET: bytes.toString('base64') }).secret).toEqual(bytes)
  for (const wrong of [bytes.toString('hex'), randomBytes(31).toString('base64'), randomBytes(64).toString('base64')])
    expect(faultsOf({ COFFER_SECRET: wrong })).toMatch(/openssl rand -base64 32/)
})

test.each(['COFFER_BOOTSTRAP_EMAIL', 'COFFER_BOOTSTRAP_PASSWORD'])('%s alone is refused, naming the other', (name) => {
  const other = name === 'COFFER_BOOTSTRAP_EMAIL' ? 'COFFER_BOOTSTRAP_PASSWORD' : 'COFFER_BOOTSTRAP_EMAIL'
  expect(faultsOf({ [name]: 'ada@example.org, with a long tail' })).toBe(`${other}: both or neither must be set`)
})

test('an .env file fills in what the environment lacks, and its faults are told as well', async () => {
  await writeFile(join(folder, '.env'), '# a comment\nPORT=9000\nCOFFER_SIGNUP="open"\n')
  try {
    expect(read({ PORT: '9001' })).toMatchObject({ port: 9001, signup: 'open' })
    await writeFile(join(folder, '.env'), 'COFFER_SIGNUPP=open\n')
    expect(faultsOf({})).toContain('did you mean COFFER_SIGNUP?')
  } finally {
    await rm(join(folder, '.env'))
  }
})

test.each([
  ['2', 2],
  ['10', 10],
  ['10.0.0.0/8', ['10.0.0.0/8']],
  ['192.0.2.7, 2001:db8::/32', ['192.0.2.7/32', '2001:db8::/32']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['10.0.0.0/8,linklocal', ['10.0.0.0/8', '169.254.0.0/16', 'fe80::/10']],
])('trusted proxies: %s', (text, proxies) => {
  expect(read({ COFFER_TRUSTED_PROXIES: text }).trustedProxies).toEqual(proxies)
})

test.each([
  '11',
  '-1',
  '1.5',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0/8',
  '10.0.0.0/8/8',
  'all',
  '1,',
  '::1%lo',
])('trusted proxies: %s is refused', (text) => {
  expect(faultsOf({ COFFER_TRUSTED_PROXIES: text })).toMatch(/^COFFER_TRUSTED_PROXIES: must be a number/)
})

test.each([
  ['0', 0],
  ['3600', 3600],
  ['315360000', 315_360_000],
])('COFFER_SIGNING_KEY_TTL=%s is %s seconds', (text, seconds) => {
  expect(read({ COFFER_SIGNING_KEY_TTL: text }).signingKeyTtl).toBe(seconds)
})

test.each(['1', '3599', '315360001', '-1', '1e9', '90d', '0x10'])('COFFER_SIGNING_KEY_TTL=%s is refused', (text) => {
  expect(faultsOf({ COFFER_SIGNING_KEY_TTL: text })).toBe(
    'COFFER_SIGNING_KEY_TTL: must be 0 or a whole number from 3600 to 315360000',
  )
})

test('COFFER_REQUIRE_SECOND_FACTOR: names of roles, with commas between', () => {
  expect(read({ COFFER_REQUIRE_SECOND_FACTOR: 'admin, auditor' }).requireSecondFactor).toEqual(['admin', 'auditor'])
  for (const text of ['admin,', 'Admin', 'admin auditor', '-admin', 'a'.repeat(51)])
    expect(faultsOf({ COFFER_REQUIRE_SECOND_FACTOR: text })).toBe(
      'COFFER_REQUIRE_SECOND_FACTOR: must be names of roles, separated by commas',
    )
})

test.each([
  'mail.example.org',
  'http://mail.example.org',
  'smtp://',
  'smtp://user@mail.example.org',
  'smtp://mail.example.org/inbox',
  'smtp://mail.example.org?ca=none',
])('COFFER_SMTP_URL %s is refused', (text) => {
  expect(faultsOf({ COFFER_SMTP_URL: text, COFFER_MAIL_FROM: 'it@example.org' })).toMatch(/^COFFER_SMTP_URL: /)
})

test('COFFER_SMTP_URL needs a sender', () => {
  expect(faultsOf({ COFFER_SMTP_URL: 'smtp://mail.example.org' })).toBe(
    'COFFER_MAIL_FROM: must be set with COFFER_SMTP_URL',
  )
  const mailFrom = 'Coffer <no-reply@example.org>'
  const set = { COFFER_SMTP_URL: 'smtps://user:p%40ss@mail.example.org:465', COFFER_MAIL_FROM: mailFrom }
  expect(read(set)).toMatchObject({ smtpUrl: set.COFFER_SMTP_URL, mailFrom })
})

test.each(['Coffer', 'a@b, c@d', 'Coffer <a@b> <c@d>', 'a@b\r\nBcc: c@d', 'Coffer: <a@b>;', '<a@b'])(
  'COFFER_MAIL_FROM %j is refused',
  (text) => {
    expect(faultsOf({ COFFER_MAIL_FROM: text })).toMatch(/^COFFER_MAIL_FROM: /)
  },
)

test.each([
  ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
  ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('COFFER_CLAMD %s is an address', (text, address) => {
  expect(read({ COFFER_CLAMD: text }).scanner).toEqual(address)
})

test.each([
  '127.0.0.1:3310',
  'http://127.0.0.1:3310',
  'tcp://127.0.0.1',
  'tcp://a@127.0.0.1:1',
  'tcp://host:1/x',
  'unix:run',
])('COFFER_CLAMD %s is refused', (text) => {
  expect(faultsOf({ COFFER_CLAMD: text })).toMatch(/^COFFER_CLAMD: /)
})

const noParameters = { endpoint: undefined, region: undefined, pathStyle: false }

test('COFFER_STORAGE: the first takes what is new, and the database can always be read', () => {
  expect(read({ COFFER_STORAGE: 'disk:./files' }).storage).toEqual([
    { kind: 'disk', folder: join(folder, 'files') },
    { kind: 'database' },
  ])
  expect(read({ COFFER_STORAGE: 'database, disk:/srv/files/' }).storage).toEqual([
    { kind: 'database' },
    { kind: 'disk', folder: '/srv/files' },
  ])
})

test('COFFER_STORAGE: a bucket with a prefix and parameters', () => {
  const endpoint = 'https%3A%2F%2Fs3.example.org%3A9000%2F'
  expect(
    read({ COFFER_STORAGE: `s3://my-bucket/a/b/?endpoint=${endpoint}&region=eu-1&pathStyle=true` }).storage[0],
  ).toEqual({
    kind: 's3',
    bucket: 'my-bucket',
    prefix: 'a/b/',
    endpoint: 'https://s3.example.org:9000',
    region: 'eu-1',
    pathStyle: true,
  })
  expect(read({ COFFER_STORAGE: 's3://my-bucket' }).storage[0]).toEqual({
    kind: 's3',
    bucket: 'my-bucket',
    prefix: '',
    ...noParameters,
  })
})

test.each([
  ['disk:', 'names no folder'],
  ['disk:/', 'must not be the root folder'],
  ['database,database', 'names a kind of store twice'],
  ['disk:/a,disk:/b', 'names a kind of store twice'],
  ['disk:/a,', 'must be database, disk:<folder> or s3://'],
  ['s3://', 'names no bucket'],
  ['s3://Bucket', 'names no bucket'],
  ['s3://key:pa55word@my-bucket/', 'must not have credentials in it'],
  ['s3://my-bucket:9000/', 'takes a bucket, a prefix and parameters'],
  ['s3://my-bucket/a%20b', 'takes a prefix of'],
  ['s3://my-bucket/a//b', 'takes a prefix of'],
  ['s3://my-bucket/?acl=public', 'has no parameter acl'],
  ['s3://my-bucket/?pathStyle=yes', 'takes true or false for pathStyle'],
  ['s3://my-bucket/?endpoint=s3.example.org', 'takes an endpoint such as'],
  ['s3://my-bucket/?endpoint=http://key:pa55word@host', 'takes an endpoint such as'],
  ['s3://my-bucket/?region=EU', 'has a region that is none'],
])('COFFER_STORAGE %s is refused: it %s', (text, reason) => {
  const message = faultsOf({ COFFER_STORAGE: text })
  expect(message).toContain(`COFFER_STORAGE: ${reason}`)
  expect(message).not.toContain('pa55word')
})
