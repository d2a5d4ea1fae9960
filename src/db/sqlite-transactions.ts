/** What the query builder under MikroORM forgets about transactions on SQLite, where there is one connection for all. */
import type { Database as SqliteClient } from 'better-sqlite3'

interface Query {
  readonly sql: string
}
interface QueryResult {
  readonly rows: unknown[]
}
/** Kysely's connection, as far as it is used here. */
export interface SqliteConnection {
  executeQuery: (query: Query) => Promise<QueryResult>
}

const done: QueryResult = { rows: [] }

/**
 * Kysely 0.29 gives the connection back only after a `begin`, `commit` or `rollback` that succeeded. When one fails
 * (the disk is full, another program holds the file, SQLite has undone the transaction by itself), everybody behind
 * waits for the connection for ever. So a `begin` that failed is told by the next statement, and a `rollback` always
 * succeeds: afterwards there is no transaction, whoever ended it.
 */
export function keepConnectionFree(connection: SqliteConnection, client: () => SqliteClient): void {
  const execute = connection.executeQuery.bind(connection)
  let notBegun: { readonly reason: unknown } | undefined

  connection.executeQuery = async (query) => {
    if (query.sql === 'begin') return begin(query)
    if (query.sql === 'rollback') return rollBack(query)
    if (notBegun) throw notBegun.reason
    return execute(query)
  }

  async function begin(query: Query): Promise<QueryResult> {
    try {
      return await execute(query)
    } catch (reason) {
      notBegun = { reason }
      return done
    }
  }

  async function rollBack(query: Query): Promise<QueryResult> {
    notBegun = undefined
    const { open, inTransaction } = client()
    // Should it fail, the next `begin` will tell: better than that nobody gets the connection any more.
    return open && inTransaction ? execute(query).catch(() => done) : done
  }
}
