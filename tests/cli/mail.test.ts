import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startApp, type TestApp } from '../support/app.ts'
import { coffer } from '../support/command.ts'
import { letters } from '../support/letters.ts'
import { startMailServer } from '../support/mail-server.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())

const sender = { COFFER_MAIL_FROM: 'Coffer <no-reply@example.org>' }
const run = (args: string[], more: Record<string, string> = {}) =>
  coffer(args, { settings: { ...service.settings, ...more }, folder: service.folder })

test('mail test: without a mail server the letter lies in the outbox', async () => {
  expect(await run(['mail', 'test', 'ada@example.org'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^sent to ada@example\.org, by the folder .+outbox\n$/),
  })
  expect(await letters(service.folder, 'ada@example.org')).toHaveLength(1)
})

test('mail test: with a mail server the letter arrives, and doctor --mail says that it takes letters', async () => {
  const server = await startMailServer()
  try {
    const settings = { ...sender, COFFER_SMTP_URL: `smtp://127.0.0.1:${server.port}` }
    expect(await run(['mail', 'test', 'ada@example.org'], settings)).toMatchObject({ code: 0 })
    expect(server.received.map(({ to }) => to)).toEqual([['ada@example.org']])
    const { stdout } = await run(['doctor', '--mail'], settings)
    expect(stdout).toMatch(/^ok +mail .+ takes letters$/m)
  } finally {
    await server.close()
  }
})

test('a mail server that is away: both say so, without the password', async () => {
  const server = await startMailServer()
  await server.close()
  const settings = { ...sender, COFFER_SMTP_URL: `smtp://mailer:pa55word@127.0.0.1:${server.port}` }
  const sent = await run(['mail', 'test', 'ada@example.org'], settings)
  expect(sent).toMatchObject({ code: 1, stderr: expect.stringMatching(/^coffer: 127\.0\.0\.1.+ECONNREFUSED/) })
  const looked = await run(['doctor', '--mail'], settings)
  expect(looked).toMatchObject({ code: 1, stdout: expect.stringMatching(/^FAIL +mail .+ takes no letters/m) })
  expect([sent.stderr, looked.stdout].join()).not.toContain('pa55word')
})

test('mail test: what is no address is refused', async () => {
  expect(await run(['mail', 'test', 'nobody'])).toMatchObject({ code: 2 })
})
