import type { Migration } from '@mikro-orm/migrations'

/**
 * `alter table ... add column` for the columns that are not there yet: MySQL commits each of these statements by itself,
 * so a migration that was broken off must be able to run again, and MySQL (unlike MariaDB) has no `if not exists` here.
 * @returns no statement or one
 */
export async function withoutPresent(
  migration: Migration,
  table: string,
  columns: Readonly<Record<string, string>>,
): Promise<string[]> {
  const rows = (await migration.execute(
    `select column_name as name from information_schema.columns where table_schema = database() and table_name = '${table}'`,
  )) as unknown as { name: string }[]
  const present = new Set(rows.map(({ name }) => name))
  const added = Object.entries(columns).filter(([name]) => !present.has(name))
  if (added.length === 0) return []
  return [`alter table \`${table}\` ${added.map(([name, type]) => `add column \`${name}\` ${type}`).join(', ')}`]
}

/** The same for indexes. */
export async function withoutPresentIndexes(
  migration: Migration,
  table: string,
  indexes: Readonly<Record<string, string>>,
): Promise<string[]> {
  const rows = (await migration.execute(
    `select index_name as name from information_schema.statistics where table_schema = database() and table_name = '${table}'`,
  )) as unknown as { name: string }[]
  const present = new Set(rows.map(({ name }) => name))
  const added = Object.entries(indexes).filter(([name]) => !present.has(name))
  if (added.length === 0) return []
  return [`alter table \`${table}\` ${added.map(([name, columns]) => `add index \`${name}\` ${columns}`).join(', ')}`]
}

/** `alter table ... drop column`, unless it is gone already. @returns no statement or one */
export async function unlessGone(migration: Migration, table: string, column: string): Promise<string[]> {
  const rows = (await migration.execute(
    `select column_name as name from information_schema.columns where table_schema = database() and table_name = '${table}'`,
  )) as unknown as { name: string }[]
  // Shown beforehand on an empty database (`coffer migrate --dry-run`) there is no such table yet.
  const isGone = rows.length > 0 && !rows.some(({ name }) => name === column)
  return isGone ? [] : [`alter table \`${table}\` drop column \`${column}\``]
}
