import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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
import { publicationLead, type Keyring } from '../../src/sessions/keyring.ts'
import { Problem } from '../../src/problem.ts'
import { eventually } from '../support/eventually.ts'
import { openTestKeyring, type KeyringWishes } from '../support/keyring.ts'

let database: Database
let now = Date.now()
const secret = createSecret(randomBytes(32))
const keyringOf = (
  algorithm: Algorithm = 'ES256',
  on = database,
  wishes: Partial<KeyringWishes> = {},
): Promise<Keyring> => openTestKeyring({ database: on, secret, clock: () => now, algorithm, ...wishes })

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

test('find: a kid that another replica has just made is found by the one who asks, however many ask for invented ones', async () => {
  const queries: string[] = []
  const observed = await openDatabase(
    { dialect: 'sqlite', location: ':memory:' },
    { onQuery: (sql) => queries.push(sql) },
  )
  try {
    await migrate(observed, () => now)
    const [one, two] = [await keyringOf('ES256', observed), await keyringOf('ES256', observed)]
    queries.length = 0
    const begun = performance.now()
    const invented = Array.from({ length: 100 }, (_, turn) => two.find(`invented-${turn}`))
    const made = await one.rotate()
    const asked = queries.length
    expect(await two.find(made)).toMatchObject({ kid: made })
    expect((await Promise.all(invented)).filter(Boolean)).toEqual([])
    await Promise.all(Array.from({ length: 100 }, (_, turn) => two.find(`more-${turn}`)))
    // One small query a tenth of a second, whatever is asked; reading the new key took two more.
    expect(queries.length - asked).toBeLessThanOrEqual((performance.now() - begun) / 100 + 4)
  } finally {
    await observed.close()
  }
})

test('replicas that start at once on an empty database make one key', () =>
  withEmptyDatabase(async (empty) => {
    const replicas = await Promise.all(Array.from({ length: 4 }, () => keyringOf('ES256', empty)))
    expect(new Set(replicas.map((keyring) => keyring.current().kid)).size).toBe(1)
    expect(await empty.rows('select kid from signing_key')).toHaveLength(1)
  }))

test('a key of a replica whose clock is ahead signs on the others although its time has not come', () =>
  withEmptyDatabase(async (empty) => {
    const ahead = await keyringOf('ES256', empty, { clock: () => now + 4000 })
    const behind = await keyringOf('ES256', empty)
    expect(behind.current().kid).toBe(ahead.current().kid)
    await behind.turn()
    expect(behind.published()).toHaveLength(1)
  }))

describe('in time', () => {
  const ttl = 86_400
  const day = 86_400_000
  const states = async (on: Database): Promise<unknown[]> =>
    (await on.rows('select retired_at, sealed_private_jwk from signing_key order by created_at, kid')).map((row) => [
      row['retired_at'] === null ? 'signs' : Number(row['retired_at']) > now ? 'verifies' : 'over',
      row['sealed_private_jwk'] === '' ? 'erased' : 'sealed',
    ])

  test('a key is published before the one that signs gets old, by one replica, signs when it is, and the old one goes', () =>
    withEmptyDatabase(async (empty) => {
      const replicas = await Promise.all([1, 2, 3].map(() => keyringOf('ES256', empty, { keyTtl: ttl })))
      const turn = (): Promise<unknown> => Promise.all(replicas.map((keyring) => keyring.turn()))
      const first = replicas[0]!.current().kid
      const begun = now
      now = begun + day - publicationLead - 1
      await turn()
      expect(await states(empty)).toEqual([['signs', 'sealed']])

      now += 1
      await turn()
      expect(await states(empty)).toEqual([
        ['signs', 'sealed'],
        ['signs', 'sealed'],
      ])
      for (const keyring of replicas) {
        expect(keyring.current().kid).toBe(first)
        expect(keyring.published()).toHaveLength(2)
      }

      now = begun + day
      await turn()
      const second = replicas[0]!.current().kid
      expect(second).not.toBe(first)
      for (const keyring of replicas) expect(keyring.current().kid).toBe(second)
      expect(await states(empty)).toEqual([
        ['verifies', 'sealed'],
        ['signs', 'sealed'],
      ])
      // As long as a token of its last second lives, and a minute for clocks.
      now += 1200_000 + 59_999
      await turn()
      for (const keyring of replicas) expect(await keyring.find(first)).toMatchObject({ kid: first })
      now += 1
      await turn()
      for (const keyring of replicas) {
        expect(await keyring.find(first)).toBeUndefined()
        expect(keyring.published().map(({ kid }) => kid)).toEqual([second])
      }
      expect(await states(empty)).toEqual([
        ['over', 'erased'],
        ['signs', 'sealed'],
      ])
    }))

  test('a service that was off for a year publishes the next key first, all the same', () =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf('ES256', empty, { keyTtl: ttl })
      const first = keyring.current().kid
      now += 365 * day
      await keyring.turn()
      expect([keyring.current().kid, keyring.published().length]).toEqual([first, 2])
      now += publicationLead
      expect(keyring.current().kid).not.toBe(first)
    }))

  test('with 0 no key is ever too old', () =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf('ES256', empty)
      now += 3650 * day
      await keyring.turn()
      expect(await states(empty)).toEqual([['signs', 'sealed']])
    }))

  test('after a change of algorithm the keys before verify as long as a token of theirs can live, then go', () =>
    withEmptyDatabase(async (empty) => {
      const before = (await keyringOf('ES256', empty)).current().kid
      now += day
      const after = await keyringOf('EdDSA', empty)
      await after.turn()
      // Replicas that are not restarted yet sign with it still.
      expect(await states(empty)).toEqual([
        ['signs', 'sealed'],
        ['signs', 'sealed'],
      ])
      now += 3_600_001
      await after.turn()
      expect(await after.find(before)).toMatchObject({ kid: before })
      now += 1260_000
      await after.turn()
      expect(await after.find(before)).toBeUndefined()
      expect(await states(empty)).toEqual([
        ['over', 'erased'],
        ['signs', 'sealed'],
      ])
    }))

  test('a replica whose algorithm the others have left makes a key of its own rather than sign with one that goes', () =>
    withEmptyDatabase(async (empty) => {
      const left = await keyringOf('ES256', empty)
      const before = left.current().kid
      now += day
      const others = await keyringOf('EdDSA', empty)
      now += 3_600_001
      await others.turn()
      await left.turn()
      expect(left.current()).toMatchObject({ algorithm: 'ES256', retiredAt: undefined })
      expect(left.current().kid).not.toBe(before)
    }))
})

