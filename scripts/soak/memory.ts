// Proves that files stream: the service, in a process of its own with a heap of 128 MiB, takes and gives back a file of
// 1 GiB, raw and as a form, while its resident memory is watched. Linux only, because of /proc.
//
//   npm exec -- node scripts/soak/memory.ts --database sqlite
//   npm exec -- node scripts/soak/memory.ts --database mysql      (TEST_DATABASE_URL, or a private server)
//   npm exec -- node scripts/soak/memory.ts --size 256 --parallel 32 --ceiling 300
//
// Exit code 1 when memory grew by the limit or more, or above the ceiling, or a byte came back wrong. `--help` tells the options.

import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { provideMySql } from '../private-mysql.ts'
import { startService, type Service } from './service.ts'

const mebibyte = 1024 * 1024

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    size: { type: 'string', default: '1024' },
    limit: { type: 'string', default: '100' },
    heap: { type: 'string', default: '128' },
    parallel: { type: 'string', default: '1' },
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
  --parallel <n>            so many files at once, raw (1: one after the other, raw and as a form)
  --ceiling <MiB>           resident memory at which it fails, instead of --limit`)
  process.exit(0)
}

process.exitCode = await run(options.database, Number(options.size) * mebibyte, Number(options.limit))

async function run(dialect: string, size: number, limit: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-soak-'))
  const database = await makeDatabase(dialect, folder)
  const service = await startService({
    folder,
    databaseUrl: database.url,
    nodeOptions: [`--max-old-space-size=${options.heap}`],
  })
  try {
    return await measure(dialect, size, limit, service)
  } finally {
    await service.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(dialect: string, size: number, limit: number, service: Service): Promise<number> {
  const token = await service.signIn()
  await upload(service.address, token, 'raw', mebibyte)
  const baseline = residentMiB(service.pid)
  console.log(
    `${dialect}: a file of ${size / mebibyte} MiB, heap of ${options.heap} MiB; resident at the start ${baseline.toFixed(0)} MiB`,
  )
  let highest = baseline
  const sampler = setInterval(() => (highest = Math.max(highest, residentMiB(service.pid))), 20)
  let isWhole = true
  const parallel = Number(options.parallel)
  for (const form of parallel > 1 ? (['raw'] as const) : (['raw', 'multipart'] as const)) {
    const [files, upSeconds] = await timed(() => atOnce(parallel, () => upload(service.address, token, form, size)))
    report(`upload ${form}`, parallel * size, upSeconds, highest - baseline)
    const [digests, downSeconds] = await timed(() =>
      Promise.all(files.map(({ id }) => download(service.address, token, id))),
    )
    report('download', parallel * size, downSeconds, highest - baseline)
    isWhole &&= files.every(({ sha256, sent }, at) => sha256 === sent && digests[at] === sent)
  }
  clearInterval(sampler)
  const growth = highest - baseline
  console.log(
    `${dialect}: resident memory grew by ${growth.toFixed(1)} MiB to ${highest.toFixed(0)} MiB (limit ${options.ceiling ?? `${limit} more`}), bytes ${isWhole ? 'whole' : 'WRONG'}`,
  )
  const isBounded = options.ceiling === undefined ? growth < limit : highest < Number(options.ceiling)
  return isBounded && isWhole ? 0 : 1
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

/** Every MiB differs, and none compresses. */
function* bytesOf(size: number): Generator<Buffer> {
  const block = randomBytes(mebibyte)
  for (let at = 0; at < size; at += mebibyte) {
    block.writeUInt32LE(at / mebibyte)
    yield Buffer.from(block)
  }
}

interface Stored {
  readonly id: string
  readonly sha256: string
  /** What the client counted itself. */
  readonly sent: string
}

async function upload(address: string, token: string, form: 'raw' | 'multipart', size: number): Promise<Stored> {
  const boundary = 'soak-boundary'
  const head =
    form === 'raw'
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\nsoak\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="soak.bin"\r\n\r\n`
  const tail = form === 'raw' ? '' : `\r\n--${boundary}--\r\n`
  const digest = createHash('sha256')
  function* body(): Generator<Buffer> {
    yield Buffer.from(head)
    for (const block of bytesOf(size)) {
      digest.update(block)
      yield block
    }
    yield Buffer.from(tail)
  }
  const sending = request(`${address}/v1/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': form === 'raw' ? 'application/octet-stream' : `multipart/form-data; boundary=${boundary}`,
      'content-length': size + head.length + tail.length,
    },
  })
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  await pipeline(Readable.from(body(), { objectMode: false }), sending)
  const [answer] = await answered
  const text = Buffer.concat((await answer.toArray()) as Buffer[]).toString('utf8')
  if (answer.statusCode !== 201) throw new Error(`upload answered ${String(answer.statusCode)}: ${text}`)
  return { ...(JSON.parse(text) as { id: string; sha256: string }), sent: digest.digest('hex') }
}

async function download(address: string, token: string, id: string): Promise<string> {
  const sending = request(`${address}/v1/files/${id}/content`, { headers: { authorization: `Bearer ${token}` } }).end()
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  const digest = createHash('sha256')
  for await (const chunk of answer) digest.update(chunk as Buffer)
  return digest.digest('hex')
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
