/** The files page as it is without a script: what it shows of a folder, and what it refuses. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'

let service: TestApp
let account: Account

beforeAll(async () => {
  service = await startApp()
  account = await makeAccount(service)
  for (const [name, folder] of [
    ['top.txt', '/'],
    ['plan.txt', '/a & b'],
    ['deep plan.txt', '/a & b/c'],
  ]) {
    const { id } = await makeFile(account, { name: String(name) })
    await account.client.patch(`/v1/files/${id}`, { folder })
  }
})

afterAll(() => service.close())

const page = (query: string) =>
  service.anonymous.get(`/app${query}`, { cookie: `coffer_access=${account.accessToken}`, accept: 'text/html' })

const names = (text: string) =>
  [...text.matchAll(/<a\s+class="name"[^>]*><bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name)

test('showApp: without a folder, the files of / and the folders in it', async () => {
  const { status, text } = await page('')
  expect(status).toBe(200)
  expect(names(text)).toEqual(['a &amp; b', 'top.txt'])
  expect(text).toContain('/app?folder=%2Fa+%26+b')
})

test('showApp: a folder with its files, its folders, and the way back', async () => {
  const { text } = await page('?folder=%2Fa%20%26%20b')
  expect(names(text)).toEqual(['c', 'plan.txt'])
  expect(text).toMatch(/<span aria-current="page"><bdi>a &amp; b<\/bdi><\/span>/)
  expect(text).toContain('name="folder" value="/a &amp; b"')
})

test('showApp: a search in a folder finds what lies below it, and no folders', async () => {
  const { text } = await page('?folder=%2Fa%20%26%20b&q=plan')
  expect(names(text).toSorted()).toEqual(['deep plan.txt', 'plan.txt'])
})

test('showApp: the trash has no folders', async () => {
  const { text } = await page('?state=trashed&folder=%2Fa%20%26%20b')
  expect(names(text)).toEqual([])
  expect(text).toContain('The trash is empty')
})

test.each([
  ['without a slash', '?folder=reports'],
  ['that leads up', '?folder=%2Fa%2F..'],
  ['with an empty name', '?folder=%2F%2F'],
  ['of no text', '?folder='],
  ['too long', `?folder=%2F${'x'.repeat(1000)}`],
])('showApp: a folder that there cannot be: %s', async (_, query) => {
  const { status, headers, text } = await page(query)
  expect(status).toBe(400)
  expect(headers.get('content-type')).toContain('text/html')
  expect(text).toContain('folder')
})

test('uploadWithForm: into a folder, which is what is shown then', async () => {
  const form = new FormData()
  form.set('folder', '/a & b')
  form.set('file', new Blob(['x']), 'sent.txt')
  const sent = new Response(form)
  const reply = await service.anonymous.post('/upload', Buffer.from(await sent.arrayBuffer()), {
    cookie: `coffer_access=${account.accessToken}`,
    origin: service.base,
    'content-type': sent.headers.get('content-type') ?? '',
  })
  expect(reply.status).toBe(303)
  expect(reply.headers.get('location')).toBe('/app?folder=%2Fa%20%26%20b&notice=uploaded')
  expect(names((await page('?folder=%2Fa%20%26%20b')).text)).toContain('sent.txt')
})
