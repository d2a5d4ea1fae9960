import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fillLibrary, type LibraryFile } from '../../scripts/bench/finding/library.ts'
import { wordsOf } from '../../src/files/words.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { makeLinks, makeUploadRequest } from '../support/shares.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { createUpload, metadataOf } from '../support/tus.ts'
import { filePart, formOf, formType, textPart } from '../support/wire.ts'

let now = Date.parse('2026-03-01T12:00:00Z')
let app: TestApp
beforeAll(async () => {
  app = await startApp({ clock: () => now })
})
afterAll(() => app.close())

interface Described {
  readonly name: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
}

async function store(owner: Account, { name, description, tags = [], metadata }: Described): Promise<StoredFile> {
  now += 1000
  const parts = [
    ...(description === undefined ? [] : [textPart('description', description)]),
    ...tags.map((tag) => textPart('tags', tag)),
    ...(metadata === undefined ? [] : [textPart('metadata', JSON.stringify(metadata))]),
    filePart('x', { fileName: `filename="${name}"` }),
  ]
  const reply = await owner.client.post('/v1/files', formOf(parts), { 'content-type': formType })
  expect(reply.status).toBe(201)
  return reply.json as StoredFile
}

const ask = (owner: Account, query: string): Promise<Reply> => owner.client.get(`/v1/files?${query}`)
async function names(owner: Account, query: string): Promise<string[]> {
  const reply = await ask(owner, query)
  expect(reply.status).toBe(200)
  return reply.json.items.map(({ name }: StoredFile) => name)
}

describe('by relevance', () => {
  let owner: Account
  beforeAll(async () => {
    owner = await makeAccount(app)
    const library: Described[] = [
      { name: 'a.txt', description: 'All about the budgets' },
      { name: 'b.txt', description: 'The budget of the year' },
      { name: 'c.txt', tags: ['budgets'] },
      { name: 'd.txt', tags: ['budget'] },
      { name: 'e budgets.txt' },
      { name: 'f budget.txt' },
      { name: 'g budget.txt', description: 'Once more the budget', tags: ['budget'] },
      { name: 'h.txt', description: 'Nothing of it' },
    ]
    for (const file of library) await store(owner, file)
  })

  const ranked = ['g budget.txt', 'f budget.txt', 'e budgets.txt', 'd.txt', 'c.txt', 'b.txt', 'a.txt']

  test('the name before tags before the description, whole words before beginnings, the newest first', async () => {
    expect(await names(owner, 'q=budget')).toEqual(ranked)
    expect(await names(owner, 'q=budget&sort=relevance')).toEqual(ranked)
    expect(await names(owner, 'q=b%C3%BCdg%C3%A8t')).toEqual(ranked)
  })

  test('the same page by page, whatever its length', async () => {
    for (const limit of [1, 2, 3, 6, 7]) {
      const found: string[] = []
      for (let cursor = ''; ;) {
        const { items, nextCursor } = (await ask(owner, `q=budget&limit=${limit}${cursor}`)).json
        found.push(...items.map(({ name }: StoredFile) => name))
        if (nextCursor === undefined) break
        cursor = `&cursor=${nextCursor}`
      }
      expect(found).toEqual(ranked)
    }
  })

  test('of several words each counts', async () => {
    expect(await names(owner, 'q=budget once')).toEqual(['g budget.txt'])
    expect(await names(owner, 'q=the budget')).toEqual(['g budget.txt', 'b.txt', 'a.txt'])
  })

  test('another order on demand', async () => {
    expect(await names(owner, 'q=budget&sort=createdAt')).toEqual([...ranked].sort())
    expect(await names(owner, 'q=budget&sort=-name')).toEqual([...ranked].sort().reverse())
  })

  test('without q it is refused, and a cursor of it holds for nothing else', async () => {
    expectProblem(await ask(owner, 'sort=relevance'), 400, 'invalid-request')
    const { nextCursor } = (await ask(owner, 'q=budget&limit=1')).json
    expectProblem(await ask(owner, `q=budget&sort=name&cursor=${nextCursor}`), 400, 'invalid-cursor')
    const { nextCursor: byName } = (await ask(owner, 'q=budget&limit=1&sort=name')).json
    expectProblem(await ask(owner, `q=budget&cursor=${byName}`), 400, 'invalid-cursor')
  })
})

