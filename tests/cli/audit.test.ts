import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { coffer, type Ended } from '../support/command.ts'
import { takeTrail, type TrailInHand } from '../support/trail.ts'

let service: TestApp
let trail: TrailInHand
beforeAll(async () => {
  service = await startApp({ shared: true })
  trail = takeTrail(service.app.database, service.settings)
})
afterAll(() => service.close())

const audit = (...args: string[]): Promise<Ended> =>
  coffer(['audit', ...args], { settings: service.settings, folder: service.folder })

interface Verdict {
  proven: number
  to: number
  head: string
  unsealed: number
  faults: { kind: string; position?: number }[]
}

test('audit verify: proves the trail beside a running service, tells the head, and compares one noted before', async () => {
  for (let count = 0; count < 3; count++) await makeAccount(service)
  await trail.settle()
  const verified = await audit('verify')
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  const [, proven, to, unsealed, head = ''] =
    /^(\d+) events proven, of positions 1 to (\d+); (\d+) not sealed yet\nhead (\d+:[\w-]{43})\n$/.exec(
      verified.stdout,
    ) ?? []
  expect([proven, unsealed]).toEqual([to, '0'])
  expect(Number(to)).toBeGreaterThanOrEqual(3)
  await makeAccount(service)
  await trail.settle()
  const again = await audit('verify', '--expect', head, '--json')
  expect(again.code).toBe(0)
  const verdict = JSON.parse(again.stdout) as Verdict
  expect(verdict).toMatchObject({ from: 1, unsealed: 0, faults: [] })
  expect(verdict.to).toBeGreaterThan(Number(to))
})

test('audit verify: a changed event, and a head that is not the one noted, exit 1 and are named', async () => {
  await makeAccount(service)
  await trail.settle()
  const { head } = await trail.verify()
  const [position = '', seal = ''] = head!.split(':')
  await service.app.database.run("update audit_event set action = 'session.ended' where position = 2")
  const found = await audit('verify')
  expect(found).toMatchObject({ code: 1, stderr: 'coffer: the audit trail is not as it was written\n' })
  expect(found.stdout).toMatch(/^FAULT  the event at position 2 is not the one that was sealed there/)
  const noted = await audit('verify', '--json', '--expect', `${Number(position) + 5}:${seal}`)
  expect(noted.code).toBe(1)
  expect((JSON.parse(noted.stdout) as Verdict).faults).toMatchObject([
    { kind: 'changed', position: 2 },
    { kind: 'not-as-noted', position: Number(position) + 5 },
  ])
})

test.each(['12', '12:short', 'x:y', ''])('audit verify --expect %s: exits 2 with one line', async (noted) => {
  expect(await audit('verify', '--expect', noted)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'coffer: --expect takes what an earlier "coffer audit verify" printed as the head: position:seal\n',
  })
})

test('what a command does is sealed when it ends, without a service beside it', async () => {
  const done = await coffer(['users', 'create', '--email', 'command@example.org', '--password-stdin'], {
    settings: service.settings,
    folder: service.folder,
    input: 'a password of the command line',
  })
  expect(done.code).toBe(0)
  expect((await trail.verify()).unsealed).toBe(0)
})
