import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const at = (file: StoredFile, rest = ''): string => `/v1/files/${file.id}${rest}`
const names = async (state: string): Promise<string[]> =>
  (await owner.client.get(`/v1/files?state=${state}&limit=100`)).json.items.map(({ name }: StoredFile) => name)
async function trashed(name = 'gone.txt'): Promise<StoredFile> {
  const file = await makeFile(owner, { name })
  expect((await owner.client.delete(at(file))).status).toBe(204)
  return file
}

test('deleteFile: the file leaves the list for the trash, and can be read there', async () => {
  const file = await trashed('to the trash.txt')
  expect(await names('active')).not.toContain('to the trash.txt')
  expect(await names('trashed')).toContain('to the trash.txt')
  const reply = await owner.client.get(at(file))
  expect(reply).toMatchObject({ status: 200, json: { trashedAt: expect.any(String) } })
  expect((await owner.client.get(at(file, '/content'))).status).toBe(200)
})

test('deleteFile: a second time answers 204 and changes nothing', async () => {
  const file = await trashed()
  const before = await owner.client.get(at(file))
  expect((await owner.client.delete(at(file))).status).toBe(204)
  const after = await owner.client.get(at(file))
  expect(after.json).toEqual(before.json)
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'))
})

test('restoreFile: the file is back as it was; a second time answers 409', async () => {
  const file = await trashed('back again.txt')
  const reply = await owner.client.post(at(file, '/restoration'))
  expect(reply).toMatchObject({ status: 200, json: { id: file.id, name: 'back again.txt', sha256: file.sha256 } })
  expect(reply.json).not.toHaveProperty('trashedAt')
  expect(await names('active')).toContain('back again.txt')
  expectProblem(await owner.client.post(at(file, '/restoration')), 409, 'file-not-in-trash')
})

test('a file in the trash cannot be changed or replaced: 409, and it stays as it was', async () => {
  const file = await trashed()
  const before = (await owner.client.get(at(file))).json
  expectProblem(await owner.client.patch(at(file), { name: 'other' }), 409, 'file-in-trash')
  const replaced = await owner.client.put(at(file, '/content'), 'new', {
    'if-match': '*',
    'content-type': 'text/plain',
  })
  expectProblem(replaced, 409, 'file-in-trash')
  expect((await owner.client.get(at(file))).json).toEqual(before)
})

test.each([false, true])(
  'deleteFile permanent=true (in the trash before: %p): gone for good, bytes and all',
  async (before) => {
    const file = before ? await trashed() : await makeFile(owner)
    expect((await owner.client.delete(at(file, '?permanent=true'))).status).toBe(204)
    expectProblem(await owner.client.get(at(file)), 404, 'file-not-found')
    expectProblem(await owner.client.get(at(file, '/content')), 404, 'file-not-found')
    expectProblem(await owner.client.delete(at(file, '?permanent=true')), 404, 'file-not-found')
    await app.app.blobs.sweep(0)
    expect(await orphans(app.app.database)).toEqual(noOrphans)
  },
)

const changes: [string, (file: StoredFile, headers: Record<string, string>) => Promise<Reply>, number][] = [
  ['deleteFile', (file, headers) => owner.client.delete(at(file), headers), 204],
  ['deleteFile permanent', (file, headers) => owner.client.delete(at(file, '?permanent=true'), headers), 204],
  ['updateFile', (file, headers) => owner.client.patch(at(file), { name: 'b.txt' }, headers), 200],
]

test.each(changes)(
  '%s: If-Match of another version answers 412 and changes nothing, of this one goes through',
  async (_name, change, status) => {
    const file = await makeFile(owner, { name: 'a.txt' })
    const first = (await owner.client.get(at(file))).headers.get('etag')!
    await owner.client.patch(at(file), { description: 'changed' })
    const { json, headers } = await owner.client.get(at(file))
    expectProblem(await change(file, { 'if-match': first }), 412, 'precondition-failed')
    expect((await owner.client.get(at(file))).json).toEqual(json)
    expect((await change(file, { 'if-match': headers.get('etag')! })).status).toBe(status)
  },
)

test('restoreFile: If-Match of another version answers 412', async () => {
  const file = await trashed()
  expectProblem(
    await owner.client.post(at(file, '/restoration'), undefined, { 'if-match': '"1"' }),
    412,
    'precondition-failed',
  )
  const { headers } = await owner.client.get(at(file))
  expect(
    (await owner.client.post(at(file, '/restoration'), undefined, { 'if-match': headers.get('etag')! })).status,
  ).toBe(200)
})

