// `coffer storage move` under kill -9 while people download: all contents go from the database to a folder, to a bucket and
// back, whoever moves them is killed at random moments and started again, and a reader downloads without a pause. At the end
// of each leg the service's own `coffer fsck --deep` and a reader of its own (`leftovers.ts`) look at what is there.
//
//   npm run torture:moves -- --files 200 --database mysql
//
// Standard output is the result as JSON; progress goes to standard error. Exit code 1 when anything does not hold.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startService, type Service } from '../soak/service.ts'
import { change, makeServer, query } from './database.ts'
import { createDraw, type Draw } from './draw.ts'
import { createJournal, sha256, toldOf, type Journal } from './journal.ts'
import { findAfter } from './leftovers.ts'
import { makePlace, type Place, type PlaceKind } from './places.ts'
import { ask, sendRaw, type Asker } from './raw-client.ts'

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    kills: { type: 'string', default: '3' },
    database: { type: 'string', default: 'sqlite' },
    'most-bytes': { type: 'string', default: '3000000' },
    seed: { type: 'string', default: randomBytes(6).toString('hex') },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (options.help) {
  console.log(`Usage: npm run torture:moves -- [options]

  --files <n>               how many are moved, from store to store (200)
  --kills <n>               of the mover, on each way (3)
  --database sqlite|mysql   (sqlite); MySQL comes from TEST_DATABASE_URL, else a private server is started. S3 comes from
                            TEST_S3_URL, else a private server is started
  --most-bytes <n>          the largest file (3000000)
  --seed <text>             draws the same sizes and moments again (random, and printed)`)
  process.exit(0)
}
if (!['sqlite', 'mysql'].includes(options.database)) refuse('--database takes sqlite, mysql')
const files = wholeNumber('files', options.files)
const killsOnEachWay = wholeNumber('kills', options.kills)
const mostBytes = wholeNumber('most-bytes', options['most-bytes'])
process.exitCode = await torture()

/** @member totals of the run */
interface Run {
  readonly url: string
  readonly settings: Readonly<Record<string, string>>
  readonly folder: string
  readonly draw: Draw
  readonly journal: Journal
  readonly asker: Asker
  readonly counts: { downloads: number; kills: number; runs: number }
  readonly faults: string[]
}

