import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Database } from '../../src/db/database.ts'
import { dialect, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let database: Database

beforeAll(async () => {
  app = await startApp()
  database = app.app.database
})
afterAll(() => app.close())

/**
 * What the comparison takes for a difference and is none: MariaDB tells "no default" of a nullable text as the text
 * 'NULL', which is then taken for a default; and SQLite has no other type than `integer` for a key that counts itself.
 */
function passOverQuirks(): void {
  for (const { properties } of database.orm.getMetadata().getAll().values()) {
    for (const property of Object.values(properties)) {
      if (dialect === 'mysql' && property.nullable === true) property.ignoreSchemaChanges = ['default']
      if (dialect === 'sqlite' && property.autoincrement === true) property.ignoreSchemaChanges = ['type']
    }
  }
}

test('migrations: after all of them the tables are just what the entities say', async () => {
  passOverQuirks()
  const { up, down } = await database.orm.schema.getUpdateSchemaMigrationSQL({ wrap: false })
  expect(up).toBe('')
  expect(down).toBe('')
})

test('migrations: the comparison would see a missing column, index and table', async () => {
  passOverQuirks()
  await database.run('alter table account drop column display_name')
  await database.run(dialect === 'mysql' ? 'drop index file_of_content on file' : 'drop index file_of_content')
  await database.run('drop table signing_key')
  const { up } = await database.orm.schema.getUpdateSchemaMigrationSQL({ wrap: false })
  for (const missing of ['display_name', 'file_of_content', 'create table `signing_key`']) expect(up).toContain(missing)
})

if (dialect === 'mysql') {
  test('migrations: no column has a default, and every text is compared as bytes', async () => {
    const wrong = await database.rows(
      `select table_name, column_name from information_schema.columns
       where table_schema = database() and table_name <> 'migration'
         and ((column_default is not null and column_default <> 'NULL') or (table_name <> 'migration_lock' and collation_name <> 'utf8mb4_bin'))`,
    )
    expect(wrong).toEqual([])
  })
}
