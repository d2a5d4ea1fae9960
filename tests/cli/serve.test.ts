import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { dialect, password } from '../support/app.ts'
import { Client } from '../support/client.ts'
import {
  coffer,
  cofferCommand,
  emptyPlace,
  serviceCommand,
  start,
  type Ended,
  type Running,
} from '../support/command.ts'

let place: Awaited<ReturnType<typeof emptyPlace>>
let running: Running | undefined

beforeAll(async () => {
  place = await emptyPlace()
})
afterEach(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
})
afterAll(() => place.remove())

async function serving(
  command: readonly string[] = serviceCommand,
  settings = {},
): Promise<{ base: string; service: Running }> {
  const service = start(command, { ...place, settings: { ...place.settings, ...settings } })
  running = service
  const [, base = ''] = await service.said(/serves on (http:\S+)[^]*API/)
  return { base, service }
}

test('serve: the first start prints a set-up link that works, the next one the sign-in address', async () => {
  const first = await serving()
  const url = place.settings['DATABASE_URL'] ?? ''
  // The password is nobody's business.
  const data = dialect === 'sqlite' ? url.slice('sqlite:'.length) : url.replace(/:[^:@/]*@/, '@')
  expect(first.service.output()).toContain(`\n  data     ${data}\n`)
  const [, link = ''] = /sign in +make the first account: (\S+)\n/.exec(first.service.output()) ?? []
  expect(link).toMatch(new RegExp(`^${first.base}/setup\\?token=`))
  const token = new URL(link).searchParams.get('token') ?? ''
  const made = await new Client(first.base, { origin: first.base }).post(
    '/setup',
    new URLSearchParams({ token, email: 'ada@example.org', password }),
  )
  expect(made.status).toBe(303)
  first.service.child.kill('SIGTERM')
  expect(await first.service.ended).toMatchObject({ code: 0, stderr: '' })

  const second = await serving([...cofferCommand, 'serve'])
  expect(second.service.output()).toContain(`\n  sign in  ${second.base}/login\n`)
  expect((await new Client(second.base).post('/v1/sessions', { email: 'ada@example.org', password })).status).toBe(201)
  second.service.child.kill('SIGINT')
  expect(await second.service.ended).toMatchObject({ code: 0, stderr: '' })
})

test('serve: piped log lines are JSON', async () => {
  const { base, service } = await serving(serviceCommand, { COFFER_LOG_LEVEL: 'info' })
  await new Client(base).get('/health/live')
  await service.said(/"msg":"request"/)
  service.child.kill('SIGTERM')
  const { stderr } = await service.ended
  const lines = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines).toContainEqual(expect.objectContaining({ method: 'GET', path: '/health/live', status: 200 }))
})

test('serve: stopped while a request runs, refuses new connections, answers it and exits 0 without waiting for its client to hang up', async () => {
  const { base, service } = await serving()
  const sending = halfRequest(base)
  await sending.begun
  service.child.kill('SIGTERM')
  await refused(base)
  sending.finish()
  expect(await sending.status).toBe(401)
  const answered = performance.now()
  expect(await service.ended).toMatchObject({ code: 0, stderr: '' })
  expect(performance.now() - answered).toBeLessThan(5000)
})

test('serve: a second signal ends it at once, though a request runs', async () => {
  const { base, service } = await serving()
  const sending = halfRequest(base)
  await sending.begun
  service.child.kill('SIGTERM')
  await refused(base)
  service.child.kill('SIGTERM')
  expect(await service.ended).toMatchObject({ code: 143 })
  await expect(sending.status).rejects.toThrow()
})

test('serve: whoever read the greeting may go', async () => {
  const service = start(serviceCommand, place)
  running = service
  await service.said(/serves on/)
  service.child.stdout?.destroy()
  service.child.kill('SIGTERM')
  expect(await service.ended).toMatchObject({ code: 0 })
})

/** One line that tells what is wrong, exit 1, nothing left that keeps the process alive. */
async function refusedStart(settings: Record<string, string>): Promise<string> {
  const ended: Ended = await start(serviceCommand, { ...place, settings: { ...place.settings, ...settings } }).ended
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^coffer: [^\n]+\n$/) })
  return ended.stderr
}

test('serve: the port is taken: one line that names it, exit 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  expect(await refusedStart({ PORT: String(port) })).toBe(
    `coffer: port ${port} of 127.0.0.1 is taken; stop what listens there, or choose another with PORT\n`,
  )
  other.close()
})

test('serve: the address is of another machine: one line, exit 1', async () => {
  expect(await refusedStart({ HOST: '192.0.2.1' })).toContain('192.0.2.1 is not an address of this machine')
})

