/**
 * The OAuth endpoints as a client sees them that others wrote, in another language: Authlib for Python, locked by hashes,
 * on both databases. `node_modules/.bin/node scripts/verify/oauth.ts [sqlite|mysql]`, or as a part of `npm run proof`.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEnvironment } from '../clients/python/environment.ts'
import { startService, type Dialect, type Service } from '../contract/service.ts'
import { root } from '../steps.ts'

const sources = join(root, 'tests/verification/oauth')
const email = 'ada@example.org'
const password = 'correct horse battery staple'
/** Far above what the steps take, so that reaching it means a hang. */
const timeoutMillis = 60_000

const wanted = process.argv[2]
if (wanted !== undefined && wanted !== 'sqlite' && wanted !== 'mysql') throw new Error('usage: oauth.ts [sqlite|mysql]')
const python = await provideAuthlib()
const dialects: readonly Dialect[] = ['sqlite', 'mysql']
for (const dialect of dialects) if (wanted === undefined || wanted === dialect) await verify(dialect)

/** @returns the path of a Python that has Authlib, made once for these requirements */
async function provideAuthlib(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/coffer/authlib')
  const requirements = join(sources, 'requirements.txt')
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  const stamp = join(folder, 'whole')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
    rmSync(folder, { recursive: true, force: true })
    await createEnvironment(folder, requirements)
    writeFileSync(stamp, key)
  }
  return join(folder, 'bin/python')
}

/** @throws Error when a step is not as it should be; the client has said which */
async function verify(dialect: Dialect): Promise<void> {
  const service = await startService(dialect, { COFFER_RATE_LIMIT: 'off' })
  try {
    console.log(`Authlib ${authlibVersion()} on ${service.about}:`)
    const given = await arrange(service)
    const child = spawn(python, ['-B', join(sources, 'main.py'), service.address], {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { PATH: process.env['PATH'], AUTHLIB_INSECURE_TRANSPORT: '1' },
      timeout: timeoutMillis,
    })
    child.stdin.end(`${JSON.stringify(given)}\n`)
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`Authlib and the service on ${dialect} do not agree`)
  } finally {
    await service.stop()
  }
}

/** An administrator, with a key that may list files and introspect, and two sessions to refresh. */
async function arrange({
  address,
  setupToken,
}: Service): Promise<{ keyId: string; key: string; refreshTokens: string[] }> {
  const { status } = await fetch(`${address}/setup`, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ token: setupToken, email, password }),
    redirect: 'manual',
  })
  if (status !== 303) throw new Error(`setting up answered ${status}`)
  const signIn = (): Promise<{ accessToken: string; refreshToken: string }> =>
    post(`${address}/v1/sessions`, { email, password })
  const [session, ...others] = [await signIn(), await signIn(), await signIn()]
  const { id, key } = await post<{ id: string; key: string }>(
    `${address}/v1/api-keys`,
    { name: 'machine', scopes: ['files:list', 'tokens:introspect'] },
    session.accessToken,
  )
  return { keyId: id, key, refreshTokens: others.map(({ refreshToken }) => refreshToken) }
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

function authlibVersion(): string {
  return /^authlib==(\S+)/m.exec(readFileSync(join(sources, 'requirements.txt'), 'utf8'))?.[1] ?? ''
}
