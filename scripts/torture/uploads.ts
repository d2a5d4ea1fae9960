// Resumable uploads under kill -9: replicas beside one database, behind a load balancer without stickiness, are killed at
// random moments of random uploads. Afterwards a reader of its own (SQL, and the API) looks whether what is promised holds:
// every file is what was sent, there is one for each upload and no other, no offset ever went back, and nothing is left over.
//
//   npm run torture:uploads -- --rounds 100 --database mysql
//
// Standard output is the result as JSON; progress goes to standard error. Exit code 1 when anything does not hold.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeServer } from './database.ts'
import { createDraw } from './draw.ts'
import { findLeftovers, forgetUploads } from './leftovers.ts'
import { runRound, startCluster, type Cluster } from './upload-round.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    database: { type: 'string', default: 'sqlite' },
    replicas: { type: 'string', default: '2' },
    'most-bytes': { type: 'string', default: '12000000' },
    seed: { type: 'string', default: randomBytes(6).toString('hex') },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (options.help) {
  console.log(`Usage: npm run torture:uploads -- [options]

  --rounds <n>              uploads, each with at least one kill (100)
  --database sqlite|mysql   what the replicas stand beside (sqlite); MySQL comes from TEST_DATABASE_URL, else a private
                            server is started
  --replicas <n>            how many (2)
  --most-bytes <n>          the largest upload (12000000)
  --seed <text>             draws the same sizes and moments again (random, and printed)`)
  process.exit(0)
}

if (!['sqlite', 'mysql'].includes(options.database)) {
  console.error('--database takes sqlite or mysql')
  process.exit(2)
}
const rounds = wholeNumber('rounds', options.rounds)
const mostBytes = wholeNumber('most-bytes', options['most-bytes'])
const replicas = wholeNumber('replicas', options.replicas)
process.exitCode = await torture()

async function torture(): Promise<number> {
  const draw = createDraw(options.seed)
  const folder = mkdtempSync(join(tmpdir(), 'coffer-torture-'))
  const server = await makeServer(options.database, folder)
  const begun = performance.now()
  console.error(`seed ${options.seed}`)
  const faults: string[] = []
  const files = new Map<string, number>()
  let [requests, bytes, kills] = [0, 0, 0]
  try {
    // Longer than the whole run: nobody signs in at a replica that is being killed.
    const settings = { COFFER_ACCESS_TOKEN_TTL: '86400' }
    const cluster: Cluster = await startCluster({ folder, databaseUrl: server.url, settings }, replicas)
    try {
      const token = await cluster.signIn()
      for (let round = 1; round <= rounds; round++) {
        const size = draw.size(mostBytes)
        const killAfter = draw.moments(size)
        const content = draw.bytes(size)
        await runRound(cluster, token, { bytes: content, killAfter, chunkSize: draw.chunkSize() }).then(
          (outcome) => {
            requests += outcome.requests
            files.set(outcome.fileId, size)
          },
          (error: unknown) => {
            faults.push(`round ${round} (${size} bytes, killed after ${killAfter.join(' ')}): ${String(error)}`)
          },
        )
        bytes += size
        showProgress(round, cluster.kills(), faults.length)
      }
      kills = cluster.kills()
    } finally {
      await cluster.stop()
    }
    await forgetUploads(server.url, folder)
    faults.push(...(await findLeftovers(server.url, files)))
  } finally {
    await server.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  const result = {
    seed: options.seed,
    database: options.database,
    rounds,
    replicas,
    kills,
    requests,
    bytes,
    seconds,
    faults,
  }
  console.log(JSON.stringify(result, undefined, 2))
  return faults.length === 0 ? 0 : 1
}

function showProgress(round: number, kills: number, faults: number): void {
  const line = `${bar(round / rounds)} ${round} of ${rounds} uploads, ${kills} kills, ${faults} faults`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${round === rounds ? '\n' : ''}`)
  else if (round % 10 === 0 || round === rounds) console.error(line)
}

function bar(share: number): string {
  return `[${'#'.repeat(Math.round(share * 30)).padEnd(30, '.')}]`
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  console.error(`--${name} takes a whole number above 0`)
  process.exit(2)
}
