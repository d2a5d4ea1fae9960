// What it costs to hold every answer, or a part of them, against the contract; and what the metrics cost.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStored } from './coffer.ts'
import { compare } from './comparison.ts'
import { startServer } from './pinned.ts'
import type { Candidate, MeasureOptions } from './turns.ts'

const variants: readonly { name: string; settings: Record<string, string> }[] = [
  { name: 'guard off', settings: { COFFER_RESPONSE_GUARD: 'off' } },
  { name: 'one answer of ten', settings: { COFFER_RESPONSE_GUARD_PERCENT: '10' } },
  { name: 'every answer', settings: {} },
  { name: 'every answer, with metrics', settings: { COFFER_METRICS_TOKEN: randomBytes(32).toString('hex') } },
]

export function measureGuard(options: MeasureOptions): Promise<void> {
  return compare({ measure: 'guard', path: '/v1/files', first: 'guard off', start: startVariants }, options)
}

/** Replicas of one service, so that one token and one set of rows serve them all. */
async function startVariants(
  databaseUrl: string,
  undo: (() => Promise<unknown>)[],
): Promise<{ candidates: Candidate[]; headers: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const common = {
    COFFER_PUBLIC_URL: 'http://bench.example',
    COFFER_SECRET: randomBytes(32).toString('base64'),
    COFFER_ACCESS_TOKEN_TTL: '86400',
  }
  const [first, ...others] = variants
  const { coffer, headers } = await startStored(
    { databaseUrl, folder, settings: { ...common, ...first?.settings } },
    undo,
  )
  const candidates = [{ name: first?.name ?? '', server: coffer }]
  for (const { name, settings } of others) {
    const server = await startServer('src/main.ts', {
      PORT: '0',
      DATABASE_URL: databaseUrl,
      COFFER_DATA: folder,
      ...common,
      ...settings,
    })
    undo.push(server.stop)
    candidates.push({ name, server })
  }
  return { candidates, headers }
}
