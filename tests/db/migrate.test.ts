import { afterEach, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startService, type Service } from '../../scripts/soak/service.ts'
import { createApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { migrate, pendingMigrations, pendingStatements } from '../../src/db/migrate.ts'
import { dialect, makeDatabase } from '../support/app.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function emptyDatabase(): Promise<{ url: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-migrate-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const { url, drop } = await makeDatabase(folder, true)
  cleanups.push(drop)
  return { url, folder }
}

async function open({ url, folder }: { url: string; folder: string }): Promise<Database> {
  const database = await openDatabase(readConfig({ DATABASE_URL: url }, folder).database)
  cleanups.push(() => database.close())
  return database
}

const count = async (database: Database, sql: string): Promise<number> => Number((await database.rows(sql))[0]!['n'])

test('migrate: processes that start at once on an empty database migrate it once, and all of them serve', async () => {
  const at = await emptyDatabase()
  const settings = { COFFER_SECRET: randomBytes(32).toString('base64') }
  const services = await Promise.all(
    Array.from({ length: 3 }, () => startService({ folder: at.folder, databaseUrl: at.url, settings })),
  )
  cleanups.push(() => Promise.all(services.map((service: Service) => service.stop())))
  for (const service of services) {
    expect((await fetch(`${service.address}/health/ready`)).status).toBe(200)
    expect(await service.signIn()).toMatch(/^ey/)
  }
  const database = await open(at)
  expect(await pendingMigrations(database)).toEqual([])
  const applied = await database.rows('select name from migration')
  expect(new Set(applied.map(({ name }) => name)).size).toBe(applied.length)
  expect(await count(database, 'select count(*) as n from migration_lock')).toBe(0)
  expect(await count(database, 'select count(*) as n from account')).toBe(1)
})

test('migrate: once done, doing it again changes nothing', async () => {
  const database = await open(await emptyDatabase())
  expect(await migrate(database, Date.now)).not.toEqual([])
  expect(await migrate(database, Date.now)).toEqual([])
})

test('migrate: a process that died after any of its statements leaves a database that the next one brings to its end', async () => {
  const statements = (await pendingStatements(await open(await emptyDatabase()))).flatMap(
    ({ statements: some }) => some,
  )
  for (const done of [1, Math.floor(statements.length / 2), statements.length]) {
    const at = await emptyDatabase()
    const died = await open(at)
    // MySQL commits each statement of a migration by itself, SQLite all of them or none.
    if (dialect === 'mysql') for (const statement of statements.slice(0, done)) await died.run(statement)
    else await dieInTransaction(died, statements.slice(0, done))
    expect(await pendingMigrations(died)).not.toEqual([])
    const app: App = await createApp(
      readConfig({ DATABASE_URL: at.url, COFFER_DATA: at.folder, COFFER_LOG_LEVEL: 'silent' }, at.folder),
    )
    cleanups.push(() => app.close())
    expect(await pendingMigrations(app.database)).toEqual([])
    expect(await count(app.database, 'select count(*) as n from file')).toBe(0)
  }
})

async function dieInTransaction(database: Database, statements: readonly string[]): Promise<void> {
  const death = new Error('died')
  const dying = database.transaction(async (em) => {
    for (const statement of statements)
      await em.getConnection().execute(statement, [], 'run', em.getTransactionContext())
    throw death
  })
  await expect(dying).rejects.toBe(death)
}

test('migrate: the lock of a process that died is waited for no longer than it lasts', async () => {
  const database = await open(await emptyDatabase())
  await database.run(
    'create table migration_lock (id int not null primary key, holder varchar(64) not null, expires_at bigint not null)',
  )
  await database.run("insert into migration_lock (id, holder, expires_at) values (1, 'dead', ?)", [Date.now() + 700])
  const began = Date.now()
  expect(await migrate(database, Date.now)).not.toEqual([])
  expect(Date.now() - began).toBeGreaterThanOrEqual(650)
})

test(`the tables are there on ${dialect} without any of them being made by anything but a migration`, async () => {
  const database = await open(await emptyDatabase())
  await expect(database.rows('select 1 from file')).rejects.toThrow()
  await migrate(database, Date.now)
  expect(await database.rows('select 1 from file')).toEqual([])
})
