import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, makeKey, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const batch = (body: object, as: Pick<Account, 'client'> = owner): Promise<Reply> =>
  as.client.post('/v1/files/batch', body)
const stored = async (count: number, as = owner): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push((await makeFile(as, { name: `${at}.txt` })).id)
  return ids
}
const file = async (id: string): Promise<any> => (await owner.client.get(`/v1/files/${id}`)).json
const statuses = ({ status, json }: Reply): number[] => {
  expect(status).toBe(200)
  return json.results.map((result: { status: number }) => result.status)
}

test('tag and untag: each file gets what it lacks and loses what it has, in order', async () => {
  const ids = await stored(2)
  await owner.client.patch(`/v1/files/${ids[0]}`, { tags: ['old', 'both'] })
  expect(statuses(await batch({ action: 'tag', fileIds: ids, tags: ['both', 'new'] }))).toEqual([200, 200])
  expect((await file(ids[0]!)).tags).toEqual(['old', 'both', 'new'])
  expect((await file(ids[1]!)).tags).toEqual(['both', 'new'])
  expect(statuses(await batch({ action: 'untag', fileIds: ids, tags: ['both', 'nowhere'] }))).toEqual([200, 200])
  expect((await file(ids[0]!)).tags).toEqual(['old', 'new'])
  expect((await file(ids[1]!)).tags).toEqual(['new'])
  expect((await owner.client.get('/v1/tags?prefix=new')).json.items).toEqual([{ tag: 'new', fileCount: 2 }])
})

test('move, trash, restore, delete: as one by one', async () => {
  const ids = await stored(3)
  expect(statuses(await batch({ action: 'move', fileIds: ids, folder: '/moved' }))).toEqual([200, 200, 200])
  expect((await owner.client.get('/v1/folders')).json.items).toContainEqual({
    path: '/moved',
    name: 'moved',
    fileCount: 3,
    totalFileCount: 3,
  })
  expect(statuses(await batch({ action: 'trash', fileIds: ids }))).toEqual([204, 204, 204])
  expect((await owner.client.get('/v1/files?folder=/moved')).json.items).toEqual([])
  expect(statuses(await batch({ action: 'trash', fileIds: ids }))).toEqual([204, 204, 204])
  expect(statuses(await batch({ action: 'restore', fileIds: ids.slice(0, 2) }))).toEqual([200, 200])
  expect((await owner.client.get('/v1/files?folder=/moved')).json.items).toHaveLength(2)
  expect(statuses(await batch({ action: 'delete', fileIds: ids }))).toEqual([204, 204, 204])
  for (const id of ids) expectProblem(await owner.client.get(`/v1/files/${id}`), 404, 'file-not-found')
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('what is wrong with one changes nothing about the others: each tells its own problem', async () => {
  const other = await makeAccount(app)
  const [[mine, trashed, full], [theirs]] = [await stored(3), await stored(1, other)]
  const nobodys = '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'
  await owner.client.delete(`/v1/files/${trashed}`)
  const tags = Array.from({ length: 50 }, (_, at) => `tag-${at}`)
  await owner.client.patch(`/v1/files/${full}`, { tags })
  const reply = await batch({ action: 'tag', fileIds: [nobodys, theirs, trashed, full, mine], tags: ['late'] })
  expect(statuses(reply)).toEqual([404, 404, 409, 409, 200])
  const problem = (kind: string, status: number, more = {}): object => ({
    type: `/problems/${kind}`,
    status,
    title: expect.any(String),
    instance: `/requests/${reply.headers.get('x-request-id')}`,
    ...more,
  })
  expect(reply.json.results).toEqual([
    { id: nobodys, status: 404, problem: problem('file-not-found', 404) },
    { id: theirs, status: 404, problem: problem('file-not-found', 404) },
    { id: trashed, status: 409, problem: problem('file-in-trash', 409) },
    { id: full, status: 409, problem: problem('too-many-tags', 409, { detail: expect.any(String) }) },
    { id: mine, status: 200 },
  ])
  expect((await file(mine!)).tags).toEqual(['late'])
  expect((await file(full!)).tags).toEqual(tags)
  expect((await other.client.get(`/v1/files/${theirs}`)).json.tags).toEqual([])
  for (const action of ['trash', 'restore', 'delete'])
    expect(statuses(await batch({ action, fileIds: [theirs] }))).toEqual([404])
  expect((await other.client.get(`/v1/files/${theirs}`)).status).toBe(200)
})

test('a hundred at once', async () => {
  const ids = await stored(100)
  expect(statuses(await batch({ action: 'move', fileIds: ids, folder: '/hundred' }))).toEqual(ids.map(() => 200))
  expect((await owner.client.get('/v1/files?folder=/hundred&count=exact')).json.total).toBe(100)
})

test('two batches at once over the same files: each is whole', async () => {
  const ids = await stored(10)
  const replies = await Promise.all([
    batch({ action: 'tag', fileIds: ids, tags: ['left'] }),
    batch({ action: 'tag', fileIds: [...ids].reverse(), tags: ['right'] }),
  ])
  for (const reply of replies) expect(new Set(statuses(reply))).toEqual(new Set([200]))
  for (const id of ids) expect((await file(id)).tags.sort()).toEqual(['left', 'right'])
  const counts = (await owner.client.get('/v1/tags?limit=100')).json.items
  for (const tag of ['left', 'right']) expect(counts).toContainEqual({ tag, fileCount: 10 })
})

test.each<[string, object]>([
  ['no file', { action: 'trash', fileIds: [] }],
  [
    'too many',
    {
      action: 'trash',
      fileIds: Array.from({ length: 101 }, (_, at) => `0199f3a2-6c1d-7b4e-9a51-${String(at).padStart(12, '0')}`),
    },
  ],
  [
    'a file twice',
    { action: 'trash', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36', '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'] },
  ],
  [
    'a file twice, once in capitals',
    { action: 'trash', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36', '0199F3A2-6C1D-7B4E-9A51-2F7C8D1E0B36'] },
  ],
  ['no id', { action: 'trash', fileIds: ['x'] }],
  ['another action', { action: 'share', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'] }],
  ['tag without tags', { action: 'tag', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'] }],
  ['tags with trash', { action: 'trash', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'], tags: ['a'] }],
  ['move without a folder', { action: 'move', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'] }],
  ['a folder with delete', { action: 'delete', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'], folder: '/' }],
  ['a tag twice', { action: 'tag', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'], tags: ['a', 'a'] }],
  ['a surplus member', { action: 'trash', fileIds: ['0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'], permanent: true }],
])('%s: 400', async (_, body) => {
  expectProblem(await batch(body), 400, 'invalid-request')
})

test('a key without files:delete changes, but deletes nothing', async () => {
  const key = await makeKey(owner, { scopes: ['files:write', 'files:read'] })
  const [id] = await stored(1)
  expect(statuses(await batch({ action: 'tag', fileIds: [id], tags: ['a'] }, key))).toEqual([200])
  for (const action of ['trash', 'delete'])
    expectProblem(await batch({ action, fileIds: [id] }, key), 403, 'insufficient-scope')
  expect((await file(id!)).tags).toEqual(['a'])
})
