import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { storedRows } from '../support/stored-rows.ts'
import { boundary, filePart, formOf, formType, textPart, type FormPart } from '../support/wire.ts'

let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_MAX_FILE_BYTES: '100000' } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const send = (form: Uint8Array, type = formType): Promise<Reply> =>
  owner.client.post('/v1/files', form, { 'content-type': type })
const sendParts = (...parts: FormPart[]): Promise<Reply> => send(formOf(parts))

async function refused(status: number, kind: string, form: Uint8Array, type = formType): Promise<Reply> {
  const before = await storedRows(app.app.database)
  const reply = await send(form, type)
  expectProblem(reply, status, kind)
  expect(await storedRows(app.app.database)).toEqual(before)
  return reply
}

test('uploadFile form: description, tags and metadata before the file are stored with it', async () => {
  const reply = await sendParts(
    textPart('description', 'Überblick ☂'),
    textPart('tags', 'finance'),
    textPart('tags', '2026'),
    textPart('metadata', '{"department":"sales","näme":"wért"}'),
    filePart('%PDF', { type: 'Application/PDF; version=1' }),
  )
  expect(reply.status).toBe(201)
  expect(reply.json).toMatchObject({
    name: 'report.pdf',
    description: 'Überblick ☂',
    tags: ['finance', '2026'],
    metadata: { department: 'sales', näme: 'wért' },
    mediaType: 'application/pdf',
    size: 4,
  })
  expect((await owner.client.get(`/v1/files/${reply.json.id}`)).json).toEqual(reply.json)
})

test('uploadFile form: text parts left empty count as absent', async () => {
  const reply = await sendParts(
    textPart('description', ''),
    textPart('tags', ''),
    textPart('metadata', ''),
    filePart('x'),
  )
  expect(reply.status).toBe(201)
  expect(reply.json).toMatchObject({ tags: [], metadata: {} })
  expect(reply.json).not.toHaveProperty('description')
})

test('uploadFile form: preamble, epilogue, quoted boundary and a folded header are read as RFC 2046 has them', async () => {
  const part: FormPart = {
    head: 'content-disposition: form-data;\r\n name="file"; filename="a.txt"\r\nX-Other: 1\r\nCONTENT-TYPE: text/plain',
    body: 'x',
  }
  const form = Buffer.concat([
    Buffer.from('This is a preamble.\r\n'),
    formOf([part]),
    Buffer.from('And this an epilogue.\r\n'),
  ])
  const reply = await send(form, `Multipart/Form-Data; charset=utf-8; boundary="${boundary}"`)
  expect(reply.json).toMatchObject({ name: 'a.txt', mediaType: 'text/plain', size: 1 })
})

test('uploadFile form: content that looks almost like the boundary is content', async () => {
  const hostile = [
    `\r\n--${boundary.slice(0, -1)}`,
    `\r\n-${boundary}`,
    `\n--${boundary}--\r`,
    '\r\n--',
    '\r\n\r\n',
    '\r',
  ]
  const content = Buffer.from(Array.from({ length: 40 }, () => hostile.join('')).join(''))
  const reply = await sendParts(filePart(content))
  expect(reply.json.size).toBe(content.length)
  expect((await owner.client.get(`/v1/files/${reply.json.id}/content`)).bytes.equals(content)).toBe(true)
})

test('uploadFile form: an empty file, and a file part without a file name, are stored', async () => {
  expect((await sendParts(filePart(''))).json).toMatchObject({ size: 0, name: 'report.pdf' })
  expect((await sendParts(filePart('x', { fileName: '' }))).json).toMatchObject({ size: 1, name: 'unnamed' })
  expect((await sendParts(filePart('x', { fileName: 'filename=""' }))).json).toMatchObject({ name: 'unnamed' })
})

const file = filePart('content')
const many = (count: number): FormPart[] =>
  Array.from({ length: count }, (_, index) => textPart('tags', `tag ${index}`))

