/**
 * The connection: MikroORM for what is changed, prepared statements for what is read often and for bytes.
 * Nothing else in the service knows which database it is.
 */
import { RequestContext, type EntityManager, type MikroORM } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import type { Database as SqliteClient, Statement } from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import type { Socket } from 'node:net'
import { dirname } from 'node:path'
import type { createConnection as CreateConnection, Pool, PoolConnection } from 'mysql2'
import type { DatabaseLocation } from '../config.ts'
import { entities } from './entities.ts'
import { isUnavailable, retryConflicts, runTransaction } from './retry.ts'
import { keepConnectionFree, type SqliteConnection } from './sqlite-transactions.ts'
import { unavailable } from '../problem.ts'

export type Value = string | number | Buffer | null
export type Row = Record<string, string | number | Buffer | null>

/** The statements of one transaction. */
export interface Statements {
  readonly rows: (sql: string, values?: readonly Value[]) => Promise<Row[]>
  /** How many rows it changed; on MySQL those that it found count as well. */
  readonly run: (sql: string, values?: readonly Value[]) => Promise<number>
}

export interface Database {
  readonly dialect: 'sqlite' | 'mysql'
  readonly orm: MikroORM
  /** A fresh entity manager. */
  readonly fork: () => EntityManager
  /** Rows of one prepared SELECT; columns as the database gives them. @throws Problem 503 when it does not answer */
  readonly rows: (sql: string, values?: readonly Value[]) => Promise<Row[]>
  /** One prepared INSERT, UPDATE or DELETE in a transaction of its own; how many rows it changed. */
  readonly run: (sql: string, values?: readonly Value[]) => Promise<number>
  /** Runs again, with a fresh entity manager, after a deadlock or a certification failure. */
  readonly transaction: <T>(work: (em: EntityManager) => Promise<T>) => Promise<T>
  /** Prepared statements in one transaction, for what is done often; runs again as `transaction` does. */
  readonly atomic: <T>(work: (statements: Statements) => Promise<T>) => Promise<T>
  /** The same as part of the transaction of `em`. */
  readonly statementsOf: (em: EntityManager) => Statements
  /**
   * One prepared statement that writes what a power cut may take: on SQLite it does not wait for the disk. Rows that it
   * returns, on SQLite alone.
   */
  readonly lossy: (sql: string, values: readonly Value[]) => Promise<Row[]>
  /** One INSERT, UPDATE or DELETE as part of the transaction of `em`; how many rows it changed. */
  readonly within: (em: EntityManager, sql: string, values: readonly Value[]) => Promise<number>
  /** What uses the native client by itself: on SQLite's one connection it must not fall into somebody's transaction. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>
  readonly nativeClient: () => Promise<Pool | SqliteClient>
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  readonly poolSize?: number
  /** Told of every statement: tests count them. */
  readonly onQuery?: (sql: string) => void
}

/** How long a request waits for a connection before it is told 503, in milliseconds. */
const acquireTimeout = 1200
/** Nobody waits for an answer yet while the service starts, and a server that starts beside it may be slow. */
const firstAcquireTimeout = 10_000

/** Loads the driver of this database alone, because loading is most of what a start takes. */
export async function openDatabase(at: DatabaseLocation, options: DatabaseOptions = {}): Promise<Database> {
  return at.dialect === 'sqlite' ? openSqlite(at.location, options) : openMySql(at.location, options)
}

const shared = {
  entities,
  discovery: { warnWhenNoEntities: true },
  // A name mistyped must not become a new, empty installation that anybody can set up.
  ensureDatabase: false,
  extensions: [Migrator],
  implicitTransactions: true,
  allowGlobalContext: false,
  // The lock is there before any migration, so it is no entity's table (`migrate.ts`).
  schemaGenerator: { skipTables: ['migration_lock'] },
} as const

