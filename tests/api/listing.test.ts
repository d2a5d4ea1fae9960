import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { filePart, formOf, formType, textPart } from '../support/wire.ts'

let now = Date.parse('2026-03-01T12:00:00Z')
let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp({ clock: () => now })
  owner = await makeAccount(app)
  for (const { name, description = '', tags = [], type = 'text/plain', size } of library) {
    const parts = [textPart('description', description), ...tags.map((tag) => textPart('tags', tag))]
    const file = filePart('x'.repeat(size), { fileName: `filename="${name.replaceAll('"', '%22')}"`, type })
    const reply = await owner.client.post('/v1/files', formOf([...parts, file]), { 'content-type': formType })
    expect(reply.status).toBe(201)
    now += 1000
  }
})
afterAll(() => app.close())

const library: { name: string; description?: string; tags?: string[]; type?: string; size: number }[] = [
  {
    name: 'Report.PDF',
    description: 'Figures of spring',
    tags: ['finance', '2026'],
    type: 'application/pdf',
    size: 10,
  },
  { name: 'ÜBERSICHT.txt', description: 'Straße nach Žilina', tags: ['Finance'], size: 20 },
  { name: 'ΟΔΟΣΑ.txt', tags: ['ΟΔΟΣ'], size: 30 },
  { name: '100% sure.txt', tags: ['50%'], size: 40 },
  { name: '100 sure.txt', tags: ['a_b'], size: 50 },
  { name: 'under_score!.txt', tags: ['axb', 'x","y'], size: 60 },
  { name: 'underXscore.txt', tags: ['back\\slash', 'qu"ote'], size: 70 },
  { name: 'photo.png', type: 'image/png', tags: ['日本', '👍'], size: 80 },
  { name: 'drawing.svg', type: 'image/svg+xml', size: 90 },
  { name: 'imagex.bin', type: 'imagex/png', size: 100 },
]

const list = (query: Record<string, string>): Promise<Reply> =>
  owner.client.get(`/v1/files?${new URLSearchParams(query).toString()}`)
const found = async (query: Record<string, string>): Promise<number[]> => {
  const reply = await list(query)
  expect(reply.status).toBe(200)
  return reply.json.items.map(({ size }: StoredFile) => size).sort((a: number, b: number) => a - b)
}

const searches: [Record<string, string>, number[]][] = [
  [{ q: 'report' }, [10]],
  [{ q: 'REPORT.pdf' }, [10]],
  [{ q: 'spring' }, [10]],
  [{ q: 'finance' }, [10, 20]],
  [{ q: 'übersicht' }, [20]],
  [{ q: 'u\u0308bersicht' }, [20]],
  [{ q: 'ŽILINA' }, [20]],
  [{ q: 'straße' }, [20]],
  [{ q: 'οδος' }, [30]],
  [{ q: 'ΟΔΟΣ' }, [30]],
  [{ q: 'strasse' }, [20]],
  [{ q: 'zilina' }, [20]],
  [{ q: 'rep' }, [10]],
  [{ q: 'port' }, []],
  [{ q: 'spring report' }, [10]],
  [{ q: 'spring nothing' }, []],
  [{ q: '100%' }, [40, 50]],
  [{ q: 's' }, [10, 20, 40, 50, 60, 70, 90]],
  [{ q: 'sc' }, [60]],
  [{ q: 'xscore' }, [70]],
  [{ q: 'underxs' }, [70]],
  [{ q: 'under' }, [60, 70]],
  [{ q: '%' }, []],
  [{ q: '_!\\"' }, []],
  [{ q: '日' }, [80]],
  [{ q: '👍' }, [80]],
  [{ q: 'nothing like it' }, []],
  [{ tag: 'finance' }, [10]],
  [{ tag: 'Finance' }, [20]],
  [{ tag: 'financ' }, []],
  [{ tag: 'ΟΔΟΣ' }, [30]],
  [{ tag: '50%' }, [40]],
  [{ tag: '%' }, []],
  [{ tag: 'a_b' }, [50]],
  [{ tag: 'y' }, []],
  [{ tag: 'x","y' }, [60]],
  [{ tag: 'back\\slash' }, [70]],
  [{ tag: 'qu"ote' }, [70]],
  [{ tag: '日本' }, [80]],
  [{ tag: '👍' }, [80]],
  [{ tag: '2026' }, [10]],
  [{ mediaType: 'application/pdf' }, [10]],
  [{ mediaType: 'APPLICATION/PDF' }, [10]],
  [{ mediaType: 'image/*' }, [80, 90]],
  [{ mediaType: 'image/svg+xml' }, [90]],
  [{ mediaType: 'image/sv_+xml' }, []],
  [{ minSize: '80' }, [80, 90, 100]],
  [{ maxSize: '20' }, [10, 20]],
  [{ minSize: '20', maxSize: '20' }, [20]],
  [{ minSize: '9007199254740991' }, []],
  [{ createdAfter: '2026-03-01T12:00:08Z' }, [90, 100]],
  [{ createdAfter: '2026-03-01T13:00:08+01:00' }, [90, 100]],
  [{ createdBefore: '2026-03-01T12:00:01Z' }, [10]],
  [{ createdBefore: '2026-03-01T12:00:01.001Z' }, [10, 20]],
  [{ createdAfter: '2026-03-01T12:00:01Z', createdBefore: '2026-03-01T12:00:03Z' }, [20, 30]],
  [{ q: '\u0000' }, []],
  [{ q: 'finance', mediaType: 'text/plain', tag: 'Finance', minSize: '1' }, [20]],
]

