// Proves that keys change without anybody noticing: two replicas beside one database, in processes of their own, are used
// and refreshed all the time while the signing key is rotated at once, again and again, and keys that signed nothing are
// revoked. Not one answer may be a 401. At the end a key in use is revoked, and the time is taken until both replicas refuse it.
//
//   npm exec -- node scripts/soak/rotation.ts --database mysql --seconds 30
//
// Exit code 1 when anybody was refused, or a revoked key was taken for longer than two seconds. `--help` tells the options.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { decodeProtectedHeader } from 'jose'
import { createConnection } from 'mysql2/promise'
import { provideMySql } from '../private-mysql.ts'
import { startService, type Service } from './service.ts'

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    seconds: { type: 'string', default: '20' },
    sessions: { type: 'string', default: '8' },
    every: { type: 'string', default: '1500' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (options.help) {
  console.log(`Usage: node scripts/soak/rotation.ts [options]

  --database sqlite|mysql   what both replicas stand beside (sqlite)
  --seconds <n>             how long (20)
  --sessions <n>            how many are used at the same time (8)
  --every <ms>              time from one rotation to the next (1500); there are 15 at most`)
  process.exit(0)
}

const credentials = { email: 'rotation@example.org', password: 'a long password for rotating' }
const keysPath = '/v1/admin/signing-keys'
const promisedMillis = 2000
const mostRotations = 15

interface Session {
  accessToken: string
  refreshToken: string
}
interface Figures {
  readonly statuses: Map<string, number>
  readonly kids: Set<string>
  readonly millis: number[]
}

process.exitCode = await run()

async function run(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-rotation-'))
  const database = await makeDatabase(options.database, folder)
  const services: Service[] = []
  const settings = {
    COFFER_PUBLIC_URL: 'https://rotation.example.org',
    COFFER_BOOTSTRAP_EMAIL: credentials.email,
    COFFER_BOOTSTRAP_PASSWORD: credentials.password,
  }
  try {
    for (let at = 0; at < 2; at++) services.push(await startService({ folder, databaseUrl: database.url, settings }))
    return await measure(services.map(({ address }) => address))
  } finally {
    await Promise.all(services.map((service) => service.stop()))
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(addresses: readonly string[]): Promise<number> {
  const [first = ''] = addresses
  const admin = await signIn(first)
  const sessions: Session[] = []
  for (let at = 0; at < Number(options.sessions); at++) sessions.push(await signIn(addresses[at % 2] ?? first))
  const figures: Figures = { statuses: new Map(), kids: new Set(), millis: [] }
  const until = performance.now() + Number(options.seconds) * 1000
  const [changes] = await Promise.all([
    change(first, admin, until),
    ...sessions.map((session, at) => drive(session, at, addresses, until, figures)),
  ])
  const slowest = await revokeUsed(addresses, admin)
  report(figures, changes, slowest)
  const refused = [...figures.statuses].some(([name]) => !name.endsWith(' 200'))
  return refused || slowest > promisedMillis ? 1 : 0
}

/** Used at the replica where it was not refreshed; every fifth turn it is refreshed at one of the two. */
async function drive(
  session: Session,
  offset: number,
  addresses: readonly string[],
  until: number,
  { statuses, kids, millis }: Figures,
): Promise<void> {
  const count = (name: string, status: number): void => {
    statuses.set(`${name} ${status}`, (statuses.get(`${name} ${status}`) ?? 0) + 1)
  }
  for (let turn = offset; performance.now() < until; turn++) {
    const [here = '', there = ''] = turn % 2 === 0 ? addresses : addresses.toReversed()
    if (turn % 5 === 0) {
      const answer = await refresh(here, session)
      count('refresh', answer.status)
      if (answer.status === 200) kids.add(decodeProtectedHeader(session.accessToken).kid ?? '')
    }
    const begun = performance.now()
    count('use', await use(there, session))
    millis.push(performance.now() - begun)
  }
}

interface Changes {
  rotated: number
  revoked: number
}

/** Rotations that take effect at once, which is harder than what the schedule does; every third a spare key comes and goes. */
async function change(address: string, admin: Session, until: number): Promise<Changes> {
  const changes: Changes = { rotated: 0, revoked: 0 }
  // Each key verifies for 21 minutes, and 20 of them may be there at once.
  while (performance.now() < until - Number(options.every) && changes.rotated < mostRotations) {
    await delay(Number(options.every))
    await refresh(address, admin)
    const { kid: before } = await rotate(address, admin, true)
    changes.rotated++
    if (changes.rotated % 3 !== 0) continue
    const { kid } = await rotate(address, admin, false)
    await revoke(address, admin, kid)
    changes.revoked++
    if (kid === before) throw new Error('the same key twice')
  }
  return changes
}

/** @returns milliseconds until the last replica refused what it had taken before */
async function revokeUsed(addresses: readonly string[], admin: Session): Promise<number> {
  const [first = '', second = ''] = addresses
  const { kid } = await rotate(first, admin, true)
  let victim: Session
  do {
    await delay(100)
    victim = await signIn(second)
  } while (decodeProtectedHeader(victim.accessToken).kid !== kid)
  for (const address of addresses)
    if ((await use(address, victim)) !== 200) throw new Error('the key was refused before it was revoked')
  const begun = performance.now()
  await revoke(first, admin, kid)
  const times = await Promise.all(
    addresses.map(async (address) => {
      while ((await use(address, victim)) !== 401) await delay(5)
      return performance.now() - begun
    }),
  )
  if ((await refresh(second, victim)).status !== 200 || (await use(first, victim)) !== 200)
    throw new Error('the session did not outlive its key')
  return Math.max(...times)
}

function report({ statuses, kids, millis }: Figures, { rotated, revoked }: Changes, slowest: number): void {
  const sorted = millis.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  console.log(
    `${options.database}: ${rotated} rotations at once, ${revoked} unused keys revoked, in ${options.seconds} s`,
  )
  for (const [name, count] of [...statuses].sort()) console.log(`  ${name.padEnd(12)} ${count}`)
  console.log(
    `  keys seen in tokens: ${kids.size}; a use took ${at(0.5)} ms (median), ${at(0.99)} ms (p99), ${at(1)} ms at most`,
  )
  console.log(
    `  a key in use that was revoked: refused by both replicas after ${slowest.toFixed(0)} ms; its session lives on`,
  )
}

async function signIn(address: string): Promise<Session> {
  const answer = await send(`${address}/v1/sessions`, JSON.stringify(credentials), 'application/json')
  if (answer.status !== 201) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Session
}

async function refresh(address: string, session: Session): Promise<Response> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: session.refreshToken })
  const answer = await send(`${address}/v1/oauth/token`, form.toString(), 'application/x-www-form-urlencoded')
  if (answer.status === 200) {
    const { access_token, refresh_token } = (await answer.json()) as { access_token: string; refresh_token: string }
    Object.assign(session, { accessToken: access_token, refreshToken: refresh_token })
  }
  return answer
}

