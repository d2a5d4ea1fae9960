import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createConnection, type Connection } from 'mysql2/promise'
import { provideMySql, type ProvidedMySql } from '../../scripts/private-mysql.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { checkServer } from '../../src/db/server-check.ts'
import { dialect } from '../support/app.ts'

const onMySql = dialect === 'mysql' ? test : test.skip

// A server of its own: what is set here holds for everybody on it.
let server: ProvidedMySql
let connection: Connection
let isMariaDb: boolean

beforeAll(async () => {
  if (dialect !== 'mysql') return
  server = await provideMySql({ alwaysPrivate: true, serverOptions: ['--log-bin', '--server-id=1'] })
  isMariaDb = server.version.includes('MariaDB')
  connection = await createConnection(server.url)
}, 120_000)
afterAll(async () => {
  if (dialect !== 'mysql') return
  await connection.end()
  await server.stop()
})

/** What the check says while the server's variables are as given. */
async function checked(variables: Record<string, number>): Promise<string[]> {
  const before: [string, unknown][] = []
  for (const [name, value] of Object.entries(variables)) {
    const [rows] = await connection.query(`select @@global.${name} as value`)
    before.push([name, (rows as { value: unknown }[])[0]!.value])
    await connection.query(`set global ${name} = ${value}`)
  }
  const database = await openDatabase({ dialect: 'mysql', location: server.url })
  try {
    return await checkServer(database)
  } finally {
    await database.close()
    for (const [name, value] of before) await connection.query(`set global ${name} = ${String(value)}`)
  }
}

const safe = { innodb_flush_log_at_trx_commit: 1, sync_binlog: 1 }

onMySql('checkServer: a server that flushes at every commit gets no warning', async () => {
  expect(await checked(safe)).toEqual([])
})

onMySql('checkServer: each setting that can lose what was acknowledged is told with what to set', async () => {
  expect(await checked({ ...safe, innodb_flush_log_at_trx_commit: 2 })).toEqual([
    expect.stringMatching(/^innodb_flush_log_at_trx_commit is 2: .*set it to 1$/),
  ])
  expect(await checked({ ...safe, sync_binlog: 0 })).toEqual([
    expect.stringMatching(/^sync_binlog is 0: .*set it to 1$/),
  ])
  expect(await checked({ innodb_flush_log_at_trx_commit: 0, sync_binlog: 0 })).toHaveLength(2)
})

onMySql('createApp: too small a max_allowed_packet stops the start with what to set', async () => {
  await connection.query('set global max_allowed_packet = 1048576')
  try {
    const config = readConfig(
      { DATABASE_URL: server.url, COFFER_SECRET: Buffer.alloc(32).toString('base64'), COFFER_LOG_LEVEL: 'silent' },
      '/',
    )
    await expect(createApp(config)).rejects.toMatchObject({
      name: 'DatabaseError',
      message: expect.stringMatching(/packets of 1048576 bytes.*max_allowed_packet=16M/),
    })
    const [tables] = await connection.query('show tables')
    expect(tables).toEqual([])
  } finally {
    await connection.query('set global max_allowed_packet = 16777216')
  }
})

/** A server that says of itself what it is told to. */
const saying = (version: string): Database =>
  ({
    dialect: 'mysql',
    rows: async () => [{ version, packet: 16_777_216, flush: 1, sync_binlog: 1, log_bin: 1, doublewrite: 'ON' }],
  }) as unknown as Database

test.each(['5.7.44', '10.5.29-MariaDB', '5.5.5-10.3.39-MariaDB-log', 'nonsense'])(
  'checkServer: %s is too old and refused by name',
  async (version) => {
    await expect(checkServer(saying(version))).rejects.toMatchObject({
      name: 'DatabaseError',
      message: expect.stringContaining(version),
    })
  },
)

test.each([
  '8.0.11',
  '8.4.3',
  '9.1.0',
  '10.6.0-MariaDB',
  '10.11.19-MariaDB-0+deb12u1',
  '11.8.2-MariaDB-log',
  '12.0.1-MariaDB',
])('checkServer: %s is taken', async (version) => {
  expect(await checkServer(saying(version))).toEqual([])
})

onMySql('checkServer: the server that the tests run on is taken for what it is', async () => {
  expect(isMariaDb || /^[89]\./.test(server.version)).toBe(true)
})
