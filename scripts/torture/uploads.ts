// Resumable uploads under kill -9: replicas beside one database, behind a load balancer without stickiness, are killed at
// random moments of random uploads, replacements and deletions. Afterwards a reader of its own (SQL, the folder, the bucket;
// none of the service's code) holds what is there against what clients were told: every acknowledged file is what was sent,
// nothing else is there, no offset ever went back, all counters are right, and nothing is left over.
//
//   npm run torture:uploads -- --rounds 100 --database mysql --storage database --balancer haproxy
//
// Standard output is the result as JSON; progress goes to standard error. Exit code 1 when anything does not hold.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { balancerKinds, balancerProgram } from './balancers.ts'
import { startCluster, type Cluster } from './cluster.ts'
import { forgetUploads } from './collect.ts'
import { makeServer } from './database.ts'
import { createDraw, type Draw, type Plan } from './draw.ts'
import { createJournal, type Journal } from './journal.ts'
import { findAfter, findBefore } from './leftovers.ts'
import { makePlace, placeKinds } from './places.ts'
import { changeFile, runRound } from './upload-round.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    database: { type: 'string', default: 'sqlite' },
    storage: { type: 'string', default: 'database' },
    balancer: { type: 'string', default: 'builtin' },
    replicas: { type: 'string', default: '2' },
    'most-bytes': { type: 'string', default: '12000000' },
    seed: { type: 'string', default: randomBytes(6).toString('hex') },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (options.help) {
  console.log(`Usage: npm run torture:uploads -- [options]

  --rounds <n>                       uploads, each with kills (100)
  --database sqlite|mysql            what the replicas stand beside (sqlite); MySQL comes from TEST_DATABASE_URL, else a
                                     private server is started
  --storage database|disk|s3         where the bytes lie (database); S3 comes from TEST_S3_URL, else a private server is
                                     started
  --balancer builtin|haproxy|nginx   what stands before the replicas (builtin); the others are looked for on the PATH
  --replicas <n>                     how many (2)
  --most-bytes <n>                   the largest upload (12000000)
  --seed <text>                      draws the same sizes and moments again (random, and printed)`)
  process.exit(0)
}

const database = oneOf('database', ['sqlite', 'mysql'], options.database)
const storage = oneOf('storage', placeKinds, options.storage)
const balancer = oneOf('balancer', balancerKinds, options.balancer)
const rounds = wholeNumber('rounds', options.rounds)
const mostBytes = wholeNumber('most-bytes', options['most-bytes'])
const replicas = wholeNumber('replicas', options.replicas)
if (balancer !== 'builtin' && balancerProgram(balancer) === undefined)
  refuse(
    `there is no ${balancer} on the PATH; install it (Debian: apt-get install ${balancer}), or use --balancer builtin`,
  )
process.exitCode = await torture()

async function torture(): Promise<number> {
  const draw = createDraw(options.seed)
  const folder = mkdtempSync(join(tmpdir(), 'coffer-torture-'))
  const server = await makeServer(database, folder)
  const begun = performance.now()
  console.error(`seed ${options.seed}`)
  const faults: string[] = []
  const journal = createJournal()
  const counts = { requests: 0, bytes: 0, kills: 0, overtaken: 0, begunAnew: 0 }
  let [files, segments] = [0, 0]
  try {
    const place = await makePlace(storage, folder)
    const settings = { COFFER_STORAGE: place.setting, ...place.environment }
    try {
      const cluster = await startCluster({
        folder,
        databaseUrl: server.url,
        // Longer than the whole run: nobody signs in at a replica that is being killed.
        settings: { COFFER_ACCESS_TOKEN_TTL: '86400', ...settings },
        replicas,
        balancer,
      })
      try {
        const token = await cluster.signIn()
        for (let round = 1; round <= rounds; round++) {
          const plan = draw.plan(round, mostBytes, replicas)
          await oneRound({ cluster, token, draw, journal, counts }, round, plan).catch((error: unknown) => {
            const killed = plan.kills.map(({ after }) => after).join(' and ')
            const fault = `round ${round} (${plan.client}, ${plan.size} bytes, killed after ${killed}): ${String(error)}`
            console.error(`${process.stderr.isTTY ? '\n' : ''}${fault}`)
            faults.push(fault)
          })
          counts.kills = cluster.kills()
          showProgress(round, counts.kills, faults.length)
        }
      } finally {
        await cluster.stop()
      }
      faults.push(...(await findBefore(server.url, place, journal)))
      await forgetUploads({ DATABASE_URL: server.url, ...settings }, folder)
      const after = await findAfter(server.url, place, journal)
      faults.push(...after.faults)
      ;({ files, segments } = after)
    } finally {
      await place.remove()
    }
  } finally {
    await server.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  const result = {
    seed: options.seed,
    ...{ database, storage, balancer, replicas, rounds },
    ...counts,
    unanswered: journal.unknown.length,
    left: journal.left.size,
    cancelled: journal.cancelled.size,
    deleted: journal.deleted.size,
    replaced: [...journal.files.values()].filter(({ former }) => former.length > 0).length,
    ...{ files, segments },
    seconds: Math.round((performance.now() - begun) / 1000),
    faults,
  }
  console.log(JSON.stringify(result, undefined, 2))
  return faults.length === 0 ? 0 : 1
}

interface Run {
  readonly cluster: Cluster
  readonly token: string
  readonly draw: Draw
  readonly journal: Journal
  readonly counts: { requests: number; bytes: number; overtaken: number; begunAnew: number }
}

async function oneRound({ cluster, token, draw, journal, counts }: Run, round: number, plan: Plan): Promise<void> {
  // A stable choice: the order in which files became known is that of the rounds.
  const before = [...journal.files.values()]
  const chosen = before[draw.below(Math.max(before.length, 1))]
  const bytes = draw.bytesOf(plan.content, plan.size)
  const outcome = await runRound(cluster, token, plan, bytes, journal)
  counts.requests += outcome.requests
  counts.overtaken += outcome.overtaken
  counts.begunAnew += outcome.begunAnew
  counts.bytes += plan.size
  if (plan.afterwards === 'nothing' || !chosen) return
  const others = draw.bytesOf(1_000_000 + round, Math.ceil(plan.size / 2))
  await changeFile(cluster, token, plan, chosen, others, journal)
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
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : refuse(`--${name} takes a whole number above 0`)
}

function oneOf<T extends string>(name: string, choices: readonly T[], text: string): T {
  return choices.find((choice) => choice === text) ?? refuse(`--${name} takes ${choices.join(', ')}`)
}

function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}