test('a search follows every change: name, description, tags, trash, and the end', async () => {
  const owner = await makeAccount(app)
  const file = await store(owner, { name: 'first.txt', description: 'second', tags: ['third'] })
  const at = `/v1/files/${file.id}`
  for (const word of ['first', 'second', 'third', 'txt']) expect(await names(owner, `q=${word}`)).toEqual(['first.txt'])
  await owner.client.patch(at, { name: 'fourth.txt', description: null, tags: ['fifth'] })
  for (const word of ['first', 'second', 'third']) expect(await names(owner, `q=${word}`)).toEqual([])
  for (const word of ['fourth', 'fifth', 'txt']) expect(await names(owner, `q=${word}`)).toEqual(['fourth.txt'])
  await owner.client.delete(at)
  expect(await names(owner, 'q=fourth')).toEqual([])
  expect(await names(owner, 'q=fourth&state=trashed')).toEqual(['fourth.txt'])
  await owner.client.post(`${at}/restoration`)
  expect(await names(owner, 'q=fourth')).toEqual(['fourth.txt'])
  await owner.client.delete(`${at}?permanent=true`)
  expect(await names(owner, 'q=fourth&state=trashed')).toEqual([])
  const left = await app.app.database.rows(
    'select count(*) as n from file_term where file_id not in (select id from file)',
  )
  expect(Number(left[0]!['n'])).toBe(0)
})