test('updateFile: what is absent stays, null clears, a closed schema refuses the rest', async () => {
  const file = await makeFile(owner, { name: 'a.txt' })
  const whole = { description: 'text', tags: ['a', 'b'], metadata: { k: 'v' }, mediaType: 'Text/Markdown' }
  const reply = await owner.client.patch(at(file), whole, { 'content-type': 'application/merge-patch+json' })
  expect(reply.json).toMatchObject({
    name: 'a.txt',
    description: 'text',
    tags: ['a', 'b'],
    metadata: { k: 'v' },
    mediaType: 'text/markdown',
    sha256: file.sha256,
    version: 1,
  })
  const cleared = await owner.client.patch(at(file), { description: null, tags: null, metadata: null })
  expect(cleared.json).toMatchObject({ name: 'a.txt', tags: [], metadata: {} })
  expect(cleared.json).not.toHaveProperty('description')
  for (const wrong of [
    {},
    { ownerId: file.id },
    { size: 1 },
    { name: null },
    { name: '' },
    { name: 'a\nb' },
    { tags: ['a', 'a'] },
    { tags: 'a' },
    { metadata: { a: 1 } },
    { trashedAt: null },
    [],
  ] as object[])
    expectProblem(await owner.client.patch(at(file), wrong), 400, 'invalid-request')
  expect((await owner.client.get(at(file))).json).toEqual(cleared.json)
})

test('updateFile: of many at once with the same If-Match one goes through', async () => {
  const file = await makeFile(owner)
  const etag = (await owner.client.get(at(file))).headers.get('etag')!
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      owner.client.patch(at(file), { name: `${index}.txt` }, { 'if-match': etag }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412])
  expect((await owner.client.get(at(file))).json.name).toBe(replies.find(({ status }) => status === 200)!.json.name)
})

test('updateFile: of many at once without If-Match all go through, none undoing another', async () => {
  const file = await makeFile(owner)
  const patches = [
    { name: 'b.txt' },
    { description: 'd' },
    { tags: ['t'] },
    { metadata: { m: '1' } },
    { mediaType: 'text/x' },
  ]
  const replies = await Promise.all(patches.map((patch) => owner.client.patch(at(file), patch)))
  expect(replies.map(({ status }) => status)).toEqual(patches.map(() => 200))
  expect((await owner.client.get(at(file))).json).toMatchObject(Object.assign({}, ...patches) as object)
})

test('a stranger gets 404 from every operation on a file, as for one that never was, and it stays', async () => {
  const stranger = await makeAccount(app)
  const file = await makeFile(owner, { name: 'private.txt', bytes: Buffer.from('secret') })
  const inTrash = await trashed('private trash.txt')
  const never = '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'
  const before = [await owner.client.get(at(file)), await owner.client.get(at(inTrash))].map(({ json }) => json)
  const attempts: [string, string, unknown?, Record<string, string>?][] = [
    ['GET', ''],
    ['HEAD', ''],
    ['PATCH', '', { name: 'mine' }],
    ['DELETE', ''],
    ['DELETE', '?permanent=true'],
    ['POST', '/restoration'],
    ['GET', '/content'],
    ['HEAD', '/content'],
    ['GET', '/content', undefined, { range: 'bytes=0-1' }],
    ['GET', '/content', undefined, { 'if-none-match': '*' }],
    ['PUT', '/content', 'mine', { 'if-match': '*', 'content-type': 'text/plain' }],
  ]
  for (const id of [file.id, inTrash.id, never, file.id.toUpperCase()]) {
    for (const [method, rest, body, headers] of attempts) {
      const reply = await stranger.client.send(method, `/v1/files/${id}${rest}`, body as object, headers)
      if (method === 'HEAD') expect(reply.status).toBe(404)
      else expectProblem(reply, 404, 'file-not-found')
    }
  }
  expect((await stranger.client.get('/v1/files?count=exact')).json).toMatchObject({ items: [], total: 0 })
  expect([await owner.client.get(at(file)), await owner.client.get(at(inTrash))].map(({ json }) => json)).toEqual(
    before,
  )
  expect((await owner.client.get(at(file, '/content'))).text).toBe('secret')
})
