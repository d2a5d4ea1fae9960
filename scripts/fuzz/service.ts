// The service as the fuzzer meets it: with accounts and files for every role, in a process of its own (serve.ts).

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { makeDatabase, maxFileBytes, type Dialect } from '../contract/service.ts'
import type { Fault, FaultName } from './faults.ts'
import type { Serving } from './serve.ts'

export interface FuzzedService extends Serving {
  /** Which database it has, in words. */
  readonly about: string
  readonly metricsToken: string
  readonly stop: () => Promise<void>
}

/** @param log the file that takes what the service says */
export async function startFuzzedService(
  dialect: Dialect,
  log: string,
  planted?: { readonly name: FaultName; readonly fault: Fault },
): Promise<FuzzedService> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-fuzz-'))
  const database = await makeDatabase(dialect, folder)
  const metricsToken = randomBytes(32).toString('base64url')
  const output = openSync(log, 'w')
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'serve.ts'),
      ...(planted ? [planted.name] : []),
    ],
    {
      cwd: folder,
      stdio: ['pipe', output, output, 'pipe'],
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        PORT: '0',
        DATABASE_URL: database.url,
        COFFER_DATA: folder,
        COFFER_SIGNUP: 'open',
        COFFER_RATE_LIMIT: 'off',
        COFFER_RESPONSE_GUARD: planted?.fault.guard ?? 'refuse',
        COFFER_ACCESS_TOKEN_TTL: '86400',
        COFFER_MAX_FILE_BYTES: String(maxFileBytes),
        COFFER_METRICS_TOKEN: metricsToken,
        COFFER_LOG_LEVEL: 'error',
      },
    },
  )
  closeSync(output)
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= end())
  const end = async (): Promise<void> => {
    child.stdin?.end()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const said = await text(child.stdio[3] as Readable)
    if (said === '') throw new Error(`The service did not start:\n${readFileSync(log, 'utf8')}`)
    return { ...(JSON.parse(said) as Serving), about: database.about, metricsToken, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
