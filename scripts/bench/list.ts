// What the contract, its enforcement and the revocation check cost: an authenticated GET /v1/files of 20 rows, beside a
// bare Express app that verifies the token with jose, asks the same query with mysql2 and answers the same JSON.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { startStored } from './coffer.ts'
import { compare } from './comparison.ts'
import { startServer } from './pinned.ts'
import type { Candidate, MeasureOptions } from './turns.ts'

const path = '/v1/files'

export function measureList(options: MeasureOptions): Promise<void> {
  return compare({ measure: 'list', path, first: 'Coffer', start: startCandidates }, options)
}

/** The service as `npm start` runs it, with files stored through it, and the bare app on the same rows. */
async function startCandidates(
  databaseUrl: string,
  undo: (() => Promise<unknown>)[],
): Promise<{ candidates: Candidate[]; headers: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const { coffer, client, headers } = await startStored({ databaseUrl, folder }, undo)
  const settings = {
    DATABASE_URL: databaseUrl,
    BARE_JWKS: JSON.stringify(await client.getJwks()),
    BARE_ISSUER: coffer.url,
  }
  const bare = await startServer('scripts/bench/bare.ts', settings)
  undo.push(bare.stop)
  const keeping = await startServer('scripts/bench/bare.ts', { ...settings, BARE_KEEP_TOKENS: 'yes' })
  undo.push(keeping.stop)
  const candidates = [
    { name: 'Coffer', server: coffer },
    { name: 'bare Express, jose each time', server: bare },
    { name: 'bare Express, token kept', server: keeping },
  ]
  await checkSameAnswer(candidates, headers)
  return { candidates, headers }
}

async function checkSameAnswer(candidates: readonly Candidate[], headers: Record<string, string>): Promise<void> {
  const answers = await Promise.all(
    candidates.map(
      async ({ server }) => (await (await fetch(server.url + path, { headers })).json()) as { items: unknown[] },
    ),
  )
  for (const [at, { items }] of answers.entries()) {
    if (items.length !== 20 || !isDeepStrictEqual(items, answers[0]?.items))
      throw new Error(`${candidates[at]?.name ?? ''} gives another answer`)
  }
}
