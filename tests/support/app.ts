/** The real service for a test: real HTTP on a port of its own, a database of its own, the guard of answers throwing. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { createApp, type App, type AppOptions } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { Client } from './client.ts'
import { leaveOut } from './coverage.ts'

export interface TestApp {
  readonly app: App
  readonly base: string
  /** Without credentials. */
  readonly anonymous: Client
  /** What another process or replica needs to share the database and the secret. */
  readonly settings: Record<string, string>
  readonly folder: string
  readonly close: () => Promise<void>
}

export const dialect: 'sqlite' | 'mysql' = process.env['COFFER_TEST_DIALECT'] === 'mysql' ? 'mysql' : 'sqlite'
export const password = 'correct horse battery staple'

export interface StartOptions extends AppOptions {
  readonly settings?: Record<string, string>
  /** SQLite in a file instead of in memory, for a second replica or process. */
  readonly shared?: boolean
}

export async function startApp({ settings = {}, shared = false, ...options }: StartOptions = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-test-'))
  const database = await makeDatabase(folder, shared)
  const environment = {
    PORT: '0',
    COFFER_DATA: folder,
    COFFER_SECRET: randomBytes(32).toString('base64'),
    COFFER_SIGNUP: 'open',
    COFFER_RATE_LIMIT: 'off',
    COFFER_RESPONSE_GUARD: 'refuse',
    COFFER_LOG_LEVEL: process.env['COFFER_TEST_LOG'] ?? 'silent',
    DATABASE_URL: database.url,
    ...settings,
  }
  const app = await createApp(readConfig(environment, folder), options)
  const base = await app.listen()
  // Handlers that are wrong on purpose and nothing that holds their answers back, or not the contract of this project.
  if (options.contract !== undefined || (options.override && environment.COFFER_RESPONSE_GUARD !== 'refuse'))
    leaveOut(base)
  return {
    app,
    base,
    anonymous: new Client(base),
    settings: environment,
    folder,
    close: async () => {
      await app.close(500)
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Another replica beside the same database (start the first one with `shared`). */
export async function startReplica(
  of: TestApp,
  options: AppOptions & { settings?: Record<string, string> } = {},
): Promise<{ app: App; base: string; anonymous: Client; close: () => Promise<void> }> {
  const app = await createApp(
    readConfig(
      { ...of.settings, COFFER_PUBLIC_URL: of.settings['COFFER_PUBLIC_URL'] ?? of.base, ...options.settings },
      of.folder,
    ),
    options,
  )
  const base = await app.listen()
  return { app, base, anonymous: new Client(base), close: () => app.close(500) }
}

/** A database of its own, empty; SQLite in a file when it is to be shared with other processes. */
export async function makeDatabase(
  folder: string,
  shared: boolean,
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (dialect === 'sqlite')
    return { url: shared ? `sqlite:${join(folder, 'coffer.db')}` : 'sqlite::memory:', drop: async () => {} }
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: run this through "npm test -- <path>"')
  const name = `coffer_${randomBytes(8).toString('hex')}`
  await onServer(server, `create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name}`) }
}

async function onServer(server: string, sql: string): Promise<void> {
  const connection = await createConnection(server)
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
}

let count = 0

/** A signed-in account of its own. */
export async function makeAccount(
  on: Pick<TestApp, 'app' | 'base'>,
  {
    roles = ['member'] as const,
    email = `account-${++count}@example.org`,
  }: { roles?: readonly string[]; email?: string } = {},
): Promise<Account> {
  const { id } = await on.app.accounts.create({ email, password }, roles)
  return signIn(on, { id, email })
}

export interface Account {
  readonly id: string
  readonly email: string
  readonly sessionId: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly client: Client
}

export async function signIn(
  on: Pick<TestApp, 'app' | 'base'>,
  { id, email }: { id: string; email: string },
): Promise<Account> {
  const tokens = await on.app.sessions.signIn({ email, password }, { address: '127.0.0.1', userAgent: 'test' })
  return { id, email, ...tokens, client: new Client(on.base, { authorization: `Bearer ${tokens.accessToken}` }) }
}

export interface MadeKey {
  readonly id: string
  /** The whole key. */
  readonly text: string
  /** Signed in with it. */
  readonly client: Client
}

/** An API key of the account's own, or of a service account (`ownerId`). */
export async function makeKey(
  owner: Pick<Account, 'client'>,
  settings: { scopes: readonly string[]; ownerId?: string; expiresAt?: string; allowedAddresses?: readonly string[] },
): Promise<MadeKey> {
  const reply = await owner.client.post('/v1/api-keys', { name: 'Nightly backup', ...settings })
  if (reply.status !== 201) throw new Error(`the key was answered ${reply.status}: ${reply.text}`)
  const { id, key: text } = reply.json as { id: string; key: string }
  return { id, text, client: new Client(owner.client.base, { authorization: `Bearer ${text}` }) }
}

/** A stored file of the account. */
export async function makeFile(
  owner: Account,
  {
    name = 'report.pdf',
    bytes = Buffer.from('content'),
    mediaType = 'application/pdf',
  }: { name?: string; bytes?: Uint8Array; mediaType?: string } = {},
): Promise<StoredFile> {
  const reply = await owner.client.post('/v1/files', bytes, {
    'content-type': mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })
  if (reply.status !== 201) throw new Error(`upload answered ${reply.status}: ${reply.text}`)
  return reply.json as StoredFile
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly tags: string[]
  readonly version: number
  readonly createdAt: string
}
