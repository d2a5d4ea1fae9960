import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

let now = Date.parse('2026-03-01T12:00:00Z')
let app: TestApp

beforeAll(async () => {
  app = await startApp({ clock: () => now })
})
afterAll(() => app.close())

/** An account with as many files, of which several share each sort value. */
async function library(count: number): Promise<{ owner: Account; files: StoredFile[] }> {
  const owner = await makeAccount(app)
  const files: StoredFile[] = []
  for (let index = 0; index < count; index++) {
    if (index % 3 === 0) now += 1000
    files.push(
      await makeFile(owner, {
        name: `${String.fromCharCode(97 + (index % 5))} ünï.txt`,
        bytes: Buffer.alloc(index % 4),
      }),
    )
  }
  return { owner, files }
}

interface Page {
  readonly items: StoredFile[]
  readonly nextCursor?: string
}

async function pageOf(owner: Account, query: string, cursor?: string): Promise<Page> {
  const reply = await owner.client.get(`/v1/files?${query}${cursor === undefined ? '' : `&cursor=${cursor}`}`)
  expect(reply.status).toBe(200)
  return reply.json as Page
}

/** Page after page, with something done in between. */
async function readAll(
  owner: Account,
  query: string,
  between: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await pageOf(owner, query, cursor)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    if (cursor !== undefined) await between()
  }
  return ids
}

const sorts = ['createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'name', '-name', 'size', '-size']

test('listFiles: by pages of any length, in any order, every file comes once, in the order of one page', async () => {
  const { owner, files } = await library(23)
  for (const sort of sorts) {
    const whole = await readAll(owner, `sort=${sort}&limit=100`)
    expect([...whole].sort()).toEqual(files.map(({ id }) => id).sort())
    for (const limit of [1, 4, 22, 23]) expect(await readAll(owner, `sort=${sort}&limit=${limit}`)).toEqual(whole)
  }
})

test('listFiles: files added while reading shift nothing and none comes twice', async () => {
  for (const sort of sorts) {
    const { owner, files } = await library(12)
    const ids = await readAll(owner, `sort=${sort}&limit=3`, async () => {
      now += 1
      await makeFile(owner, { name: 'c added.txt', bytes: Buffer.alloc(2) })
    })
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of files) expect(ids).toContain(id)
  }
})

test('listFiles: files deleted while reading, the last one told included, make no other be left out', async () => {
  const { owner, files } = await library(12)
  const gone = new Set<string>()
  const ids = await readAll(owner, 'limit=3', async () => {
    const told = files[files.length - 1 - gone.size]!
    const last = (await pageOf(owner, 'limit=100')).items.at(-1)!
    for (const { id } of [told, last]) {
      gone.add(id)
      await owner.client.delete(`/v1/files/${id}?permanent=true`)
    }
  })
  for (const { id } of files) if (!gone.has(id)) expect(ids).toContain(id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('listFiles: Link leads to the next page with the same question, and the last page has none', async () => {
  const { owner } = await library(5)
  let path: string | undefined = '/v1/files?limit=2&sort=name&q=%C3%BC&mediaType=application%2Fpdf&count=exact'
  const sizes: number[] = []
  while (path !== undefined) {
    const reply: Reply = await owner.client.get(path)
    const link = reply.headers.get('link')
    expect(reply.json.total).toBe(5)
    sizes.push(reply.json.items.length)
    expect(link === null).toBe(reply.json.nextCursor === undefined)
    path = link === null ? undefined : /^<(\/v1\/files\?[^>]+)>; rel="next"$/.exec(link)![1]
    if (path !== undefined) expect(new URL(path, app.base).searchParams.get('cursor')).toBe(reply.json.nextCursor)
  }
  expect(sizes).toEqual([2, 2, 1])
})

test('listFiles: a page that is just full tells no next one', async () => {
  const { owner } = await library(4)
  expect(await pageOf(owner, 'limit=4')).not.toHaveProperty('nextCursor')
  expect(await pageOf(await makeAccount(app), 'limit=1')).toEqual({ items: [] })
})

test('listFiles: a cursor of another sort, of another listing, altered anywhere, or invented answers 400', async () => {
  const { owner } = await library(3)
  const { nextCursor } = await pageOf(owner, 'limit=1&sort=name')
  const cursor = nextCursor!
  const refused = async (wrong: string, sort = 'name'): Promise<void> =>
    expectProblem(await owner.client.get(`/v1/files?sort=${sort}&cursor=${wrong}`), 400, 'invalid-cursor')
  for (const sort of sorts.filter((other) => other !== 'name')) await refused(cursor, sort)
  for (let at = 0; at < cursor.length; at++)
    await refused(cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1))
  for (const wrong of [
    cursor.slice(0, -1),
    `${cursor}A`,
    cursor + cursor,
    'A',
    'W10',
    Buffer.from('["files name","a","0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"]').toString('base64url'),
  ])
    await refused(wrong)
  const sessions = await owner.client.get('/v1/sessions?limit=1')
  if (sessions.json.nextCursor !== undefined) await refused(sessions.json.nextCursor as string, '-createdAt')
})

test('listFiles: a cursor shows another account nothing but its own files', async () => {
  const { owner } = await library(3)
  const stranger = await makeAccount(app)
  const mine = await makeFile(stranger, { name: 'z.txt' })
  const { nextCursor } = await pageOf(owner, 'limit=1&sort=name')
  expect((await pageOf(stranger, 'sort=name', nextCursor)).items.map(({ id }) => id)).toEqual([mine.id])
})
