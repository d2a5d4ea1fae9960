import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { chmodSync, existsSync, openSync, readdirSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { dialect, startApp, type TestApp } from '../support/app.ts'
import { startClamd } from '../support/clamd.ts'
import { coffer, emptyPlace, serviceCommand, start, type Ended } from '../support/command.ts'

interface Report {
  healthy: boolean
  settings: { name: string; from: string; value?: string }[]
  findings: { check: string; state: 'ok' | 'warn' | 'fail'; detail: string; advice?: string }[]
}

let service: TestApp
let settings: Record<string, string>
let folder: string

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())
beforeEach(() => {
  ;({ settings, folder } = service)
})

async function report(more: Record<string, string> = {}): Promise<Report & { code: number | null }> {
  const ended = await coffer(['doctor', '--json'], { settings: { ...settings, ...more }, folder })
  expect(ended.stderr).toBe('')
  return { code: ended.code, ...(JSON.parse(ended.stdout) as Report) }
}
const found = ({ findings }: Report, check: string) => findings.filter((finding) => finding.check === check)
const states = ({ findings }: Report) => Object.fromEntries(findings.map(({ check, state }) => [check, state]))

test('doctor: beside a running service all is well, and the port is known as its own', async () => {
  const { code, healthy, ...rest } = await report({ PORT: new URL(service.base).port })
  expect({ code, healthy }).toEqual({ code: 0, healthy: true })
  const both = {
    settings: 'ok',
    folder: 'ok',
    database: 'ok',
    durability: 'ok',
    migrations: 'ok',
    secret: 'ok',
    keys: 'ok',
    port: 'ok',
  }
  expect(states({ code, healthy, ...rest } as Report)).toMatchObject(both)
  expect(Object.keys(states({ code, healthy, ...rest } as Report))).toEqual(
    expect.arrayContaining(dialect === 'sqlite' ? ['integrity', 'disk'] : ['clock']),
  )
  expect(found({ healthy, ...rest }, 'port')[0]?.detail).toMatch(/^Coffer \d+\.\d+\.\d+ serves on port/)
  expect(found({ healthy, ...rest }, 'database')[0]?.detail).toMatch(
    dialect === 'sqlite' ? /^SQLite 3\./ : /^(MariaDB|MySQL) \d+\./,
  )
})

test('doctor: a line a check, what is set without its secrets, exit 0', async () => {
  const ended: Ended = await coffer(['doctor'], { settings, folder })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const lines = ended.stdout.trimEnd().split('\n')
  expect(lines).toContainEqual(expect.stringMatching(/^ +COFFER_SECRET = \(not shown\)$/))
  expect(ended.stdout).not.toContain(settings['COFFER_SECRET'])
  for (const line of lines) expect(line).toMatch(/^((ok {2}|warn|FAIL) {2}[a-z ]{12} \S| {19}[A-Z_]+ = )/)
})

test('doctor: settings name where they come from, passwords are left out', async () => {
  const place = await emptyPlace()
  writeFileSync(join(place.folder, '.env'), 'COFFER_SIGNUP=invite\nCOFFER_RATE_LIMIT=off\n')
  const ended = await coffer(['doctor', '--json'], {
    folder: place.folder,
    settings: {
      ...place.settings,
      COFFER_RATE_LIMIT: 'on',
      DATABASE_URL: 'mysql://root:hidden@127.0.0.1:1/coffer',
      COFFER_BOOTSTRAP_EMAIL: 'a@example.org',
      COFFER_BOOTSTRAP_PASSWORD: 'hidden hidden hidden',
    },
  })
  await place.remove()
  const { settings: given } = JSON.parse(ended.stdout) as Report
  expect(given).toEqual(
    expect.arrayContaining([
      { name: 'COFFER_SIGNUP', from: '.env', value: 'invite' },
      { name: 'COFFER_RATE_LIMIT', from: 'environment', value: 'on' },
      { name: 'DATABASE_URL', from: 'environment', value: 'mysql://root@127.0.0.1:1/coffer' },
      { name: 'COFFER_BOOTSTRAP_PASSWORD', from: 'environment' },
    ]),
  )
  expect(ended.stdout).not.toContain('hidden')
})

test('doctor: wrong settings are all told, exit 1', async () => {
  const { code, findings } = await report({ PORT: 'x', COFFER_SINGUP: 'open' })
  expect({ code, findings }).toEqual({
    code: 1,
    findings: [
      {
        check: 'settings',
        state: 'fail',
        detail: 'COFFER_SINGUP: there is no such setting; did you mean COFFER_SIGNUP?',
      },
      { check: 'settings', state: 'fail', detail: 'PORT: must be a whole number from 0 to 65535' },
    ],
  })
})

test('doctor: before the first start all is well, and nothing is made', async () => {
  const place = await emptyPlace()
  const ended = await coffer(['doctor', '--json'], place)
  expect({ code: ended.code, ...states(JSON.parse(ended.stdout) as Report) }).toMatchObject({
    code: 0,
    folder: 'ok',
    database: 'ok',
    port: 'ok',
  })
  expect(readdirSync(place.folder)).toEqual([])
  expect((await coffer(['migrate'], place)).stdout).toContain('applied 0001-begin')
  await place.remove()
})