async function openMySql(url: string, { poolSize = 10, onQuery }: DatabaseOptions): Promise<Database> {
  const [{ MikroORM: MySqlORM }, { migrations }, { createConnection }] = await Promise.all([
    import('@mikro-orm/mysql'),
    import('./migrations/mysql/index.ts'),
    import('mysql2'),
  ])
  const orm = await MySqlORM.init({
    ...shared,
    entities: [...entities],
    extensions: [...shared.extensions],
    schemaGenerator: { skipTables: [...shared.schemaGenerator.skipTables] },
    clientUrl: url,
    charset: 'utf8mb4',
    collate: 'utf8mb4_bin',
    pool: { max: poolSize },
    driverOptions: {
      connectTimeout: 10_000,
      maxPreparedStatements: 500,
      enableKeepAlive: true,
      charset: 'utf8mb4_bin',
      supportBigNumbers: true,
    },
    ...observed(onQuery),
    migrations: {
      migrationsList: migrations,
      silent: true,
      transactional: false,
      allOrNothing: false,
      snapshot: false,
      tableName: 'migration',
    },
  })
  const pool = await orm.em.getConnection().getNativeClient()
  boundAcquire(pool)
  const isThere = serverProbe(url, createConnection)
  pool.on('connection', (connection) => {
    // A refusal is promised within 2 s, all tries together (`retry.ts`); MariaDB's own default is 50 s, and it counts whole ones.
    // Its failure is the connection's, and told to whoever uses that.
    connection.query("set session innodb_lock_wait_timeout = 1, time_zone = '+00:00'", () => {})
    endWhenSilent(connection, isThere)
  })
  const execute = <T>(sql: string, values: readonly Value[]): Promise<T> =>
    new Promise((resolve, reject) => {
      onQuery?.(sql)
      pool.execute(sql, values as Value[], (error, result) => {
        if (error) reject(isUnavailable(error) ? unavailable(error) : error)
        else resolve(result as T)
      })
    })
  return {
    ...common(orm),
    dialect: 'mysql',
    rows: (sql, values = []) => execute<Row[]>(sql, values),
    run: (sql, values = []) =>
      retryConflicts(async () => (await execute<{ affectedRows: number }>(sql, values)).affectedRows),
    atomic: (work) => retryConflicts(() => inTransaction(pool, work, onQuery)),
    lossy: async (sql, values) => {
      await retryConflicts(() => execute(sql, values))
      return []
    },
    exclusive: (work) => work(),
    nativeClient: async () => pool,
    // MikroORM ends the pool only once it has used it itself.
    close: async () => {
      // A connection that is lost meanwhile is closed as well.
      await orm.close().catch((error: unknown) => {
        if (!isUnavailable(error)) throw error
      })
      await new Promise<void>((resolve) =>
        pool.end(() => {
          resolve()
        }),
      )
    },
  }
}