test.each(searches)('listFiles: %j finds the files of sizes %j', async (query, sizes) => {
  expect(await found(query)).toEqual(sizes)
})

test('listFiles: each sort goes both ways', async () => {
  for (const sort of ['createdAt', 'updatedAt', 'size', 'name']) {
    const values = async (by: string): Promise<(string | number)[]> =>
      (await list({ sort: by })).json.items.map((item: Record<string, string>) => item[sort])
    const [up, down] = [await values(sort), await values(`-${sort}`)]
    expect(up).toHaveLength(library.length)
    expect(down).toEqual([...up].reverse())
    if (sort !== 'name') expect(up).toEqual([...up].sort((a, b) => (a < b ? -1 : 1)))
  }
  const names = (await list({ sort: 'name' })).json.items.map(({ name }: StoredFile) => name)
  expect(names).toEqual([
    '100 sure.txt',
    '100% sure.txt',
    'drawing.svg',
    'imagex.bin',
    'photo.png',
    'Report.PDF',
    'under_score!.txt',
    'underXscore.txt',
    'ÜBERSICHT.txt',
    'ΟΔΟΣΑ.txt',
  ])
})

test('listFiles: newest first unless told otherwise, and an item is the very file', async () => {
  const { items } = (await list({})).json
  expect(items.map(({ size }: StoredFile) => size)).toEqual(library.map(({ size }) => size).reverse())
  for (const item of items) expect((await owner.client.get(`/v1/files/${item.id}`)).json).toEqual(item)
})

test('listFiles: count=exact counts what the filter finds, not the page; without it no total', async () => {
  expect((await list({ count: 'exact', limit: '1' })).json.total).toBe(library.length)
  expect((await list({ count: 'exact', limit: '1', mediaType: 'image/*' })).json.total).toBe(2)
  expect((await list({})).json).not.toHaveProperty('total')
})

test.each([
  { limit: '0' },
  { limit: '101' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: 'x' },
  { limit: '' },
  { count: 'yes' },
  { sort: 'ownerId' },
  { state: 'all' },
  { q: '' },
  { q: 'x'.repeat(201) },
  { minSize: '-1' },
  { maxSize: '9007199254740992' },
  { createdAfter: 'yesterday' },
  { createdAfter: '2026-02-30T00:00:00Z' },
  { createdAfter: '2016-12-31T23:59:60Z' },
  { mediaType: '*/*' },
  { mediaType: 'image' },
  { cursor: 'not base64!' },
  { tag: '' },
  { unknown: '1' },
])('listFiles: %j answers 400', async (query) => {
  expectProblem(await list(query as unknown as Record<string, string>), 400, 'invalid-request')
})

test('listFiles: a parameter given twice answers 400', async () => {
  expectProblem(await owner.client.get('/v1/files?q=a&q=b'), 400, 'invalid-request')
})
