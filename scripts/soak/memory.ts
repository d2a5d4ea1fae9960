// Proves that files stream: the service, in a process of its own with a heap of 128 MiB, takes and gives back a file of
// 1 GiB, raw and as a form, while its resident memory is watched. Linux only, because of /proc.
//
//   npm exec -- node scripts/soak/memory.ts --database sqlite
//   npm exec -- node scripts/soak/memory.ts --database mysql      (TEST_DATABASE_URL, or a private server)
//   npm exec -- node scripts/soak/memory.ts --size 256 --parallel 32 --ceiling 300 --storage s3 --form tus
//
// Exit code 1 when memory grew by the limit or more, or above the ceiling, or a byte came back wrong. `--help` tells the options.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { provideMySql } from '../private-mysql.ts'
import { download, forms, mebibyte, upload, type Form, type Receiver } from './sending.ts'
import { startService, type Service } from './service.ts'
import { provideStorage } from './storage.ts'

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    size: { type: 'string', default: '1024' },
    limit: { type: 'string', default: '100' },
    heap: { type: 'string', default: '128' },
    parallel: { type: 'string', default: '1' },
    storage: { type: 'string', default: 'database' },
    form: { type: 'string', multiple: true, default: ['raw', 'multipart'] },
    ceiling: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (options.help) {
  console.log(`Usage: node scripts/soak/memory.ts [options]

  --database sqlite|mysql   what to store in (sqlite)
  --size <MiB>              size of the file (1024)
  --limit <MiB>             resident growth at which it fails (100)
  --heap <MiB>              --max-old-space-size of the service (128)
  --parallel <n>            so many files at once (1)
  --storage database|disk|s3   where the bytes are to lie (database); s3: TEST_S3_URL, or a private server
  --form raw|multipart|tus  how they are sent; may be given several times (raw and multipart)
  --ceiling <MiB>           resident memory at which it fails, instead of --limit`)
  process.exit(0)
}

process.exitCode = await run(options.database, Number(options.size) * mebibyte, Number(options.limit))

async function run(dialect: string, size: number, limit: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-soak-'))
  const database = await makeDatabase(dialect, folder)
  const storage = await provideStorage(options.storage, folder)
  const service = await startService({
    folder,
    databaseUrl: database.url,
    nodeOptions: [`--max-old-space-size=${options.heap}`],
    settings: storage.settings,
  })
  try {
    return await measure(dialect, size, limit, service)
  } finally {
    await service.stop()
    await storage.remove()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(dialect: string, size: number, limit: number, service: Service): Promise<number> {
  const to = { address: service.address, token: await service.signIn() }
  await upload(to, 'raw', mebibyte)
  const baseline = residentMiB(service.pid)
  console.log(
    `${dialect}, ${options.storage}: a file of ${size / mebibyte} MiB, heap of ${options.heap} MiB; resident at the start ${baseline.toFixed(0)} MiB`,
  )
  let highest = baseline
  const sampler = setInterval(() => (highest = Math.max(highest, residentMiB(service.pid))), 20)
  const grown = (): number => highest - baseline
  const isWhole = await roundTrips(to, size, grown).finally(() => {
    clearInterval(sampler)
  })
  const growth = grown()
  console.log(
    `${dialect}: resident memory grew by ${growth.toFixed(1)} MiB to ${highest.toFixed(0)} MiB (limit ${options.ceiling ?? `${limit} more`}), bytes ${isWhole ? 'whole' : 'WRONG'}`,
  )
  const isBounded = options.ceiling === undefined ? growth < limit : highest < Number(options.ceiling)
  return isBounded && isWhole ? 0 : 1
}

/** @returns whether every byte came back */
async function roundTrips(to: Receiver, size: number, grown: () => number): Promise<boolean> {
  const parallel = Number(options.parallel)
  let isWhole = true
  for (const form of chosenForms()) {
    const [files, upSeconds] = await timed(() => atOnce(parallel, () => upload(to, form, size)))
    report(`upload ${form}`, parallel * size, upSeconds, grown())
    const [digests, downSeconds] = await timed(() => Promise.all(files.map(({ id }) => download(to, id))))
    report('download', parallel * size, downSeconds, grown())
    isWhole &&= files.every(({ sha256, sent }, at) => sha256 === sent && digests[at] === sent)
  }
  return isWhole
}

function chosenForms(): Form[] {
  const chosen = forms.filter((form) => options.form.includes(form))
  if (chosen.length < options.form.length) throw new Error(`--form must be ${forms.join(', ')}`)
  return chosen
}

function atOnce<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, work))
}

function report(what: string, size: number, seconds: number, growth: number): void {
  console.log(
    `  ${what.padEnd(18)} ${(size / 1e6 / seconds).toFixed(0).padStart(5)} MB/s   grown by ${growth.toFixed(1)} MiB so far`,
  )
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  return [await work(), (performance.now() - start) / 1000]
}

function residentMiB(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

async function makeDatabase(dialect: string, folder: string): Promise<{ url: string; drop: () => Promise<void> }> {
  if (dialect === 'sqlite') return { url: `sqlite:${join(folder, 'coffer.db')}`, drop: async () => {} }
  if (dialect !== 'mysql') throw new Error('--database must be sqlite or mysql')
  const server = await provideMySql()
  const connection = await createConnection(server.url)
  const name = `coffer_soak_${randomBytes(6).toString('hex')}`
  await connection.query(`create database ${name} character set utf8mb4`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const drop = async (): Promise<void> => {
    await connection.query(`drop database ${name}`)
    await connection.end()
    await server.stop()
  }
  return { url: url.href, drop }
}
