import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { calculateJwkThumbprint } from 'jose'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readInstallation, SecretMismatch } from '../../src/access/installation.ts'
import { createSecret } from '../../src/access/secret.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { algorithms, type Algorithm } from '../../src/sessions/algorithm.ts'
import { openKeyring, publicationLead, type Keyring } from '../../src/sessions/keyring.ts'

let database: Database
let now = Date.now()
const secret = createSecret(randomBytes(32))
const keyringOf = (algorithm: Algorithm = 'ES256', on = database): Promise<Keyring> =>
  openKeyring({ database: on, secret, clock: () => now, algorithm })

beforeAll(async () => {
  database = await openDatabase({ dialect: 'sqlite', location: ':memory:' })
  await migrate(database, () => now)
})
afterAll(() => database.close())

async function withEmptyDatabase(run: (empty: Database) => Promise<void>): Promise<void> {
  const empty = await openDatabase({ dialect: 'sqlite', location: ':memory:' })
  try {
    await migrate(empty, () => now)
    await run(empty)
  } finally {
    await empty.close()
  }
}

test.each(algorithms)(
  '%s: the row holds no private member in the clear, and the sealed one opens with the secret for its own kid alone',
  (algorithm) =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf(algorithm, empty)
      const [row, ...more] = await empty.rows('select * from signing_key')
      expect(more).toEqual([])
      const kid = keyring.current().kid
      const jwk = JSON.parse(secret.open(String(row!['sealed_private_jwk']), `signing-key/${kid}`)) as Record<
        string,
        string
      >
      const text = JSON.stringify(row)
      for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) {
        if (jwk[member] !== undefined) expect(text).not.toContain(jwk[member])
        expect(text).not.toContain(`\\"${member}\\":`)
      }
      expect(jwk['d'] ?? jwk['k']).toMatch(/^[\w-]{40,}$/)
      expect(() => secret.open(String(row!['sealed_private_jwk']), 'signing-key/another')).toThrow()
      expect(() =>
        createSecret(randomBytes(32)).open(String(row!['sealed_private_jwk']), `signing-key/${kid}`),
      ).toThrow()
      if (algorithm === 'HS256') expect(keyring.published()).toEqual([])
      else expect(kid).toBe(await calculateJwkThumbprint(keyring.published()[0]!))
    }),
)

test('an RSA key has 3072 bits, a shared secret 256 or more', () =>
  withEmptyDatabase(async (empty) => {
    const rsa = (await keyringOf('RS256', empty)).published()[0]!
    expect(Buffer.from(rsa.n!, 'base64url')).toHaveLength(384)
    const { kid } = (await keyringOf('HS256', empty)).current()
    const [row] = await empty.rows('select sealed_private_jwk from signing_key where kid = ?', [kid])
    const { k } = JSON.parse(secret.open(String(row!['sealed_private_jwk']), `signing-key/${kid}`)) as { k: string }
    expect(Buffer.from(k, 'base64url').length).toBeGreaterThanOrEqual(32)
  }))

test('a second start uses the key that is there', async () => {
  const first = await keyringOf()
  const second = await keyringOf()
  expect(second.current().kid).toBe(first.current().kid)
  expect(second.published()).toEqual(first.published())
})

test('another algorithm gets a key of its own, and the keys of the one before still verify', () =>
  withEmptyDatabase(async (empty) => {
    const before = (await keyringOf('ES256', empty)).current()
    const after = await keyringOf('EdDSA', empty)
    expect(after.current().algorithm).toBe('EdDSA')
    expect(await after.find(before.kid)).toMatchObject({ kid: before.kid, algorithm: 'ES256' })
    expect(after.published().map(({ alg }) => alg)).toEqual(['EdDSA', 'ES256'])
  }))

test('a rotated key is published at once and signs after the lead, on every replica alike', () =>
  withEmptyDatabase(async (empty) => {
    const [one, two] = [await keyringOf('ES256', empty), await keyringOf('ES256', empty)]
    const old = one.current().kid
    const next = await one.rotate()
    await two.reload()
    for (const keyring of [one, two]) {
      expect(keyring.current().kid).toBe(old)
      expect(keyring.published().map(({ kid }) => kid)).toEqual([old, next])
    }
    now += publicationLead
    for (const keyring of [one, two]) {
      expect(keyring.current().kid).toBe(next)
      expect(keyring.published().map(({ kid }) => kid)).toEqual([next, old])
    }
  }))

test('find: a kid that another replica has just made is looked for; after that no invented kid costs a query for a second', async () => {
  const queries: string[] = []
  const observed = await openDatabase(
    { dialect: 'sqlite', location: ':memory:' },
    { onQuery: (sql) => queries.push(sql) },
  )
  try {
    await migrate(observed, () => now)
    const [one, two] = [await keyringOf('ES256', observed), await keyringOf('ES256', observed)]
    const made = await one.rotate()
    expect(two.holds(made)).toBe(false)
    expect(await two.find(made)).toMatchObject({ kid: made })
    queries.length = 0
    for (let turn = 0; turn < 100; turn++) expect(await two.find(`invented-${turn}`)).toBeUndefined()
    expect(queries).toEqual([])
  } finally {
    await observed.close()
  }
})

test('readInstallation: the same secret gives the same id at each start, another one is refused', async () => {
  const { id } = await readInstallation(database, secret)
  expect(await readInstallation(database, secret)).toEqual({ id })
  await expect(readInstallation(database, createSecret(randomBytes(32)))).rejects.toThrow(SecretMismatch)
})

test('a start with another COFFER_SECRET is refused, saying which setting and what to do, and changes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-keys-'))
  const start = (settings: Record<string, string>) =>
    createApp(readConfig({ PORT: '0', COFFER_DATA: folder, COFFER_LOG_LEVEL: 'silent', ...settings }, folder))
  try {
    const first = await start({})
    const { kid } = first.keyring.current()
    await first.close()
    await expect(start({ COFFER_SECRET: randomBytes(32).toString('base64') })).rejects.toThrow(
      /set up with another COFFER_SECRET.*every replica must share it/,
    )
    const again = await start({})
    expect(again.keyring.current().kid).toBe(kid)
    expect(await again.database.rows('select kid from signing_key')).toHaveLength(1)
    await again.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
