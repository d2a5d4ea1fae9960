/**
 * Shows that somebody else's library verifies our access tokens from nothing but the address of the JWKS: starts the
 * service with each algorithm in turn and gives a token of it to PyJWT, installed into a temporary folder.
 * Needs python3 with venv, and the network: `node_modules/.bin/node scripts/verify/pyjwt.ts`.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

const folder = await mkdtemp(join(tmpdir(), 'coffer-pyjwt-'))
try {
  const python = install(join(folder, 'venv'))
  for (const algorithm of ['ES256', 'EdDSA', 'RS256']) await verifyOne(algorithm, python)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function install(venv: string): string {
  execFileSync('python3', ['-m', 'venv', venv])
  execFileSync(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', 'pyjwt[crypto]'])
  return join(venv, 'bin', 'python')
}

async function verifyOne(algorithm: string, python: string): Promise<void> {
  const app = await createApp(
    readConfig(
      {
        PORT: '0',
        COFFER_DATA: folder,
        DATABASE_URL: 'sqlite::memory:',
        COFFER_TOKEN_ALGORITHM: algorithm,
        COFFER_LOG_LEVEL: 'warn',
      },
      folder,
    ),
  )
  try {
    const base = await app.listen()
    const credentials = { email: 'ada@example.org', password: 'correct horse battery staple' }
    await app.accounts.create(credentials, ['member'])
    const { accessToken } = await app.sessions.signIn(credentials, { address: '127.0.0.1', userAgent: undefined })
    console.log(await runPython(python, [`${base}/.well-known/jwks.json`, base], accessToken))
  } finally {
    await app.close(0)
  }
}

/** Not the synchronous way: the service that Python asks runs in this process. */
async function runPython(python: string, args: readonly string[], input: string): Promise<string> {
  const child = spawn(python, [join(import.meta.dirname, 'pyjwt.py'), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(input)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`PyJWT refused the token (exit ${String(code)})`)
  return Buffer.concat(chunks).toString().trim()
}