async function openSqlite(path: string, { onQuery }: DatabaseOptions): Promise<Database> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const [{ MikroORM: SqliteORM }, { migrations }] = await Promise.all([
    import('@mikro-orm/sqlite'),
    import('./migrations/sqlite/index.ts'),
  ])
  const orm = await SqliteORM.init({
    ...shared,
    entities: [...entities],
    extensions: [...shared.extensions],
    schemaGenerator: { skipTables: [...shared.schemaGenerator.skipTables] },
    dbName: path,
    onCreateConnection: async (connection) => {
      keepConnectionFree(connection as SqliteConnection, () => client)
    },
    ...observed(onQuery),
    migrations: { migrationsList: migrations, silent: true, snapshot: false, tableName: 'migration' },
  })
  const client = await orm.em.getConnection().getNativeClient()
  // FULL: with WAL, a commit that was answered survives the power cut only so.
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  // Another process that writes holds everything up here, so the wait stays below the promised 2 s, all tries together.
  // SQLite waits without giving way to anything else, so it waits little, and is asked again (`retry.ts`).
  client.pragma('busy_timeout = 50')
  client.pragma('foreign_keys = ON')
  // Kysely lends its one connection to one at a time: a statement of ours that did not ask for it would run inside
  // whatever transaction is open, and be undone with it.
  const kysely = orm.em.getConnection().getClient()
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => kysely.connection().execute(work)
  // Nothing else runs between the two: better-sqlite3 is synchronous.
  const withoutWaiting = (sql: string, values: readonly Value[]): Row[] => {
    const statement = prepared(sql)
    client.pragma('synchronous = NORMAL')
    try {
      if (statement.reader) return statement.all(...values) as Row[]
      statement.run(...values)
      return []
    } finally {
      client.pragma('synchronous = FULL')
    }
  }
  const known = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    onQuery?.(sql)
    const before = known.get(sql)
    if (before) return before
    const statement = client.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const statements: Statements = {
    rows: async (sql, values = []) => prepared(sql).all(...values) as Row[],
    run: async (sql, values = []) => prepared(sql).run(...values).changes,
  }
  return {
    ...common(orm),
    dialect: 'sqlite',
    rows: (sql, values = []) => retryConflicts(() => exclusive(async () => prepared(sql).all(...values) as Row[])),
    run: (sql, values = []) => retryConflicts(() => exclusive(async () => prepared(sql).run(...values).changes)),
    atomic: (work) =>
      retryConflicts(() =>
        exclusive(async () => {
          // At once as a writer: one that has read before it writes may find that another program wrote meanwhile.
          prepared('begin immediate').run()
          try {
            const outcome = await work(statements)
            prepared('commit').run()
            return outcome
          } finally {
            if (client.inTransaction) prepared('rollback').run()
          }
        }),
      ),
    lossy: (sql, values) => retryConflicts(() => exclusive(async () => withoutWaiting(sql, values))),
    exclusive,
    nativeClient: async () => client,
    close: async () => {
      await orm.close()
      client.close()
    },
  }
}

function common(orm: MikroORM): Pick<Database, 'orm' | 'fork' | 'transaction' | 'within' | 'statementsOf'> {
  const execute = (
    em: EntityManager,
    sql: string,
    values: readonly Value[],
    method: 'all' | 'run',
  ): Promise<unknown> => {
    const connection = em.getConnection() as unknown as { execute: (...of: unknown[]) => Promise<unknown> }
    return connection.execute(sql, values, method, em.getTransactionContext())
  }
  const within: Database['within'] = async (em, sql, values) => {
    const outcome = await execute(em, sql, values, 'run')
    return (outcome as { affectedRows: number }).affectedRows
  }
  return {
    orm,
    fork: () => (RequestContext.getEntityManager() ?? orm.em).fork(),
    transaction: (work) => runTransaction(() => orm.em.fork(), work),
    within,
    statementsOf: (em) => ({
      rows: (sql, values = []) => execute(em, sql, values, 'all') as Promise<Row[]>,
      run: (sql, values = []) => within(em, sql, values),
    }),
  }
}

