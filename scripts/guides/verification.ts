// Runs each verifier against the real service: what it accepts, what it refuses, and how often it asks for the keys.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { strangers, tokenCases } from './tokens.ts'
import type { Verifier } from './verifiers.ts'

/** Those that are verified with published keys. */
export const algorithms = ['ES256', 'EdDSA', 'RS256'] as const

/** What came of one case in one language with one algorithm. */
export interface Outcome {
  readonly name: string
  readonly ok: boolean
  /** What the verifier said, where it was not what it should have said. */
  readonly said?: string
}

export interface TokenService {
  readonly try: (verifier: Verifier) => Promise<Outcome[]>
  readonly stop: () => Promise<void>
}

/** Seconds between two requests for the keys that unknown tokens may cause; in production it is more. */
const cooldown = 2
const strangersAtOnce = 25
const credentials = { email: 'ada@example.org', password: 'correct horse battery staple' }

export async function startTokenService(algorithm: (typeof algorithms)[number]): Promise<TokenService> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-verification-'))
  let jwksRequests = 0
  const settings = {
    PORT: '0',
    COFFER_DATA: folder,
    DATABASE_URL: 'sqlite::memory:',
    COFFER_TOKEN_ALGORITHM: algorithm,
    COFFER_TOKEN_AUDIENCE: 'https://reports.example.org',
    COFFER_RATE_LIMIT: 'off',
    COFFER_LOG_LEVEL: 'warn',
  }
  const app = await createApp(readConfig(settings, folder), {
    override: (handlers) => ({
      ...handlers,
      getJwks: (input) => {
        jwksRequests += 1
        return handlers.getJwks(input)
      },
    }),
  })
  const base = await app.listen()
  const { id } = await app.accounts.create(credentials, ['member'])
  return {
    try: async (verifier) => {
      const conversation = converse(verifier, [base, settings.COFFER_TOKEN_AUDIENCE, String(cooldown)])
      try {
        return await story(app, id, conversation.ask, () => jwksRequests)
      } finally {
        await conversation.end()
      }
    },
    stop: async () => {
      await app.close(0)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Ask = (token: string) => Promise<string>

async function story(app: App, accountId: string, ask: Ask, jwksRequests: () => number): Promise<Outcome[]> {
  const token = await signIn(app)
  const before = jwksRequests()
  const outcomes: Outcome[] = []
  for (const each of await tokenCases({ token, key: app.keyring.current() })) {
    const said = await ask(each.token)
    outcomes.push(
      verdict(each.name, each.accepted ? said === `accepted ${accountId}` : said.startsWith('refused'), said),
    )
  }
  // One to begin with, and one for the unknown kid.
  const asked = jwksRequests() - before
  outcomes.push(verdict('keys are kept', asked >= 1 && asked <= 2, `${asked} requests for keys`))

  const started = performance.now()
  const calm = jwksRequests()
  for (const stranger of await strangers(strangersAtOnce)) await ask(stranger)
  const caused = jwksRequests() - calm
  const allowed = 1 + Math.ceil((performance.now() - started) / 1000 / cooldown)
  outcomes.push(verdict('unknown kids cause few requests', caused <= allowed, `${caused} requests for keys`))

  await app.keyring.rotate(0)
  const renewed = await signIn(app)
  outcomes.push(verdict('a new key, without a restart', await acceptedSoon(ask, renewed, accountId), 'never accepted'))
  outcomes.push(verdict('the old key goes on', (await ask(token)) === `accepted ${accountId}`, 'refused'))
  return outcomes
}

const verdict = (name: string, ok: boolean, said: string): Outcome => (ok ? { name, ok } : { name, ok, said })

async function signIn(app: App): Promise<string> {
  const caller = { address: '127.0.0.1', userAgent: undefined }
  return (await app.sessions.signIn(credentials, caller)).accessToken
}

/** Within ten seconds: until the cooldown is over the new key may not be asked for. */
async function acceptedSoon(ask: Ask, token: string, accountId: string): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await ask(token)) === `accepted ${accountId}`) return true
    await sleep(250)
  }
  return false
}

/** A verifier in a process of its own, asked line by line. */
function converse({ command, args }: Verifier, more: readonly string[]): { ask: Ask; end: () => Promise<void> } {
  const child: ChildProcessWithoutNullStreams = spawn(command, [...args, ...more], { timeout: 60_000 })
  const complaints: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (token) => {
      child.stdin.write(`${token}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error(`the verifier ended: ${complaints.join('').slice(-2000)}`)
      return line.value
    },
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}