test('doctor: another secret is a failure with what to do, exit 1', async () => {
  const other = await report({ COFFER_SECRET: Buffer.alloc(32, 7).toString('base64') })
  expect(other).toMatchObject({ code: 1, healthy: false })
  expect(found(other, 'secret')).toEqual([
    { check: 'secret', state: 'fail', detail: expect.any(String), advice: expect.stringContaining('COFFER_SECRET') },
  ])
})

test('doctor: a secret that others can read is a failure, and one of a group a warning', async () => {
  const place = await emptyPlace()
  await coffer(['migrate'], place)
  await coffer(['users', 'list'], place)
  const path = join(place.settings['COFFER_DATA'] ?? '', 'secret')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const at = async (mode: number) => {
    chmodSync(path, mode)
    const ended = await coffer(['doctor', '--json'], place)
    return { code: ended.code, state: states(JSON.parse(ended.stdout) as Report)['secret file'] }
  }
  expect(await at(0o600)).toEqual({ code: 0, state: 'ok' })
  expect(await at(0o640)).toEqual({ code: 0, state: 'warn' })
  expect(await at(0o644)).toEqual({ code: 1, state: 'fail' })
  await place.remove()
})

test('doctor: the port taken by another program is a failure, exit 1', async () => {
  const other = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const taken = await report({ PORT: String((other.address() as AddressInfo).port) })
  other.close()
  expect({ code: taken.code, port: found(taken, 'port') }).toEqual({
    code: 1,
    port: [
      {
        check: 'port',
        state: 'fail',
        detail: expect.stringContaining('is taken'),
        advice: expect.stringContaining('PORT'),
      },
    ],
  })
})

test('a migration is pending: doctor warns, other commands refuse with what to do, and the next start applies it', async () => {
  const place = await emptyPlace()
  await coffer(['migrate'], place)
  const app = await startApp({ settings: { DATABASE_URL: place.settings['DATABASE_URL'] ?? '' } })
  await app.app.database.run("update migration set name = '0000-older' where name = '0001-begin'")
  await app.close()
  const ended = await coffer(['doctor', '--json'], {
    ...place,
    settings: { ...place.settings, COFFER_SECRET: app.settings['COFFER_SECRET'] ?? '' },
  })
  expect({ code: ended.code, ...states(JSON.parse(ended.stdout) as Report) }).toMatchObject({
    code: 0,
    migrations: 'warn',
  })
  expect(await coffer(['users', 'list'], place)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: the database lacks 0001-begin; run "coffer migrate" first, or start the service\n',
  })

  const restarted = start(serviceCommand, {
    ...place,
    settings: { ...place.settings, COFFER_SECRET: app.settings['COFFER_SECRET'] ?? '' },
  })
  await restarted.said(/serves on/)
  restarted.child.kill('SIGTERM')
  await restarted.ended
  expect((await coffer(['migrate'], place)).stdout).toBe('nothing to do\n')
  await place.remove()
})

test('doctor: a scanner that is set is asked whether it is there; without one nothing is said', async () => {
  const clamd = await startClamd()
  const address = `${clamd.address.host}:${clamd.address.port}`
  const set = { COFFER_CLAMD: `tcp://${address}` }
  expect(found(await report(set), 'scanner')).toEqual([{ check: 'scanner', state: 'ok', detail: `${address} answers` }])
  await clamd.stop()
  const gone = await report(set)
  expect(gone.code).toBe(1)
  expect(found(gone, 'scanner')).toEqual([
    {
      check: 'scanner',
      state: 'fail',
      detail: `${address}: ECONNREFUSED`,
      advice: 'start clamd, or mend COFFER_CLAMD: uploads answer 503 until then',
    },
  ])
  expect(found(await report(), 'scanner')).toEqual([])
})

test('doctor: what answers there and is no scanner is a failure', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const reply = await report({ COFFER_CLAMD: `tcp://127.0.0.1:${port}` })
  server.close()
  expect(found(reply, 'scanner')).toMatchObject([
    { state: 'fail', detail: expect.stringMatching(/^127\.0\.0\.1:\d+: /) },
  ])
})

if (dialect === 'sqlite') {
  test('doctor: a damaged database is a failure, exit 1', async () => {
    const place = await emptyPlace()
    await coffer(['users', 'list'], place)
    const path = join(place.folder, 'coffer.db')
    expect(existsSync(path)).toBe(true)
    const file = openSync(path, 'r+')
    for (let page = 2; page < 12; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
    closeSync(file)
    const ended = await coffer(['doctor', '--json'], place)
    const { healthy, findings } = JSON.parse(ended.stdout) as Report
    expect({ code: ended.code, healthy }).toEqual({ code: 1, healthy: false })
    expect(findings.find(({ state }) => state === 'fail')?.detail).toMatch(/faults, the first:|damaged/)
    await place.remove()
  })
} else {
  test('doctor: the database does not answer: a failure that names it, and the rest is looked at, exit 1', async () => {
    const away = await report({ DATABASE_URL: 'mysql://root@127.0.0.1:1/coffer' })
    expect(away.code).toBe(1)
    expect(found(away, 'database')).toEqual([
      {
        check: 'database',
        state: 'fail',
        detail: expect.stringContaining('mysql://root@127.0.0.1:1/coffer does not answer'),
      },
    ])
    expect(states(away)).toMatchObject({ folder: 'ok', port: 'ok' })
  })
}