async function use(address: string, { accessToken }: Session): Promise<number> {
  const answer = await fetch(`${address}/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } })
  await answer.arrayBuffer()
  return answer.status
}

async function rotate(address: string, { accessToken }: Session, immediately: boolean): Promise<{ kid: string }> {
  const answer = await send(`${address}${keysPath}`, JSON.stringify({ immediately }), 'application/json', accessToken)
  if (answer.status !== 201) throw new Error(`rotating answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as { kid: string }
}

async function revoke(address: string, { accessToken }: Session, kid: string): Promise<void> {
  const answer = await fetch(`${address}${keysPath}/${kid}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  if (answer.status !== 204) throw new Error(`revoking answered ${answer.status}: ${await answer.text()}`)
}

function send(url: string, body: string, mediaType: string, accessToken?: string): Promise<Response> {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  return fetch(url, { method: 'POST', headers: { 'content-type': mediaType, ...authorization }, body })
}

async function makeDatabase(dialect: string, folder: string): Promise<{ url: string; drop: () => Promise<void> }> {
  if (dialect === 'sqlite') return { url: `sqlite:${join(folder, 'coffer.db')}`, drop: async () => {} }
  if (dialect !== 'mysql') throw new Error('--database must be sqlite or mysql')
  const server = await provideMySql()
  const connection = await createConnection(server.url)
  const name = `coffer_rotation_${process.pid}`
  await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const drop = async (): Promise<void> => {
    await connection.query(`drop database ${name}`)
    await connection.end()
    await server.stop()
  }
  return { url: url.href, drop }
}
