// Runs curl's samples as they stand against the real service, each with an account and a file of its own.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { readContract } from '../../src/http/document.ts'
import { runCommand } from '../clients/command.ts'
import { account, baseUrl, contentTag, fileExample } from '../samples/call.ts'
import type { Sources } from './samples.ts'

const contract = readContract()
const example = fileExample(contract)

/** @returns how many were run @throws Error naming the operation whose answer is not a success of the contract */
export async function proveCurl(sources: Sources): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-samples-'))
  try {
    for (const [id, source] of sources) {
      const status = await runOne(id, source, folder)
      const successes = Object.keys(contract.operations.get(id as never)?.responses ?? {}).filter((one) => one < '300')
      if (!successes.includes(status))
        throw new Error(`${id} answered ${status}, not ${successes.join(' or ')}:\n${source}`)
    }
    return sources.size
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns the status of the answer */
async function runOne(id: string, source: string, folder: string): Promise<string> {
  const metricsToken = randomBytes(32).toString('hex')
  const settings = {
    PORT: '0',
    COFFER_DATA: folder,
    DATABASE_URL: 'sqlite::memory:',
    COFFER_SIGNUP: 'open',
    COFFER_METRICS_TOKEN: metricsToken,
    COFFER_RESPONSE_GUARD: 'refuse',
    COFFER_LOG_LEVEL: 'error',
  }
  const app = await createApp(readConfig(settings, folder))
  try {
    const base = await app.listen()
    if (id !== 'registerUser') await app.accounts.create(account, ['member'])
    const caller = { address: '127.0.0.1', userAgent: undefined }
    const tokens = id === 'registerUser' ? undefined : await app.sessions.signIn(account, caller)
    const token = tokens?.accessToken ?? ''
    const bytes = randomBytes(2000)
    await writeFile(join(folder, example.name), bytes)
    const stored = source.includes(example.id) ? await store(base, token, bytes, id === 'restoreFile') : undefined
    const script = source
      .replaceAll(baseUrl, base)
      .replaceAll(example.id, stored?.id ?? '')
      .replaceAll(contentTag(example), `"${stored?.sha256 ?? ''}"`)
      .replaceAll(/cofr_[\w.-]+/g, tokens?.refreshToken ?? '')
    const shell = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; }\n${script}`
    const env = { TOKEN: token, METRICS_TOKEN: metricsToken }
    const output = await runCommand('bash', ['-euc', shell], { cwd: folder, env, timeoutSeconds: 20 })
    return output.split('\n').at(-1) ?? ''
  } finally {
    await app.close(0)
  }
}

async function store(
  base: string,
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  trashed: boolean,
): Promise<{ id: string; sha256: string }> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': example.mediaType }
  const reply = await fetch(`${base}/v1/files`, { method: 'POST', headers, body: bytes })
  const file = (await reply.json()) as { id: string; sha256: string }
  if (trashed) await fetch(`${base}/v1/files/${file.id}`, { method: 'DELETE', headers })
  return file
}
