import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

async function tagged(owner: Account, ...tags: string[]): Promise<string> {
  const { id } = await makeFile(owner)
  expect((await owner.client.patch(`/v1/files/${id}`, { tags })).status).toBe(200)
  return `/v1/files/${id}`
}
const list = async (owner: Account, query = ''): Promise<[string, number][]> => {
  const reply = await owner.client.get(`/v1/tags${query}`)
  expect(reply.status).toBe(200)
  return reply.json.items.map(({ tag, fileCount }: { tag: string; fileCount: number }) => [tag, fileCount])
}

test('listTags: by name, with how many files in use have each; those of others do not count', async () => {
  const [owner, other] = [await makeAccount(app), await makeAccount(app)]
  await tagged(owner, 'finance', 'Äpfel', 'Finance')
  await tagged(owner, 'finance', '日本', 'a_b')
  await tagged(other, 'finance', 'theirs')
  const tags = await list(owner)
  expect(tags.slice(0, 1)).toEqual([['a_b', 1]])
  // The two differ in case alone: which is first does not depend on the database.
  expect(tags.slice(1, 3).sort()).toEqual([
    ['Finance', 1],
    ['finance', 2],
  ])
  expect(tags.slice(3)).toEqual([
    ['Äpfel', 1],
    ['日本', 1],
  ])
})

test('listTags: counts follow the change, the trash, the way back and the end of a file', async () => {
  const owner = await makeAccount(app)
  const [one, two] = [await tagged(owner, 'a', 'b'), await tagged(owner, 'b')]
  const now = (): Promise<[string, number][]> => list(owner)
  expect(await now()).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  await owner.client.patch(one, { tags: ['b', 'c'] })
  expect(await now()).toEqual([
    ['b', 2],
    ['c', 1],
  ])
  await owner.client.delete(two)
  await owner.client.delete(two)
  expect(await now()).toEqual([
    ['b', 1],
    ['c', 1],
  ])
  await owner.client.post(`${two}/restoration`)
  expect(await now()).toEqual([
    ['b', 2],
    ['c', 1],
  ])
  await owner.client.delete(one)
  await owner.client.delete(`${one}?permanent=true`)
  expect(await now()).toEqual([['b', 1]])
  await owner.client.delete(`${two}?permanent=true`)
  expect(await now()).toEqual([])
  expect(await app.app.database.rows('select * from tag where file_count <= 0')).toEqual([])
})

test('listTags: many changes at once leave the counts right', async () => {
  const owner = await makeAccount(app)
  const files: { id: string }[] = []
  for (let at = 0; at < 6; at++) files.push(await makeFile(owner))
  await Promise.all(
    files.flatMap(({ id }, at) =>
      [
        ['x', 'y'],
        ['y', 'z'],
        [`own-${at}`, 'x'],
      ].map((tags) => owner.client.patch(`/v1/files/${id}`, { tags })),
    ),
  )
  const wanted = new Map<string, number>()
  for (const { id } of files)
    for (const tag of (await owner.client.get(`/v1/files/${id}`)).json.tags) wanted.set(tag, (wanted.get(tag) ?? 0) + 1)
  expect(new Map(await list(owner))).toEqual(wanted)
})

test('listTags: a prefix, whatever its case; the signs of patterns are none', async () => {
  const owner = await makeAccount(app)
  await tagged(owner, 'Finance', 'final', 'fine_', 'other', '%')
  expect((await list(owner, '?prefix=FIN')).map(([tag]) => tag)).toEqual(['final', 'Finance', 'fine_'])
  expect(await list(owner, '?prefix=fine_')).toEqual([['fine_', 1]])
  expect(await list(owner, '?prefix=%25')).toEqual([['%', 1]])
  expect(await list(owner, '?prefix=_')).toEqual([])
  expect((await owner.client.get('/v1/tags?prefix=fin&count=exact&limit=1')).json).toMatchObject({ total: 3 })
})

test('listTags: page by page every tag comes once', async () => {
  const owner = await makeAccount(app)
  const all = Array.from({ length: 7 }, (_, at) => [`Tag ${at}`, `tag ${at}`]).flat()
  await tagged(owner, ...all)
  for (const limit of [1, 3, 14]) {
    const found: string[] = []
    let path: string | undefined = `/v1/tags?limit=${limit}`
    while (path !== undefined) {
      const reply = await owner.client.get(path)
      found.push(...reply.json.items.map(({ tag }: { tag: string }) => tag))
      path = /^<([^>]+)>/.exec(reply.headers.get('link') ?? '')?.[1]
    }
    expect([...found].sort()).toEqual([...all].sort())
  }
})

test('listTags: tags that differ in a space at the end are two', async () => {
  const owner = await makeAccount(app)
  await tagged(owner, 'a', 'a ')
  expect(new Map(await list(owner))).toEqual(
    new Map([
      ['a', 1],
      ['a ', 1],
    ]),
  )
})

test('listTags: what is wrong answers 400', async () => {
  const { client } = await makeAccount(app)
  for (const query of ['prefix=', `prefix=${'a'.repeat(101)}`, 'limit=0', 'q=a', 'prefix=a&prefix=b'])
    expectProblem(await client.get(`/v1/tags?${query}`), 400, 'invalid-request')
  const files = await makeAccount(app)
  await makeFile(files)
  await makeFile(files)
  const { nextCursor } = (await files.client.get('/v1/files?limit=1')).json
  expectProblem(await files.client.get(`/v1/tags?cursor=${nextCursor}`), 400, 'invalid-cursor')
})
