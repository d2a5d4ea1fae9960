// A freshly started service in a process of its own, on an empty database of its own.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { provideMySql } from '../private-mysql.ts'
import { root } from '../steps.ts'

export type Dialect = 'sqlite' | 'mysql'

export interface Service {
  readonly address: string
  /** Of the link that the service printed for its first account. */
  readonly setupToken: string
  /** What was listened to and what for, in words. */
  readonly about: string
  /** As DATABASE_URL has it. */
  readonly databaseUrl: string
  /**
   * Another process on the same database, with the same secret and for the same address; it ends with this one.
   * @returns where it listens
   */
  readonly beside: (settings: Record<string, string>) => Promise<string>
  readonly stop: () => Promise<void>
}

export const maxFileBytes = 200_000
/** What reads the metrics, where the setting has it. */
export const metricsToken = 'what-only-the-collector-of-the-contract-run-knows'

/** @param settings environment of the service, over what this file sets */
export async function startService(dialect: Dialect, settings: Record<string, string> = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-contract-'))
  const database = await makeDatabase(dialect, folder)
  const environment = {
    NO_COLOR: '1',
    PORT: '0',
    DATABASE_URL: database.url,
    COFFER_DATA: folder,
    COFFER_SIGNUP: 'open',
    COFFER_RESPONSE_GUARD: 'refuse',
    COFFER_MAX_FILE_BYTES: String(maxFileBytes),
    // Each request comes from an address of its own, so that the limits can be on.
    COFFER_TRUSTED_PROXIES: '1',
    COFFER_LOG_LEVEL: 'error',
    ...settings,
  }
  const children: Child[] = []
  const begin = async (more: Record<string, string>): Promise<Child> => {
    const child = spawnService(folder, { ...environment, ...more })
    children.push(child)
    await child.address
    return child
  }
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()))
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { address, said } = await begin({})
    const at = await address
    const setupToken = /[?&]token=(\S+)/.exec(await said)?.[1]
    if (setupToken === undefined) throw new Error(`the service did not say how to set it up:\n${await said}`)
    return {
      address: at,
      setupToken,
      about: database.about,
      databaseUrl: database.url,
      beside: async (more) => (await begin({ COFFER_PUBLIC_URL: at, ...more })).address,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Child {
  readonly address: Promise<string>
  /** All of its greeting. */
  readonly said: Promise<string>
  readonly stop: () => Promise<void>
}

function spawnService(folder: string, environment: Record<string, string>): Child {
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ...environment },
  })
  const ended = once(child, 'exit')
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const said = untilItServes(child.stdout)
  const address = said.then((greeting) => {
    const found = /serves on (http:\/\/\S+)/.exec(greeting)?.[1]
    if (found === undefined) throw new Error(`the service did not say where it is:\n${greeting}`)
    return found
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    process.removeListener('exit', kill)
  }
  return { address, said, stop }
}

/** Until the last line of its greeting, or its end. */
async function untilItServes(stdout: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of stdout) {
    said += String(chunk)
    if (/^ *API .*\n/m.test(said)) break
  }
  return said
}

/** An empty one; `url` is what DATABASE_URL wants. */
export async function makeDatabase(
  dialect: Dialect,
  folder: string,
): Promise<{ url: string; about: string; drop: () => Promise<void> }> {
  if (dialect === 'sqlite')
    return { url: `sqlite:${join(folder, 'coffer.db')}`, about: 'SQLite', drop: () => Promise.resolve() }
  const server = await provideMySql()
  const name = `coffer_contract_${randomBytes(6).toString('hex')}`
  await onServer(server.url, `create database ${name} character set utf8mb4`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    url: url.href,
    about: `${server.version}, ${server.source}`,
    drop: async () => {
      await onServer(server.url, `drop database if exists ${name}`)
      await server.stop()
    },
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url)
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
}