async function torture(): Promise<number> {
  const draw = createDraw(options.seed)
  const folder = mkdtempSync(join(tmpdir(), 'coffer-torture-'))
  const server = await makeServer(options.database, folder)
  const begun = performance.now()
  console.error(`seed ${options.seed}`)
  const faults: string[] = []
  const counts = { downloads: 0, kills: 0, runs: 0 }
  const places = new Map<PlaceKind, Place>()
  let service: Service | undefined
  try {
    for (const kind of ['database', 'disk', 's3'] as const) places.set(kind, await makePlace(kind, folder))
    const all = [...places.values()]
    const settings: Record<string, string> = {
      DATABASE_URL: server.url,
      COFFER_DATA: folder,
      COFFER_STORAGE: all.map(({ setting }) => setting).join(','),
      COFFER_LOG_LEVEL: 'warn',
      ...Object.fromEntries(all.flatMap(({ environment }) => Object.entries(environment))),
    }
    service = await startService({
      folder,
      databaseUrl: server.url,
      settings: { COFFER_ACCESS_TOKEN_TTL: '86400', ...settings },
    })
    const asker = { address: service.address, token: await service.signIn() }
    const run: Run = { url: server.url, settings, folder, draw, journal: createJournal(), asker, counts, faults }
    await store(run)
    for (const to of ['disk', 's3', 'database'] as const) await oneWay(run, to, places)
  } finally {
    await service?.stop()
    for (const place of places.values()) await place.remove()
    await server.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(
    JSON.stringify({ seed: options.seed, database: options.database, files, ...counts, seconds, faults }, undefined, 2),
  )
  return faults.length === 0 ? 0 : 1
}

async function store({ asker, draw, journal }: Run): Promise<void> {
  for (let number = 1; number <= files; number++) {
    const plan = { ...draw.plan(number, mostBytes, 1), begins: 'with-bytes', ends: 'whole' } as const
    const bytes = draw.bytesOf(number, plan.size)
    const pieces = [{ size: bytes.length, checksum: undefined, breaksAt: undefined }]
    const { fileId = '' } = await sendRaw(asker, { ...plan, pieces }, bytes, () => {})
    journal.files.set(fileId, { id: fileId, ...toldOf(bytes), former: [] })
  }
  console.error(`${files} files are stored`)
}

async function oneWay(run: Run, to: PlaceKind, places: ReadonlyMap<PlaceKind, Place>): Promise<void> {
  const { url, counts, faults, draw, journal } = run
  let readers = startReaders(run)
  for (let kill = 0; kill < killsOnEachWay; kill++) {
    const [already] = await query(url, `select count(*) as n from content where store = '${to}'`)
    const enough = Number(already?.['n']) + 1 + draw.below(Math.ceil(files / (2 * killsOnEachWay)))
    if (await moveUntilKilled(run, to, enough)) counts.kills += 1
  }
  // What somebody was killed at is nobody's for five minutes: as long as whoever reads there might still be at it.
  await move(run, to)
  await readers.end()
  for (const table of ['content_copy', 'segment'])
    await change(url, `update ${table} set touched_at = 1 where touched_at > 0`)
  readers = startReaders(run)
  const ended = await move(run, to)
  if (ended.code !== 0) faults.push(`the last move to ${to} ended with ${ended.code}: ${ended.output}`)
  await readers.end()
  for (const args of [
    ['sweep', '--grace', '0'],
    ['fsck', '--deep'],
  ]) {
    const { code, output } = await coffer(run, args)
    if (code !== 0 || (args[0] === 'fsck' && output !== 'no fault was found\n'))
      faults.push(`in ${to}, coffer ${args.join(' ')} ended with ${code}: ${output}`)
  }
  for (const place of places.values())
    if (place.kind === to)
      faults.push(...(await findAfter(url, place, journal)).faults.map((fault) => `in ${to}: ${fault}`))
    else
      faults.push(
        ...[...(await place.found()).map(({ name }) => name), ...(await place.unfinished())].map(
          (name) => `${name} is left in ${place.kind}`,
        ),
      )
  const [elsewhere] = await query(url, `select count(*) as n from content where store <> '${to}'`)
  if (Number(elsewhere?.['n']) !== 0) faults.push(`${String(elsewhere?.['n'])} contents do not lie in ${to}`)
  console.error(
    `all moved to ${to}: ${counts.downloads} downloads, ${counts.kills} kills, ${faults.length} faults so far`,
  )
}

/** @returns false when it had nothing left to move before */
async function moveUntilKilled(run: Run, to: PlaceKind, enough: number): Promise<boolean> {
  run.counts.runs += 1
  const mover = startCoffer(run, ['storage', 'move', '--to', to, '--rate', '0'])
  for (;;) {
    const [row] = await query(run.url, `select count(*) as n from content where store = '${to}'`)
    if (Number(row?.['n']) >= enough || mover.child.exitCode !== null) break
    await delay(5)
  }
  await delay(run.draw.below(40))
  mover.child.kill('SIGKILL')
  return (await mover.ended).code === null
}

async function move(run: Run, to: PlaceKind): Promise<{ code: number | null; output: string }> {
  run.counts.runs += 1
  return coffer(run, ['storage', 'move', '--to', to, '--rate', '0'])
}

function coffer(run: Run, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return startCoffer(run, args).ended
}

function startCoffer({ settings, folder }: Run, args: readonly string[]) {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  return { child, ended }
}

/** Downloads one file after the other, whole or in part, and holds it against what was sent. */
function startReaders({ asker, journal, faults, counts }: Run): { end: () => Promise<void> } {
  const ending = new AbortController()
  const all = [...journal.files.values()]
  const read = async (first: number): Promise<void> => {
    for (let at = first; !ending.signal.aborted; at++) {
      const { id, sha256: digest, size } = all[at % all.length] ?? { id: '', sha256: '', size: 0 }
      const answer = await ask(asker, 'GET', `/v1/files/${id}/content`)
      counts.downloads += 1
      if (answer?.status !== 200 || sha256(answer.body) !== digest)
        faults.push(
          `a download of ${id} (${size} bytes) was answered ${answer?.status ?? 'in part'} with ${answer?.body.length ?? 0} bytes`,
        )
    }
  }
  const reading = Promise.all([read(0), read(Math.floor(all.length / 2))])
  return {
    end: async () => {
      ending.abort()
      await reading
    },
  }
}

function wholeNumber(name: string, text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : refuse(`--${name} takes a whole number above 0`)
}

function refuse(message: string): never {
  console.error(message)
  process.exit(2)
}
