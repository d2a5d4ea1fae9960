// What no operation of the service does is done to its database directly.

import SqliteFile from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'

/** @param url as DATABASE_URL has it */
export async function runStatement(
  url: string,
  sql: string,
  values: readonly (string | number | Buffer)[],
): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const file = new SqliteFile(url.slice('sqlite:'.length))
    try {
      file.prepare(sql).run(...values)
    } finally {
      file.close()
    }
    return
  }
  const connection = await createConnection(url)
  try {
    await connection.execute(sql, [...values])
  } finally {
    await connection.end()
  }
}