describe('revoke', () => {
  test('a key that signs no more, or not yet, goes; the one that signs stays', () =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf('ES256', empty)
      const old = keyring.current().kid
      const active = await keyring.rotate(0)
      const next = await keyring.rotate()
      await keyring.revoke(old)
      await keyring.revoke(next)
      expect(keyring.published().map(({ kid }) => kid)).toEqual([active])
      expect(keyring.current().kid).toBe(active)
    }))

  test('the one that signs: the next one signs at once, and where there is none a new one', () =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf('ES256', empty)
      const next = await keyring.rotate()
      await keyring.revoke(keyring.current().kid)
      expect(keyring.current().kid).toBe(next)
      await keyring.revoke(next)
      expect(keyring.published().map(({ kid }) => kid)).toEqual([keyring.current().kid])
      expect(keyring.current().kid).not.toBe(next)
    }))

  test('two replicas that revoke all keys at once end with one that signs', () =>
    withEmptyDatabase(async (empty) => {
      const [one, two] = [await keyringOf('ES256', empty), await keyringOf('ES256', empty)]
      const first = one.current().kid
      const next = await one.rotate()
      await Promise.all([one.revoke(first), two.revoke(next)])
      await Promise.all([one.turn(), two.turn()])
      expect(one.current().kid).toBe(two.current().kid)
      expect([first, next]).not.toContain(one.current().kid)
    }))

  test('a key that is over, or unknown, is not there; and none comes back', () =>
    withEmptyDatabase(async (empty) => {
      const keyring = await keyringOf('ES256', empty)
      const kid = keyring.current().kid
      const [row] = await empty.rows('select sealed_private_jwk from signing_key')
      const jwk = secret.open(String(row!['sealed_private_jwk']), `signing-key/${kid}`)
      await keyring.revoke(kid)
      await expect(keyring.revoke(kid)).rejects.toMatchObject({ kind: 'signing-key-not-found' })
      await expect(keyring.revoke('unknown')).rejects.toMatchObject({ kind: 'signing-key-not-found' })
      await expect(keyring.bring(jwk)).rejects.toMatchObject({
        kind: 'signing-key-refused',
        extensions: { reason: 'known' },
      })
      const [left] = await empty.rows('select * from signing_key where kid = ?', [kid])
      expect(left).toMatchObject({ sealed_private_jwk: '', revoked_at: now, retired_at: now })
    }))
})

test('no more keys than may be published at once are made by hand; time makes its own all the same', () =>
  withEmptyDatabase(async (empty) => {
    const keyring = await keyringOf('ES256', empty, { keyTtl: 3600 })
    for (let made = 1; made < 20; made++) await keyring.rotate(0)
    await expect(keyring.rotate(0)).rejects.toMatchObject({ kind: 'signing-keys-full' })
    expect(keyring.published()).toHaveLength(20)
    now += 1260_000
    await keyring.turn()
    expect(keyring.published()).toHaveLength(1)
  }))

test('holds: keys that were heard of long ago are asked for; when they cannot be, that is told and nothing granted', async () => {
  const lost = await openDatabase({ dialect: 'sqlite', location: ':memory:' })
  await migrate(lost, () => now)
  const keyring = await keyringOf('ES256', lost)
  const { kid } = keyring.current()
  expect(await keyring.holds(kid)).toBe(true)
  await lost.close()
  expect(await keyring.holds(kid)).toBe(true)
  await eventually(
    () =>
      keyring.holds(kid).then(
        () => false,
        (error: unknown) => error instanceof Problem && error.kind === 'service-unavailable',
      ),
    3000,
  )
})

test('readInstallation: the same secret gives the same id at each start, another one is refused', async () => {
  const begin = async (): Promise<void> => {}
  const { id } = await readInstallation(database, secret, begin)
  expect(await readInstallation(database, secret, begin)).toEqual({ id })
  await expect(readInstallation(database, createSecret(randomBytes(32)), begin)).rejects.toThrow(SecretMismatch)
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