const malformed: [string, Uint8Array, string?][] = [
  ['a text part behind the file', formOf([file, textPart('description', 'late')])],
  ['two files', formOf([file, file])],
  ['a file under another name', formOf([filePart('x', { name: 'upload' }), file])],
  ['a description twice', formOf([textPart('description', 'a'), textPart('description', 'b'), file])],
  ['metadata twice', formOf([textPart('metadata', '{}'), textPart('metadata', '{}'), file])],
  ['101 parts', formOf([...many(100), file])],
  ['101 parts of no name behind the file', formOf([file, ...many(100)])],
  ['no boundary in the media type', formOf([file]), 'multipart/form-data'],
  ['another boundary in the media type', formOf([file]), 'multipart/form-data; boundary=other'],
  ['a boundary that is too long', formOf([file]), `multipart/form-data; boundary=${'x'.repeat(71)}`],
  ['no closing boundary', formOf([file], '')],
  ['a closing boundary cut short', formOf([file], `--${boundary}-`)],
  ['an end within the file', formOf([file]).subarray(0, -40)],
  ['an end within a text part', formOf([textPart('description', 'some text'), file]).subarray(0, 90)],
  ['an end within a header', formOf([file]).subarray(0, 60)],
  [
    'a header without an end',
    formOf([], `--${boundary}\r\nContent-Disposition: form-data; name="file"\r\n--${boundary}--\r\n`),
  ],
  [
    'a header without an end behind the file',
    formOf([file], `--${boundary}\r\nContent-Disposition: form-data; name="x"\r\n--${boundary}--\r\n`),
  ],
  ['a header too large', formOf([{ ...file, head: `${file.head}\r\nX-Large: ${'x'.repeat(8192)}` }])],
  [
    'a file name cut by the size of the header',
    formOf([filePart('x', { fileName: `filename="${'x'.repeat(20_000)}"` })]),
  ],
  ['too many header lines', formOf([{ ...file, head: `${file.head}${'\r\nX-Line: 1'.repeat(30)}` }])],
  ['a part without Content-Disposition', formOf([{ head: 'Content-Type: text/plain', body: 'x' }, file])],
  ['a part with two', formOf([{ head: `${textPart('tags', '').head}\r\n${file.head}`, body: 'x' }])],
  ['a part without a name', formOf([{ head: 'Content-Disposition: form-data', body: 'x' }, file])],
  ['a part that is no form data', formOf([{ head: 'Content-Disposition: attachment; name="file"', body: 'x' }])],
  ['a part without a header', formOf([{ head: '', body: 'x' }, file])],
  [
    'a text part that is not UTF-8',
    formOf([{ ...textPart('description', ''), body: Buffer.from([0xff, 0xfe]) }, file]),
  ],
  [
    'a file name that is not UTF-8',
    Buffer.from(formOf([filePart('x', { fileName: 'filename="\u00ff"' })]).toString('utf8'), 'latin1'),
  ],
  ['nothing at all', Buffer.alloc(0)],
  ['nothing but line breaks', Buffer.from('\r\n\r\n\r\n')],
]

test.each(malformed.map(([what, form, type = formType]) => ({ what, form, type })))(
  'uploadFile form: $what answers 400 malformed-form and nothing is kept',
  async ({ form, type }) => {
    await refused(400, 'malformed-form', form, type)
  },
)

const invalid: [string, FormPart[], string][] = [
  ['an unknown part', [textPart('owner', 'me'), file], '/owner'],
  ['an unknown part named __proto__', [textPart('__proto__', '{"x":1}'), file], '/__proto__'],
  ['a part with slashes in its name', [textPart('a/b~c', '1'), file], '/a~1b~0c'],
  ['metadata that is a list', [textPart('metadata', '[]'), file], '/metadata'],
  ['metadata that is a number', [textPart('metadata', '1'), file], '/metadata'],
  ['metadata with a number in it', [textPart('metadata', '{"a":1}'), file], '/metadata/a'],
  [
    'metadata with 51 names',
    [textPart('metadata', JSON.stringify(Object.fromEntries(many(51).map((_, i) => [`n${i}`, ''])))), file],
    '/metadata',
  ],
  ['a description too long', [textPart('description', 'x'.repeat(4001)), file], '/description'],
  ['the same tag twice', [textPart('tags', 'a'), textPart('tags', 'a'), file], '/tags'],
  ['51 tags', [...many(51), file], '/tags'],
  ['a tag with a line break', [textPart('tags', 'a\nb'), file], '/tags/0'],
  ['no file', [textPart('description', 'x')], '/file'],
  ['a file of no type', [filePart('x', { type: 'nonsense' })], 'Content-Type'],
]

test.each(invalid)('uploadFile form: %s answers 400 naming the part and nothing is kept', async (_, parts, pointer) => {
  const reply = await refused(400, 'invalid-request', formOf(parts))
  expect(reply.json.errors).toContainEqual(expect.objectContaining({ pointer }))
})

test('uploadFile form: hundreds of faults are told as a hundred at the most', async () => {
  const wrong = Array.from({ length: 99 }, (_, index) => textPart('tags', `${index % 3}\u0001${'x'.repeat(200)}`))
  const reply = await refused(400, 'invalid-request', formOf([...wrong, file]))
  expect(reply.json.errors).toHaveLength(100)
})

test('uploadFile form: metadata that is no JSON, or names a member twice, answers 400 malformed-json', async () => {
  for (const text of ['{', 'nonsense', '{"a":"1","a":"2"}'])
    await refused(400, 'malformed-json', formOf([textPart('metadata', text), file]))
})

test('uploadFile form: more text than 256 KiB answers 413 and nothing is kept', async () => {
  await refused(413, 'payload-too-large', formOf([textPart('description', 'x'.repeat(256 * 1024 + 1)), file]))
  const each = Array.from({ length: 9 }, (_, index) => textPart(`part ${index}`, 'x'.repeat(30_000)))
  await refused(413, 'payload-too-large', formOf([...each, file]))
})
