// The service as a process of its own, with one administrator: for measurements, and for tests that kill it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export interface Service {
  readonly address: string
  readonly pid: number
  /** @returns an access token of the administrator */
  readonly signIn: () => Promise<string>
  /** Properly, with SIGTERM. */
  readonly stop: () => Promise<void>
  /** At once, with SIGKILL. */
  readonly kill: () => Promise<void>
}

export interface ServiceOptions {
  /** Where its data lies; kept by the caller. */
  readonly folder: string
  readonly databaseUrl: string
  readonly nodeOptions?: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
}

const administrator = { email: 'soak@example.org', password: 'a long password for soaking' }

export async function startService({
  folder,
  databaseUrl,
  nodeOptions = [],
  settings = {},
}: ServiceOptions): Promise<Service> {
  const main = join(import.meta.dirname, '../../src/main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeOptions, main], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      COFFER_DATA: folder,
      DATABASE_URL: databaseUrl,
      COFFER_BOOTSTRAP_EMAIL: administrator.email,
      COFFER_BOOTSTRAP_PASSWORD: administrator.password,
      COFFER_RATE_LIMIT: 'off',
      COFFER_LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000)
    })
  let address: string | undefined
  const deadline = Date.now() + 60_000
  while (address === undefined) {
    await delay(20)
    address = /serves on (http:\S+)/.exec(said)?.[1]
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the service ended at its start:\n${said}`)
    if (Date.now() > deadline) throw new Error(`the service does not start:\n${said}`)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await exited
  }
  const base = address
  return {
    address: base,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    signIn: async () => {
      const ask = (): Promise<Response> =>
        fetch(`${base}/v1/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(administrator),
        })
      let answer = await ask()
      // A busy machine may be late; the answer says when to come back.
      for (let attempt = 1; answer.status === 503 && attempt < 5; attempt++) {
        await delay(1000 * Number(answer.headers.get('retry-after')))
        answer = await ask()
      }
      if (answer.status !== 201) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
      return ((await answer.json()) as { accessToken: string }).accessToken
    },
  }
}
