// An empty database for a run, and a connection to it that is not the service's.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import { provideMySql } from '../private-mysql.ts'

export interface Server {
  /** As DATABASE_URL has it. */
  readonly url: string
  readonly drop: () => Promise<void>
}

/** @param dialect `sqlite` or `mysql` */
export async function makeServer(dialect: string, folder: string): Promise<Server> {
  if (dialect === 'sqlite') return { url: `sqlite:${join(folder, 'coffer.db')}`, drop: async () => {} }
  const server = await provideMySql({ say: (line) => console.error(line) })
  const name = `coffer_torture_${randomBytes(6).toString('hex')}`
  await query(server.url, `create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await query(server.url, `drop database ${name}`)
      await server.stop()
    },
  }
}

export type Row = Readonly<Record<string, unknown>>

/** @param url as DATABASE_URL has it */
export async function query(url: string, sql: string): Promise<Row[]> {
  if (url.startsWith('sqlite:')) {
    const file = new SqliteFile(url.slice('sqlite:'.length), { readonly: true })
    try {
      return file.prepare(sql).all() as Row[]
    } finally {
      file.close()
    }
  }
  const connection = await createConnection(url)
  try {
    const [rows] = await connection.query(sql)
    return Array.isArray(rows) ? (rows as Row[]) : []
  } finally {
    await connection.end()
  }
}

/** As if time had passed. */
export async function change(url: string, sql: string): Promise<void> {
  if (!url.startsWith('sqlite:')) {
    await query(url, sql)
    return
  }
  const file = new SqliteFile(url.slice('sqlite:'.length))
  try {
    file.pragma('busy_timeout = 10000')
    file.exec(sql)
  } finally {
    file.close()
  }
}
