// A MySQL or MariaDB for tests and measurements: the one of TEST_DATABASE_URL, else a private server of our own in a
// temporary folder, else one installed with apt (as root on Debian or Ubuntu), else an error that names the choices.

import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise'
import { aptInstall, canUseApt, firstProgram } from './machine.ts'

export type ProvidedMySql = { url: string; version: string; source: string; stop(): Promise<void> }

export type ProvideMySqlOptions = {
  /** Further options of the private server, such as `--max-allowed-packet=4M`. Ignored with TEST_DATABASE_URL. */
  serverOptions?: readonly string[]
  /** Starts a private server even when TEST_DATABASE_URL is set. */
  alwaysPrivate?: boolean
  /** The private server keeps its files in memory where there is room: for tests, not for measurements. */
  inMemory?: boolean
  /** Takes lines about slow things that happen, such as an installation. */
  say?: (line: string) => void
}

/** The account of the url may create databases and accounts; the database of the url exists. */
export async function provideMySql(options: ProvideMySqlOptions = {}): Promise<ProvidedMySql> {
  const given = process.env.TEST_DATABASE_URL
  if (given && !options.alwaysPrivate) return useGiven(given)
  const say = options.say ?? console.log
  const server = findServer() ?? (await installServer(say))
  // Another process may take the free port between our asking and the server's start.
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPrivate(server, options)
    } catch (error) {
      if (attempt === 3 || !(error instanceof Error && /address already in use/i.test(error.message))) throw error
    }
  }
}

async function useGiven(url: string): Promise<ProvidedMySql> {
  const probe = `coffer_probe_${randomBytes(6).toString('hex')}`
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 10_000 })
    try {
      const version = await readVersion(connection)
      await connection.query(`CREATE DATABASE ${probe}`)
      await connection.query(`DROP DATABASE ${probe}`)
      return { url, version, source: 'TEST_DATABASE_URL', stop: () => Promise.resolve() }
    } finally {
      await connection.end()
    }
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const cause = message === '' ? (code ?? 'unknown cause') : message
    throw new Error(
      `TEST_DATABASE_URL is set, but cannot be used: ${cause}. It looks like mysql://user:password@host:3306/name, ` +
        'and its account must be allowed to create databases.',
      { cause: error },
    )
  }
}

async function startPrivate(
  server: Server,
  { serverOptions = [], inMemory = false }: ProvideMySqlOptions,
): Promise<ProvidedMySql> {
  const base = inMemory && hasRoom(memory) ? memory : temporaryBase()
  const folder = mkdtempSync(join(base, 'coffer-mysql-'))
  const password = randomBytes(24).toString('hex')
  const port = await freePort()
  writeFileSync(join(folder, 'init.sql'), initialStatements(password), { mode: 0o600 })
  const runAs = process.getuid?.() === 0 ? ownByServerAccount(folder) : []
  const keeper = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'server-keeper.ts'),
      folder,
      JSON.stringify(initialise(server, folder, runAs)),
      JSON.stringify(serve(server, folder, port, [...runAs, ...serverOptions])),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true, env: { ...process.env, TMPDIR: folder } },
  )
  // Neither the keeper nor its pipes keep the process alive that asked for the server.
  keeper.unref()
  ;(keeper.stdin as Writable & { unref?(): void }).unref?.()
  ;(keeper.stdout as Readable & { unref?(): void }).unref?.()
  keeper.stdin.on('error', () => undefined)

  const url = `mysql://coffer_test:${password}@127.0.0.1:${port}/coffer_test`
  try {
    const version = await untilItAnswers(keeper, url)
    return { url, version, source: `private ${server.program}`, stop: () => stop(keeper) }
  } catch (error) {
    await stop(keeper)
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

type Keeper = ChildProcessByStdio<Writable, Readable, null>

/** The keeper ends with its standard input, after the server ended and its folder is gone. */
async function stop(keeper: Keeper) {
  keeper.stdin.end()
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  keeper.ref()
  await once(keeper, 'exit')
}

async function untilItAnswers(keeper: Keeper, url: string): Promise<string> {
  let failure: Error | undefined
  let said = ''
  keeper.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  keeper.once('close', () => (failure = serverFailure(said)))
  keeper.once('error', (error) => (failure = error))
  const deadline = Date.now() + 120_000
  for (;;) {
    try {
      const connection = await createConnection({ uri: url, connectTimeout: 2000 })
      const version = await readVersion(connection)
      await connection.end()
      return version
    } catch (error) {
      if (failure) throw failure
      if (Date.now() > deadline) throw new Error('the private database server does not answer', { cause: error })
      await sleep(50)
    }
  }
}

function serverFailure(said: string) {
  if (!said) return new Error('the private database server ended before it answered')
  const { command, code, log } = JSON.parse(said) as { command: string[]; code: number | string; log: string }
  return new Error(`the private database server failed (exit ${code}): ${command.join(' ')}\n${log}`)
}

async function readVersion(connection: Connection): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
  return String(rows[0]?.version)
}

