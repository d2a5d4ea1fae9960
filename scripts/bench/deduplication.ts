// What storing equal bytes once saves and costs: 200 files of 1 MiB, equal and different ones, with it and without, in
// the embedded database.

import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type CofferClient } from '../../generated/sdk/typescript/src/index.ts'
import { startServer } from './pinned.ts'
import { save, type MeasureOptions } from './turns.ts'

const files = 200
const mebibyte = 1024 * 1024
const inFlight = 4

interface Stored {
  readonly deduplication: 'on' | 'off'
  readonly bytes: 'equal' | 'different'
  readonly filesPerSecond: number
  /** What stays once the sweep has been there. */
  readonly keptMiB: number
}

export async function measureDeduplication({ rounds, signal }: MeasureOptions): Promise<void> {
  const results: Stored[] = []
  for (let round = 1; round <= rounds; round++) {
    for (const bytes of ['different', 'equal'] as const) {
      for (const deduplication of ['off', 'on'] as const) {
        signal.throwIfAborted()
        const result = await store(deduplication, bytes)
        results.push(result)
        console.log(
          `  round ${round}  ${bytes.padEnd(9)}  deduplication ${deduplication.padEnd(3)}  ${result.filesPerSecond.toFixed(1).padStart(6)} files/s  ${result.keptMiB.toFixed(0).padStart(4)} MiB`,
        )
      }
    }
  }
  await save({ measure: 'deduplication', at: new Date().toISOString(), files, size: mebibyte, inFlight, results })
}

async function store(deduplication: Stored['deduplication'], bytes: Stored['bytes']): Promise<Stored> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  const credentials = { email: 'bench@example.org', password: 'correct horse battery staple' }
  const server = await startServer('src/main.ts', {
    PORT: '0',
    DATABASE_URL: `sqlite:${join(folder, 'coffer.db')}`,
    COFFER_DATA: folder,
    COFFER_BOOTSTRAP_EMAIL: credentials.email,
    COFFER_BOOTSTRAP_PASSWORD: credentials.password,
    COFFER_DEDUPLICATION: deduplication,
  })
  try {
    const client = createClient({ baseUrl: server.url, credentials })
    await client.getMe()
    const begun = performance.now()
    await Promise.all(Array.from({ length: inFlight }, () => storeSome(client, files / inFlight, bytes)))
    const seconds = (performance.now() - begun) / 1000
    return { deduplication, bytes, filesPerSecond: files / seconds, keptMiB: keptBytes(folder) / mebibyte }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function keptBytes(folder: string): number {
  const database = new Database(join(folder, 'coffer.db'), { readonly: true })
  try {
    const sql = "select sum(size) from content where state = 'committed'"
    return Number(database.prepare(sql).pluck().get())
  } finally {
    database.close()
  }
}

const same = new Uint8Array(randomBytes(mebibyte))

async function storeSome(client: CofferClient, count: number, bytes: Stored['bytes']): Promise<void> {
  for (let number = 0; number < count; number++) {
    const content = bytes === 'equal' ? same : new Uint8Array(randomBytes(mebibyte))
    await client.uploadFile(new Blob([content]), { name: 'bench.bin', mediaType: 'application/octet-stream' })
  }
}
