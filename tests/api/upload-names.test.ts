import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'content-disposition'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { storedRows } from '../support/stored-rows.ts'
import { connectWire, filePart, formOf, formType } from '../support/wire.ts'

let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app)
})
afterAll(() => app.close())

/** Bytes as they are, which no HTTP library would send in a header. */
async function uploadRaw(disposition: string | Buffer): Promise<Pick<Reply, 'status' | 'json' | 'headers'>> {
  const wire = await connectWire(app.base)
  const head = `POST /v1/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${owner.client.fields['authorization']!}\r\nContent-Type: text/plain\r\nContent-Length: 1\r\nContent-Disposition: `
  wire.send(Buffer.concat([Buffer.from(head), Buffer.from(disposition), Buffer.from('\r\n\r\nx')]))
  const answer = await wire.answer()
  wire.abort()
  return answer
}
const uploadForm = (fileName: string): Promise<Reply> =>
  owner.client.post('/v1/files', formOf([filePart('x', { fileName })]), { 'content-type': formType })
const extended = (name: string): string =>
  `UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

const names = [
  'plain.pdf',
  'two words, and a comma; and a semicolon.pdf',
  'Überraschung.pdf',
  '四半期報告書.pdf',
  'отчёт за квартал.pdf',
  'تقرير ربع سنوي.pdf',
  'דו"ח רבעוני.pdf',
  'รายงาน.pdf',
  '👩‍👩‍👧‍👦 family 🏳️‍🌈.png',
  'e\u0301 is not \u00e9.txt',
  'right\u202eto left.txt',
  'quote " and \' and \\ backslash.txt',
  '%41 is kept, and %22 and 100%.txt',
  '../../etc/passwd',
  'C:\\Windows\\system.ini',
  '.',
  '..',
  ' spaces around ',
  'CON',
  '<script>alert(1)</script>.html',
  "'; drop table file; --",
  'no extension',
  'x'.repeat(255),
  '\u{1f600}'.repeat(255),
]

/** What the file is called in the answer, in its description, and to a browser that saves it. */
async function expectName(reply: Pick<Reply, 'status' | 'json'>, name: string): Promise<void> {
  expect(reply).toMatchObject({ status: 201, json: { name } })
  expect((await owner.client.get(`/v1/files/${reply.json.id}`)).json.name).toBe(name)
  const { headers } = await owner.client.head(`/v1/files/${reply.json.id}/content`)
  expect(parse(headers.get('content-disposition')!)).toMatchObject({
    type: 'attachment',
    parameters: { filename: name },
  })
}

/** The contract lets the header have 2000 characters. */
const short = names.filter((name) => extended(name).length < 1900)
/** What a browser escapes comes back unescaped, so a name that looks escaped cannot be told from one that is. */
const unambiguous = names.filter((name) => !name.includes('%22'))

test.each(short)('uploadFile raw: the name %p as filename* (RFC 8187) comes back as sent', async (name) => {
  await expectName(await uploadRaw(`attachment; filename*=${extended(name)}`), name)
})

test.each(names)('uploadFile raw: the name %p as a quoted string in UTF-8 comes back as sent', async (name) => {
  await expectName(await uploadRaw(`attachment; filename="${name.replaceAll(/["\\]/g, '\\$&')}"`), name)
})

test.each(unambiguous)('uploadFile form: the name %p comes back as a browser sends it', async (name) => {
  // WHATWG HTML, "multipart/form-data encoding algorithm": of the name only quotes and line breaks are escaped.
  await expectName(await uploadForm(`filename="${name.replaceAll('"', '%22')}"`), name)
})

test('uploadFile form: fetch sends a name, and it comes back', async () => {
  for (const name of unambiguous) {
    const form = new FormData()
    form.set('file', new Blob(['x']), name)
    const reply = await owner.client.post('/v1/files', form)
    expect(reply.json.name).toBe(name)
  }
})

test('uploadFile: filename* wins over filename, wherever it stands', async () => {
  for (const disposition of [
    `filename="plain.txt"; filename*=${extended('schön.txt')}`,
    `filename*=${extended('schön.txt')}; filename="plain.txt"`,
  ]) {
    await expectName(await uploadRaw(`attachment; ${disposition}`), 'schön.txt')
    await expectName(await uploadForm(disposition), 'schön.txt')
  }
})

test('uploadFile: a name in ISO 8859-1 by filename* is read as such', async () => {
  await expectName(await uploadRaw("attachment; filename*=iso-8859-1'en'caf%E9.txt"), 'café.txt')
})

test.each([
  ['a line break', 'a%0Ab'],
  ['a carriage return', 'a%0Db'],
  ['NUL', 'a%00b'],
  ['a tab', 'a%09b'],
  ['DEL', 'a%7Fb'],
])('uploadFile raw: a name with %s answers 400 and nothing is kept', async (_what, encoded) => {
  const before = await storedRows(app.app.database)
  expect(await uploadRaw(`attachment; filename*=UTF-8''${encoded}`)).toMatchObject({
    status: 400,
    json: { type: '/problems/invalid-request' },
  })
  expect(await storedRows(app.app.database)).toEqual(before)
})

test.each([
  ['a line break', 'filename="a%0Ab"'],
  ['a tab', 'filename="a\tb"'],
  ['256 characters', `filename="${'é'.repeat(256)}"`],
])('uploadFile form: a name with %s answers 400 and nothing is kept', async (_what, fileName) => {
  const before = await storedRows(app.app.database)
  expectProblem(await uploadForm(fileName), 400, 'invalid-request')
  expect(await storedRows(app.app.database)).toEqual(before)
})

test('uploadFile raw: a name of 256 characters, and one that is not UTF-8, answer 400', async () => {
  expect(await uploadRaw(`attachment; filename="${'x'.repeat(256)}"`)).toMatchObject({ status: 400 })
  expect(await uploadRaw(Buffer.from('attachment; filename="caf\u00e9.txt"', 'latin1'))).toMatchObject({
    status: 400,
    json: { type: '/problems/invalid-request', errors: [{ in: 'header', pointer: 'Content-Disposition' }] },
  })
})

test('updateFile: a name in any script can be given later', async () => {
  const { json } = await uploadForm('filename="a.txt"')
  for (const name of names) {
    const reply = await owner.client.patch(`/v1/files/${json.id}`, { name })
    expect(reply).toMatchObject({ status: 200, json: { name } })
  }
})
