/**
 * Measures whether time tells which accounts exist: sign-in, registration, asking for a new password, and registering again
 * (which sends the letter again), each with an address that is known and one that is not, in turn and with nothing else
 * running. Fails when the medians lie more than 5 ms apart. `node_modules/.bin/node scripts/verify/timing.ts [tries] [DATABASE_URL]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

const tries = Number(process.argv[2] ?? 500)
/** Milliseconds. */
const tolerated = 5
const folder = await mkdtemp(join(tmpdir(), 'coffer-timing-'))
const settings = {
  PORT: '0',
  COFFER_DATA: folder,
  DATABASE_URL: process.argv[3] ?? 'sqlite:coffer.db',
  COFFER_SIGNUP: 'open',
  COFFER_EMAIL_VERIFICATION: 'required',
  COFFER_RATE_LIMIT: 'off',
  COFFER_LOG_LEVEL: 'warn',
}
const app = await createApp(readConfig(settings, folder))
try {
  const base = await app.listen()
  const password = 'correct horse battery staple'
  let count = 0
  const unknown = (): string => `unknown-${Date.now()}-${++count}@example.org`
  const known = unknown()
  await app.accounts.create({ email: known, password }, ['member'])
  const pending = unknown()
  const post = async (path: string, body: object, expected: number): Promise<number> => {
    const begun = performance.now()
    const answer = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    await answer.arrayBuffer()
    if (answer.status !== expected) throw new Error(`${path} answered ${answer.status}`)
    return performance.now() - begun
  }
  const register = (email: string): Promise<number> => post('/v1/users', { email, password }, 202)
  const reset = (email: string): Promise<number> => post('/v1/password-resets', { email }, 202)
  const signIn = (email: string): Promise<number> =>
    post('/v1/sessions', { email, password: 'a wrong password, long enough' }, 401)
  await register(pending)
  await compare('sign-in', signIn, known, unknown)
  await compare('registration', register, known, unknown)
  await compare('new password', reset, known, unknown)
  await compare('letter again', register, pending, unknown)
} finally {
  await app.close(0)
  // The last letters may still be on their way into the outbox.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

async function compare(
  what: string,
  ask: (email: string) => Promise<number>,
  known: string,
  unknown: () => string,
): Promise<void> {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let turn = -5; turn < tries; turn++) {
    // Who comes first changes, because the second may find things warm.
    for (const way of turn % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const took = await ask(way === 'known' ? known : unknown())
      if (turn >= 0) times[way].push(took)
    }
  }
  const [a, b] = [summary(times.known), summary(times.unknown)]
  const difference = Math.abs(a.median - b.median)
  console.log(
    `${what}, ${tries} each: known median ${a.median.toFixed(2)} ms (middle half ${a.spread.toFixed(2)} wide), ` +
      `unknown ${b.median.toFixed(2)} ms (${b.spread.toFixed(2)}); difference ${difference.toFixed(2)} ms${difference > tolerated ? ': TOO MUCH' : ''}`,
  )
  if (difference > tolerated) process.exitCode = 1
}

function summary(times: readonly number[]): { median: number; spread: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { median: at(0.5), spread: at(0.75) - at(0.25) }
}
