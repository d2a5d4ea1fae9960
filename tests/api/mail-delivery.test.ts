/** Letters from the transaction that writes them to a real mail server: once, however many replicas, and whatever fails between. */
import { afterEach, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { makeAccount, startApp, startReplica, type StartOptions, type TestApp } from '../support/app.ts'
import { eventually as within } from '../support/eventually.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A machine that has other things to do loads what sends letters slowly. */
const eventually = (condition: () => Promise<boolean>): Promise<number> => within(condition, 15_000)

const clock = { ahead: 0 }
/** What the service logged. */
let lines: string[] = []

async function mailServer(...options: Parameters<typeof startMailServer>): Promise<MailServer> {
  const server = await startMailServer(...options)
  cleanups.push(server.close)
  return server
}

async function service(port: number, options: StartOptions = {}): Promise<TestApp> {
  clock.ahead = 0
  lines = []
  const app = await startApp({
    ...options,
    clock: () => Date.now() + clock.ahead,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    settings: { COFFER_SMTP_URL: `smtp://127.0.0.1:${port}`, COFFER_MAIL_FROM: 'Coffer <no-reply@example.org>' },
  })
  cleanups.push(app.close)
  return app
}

const ask = async ({ anonymous }: Pick<TestApp, 'anonymous'>, email: string): Promise<void> => {
  expect((await anonymous.post('/v1/password-resets', { email })).status).toBe(202)
}
const waiting = async ({ app }: TestApp) =>
  (await app.database.rows('select attempts, due_at from mail')).map((row) => ({
    attempts: Number(row['attempts']),
    inSeconds: Math.round((Number(row['due_at']) - Date.now() - clock.ahead) / 1000),
  }))
const logged = (text: string): Record<string, unknown>[] =>
  lines.filter((line) => line.includes(text)).map((line) => JSON.parse(line) as Record<string, unknown>)

test('a letter arrives at once, and its row goes; the log knows neither address nor link', async () => {
  const server = await mailServer()
  const app = await service(server.port)
  const { email } = await makeAccount(app)
  await ask(app, email)
  await eventually(async () => server.received.length === 1)
  await eventually(async () => (await waiting(app)).length === 0)
  expect(server.received[0]).toMatchObject({ to: [email], mail: { subject: 'Set a new password · Coffer' } })
  expect(server.received[0]!.mail.headers.get('auto-submitted')).toBe('auto-generated')
  const { text = '' } = server.received[0]!.mail
  const token = /token=(cofp_[\w-]{43})/.exec(text)![1]!
  expect(
    (await app.anonymous.put(`/v1/password-resets/${token}`, { newPassword: 'a staple of horses, well charged' }))
      .status,
  ).toBe(204)
  expect(logged('letter sent').length).toBeGreaterThan(0)
  for (const secret of [email, token.slice(5)]) expect(lines.filter((line) => line.includes(secret))).toEqual([])
})

test('two replicas bring each of many letters once', async () => {
  const server = await mailServer()
  const app = await service(server.port, { shared: true })
  const replica = await startReplica(app)
  cleanups.push(replica.close)
  const owners = await Promise.all(Array.from({ length: 12 }, () => makeAccount(app)))
  await Promise.all(owners.map(({ email }, at) => ask(at % 2 === 0 ? app : replica, email)))
  await eventually(async () => server.received.length >= owners.length && (await waiting(app)).length === 0)
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(owners.map(({ email }) => email).sort())
})

test('a server that is away: the letter waits, half a minute at first, and arrives when it is back', async () => {
  const gone = await startMailServer()
  await gone.close()
  const app = await service(gone.port)
  const { email } = await makeAccount(app)
  await ask(app, email)
  await eventually(async () => logged('could not be sent').length === 1)
  expect(await waiting(app)).toEqual([{ attempts: 1, inSeconds: expect.any(Number) }])
  expect((await waiting(app))[0]!.inSeconds).toBeGreaterThan(25)
  const server = await mailServer({}, { port: gone.port })
  clock.ahead += 31_000
  await eventually(async () => server.received.length === 1)
  await eventually(async () => (await waiting(app)).length === 0)
  expect(lines.filter((line) => line.includes(email))).toEqual([])
})

test('a receiver that does not exist: given up at once, with a line in the log and in the trail', async () => {
  const server = await mailServer({}, { refusal: () => 550 })
  const app = await service(server.port)
  const { email } = await makeAccount(app)
  await ask(app, email)
  await eventually(async () => logged('given up').length === 1)
  expect(await waiting(app)).toEqual([])
  const trail = await app.app.database.rows(
    "select result, details, actor_kind from audit_event where action = 'letter.abandoned'",
  )
  expect(trail).toMatchObject([{ result: 'failure', actor_kind: 'job' }])
  expect(JSON.stringify([trail, lines])).not.toContain(email)
})

test('a letter that cannot be brought for three days is given up', async () => {
  const gone = await startMailServer()
  await gone.close()
  const app = await service(gone.port)
  await ask(app, (await makeAccount(app)).email)
  await eventually(async () => logged('could not be sent').length === 1)
  clock.ahead += 3 * 86_400_000 - 1000
  await eventually(async () => logged('given up').length === 1)
  expect(await waiting(app)).toEqual([])
})

test('a letter that another process has in its hand is left alone until the lease is over, then taken', async () => {
  const gone = await startMailServer()
  await gone.close()
  let polls = 0
  const onQuery = (sql: string): void => void (polls += Number(sql.includes('from mail where due_at')))
  const app = await service(gone.port, { database: { onQuery } })
  await ask(app, (await makeAccount(app)).email)
  await eventually(async () => logged('could not be sent').length === 1)
  // As a process leaves it that died right after it took the letter.
  await app.app.database.run('update mail set due_at = ?', [Date.now() + 120_000])
  const server = await mailServer({}, { port: gone.port })
  clock.ahead = 115_000
  polls = 0
  await eventually(async () => polls >= 2)
  expect([server.received.length, (await waiting(app)).length]).toEqual([0, 1])
  clock.ahead = 121_000
  await eventually(async () => server.received.length === 1)
})