test('serve: another secret than the database was set up with: one line, exit 1', async () => {
  await coffer(['users', 'list'], place)
  expect(await refusedStart({ COFFER_SECRET: Buffer.alloc(32, 7).toString('base64') })).toContain(
    'set up with another COFFER_SECRET',
  )
})

test('serve: a data folder that cannot be written: one line that names it, exit 1', async () => {
  const file = join(place.folder, 'a-file')
  writeFileSync(file, '')
  expect(await refusedStart({ COFFER_DATA: file })).toMatch(
    new RegExp(`^coffer: ${file}\\S* cannot be used \\(\\w+: E\\w+\\); .*COFFER_DATA\n$`),
  )
})

test('serve: a weak password for the first administrator: one line that names the setting, exit 1', async () => {
  const other = await emptyPlace()
  const ended = await start(serviceCommand, {
    ...other,
    settings: { ...other.settings, COFFER_BOOTSTRAP_EMAIL: 'a@example.org', COFFER_BOOTSTRAP_PASSWORD: 'a'.repeat(20) },
  }).ended
  await other.remove()
  expect(ended).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^coffer: COFFER_BOOTSTRAP_PASSWORD: [^\n]+\n$/),
  })
})

test('serve: every wrong setting at once is told', async () => {
  const ended = await start(serviceCommand, {
    ...place,
    settings: { ...place.settings, PORT: 'x', COFFER_SINGUP: 'open' },
  }).ended
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toBe(
    'coffer: the settings are not valid:\n  - COFFER_SINGUP: there is no such setting; did you mean COFFER_SIGNUP?\n  - PORT: must be a whole number from 0 to 65535\n',
  )
})

if (dialect === 'mysql') {
  test('serve: no server at the address: one line that names it without the password, exit 1', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    const said = await refusedStart({ DATABASE_URL: `mysql://root:hidden@127.0.0.1:${port}/coffer` })
    expect(said).toMatch(
      new RegExp(`^coffer: mysql://root@127.0.0.1:${port}/coffer does not answer \\(ECONNREFUSED\\); .*DATABASE_URL`),
    )
  })

  test('serve: a wrong password: one line without it, exit 1', async () => {
    const url = new URL(place.settings['DATABASE_URL'] ?? '')
    url.username = 'nobody'
    url.password = 'hidden'
    const said = await refusedStart({ DATABASE_URL: url.href })
    expect(said).toContain('refuses the user or the password of DATABASE_URL')
    expect(said).not.toContain('hidden')
  })

  test('serve: a database that was never made: one line with what to do, exit 1, and it is not made', async () => {
    const url = new URL(place.settings['DATABASE_URL'] ?? '')
    url.pathname += '_mistyped'
    for (const _again of [1, 2])
      expect(await refusedStart({ DATABASE_URL: url.href })).toContain(
        `make it first: CREATE DATABASE ${url.pathname.slice(1)} `,
      )
  })
} else {
  test('serve: a file that is no database: one line that names it, exit 1', async () => {
    const file = join(place.folder, 'text.db')
    writeFileSync(file, 'not a database at all\n'.repeat(100))
    expect(await refusedStart({ DATABASE_URL: `sqlite:${file}` })).toContain(
      `coffer: ${file} is not an SQLite database, or damaged (SQLITE_NOTADB)`,
    )
  })

  test('serve: a folder in the place of the database: one line that names it, exit 1', async () => {
    const folder = join(place.folder, 'folder.db')
    mkdirSync(folder)
    expect(await refusedStart({ DATABASE_URL: `sqlite:${folder}` })).toContain(
      `coffer: ${folder} cannot be opened for writing (SQLITE_CANTOPEN`,
    )
  })
}

/** A request of which the service has read a part of the body, and waits for the rest. */
function halfRequest(base: string): { begun: Promise<void>; finish: () => void; status: Promise<number> } {
  const body = '{"email":"nobody@example.org","password":"correct horse battery staple"}'
  const sending = request(`${base}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  })
  const status = new Promise<number>((resolve, reject) => {
    sending.on('error', reject).on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
  })
  status.catch(() => {})
  // "Go on" comes when the body is begun to be read.
  const begun = new Promise<void>((resolve) =>
    sending.on('continue', () => {
      sending.write(body.slice(0, 10))
      resolve()
    }),
  )
  sending.flushHeaders()
  return { begun, finish: () => sending.end(body.slice(10)), status }
}

/** Waits until nobody takes connections at the address any more. */
async function refused(base: string): Promise<void> {
  while (
    await fetch(`${base}/health/live`).then(
      (answer) => answer.ok,
      () => false,
    )
  );
}