type Server = { program: string; isMariaDb: boolean; installer: string | undefined }

const serverFolders = [
  ...['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/libexec', '/usr/local/mysql/bin'],
  ...['/opt/homebrew', '/usr/local'].flatMap((brew) => [`${brew}/opt/mariadb/bin`, `${brew}/opt/mysql/bin`]),
]

function findServer(): Server | undefined {
  const program = firstProgram(['mariadbd', 'mysqld'], serverFolders)
  if (!program) return undefined
  const isMariaDb = execFileSync(program, ['--no-defaults', '--version'], { encoding: 'utf8' }).includes('MariaDB')
  const beside = [dirname(program), join(dirname(program), '../bin'), join(dirname(program), '../scripts')]
  const installer = firstProgram(['mariadb-install-db', 'mysql_install_db'], beside)
  if (isMariaDb && !installer) return undefined
  return { program, isMariaDb, installer }
}

async function installServer(say: (line: string) => void): Promise<Server> {
  if (canUseApt()) {
    say('No MariaDB or MySQL server here: installing mariadb-server with apt. Set TEST_DATABASE_URL to use another.')
    await aptInstall('mariadb-server')
    const server = findServer()
    if (server) return server
  }
  throw new Error(
    'The tests need MySQL or MariaDB. Either set TEST_DATABASE_URL=mysql://user:password@host:3306/name (an account ' +
      'that may create databases), or install a server so that mariadbd or mysqld is on the PATH (Debian: ' +
      '`apt-get install mariadb-server`, macOS: `brew install mariadb`), or run as root on Debian or Ubuntu.',
  )
}

function initialise({ program, isMariaDb, installer }: Server, folder: string, runAs: string[]): string[] {
  const data = `--datadir=${join(folder, 'data')}`
  if (!isMariaDb || !installer) return [program, '--no-defaults', '--initialize-insecure', data, ...runAs]
  return [installer, '--no-defaults', data, '--auth-root-authentication-method=socket', '--skip-test-db', ...runAs]
}

/** Durability stays at the server's default (a flush at every commit), as in production. */
function serve({ program, isMariaDb }: Server, folder: string, port: number, more: readonly string[]): string[] {
  return [
    program,
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--innodb-buffer-pool-size=256M',
    '--max-connections=400',
    ...(isMariaDb ? [] : ['--mysqlx=OFF', '--skip-log-bin']),
    ...more,
  ]
}

/** The server runs these, each on one line, before it takes connections. Nobody else can sign in over TCP. */
function initialStatements(password: string): string {
  const account = "'coffer_test'@'127.0.0.1'"
  return [
    'CREATE DATABASE coffer_test;',
    `CREATE USER ${account} IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO ${account} WITH GRANT OPTION;`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${randomBytes(24).toString('hex')}';`,
    '',
  ].join('\n')
}

/** The servers refuse to run as root unless told, so root hands the folder to the account that packages make. */
function ownByServerAccount(folder: string): string[] {
  const account = ['mysql', 'nobody'].find((name) => numericId('-u', name) !== undefined)
  if (!account) return ['--user=root']
  const [user, group] = [numericId('-u', account) ?? 0, numericId('-g', account) ?? 0]
  for (const path of [folder, join(folder, 'init.sql')]) chownSync(path, user, group)
  return [`--user=${account}`]
}

function numericId(flag: '-u' | '-g', account: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/** A file system in memory: the server flushes as in production, which costs nothing here. */
const memory = '/dev/shm'
const roomNeeded = 4 * 2 ** 30

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize >= roomNeeded
  } catch {
    return false
  }
}

/** The temporary folder, unless its path is too long for a socket, has a space (which the
 * installer of MariaDB does not survive), or is closed to the account of the server. */
function temporaryBase(): string {
  const base = tmpdir()
  const isOpen = (path: string): boolean =>
    path === '/' || ((statSync(path).mode & 0o001) !== 0 && isOpen(dirname(path)))
  return /^\S{1,80}$/.test(base) && isOpen(base) ? base : '/tmp'
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
