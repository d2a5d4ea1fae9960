/** Who is signed in to from where it never was before is told by letter, once there is a mail server. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'

let mail: MailServer
let service: TestApp
beforeAll(async () => {
  mail = await startMailServer()
  service = await startApp({
    settings: {
      COFFER_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      COFFER_MAIL_FROM: 'Coffer <no-reply@example.org>',
      COFFER_TRUSTED_PROXIES: '1',
    },
  })
})
afterAll(async () => {
  await service.close()
  await mail.close()
})

const signIn = (email: string, fields: Record<string, string>): Promise<Reply> =>
  service.anonymous.post('/v1/sessions', { email, password }, fields)
const at = (address: string, program = 'a program/1.0'): Record<string, string> => ({
  'x-forwarded-for': address,
  'user-agent': program,
})
const notices = (email: string): string[] =>
  mail.received
    .filter(({ to, mail: letter }) => to.includes(email) && (letter.subject ?? '').includes('new device'))
    .map(({ mail: letter }) => letter.text ?? '')

test('a sign-in from elsewhere is told with its address and program; one with a known device, or from the same place, is not', async () => {
  // Its first session is one of 127.0.0.1.
  const { email } = await makeAccount(service)
  const first = await signIn(email, at('198.51.100.7'))
  const device = { 'coffer-device': first.headers.get('coffer-device')! }
  expect((await signIn(email, at('198.51.100.7'))).status).toBe(201)
  expect((await signIn(email, { ...at('203.0.113.5'), ...device })).status).toBe(201)
  expect((await signIn(email, at('198.51.100.8', 'another/2.0'))).status).toBe(201)
  // The letter of the last sign-in comes after those of all before it.
  await eventually(async () => notices(email).some((text) => text.includes('another/2.0')), 5000)
  const told = notices(email)
  expect(told).toHaveLength(2)
  expect(told[0]).toContain('198.51.100.7')
  expect(told[0]).toContain('a program/1.0')
  expect(told[1]).toContain('198.51.100.8')
})

test('a change of the password makes new of every device and place from before it, and of none after it', async () => {
  const account = await makeAccount(service)
  const { email } = account
  const known = await signIn(email, at('198.51.100.40'))
  const device = { 'coffer-device': known.headers.get('coffer-device')! }
  await eventually(async () => notices(email).length === 1, 5000)
  const next = 'a staple of horses, correctly charged'
  const change = { currentPassword: password, newPassword: next }
  expect((await account.client.put('/v1/me/password', change)).status).toBe(204)
  const again = (fields: Record<string, string>): Promise<Reply> =>
    service.anonymous.post('/v1/sessions', { email, password: next }, fields)
  const first = await again({ ...at('198.51.100.40'), ...device })
  const since = { 'coffer-device': first.headers.get('coffer-device')! }
  await eventually(async () => notices(email).length === 2, 5000)
  expect((await again(at('198.51.100.40'))).status).toBe(201)
  expect((await again({ ...at('203.0.113.41'), ...since })).status).toBe(201)
  await again(at('198.51.100.42', 'the last/1.0'))
  await eventually(async () => notices(email).some((text) => text.includes('the last/1.0')), 5000)
  expect(notices(email)).toHaveLength(3)
})

test('the first sign-in of an account, and one that fails, tell nobody anything', async () => {
  const email = 'new-here@example.org'
  await service.app.accounts.create({ email, password }, ['member'])
  await signIn(email, at('198.51.100.20'))
  expect(
    (await service.anonymous.post('/v1/sessions', { email, password: 'a wrong one' }, at('203.0.113.77'))).status,
  ).toBe(401)
  await signIn(email, at('198.51.100.21'))
  await eventually(async () => notices(email).length > 0, 5000)
  expect(notices(email)).toHaveLength(1)
  expect(notices(email)[0]).toContain('198.51.100.21')
})
