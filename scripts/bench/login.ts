// What a sign-in costs beside the hashing that it cannot do without: `POST /v1/sessions` with the right password, limits,
// sessions, audit trail and tokens included, and the same hashing alone. Each candidate has one core.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../generated/sdk/typescript/src/index.ts'
import { createPasswords } from '../../src/accounts/passwords.ts'
import { provideMySql } from '../private-mysql.ts'
import { makeDatabase } from './coffer.ts'
import { leaveServerCore, startServer, type Server } from './pinned.ts'
import { measured, print, save, takeTurns, type Candidate, type MeasureOptions, type Round } from './turns.ts'
import { findWrk } from './wrk.ts'

/** Enough that no account has more than ten sign-ins under way, which its limit would refuse. */
const accounts = 64
const connections = 32
const password = 'correct horse battery staple'

export async function measureLogin({ seconds, rounds, signal }: MeasureOptions): Promise<void> {
  const wrk = findWrk()
  const cores = leaveServerCore()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const script = join(folder, 'login.lua')
    await writeFile(script, requests)
    const mysql = await provideMySql()
    undo.push(() => mysql.stop())
    const database = await makeDatabase(mysql.url)
    undo.push(database.drop)
    const candidates = await startCandidates(database.url, folder, undo)
    console.log(`POST /v1/sessions, ${accounts} accounts, ${connections} connections, ${rounds} rounds of ${seconds} s`)
    console.log(
      `Node ${process.versions.node}, ${mysql.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${cores}\n`,
    )
    const hashing = candidates[0]?.server
    const results = await takeTurns(
      candidates,
      rounds,
      (server) =>
        server === hashing
          ? hashed(server, seconds)
          : measured(wrk, server, '/v1/sessions', { seconds, connections, headers: {}, signal, script }),
      // Hashing leaves so few sign-ins a second that the rest of the service is compiled only after a while.
      { warmUps: 4 },
    )
    print('hashing alone', candidates, results)
    const at = new Date().toISOString()
    await save({ measure: 'login', at, seconds, rounds, connections, cores, results: Object.fromEntries(results) })
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error))
  }
}

async function startCandidates(
  databaseUrl: string,
  folder: string,
  undo: (() => Promise<unknown>)[],
): Promise<Candidate[]> {
  const phc = await (await createPasswords()).hash(password)
  const hashing = await startServer('scripts/bench/hashing.ts', { HASHING_PHC: phc, HASHING_PASSWORD: password })
  undo.push(hashing.stop)
  const behindHttp = await startServer('scripts/bench/hashing.ts', { HASHING_PHC: phc, HASHING_PASSWORD: password })
  undo.push(behindHttp.stop)
  const candidates: Candidate[] = [
    { name: 'hashing alone', server: hashing },
    { name: 'hashing behind node:http', server: behindHttp },
  ]
  for (const [name, url] of [
    ['sign-ins, MySQL', databaseUrl],
    ['sign-ins, SQLite', `sqlite:${join(folder, 'coffer.db')}`],
  ] as const)
    candidates.push({ name, server: await startCoffer(url, join(folder, name), undo) })
  return candidates
}

/** Limits and all, behind a proxy that names many addresses. */
async function startCoffer(url: string, folder: string, undo: (() => Promise<unknown>)[]): Promise<Server> {
  const credentials = { email: 'bench@example.org', password }
  const server = await startServer('src/main.ts', {
    PORT: '0',
    DATABASE_URL: url,
    COFFER_DATA: folder,
    COFFER_BOOTSTRAP_EMAIL: credentials.email,
    COFFER_BOOTSTRAP_PASSWORD: credentials.password,
    COFFER_TRUSTED_PROXIES: 'loopback',
    COFFER_LOG_LEVEL: 'warn',
  })
  undo.push(server.stop)
  const client = createClient({ baseUrl: server.url, credentials })
  await client.getMe()
  for (let number = 1; number <= accounts; number++) {
    const answer = await fetch(`${server.url}/v1/users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${client.tokens?.accessToken ?? ''}`,
        'content-type': 'application/json',
        'x-forwarded-for': `10.99.${number}.1`,
      },
      body: JSON.stringify({ email: `bench-${number}@example.org`, password }),
    })
    if (answer.status !== 201) throw new Error(`making an account answered ${answer.status}: ${await answer.text()}`)
  }
  return server
}

async function hashed(server: Server, seconds: number): Promise<Round> {
  const before = server.cpuSeconds()
  const begun = performance.now()
  const requests = Number(await (await fetch(`${server.url}/?seconds=${seconds}`)).text())
  const took = (performance.now() - begun) / 1000
  const after = server.cpuSeconds()
  const used = before === undefined || after === undefined ? undefined : after - before
  return {
    requests,
    requestsPerSecond: requests / took,
    p50: (took / requests) * 1000,
    p99: NaN,
    busy: used && used / took,
    cpuMicrosPerRequest: used && (used * 1e6) / requests,
  }
}

/** For wrk: each sign-in by one of the accounts, from an address of its own. */
const requests = `
math.randomseed(os.time())
request = function()
  local address = "10." .. math.random(0, 98) .. "." .. math.random(0, 255) .. "." .. math.random(1, 254)
  local headers = { ["Content-Type"] = "application/json", ["X-Forwarded-For"] = address }
  local body = '{"email":"bench-' .. math.random(1, ${accounts}) .. '@example.org","password":"${password}"}'
  return wrk.format("POST", nil, headers, body)
end
`
