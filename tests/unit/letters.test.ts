import { expect, test } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { pauseMillis } from '../../src/mail/delivery.ts'
import { createOutbox } from '../../src/mail/outbox.ts'
import { senderOf } from '../../src/mail/post-office.ts'
import { renderLetter } from '../../src/mail/render.ts'
import { templates, type TemplateName } from '../../src/mail/templates.ts'

const link = 'https://files.example.org/reset-password?token=cofp_AAAA'
const filled = {
  link,
  resetLink: 'https://files.example.org/forgot-password',
  expiresAt: '2026-11-22T23:45:10.000Z',
  at: '2026-11-22T22:45:10.000Z',
  newAddress: 'ada.lovelace@example.org',
  inviter: 'Grace',
  change: 'An authenticator app was added.',
  device: 'Firefox on Linux',
  address: '192.0.2.7',
  provider: 'Example',
  registeredAt: '2026-11-22T22:40:10.000Z',
}
const names = Object.keys(templates) as TemplateName[]

test.each(names)('%s: subject, text and HTML say the same, and nothing is left unfilled', (template) => {
  const { subject, text, html } = renderLetter({ template, data: filled })
  expect(subject).toMatch(/^[A-Z][^\r\n]{5,70} · Coffer$/)
  for (const body of [text, html]) expect(body).not.toMatch(/undefined|null|\[object|NaN/)
  const inHtml = html.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
  for (const line of text.split('\n').filter((one) => one.length > 20 && !one.endsWith(':')))
    expect(inHtml).toContain(line)
  expect(html).toContain('<meta name="color-scheme" content="light dark">')
})

test('times are told in UTC, to the minute', () => {
  const { text } = renderLetter({ template: 'password-reset', data: filled })
  expect(text).toContain('until 2026-11-22 23:45 UTC')
})

test('what is filled in is escaped in HTML, and never begins a line of its own', () => {
  const hostile = '"><script>alert(1)</script>\r\nBcc: all@example.org\u2028\u202ehidden'
  for (const template of names) {
    const data = Object.fromEntries(
      Object.entries(filled).map(([key, value]) => [key, /ink|At$|^at$/.test(key) ? value : hostile]),
    )
    const { subject, text, html } = renderLetter({ template, data: { ...data, name: hostile } })
    expect(html).not.toContain('<script')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:|[\u2028\u202e]/m)
  }
})

test.each(['javascript:alert(1)', 'https://a.example/"onclick="x', 'https://a.example/ b', ''])(
  'a link %j makes no letter',
  (wrong) => {
    expect(() => renderLetter({ template: 'password-reset', data: { ...filled, link: wrong } })).toThrow('no link')
  },
)

test.each(['http://evil.example', 'Win at evil.example', 'www.evil', 'a/b'])(
  'a name that a mail program would make a link of is not greeted: %s',
  (name) => {
    expect(renderLetter({ template: 'password-reset', data: { ...filled, name } }).text).not.toContain('Hello')
  },
)

test('a name is greeted, except where anybody can have the letter sent to any address', () => {
  const name = 'Ada Lovelace'
  expect(renderLetter({ template: 'password-reset', data: { ...filled, name } }).text).toMatch(/^Hello Ada Lovelace,/)
  for (const template of ['email-verification', 'already-registered', 'email-change-confirm-new'] as const)
    expect(renderLetter({ template, data: { ...filled, name } }).text).not.toContain('Ada')
})

test('pauses grow from half a minute to an hour', () => {
  expect([1, 2, 3, 8, 100].map(pauseMillis)).toEqual([30_000, 60_000, 120_000, 3_600_000, 3_600_000])
})

test.each([
  ['https://files.example.org', 'Coffer <no-reply@files.example.org>'],
  ['http://127.0.0.1:8080', 'Coffer <no-reply@localhost>'],
  ['http://[::1]:8080', 'Coffer <no-reply@localhost>'],
])('without a setting, letters from %s are sent by %s', (origin, sender) => {
  expect(senderOf({ mailFrom: undefined }, origin)).toBe(sender)
  expect(senderOf({ mailFrom: 'it@example.org' }, origin)).toBe('it@example.org')
})

test('the outbox: one letter is one .eml and one .txt, for the owner alone, and a mail program reads it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-outbox-'))
  try {
    const outbox = join(folder, 'outbox')
    const id = '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'
    const rendered = renderLetter({ template: 'password-reset', data: filled })
    await createOutbox(outbox).send({ ...rendered, id, from: 'Coffer <no-reply@example.org>', to: 'ada@example.org' })
    const files = (await readdir(outbox)).sort()
    expect(files.map((name) => name.replace(/^.*b36/, ''))).toEqual(['.eml', '.txt'])
    for (const name of files) expect((await stat(join(outbox, name))).mode & 0o777).toBe(0o600)
    expect((await stat(outbox)).mode & 0o777).toBe(0o700)
    const read = await simpleParser(await readFile(join(outbox, files[0]!)))
    expect(read).toMatchObject({
      subject: rendered.subject,
      messageId: `<${id}@example.org>`,
      from: { text: '"Coffer" <no-reply@example.org>' },
      to: { text: 'ada@example.org' },
    })
    expect(read.headers.get('auto-submitted')).toBe('auto-generated')
    expect(read.text).toContain(link)
    expect(read.html).toContain(`href="${link}"`)
    expect(await readFile(join(outbox, files[1]!), 'utf8')).toContain(link)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test.each([
  'a,b@example.org',
  '"a b"@example.org',
  'a@example.org>',
  'a\r\nBcc: b@example.org',
  'a;b@example.org',
  'x:a@example.org',
])('the outbox: nothing is written for the address %j, which a header would read otherwise', async (to) => {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-outbox-'))
  try {
    const rendered = renderLetter({ template: 'test', data: {} })
    const sending = createOutbox(folder).send({ ...rendered, id: 'x', from: 'no-reply@example.org', to })
    await expect(sending).rejects.toMatchObject({ name: 'PostFailure', isFinal: true })
    expect(await readdir(folder)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