/** @throws Problem 503 when the connection is lost: whether a COMMIT took effect is unknown then */
async function inTransaction<T>(
  pool: Pool,
  work: (statements: Statements) => Promise<T>,
  onQuery: DatabaseOptions['onQuery'],
): Promise<T> {
  const connection = await new Promise<PoolConnection>((resolve, reject) => {
    pool.getConnection((error, lent) => {
      if (error) reject(error)
      else resolve(lent)
    })
  })
  const execute = <R>(sql: string, values: readonly Value[]): Promise<R> =>
    new Promise((resolve, reject) => {
      onQuery?.(sql)
      connection.execute(sql, values as Value[], (error, result) => {
        if (error) reject(error)
        else resolve(result as R)
      })
    })
  // The protocol of prepared statements has no BEGIN.
  const command = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => {
      onQuery?.(sql)
      connection.query(sql, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  try {
    await command('begin')
    const outcome = await work({
      rows: (sql, values = []) => execute<Row[]>(sql, values),
      run: async (sql, values = []) => (await execute<{ affectedRows: number }>(sql, values)).affectedRows,
    })
    await command('commit')
    connection.release()
    return outcome
  } catch (error) {
    await command('rollback').then(
      () => {
        connection.release()
      },
      // Nobody must get a connection whose transaction may still be open.
      () => {
        connection.destroy()
      },
    )
    throw error
  }
}

function observed(onQuery: DatabaseOptions['onQuery']) {
  if (!onQuery) return {}
  return { debug: ['query' as const], colors: false, logger: (message: string) => onQuery(message) }
}

/** How long a connection may say nothing before somebody looks whether the server still lives. */
const silentMillis = 700
const probeMillis = 1000

/**
 * A network that carries nothing any more tells nobody, and a slow statement looks the same. So when a statement has
 * been silent for a while, another connection asks whether the server is there; only if it is not the waiting one ends.
 */
function endWhenSilent(connection: PoolConnection, isThere: () => Promise<boolean>): void {
  // mysql2 names neither in its types: the socket, and the statement under way.
  const inner = connection as unknown as { readonly stream: Socket; readonly _command?: unknown }
  inner.stream.setTimeout(silentMillis).on('timeout', () => {
    if (inner._command !== undefined)
      void isThere().then((there) => {
        if (!there) inner.stream.destroy(Object.assign(new Error('the database fell silent'), { code: 'ETIMEDOUT' }))
      })
    inner.stream.setTimeout(silentMillis)
  })
}

/** One probe at a time serves all who ask. */
function serverProbe(url: string, createConnection: typeof CreateConnection): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined
  const ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      // A timer of mysql2's own would tell a process that was busy itself that nobody is there: `afterPatience` decides.
      const probe = createConnection({ uri: url, connectTimeout: 10 * probeMillis })
      const end = (there: boolean): void => {
        clearTimeout(timer)
        probe.destroy()
        resolve(there)
      }
      const timer = afterPatience(probeMillis, () => {
        end(false)
      })
      // A refusal is an answer too.
      const answered = (error: NodeJS.ErrnoException | null): void => {
        end(!error || error.code?.startsWith('ER_') === true)
      }
      probe.on('error', answered)
      probe.ping(answered)
    })
  return () =>
    (asking ??= ask().finally(() => {
      asking = undefined
    }))
}

/**
 * Counts short ticks instead of one long timer: a process that was busy itself for a while has not waited for anybody,
 * and must not give up before it has looked at what arrived meanwhile.
 */
function afterPatience(millis: number, giveUp: () => void): NodeJS.Timeout {
  let left = millis / tickMillis
  const ticking = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(ticking)
    giveUp()
  }, tickMillis)
  return ticking
}
const tickMillis = 100

/** mysql2 lets a caller wait for a free connection for ever; here the wait ends, and a connection that comes late goes back. */
function boundAcquire(pool: Pool): void {
  const getConnection = pool.getConnection.bind(pool)
  // A connection that is lost during its handshake fails a second time when its connect timer runs out. By then mysql2
  // listens no more, and an error that nobody hears ends the process: so every connection gets a listener from its birth.
  const { _allConnections: connections } = pool as unknown as { _allConnections: { toArray: () => PoolConnection[] } }
  const heard = new WeakSet<PoolConnection>()
  const hear = (connection: PoolConnection): void => {
    if (heard.has(connection)) return
    heard.add(connection)
    connection.on('error', () => {})
  }
  let proven = false
  pool.getConnection = (callback) => {
    let waiting = true
    const timer = afterPatience(proven ? acquireTimeout : firstAcquireTimeout, () => {
      waiting = false
      callback(
        Object.assign(new Error('no database connection in time'), { code: 'POOL_TIMEOUT' }),
        undefined as unknown as PoolConnection,
      )
    })
    getConnection((error, connection) => {
      clearTimeout(timer)
      proven ||= !error
      if (waiting) callback(error, connection)
      else if (!error) connection.release()
      waiting = false
    })
    connections.toArray().forEach(hear)
  }
}