test('whichever way a file comes, it is found', async () => {
  const owner = await makeAccount(app)
  const tus = await createUpload(
    owner.client,
    {
      'upload-length': '4',
      'upload-metadata': metadataOf({ filename: 'piece by piece.txt', tags: '["many"]', folder: '/pieces' }),
    },
    Buffer.from('four'),
  )
  expect(tus.status).toBe(201)
  const request = await makeUploadRequest(owner)
  const received = await app.anonymous.post(`${request.path}/files`, 'guest', {
    'content-type': 'text/plain',
    'content-disposition': 'attachment; filename="received.txt"',
  })
  expect(received.status).toBe(200)
  const { upload } = await makeLinks(owner, { fileId: (await makeFile(owner)).id })
  expect((await app.anonymous.put(upload, 'Figures', { 'content-type': 'text/plain' })).status).toBe(200)
  expect(await names(owner, 'q=piece&tags=many&folder=/pieces')).toEqual(['piece by piece.txt'])
  expect(await names(owner, 'q=received&folder=/')).toEqual(['received.txt'])
  expect(await names(owner, 'q=figures&folder=/')).toEqual(['figures.txt'])
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('other bytes, and those of a former version, leave a file where it is found', async () => {
  const owner = await makeAccount(app)
  const file = await store(owner, { name: 'kept.txt', description: 'constant', tags: ['steady'] })
  const at = `/v1/files/${file.id}`
  const counted = async (): Promise<unknown> => (await owner.client.get('/v1/tags')).json.items
  const one = [{ tag: 'steady', fileCount: 1 }]
  const replaced = await owner.client.put(`${at}/content`, 'other', { 'content-type': 'text/plain', 'if-match': '*' })
  expect(replaced.status).toBe(200)
  expect([await names(owner, 'q=constant%20kept&tag=steady'), await counted()]).toEqual([['kept.txt'], one])
  const restored = await owner.client.post(`${at}/versions/1/restoration`, undefined, { 'if-match': '*' })
  expect(restored).toMatchObject({ status: 200, json: { version: 3, folder: '/', tags: ['steady'] } })
  expect([await names(owner, 'q=constant%20kept&tag=steady'), await counted()]).toEqual([['kept.txt'], one])
  await owner.client.delete(`${at}?permanent=true`)
  expect([await names(owner, 'q=constant'), await counted()]).toEqual([[], []])
})

test('a word that moves from the description to the name counts as one of the name', async () => {
  const owner = await makeAccount(app)
  const one = await store(owner, { name: 'one.txt', description: 'apple' })
  await store(owner, { name: 'two.txt', tags: ['apple'] })
  expect(await names(owner, 'q=apple')).toEqual(['two.txt', 'one.txt'])
  await owner.client.patch(`/v1/files/${one.id}`, { name: 'apple one.txt' })
  expect(await names(owner, 'q=apple')).toEqual(['apple one.txt', 'two.txt'])
})

test('strangers: nobody finds what is not theirs, by whatever filter', async () => {
  const [owner, stranger] = [await makeAccount(app), await makeAccount(app)]
  await store(owner, { name: 'secret plan.txt', tags: ['secret'], metadata: { key: 'secret' } })
  for (const query of ['q=secret', 'tag=secret', 'tags=secret', 'metadata=key%3Dsecret', 'folder=/', 'under=/'])
    expect({ query, theirs: await names(stranger, query), own: await names(owner, query) }).toEqual({
      query,
      theirs: [],
      own: ['secret plan.txt'],
    })
})

describe('filters', () => {
  let owner: Account
  beforeAll(async () => {
    owner = await makeAccount(app)
    await store(owner, { name: 'one.txt', tags: ['a', 'b'], metadata: { k: 'v', 'with space': 'x=y' } })
    await store(owner, { name: 'two.txt', tags: ['b', 'c,d'], metadata: { k: 'w' } })
    await store(owner, { name: 'three.txt', tags: ['a ', 'b'], metadata: { k: '', '': 'v' } })
  })

  test.each<[string, string[]]>([
    ['tags=a', ['one.txt']],
    ['tags=a%20', ['three.txt']],
    ['tags=b', ['three.txt', 'two.txt', 'one.txt']],
    ['tags=a&tags=b', ['one.txt']],
    ['tag=a&tags=b', ['one.txt']],
    ['tags=a&tags=c%2Cd', []],
    ['tags=c%2Cd', ['two.txt']],
    ['tags=c&tags=d', []],
    ['metadata=k%3Dv', ['one.txt']],
    ['metadata=k=v', ['one.txt']],
    ['metadata=k=', ['three.txt']],
    ['metadata==v', ['three.txt']],
    ['metadata=with%20space=x=y', ['one.txt']],
    ['metadata=k=v&metadata=with%20space=x=y', ['one.txt']],
    ['metadata=k=v&metadata=k=w', []],
    ['metadata=k=V', []],
    ['q=txt&tags=b&metadata=k=w', ['two.txt']],
  ])('%s finds %j', async (query, found) => {
    expect(await names(owner, query)).toEqual(found)
  })

  test.each([
    'tags=',
    `tags=${'a'.repeat(101)}`,
    'tags=a&tags=a',
    Array.from({ length: 11 }, (_, at) => `tags=${at}`).join('&'),
    'metadata=k',
    'metadata=',
    'metadata=k=v&metadata=k=v',
    'metadata.k=v',
    'metadata[k]=v',
    'folder=',
    'folder=a',
    'folder=/a/',
    'folder=//a',
    'folder=/a/../b',
    'folder=/.',
    'folder=/a%00',
    `folder=/${'a'.repeat(1000)}`,
    `under=${'/a'.repeat(33)}`,
    'under=%2F..',
    'updatedAfter=yesterday',
    'folder=/a&folder=/b',
  ])('%s answers 400', async (query) => {
    expectProblem(await ask(owner, query), 400, 'invalid-request')
  })

  test('Link carries each value of a parameter that has several', async () => {
    const link = (await ask(owner, 'tags=b&tags=c%2Cd&limit=1')).headers.get('link')
    expect(link).toBeNull()
    const next = (await ask(owner, 'metadata=k%3Dv&tags=b&tags=a&count=exact&limit=1')).json
    expect(next).toMatchObject({ total: 1 })
    const [, path] = /^<([^>]+)>; rel="next"$/.exec((await ask(owner, 'tags=b&limit=2')).headers.get('link')!)!
    expect((await owner.client.get(path!)).json.items.map(({ name }: StoredFile) => name)).toEqual(['one.txt'])
    await store(owner, { name: 'four.txt', tags: ['b', 'c,d'] })
    const [, both] = /^<([^>]+)>/.exec((await ask(owner, 'tags=b&tags=c%2Cd&limit=1')).headers.get('link')!)!
    expect(new URL(both!, app.base).searchParams.getAll('tags')).toEqual(['b', 'c,d'])
    expect((await owner.client.get(both!)).json.items.map(({ name }: StoredFile) => name)).toEqual(['two.txt'])
  })

  test('updatedAfter and updatedBefore: by the last change of any kind', async () => {
    const changed = await makeAccount(app)
    const file = await store(changed, { name: 'old.txt' })
    await store(changed, { name: 'new.txt' })
    now += 60_000
    const then = new Date(now).toISOString()
    await changed.client.patch(`/v1/files/${file.id}`, { description: 'changed' })
    expect(await names(changed, `updatedAfter=${then}`)).toEqual(['old.txt'])
    expect(await names(changed, `updatedBefore=${then}`)).toEqual(['new.txt'])
  })
})

test('files that were written without terms are taken up, once, and only then found and counted', async () => {
  const owner = await makeAccount(app)
  const file = await store(owner, { name: 'earlier.txt', tags: ['old times'], metadata: { k: 'v' } })
  const { database, fileIndex } = app.app
  // What an older version would have left.
  const id = Buffer.from(file.id.replaceAll('-', ''), 'hex')
  await database.run('delete from file_term where file_id = ?', [id])
  await database.run("delete from tag where tag = 'old times'")
  await database.run('update file set terms_version = null where id = ?', [id])
  expect(await names(owner, 'q=earlier')).toEqual([])
  await Promise.all([fileIndex.catchUp(), fileIndex.catchUp()])
  for (const query of ['q=earlier', 'tag=old%20times', 'metadata=k=v', 'folder=/'])
    expect(await names(owner, query)).toEqual(['earlier.txt'])
  expect((await owner.client.get('/v1/tags')).json.items).toEqual([{ tag: 'old times', fileCount: 1 }])
  expect(await fileIndex.catchUp()).toBe(0)
})

test('a file that is changed before it was taken up is found as it is now, and counted once', async () => {
  const owner = await makeAccount(app)
  const file = await store(owner, { name: 'earlier.txt' })
  const { database, fileIndex } = app.app
  const id = Buffer.from(file.id.replaceAll('-', ''), 'hex')
  await database.run('delete from file_term where file_id = ?', [id])
  await database.run('update file set terms_version = null where id = ?', [id])
  await owner.client.patch(`/v1/files/${file.id}`, { name: 'later.txt', tags: ['t'] })
  await fileIndex.catchUp()
  expect(await names(owner, 'q=later')).toEqual(['later.txt'])
  expect(await names(owner, 'q=earlier')).toEqual([])
  expect((await owner.client.get('/v1/tags')).json.items).toEqual([{ tag: 't', fileCount: 1 }])
})

/** Many files, so that each way of leading a search is taken, held against the plainest way to find the same. */
describe('of thousands', () => {
  let owner: Account
  let library: LibraryFile[]
  beforeAll(async () => {
    owner = await makeAccount(app)
    library = await fillLibrary(app.app.database, owner.id, 6000)
  })

  type Test = (file: LibraryFile) => boolean
  const hasTag =
    (...tags: string[]): Test =>
    (file) =>
      tags.every((tag) => file.tags.includes(tag))
  const says =
    (...words: string[]): Test =>
    ({ name, description, tags }) => {
      const own = [name, description, ...tags].flatMap(wordsOf)
      return words.every((word) => own.some((one) => one.startsWith(word)))
    }
  const isUnder =
    (path: string): Test =>
    ({ folder }) =>
      folder === path || folder?.startsWith(`${path}/`) === true

  const cases: [string, Test][] = [
    ['', () => true],
    ['tag=common', hasTag('common')],
    ['tag=project-7', hasTag('project-7')],
    ['tags=common&tags=project-7', hasTag('common', 'project-7')],
    [
      'tags=common&metadata=department=sales',
      (file) => hasTag('common')(file) && file.metadata['department'] === 'sales',
    ],
    ['tags=old', hasTag('old')],
    ['folder=/archive', ({ folder }) => folder === '/archive'],
    ['folder=/', ({ folder }) => folder === null],
    ['under=/projects', isUnder('/projects')],
    ['under=/projects/p7', isUnder('/projects/p7')],
    ['mediaType=application/pdf', ({ mediaType }) => mediaType === 'application/pdf'],
    ['mediaType=image/*', ({ mediaType }) => mediaType.startsWith('image/')],
    ['minSize=1', ({ size }) => size >= 1],
    ['minSize=9000000', ({ size }) => size >= 9_000_000],
    ['q=report', says('report')],
    ['q=b', says('b')],
    ['q=report&under=/projects', (file) => says('report')(file) && isUnder('/projects')(file)],
    ['q=report%20b', says('report', 'b')],
    ['q=424', says('424')],
    ['q=report&tag=project-7', (file) => says('report')(file) && hasTag('project-7')(file)],
  ]

  test.each(cases)(
    '%s: every file that matches, once, in the order asked for, in use and in the trash',
    async (query, matches) => {
      for (const state of ['active', 'trashed']) {
        const wanted = library.filter((file) => (file.trashedAt !== null) === (state === 'trashed') && matches(file))
        for (const sort of ['-createdAt', 'size', ...(query.includes('q=') ? ['relevance'] : [])]) {
          const found = await everything(`${query}&state=${state}&sort=${sort}`)
          expect({ sort, ids: found.map(({ id }) => id).sort() }).toEqual({
            sort,
            ids: wanted.map(({ id }) => id).sort(),
          })
          if (sort !== 'relevance') expect(isSorted(found, sort)).toBe(true)
        }
      }
    },
  )

  test('a search that finds thousands goes on newest first to its end', async () => {
    const found = await everything('q=b')
    expect(found.length).toBeGreaterThan(2000)
    expect(isSorted(found, '-createdAt')).toBe(true)
  })

  test('count=exact: exact, and where a filter finds more than it looks at, it says so', async () => {
    for (const [query, matches] of cases) {
      const wanted = library.filter((file) => file.trashedAt === null && matches(file)).length
      const { total, moreThanTotal } = (await ask(owner, `${query}&count=exact&limit=1`)).json
      if (moreThanTotal === true) expect(total).toBeLessThanOrEqual(wanted)
      else expect({ query, total }).toEqual({ query, total: wanted })
    }
    expect((await ask(owner, 'count=exact&limit=1')).json).not.toHaveProperty('moreThanTotal')
    expect((await ask(owner, 'createdAfter=2024-01-01T00:00:00Z&count=exact&limit=1')).json).toMatchObject({
      total: 5000,
      moreThanTotal: true,
    })
  })

  async function everything(query: string): Promise<StoredFile[]> {
    const found: StoredFile[] = []
    for (let cursor = ''; ;) {
      const reply = await ask(owner, `${query}&limit=100${cursor}`)
      expect(reply.status).toBe(200)
      found.push(...(reply.json.items as StoredFile[]))
      if (reply.json.nextCursor === undefined) return found
      cursor = `&cursor=${reply.json.nextCursor}`
    }
  }

  function isSorted(files: readonly StoredFile[], sort: string): boolean {
    const by = sort.replace('-', '') as 'createdAt' | 'size'
    const values = files.map((file) => file[by])
    return values.every((value, at) => {
      const before = at === 0 ? value : values[at - 1]!
      return sort.startsWith('-') ? before >= value : before <= value
    })
  }
})

test('makeFile: words of scripts without spaces are found by any part', async () => {
  const owner = await makeAccount(app)
  await makeFile(owner, { name: '東京特許許可局.pdf' })
  for (const part of ['東', '京特', '許可局', '局', '東京特許許可局'])
    expect(await names(owner, `q=${encodeURIComponent(part)}`)).toEqual(['東京特許許可局.pdf'])
  expect(await names(owner, `q=${encodeURIComponent('京東')}`)).toEqual([])
})
