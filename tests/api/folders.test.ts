import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { filePart, formOf, formType, textPart } from '../support/wire.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const upload = (owner: Account, folder: string, name = 'a.txt'): Promise<Reply> =>
  owner.client.post(
    '/v1/files',
    formOf([textPart('folder', folder), filePart('x', { fileName: `filename="${name}"` })]),
    {
      'content-type': formType,
    },
  )
async function stored(owner: Account, folder: string, name = `${folder}.txt`.replaceAll('/', '-')): Promise<string> {
  const reply = await upload(owner, folder, name)
  expect(reply).toMatchObject({ status: 201, json: { folder } })
  return `/v1/files/${reply.json.id}`
}
const names = async (owner: Account, query: string): Promise<string[]> =>
  (await owner.client.get(`/v1/files?sort=name&${query}`)).json.items.map(({ name }: StoredFile) => name)
const folders = async (owner: Account, query = ''): Promise<[string, number, number][]> => {
  const reply = await owner.client.get(`/v1/folders${query}`)
  expect(reply.status).toBe(200)
  return reply.json.items.map((folder: { path: string; name: string; fileCount: number; totalFileCount: number }) => {
    expect(folder.path.endsWith(`/${folder.name}`)).toBe(true)
    return [folder.path, folder.fileCount, folder.totalFileCount]
  })
}

test('uploadFile: into / unless told otherwise; by a part of the form or by the query, the part being the nearer one', async () => {
  const owner = await makeAccount(app)
  expect(await makeFile(owner)).toMatchObject({ folder: '/' })
  expect((await upload(owner, '')).json).toMatchObject({ folder: '/' })
  const raw = await owner.client.post('/v1/files?folder=/a%20b/c', 'x', { 'content-type': 'text/plain' })
  expect(raw).toMatchObject({ status: 201, json: { folder: '/a b/c' } })
  const both = await owner.client.post('/v1/files?folder=/far', formOf([textPart('folder', '/near'), filePart('x')]), {
    'content-type': formType,
  })
  expect(both.json).toMatchObject({ folder: '/near' })
})

test('a folder has one spelling: in NFC, whatever the client writes', async () => {
  const owner = await makeAccount(app)
  expect((await upload(owner, '/U\u0308bersicht')).json.folder).toBe('/Übersicht')
  await stored(owner, '/Übersicht', 'b.txt')
  expect(await names(owner, `folder=${encodeURIComponent('/U\u0308bersicht')}`)).toEqual(['a.txt', 'b.txt'])
  expect(await folders(owner)).toEqual([['/Übersicht', 2, 2]])
})

const unusable = [
  'a',
  'a/b',
  '/a/',
  '//',
  '/a//b',
  '/.',
  '/a/..',
  '/../a',
  '/a\u0000',
  '/a\nb',
  `/${'x'.repeat(1000)}`,
  '/x'.repeat(33),
]

test.each(unusable)('the folder %j answers 400 wherever it is given, and nothing is kept', async (folder) => {
  const owner = await makeAccount(app)
  const file = await makeFile(owner)
  const inQuery = encodeURIComponent(folder)
  expectProblem(await upload(owner, folder), 400, 'invalid-request')
  expectProblem(
    await owner.client.post(`/v1/files?folder=${inQuery}`, 'x', { 'content-type': 'text/plain' }),
    400,
    'invalid-request',
  )
  expectProblem(await owner.client.patch(`/v1/files/${file.id}`, { folder }), 400, 'invalid-request')
  expectProblem(await owner.client.get(`/v1/folders?parent=${inQuery}`), 400, 'invalid-request')
  expectProblem(
    await owner.client.post('/v1/files/batch', { action: 'move', fileIds: [file.id], folder }),
    400,
    'invalid-request',
  )
  expect((await owner.client.get('/v1/files?count=exact')).json).toMatchObject({ total: 1, items: [{ folder: '/' }] })
})

test('a folder as long and as deep as may be', async () => {
  const owner = await makeAccount(app)
  const [long, deep] = [`/${'y'.repeat(999)}`, '/x'.repeat(32)]
  await stored(owner, `/${'\u{1f600}'.repeat(999)}`, 'too long for a URL.txt')
  await stored(owner, long, 'long.txt')
  await stored(owner, deep, 'deep.txt')
  expect(await names(owner, `folder=${long}`)).toEqual(['long.txt'])
  expect(await names(owner, `folder=${deep}`)).toEqual(['deep.txt'])
  expect(await names(owner, 'under=/x/x')).toEqual(['deep.txt'])
  expect(await folders(owner, `?parent=${'/x'.repeat(31)}`)).toEqual([[deep, 1, 1]])
})

test('folder and under: directly in it, and at whatever depth; what merely begins alike is another one', async () => {
  const owner = await makeAccount(app)
  for (const folder of ['/', '/a', '/a/b', '/a/b/c', '/ab', '/A']) await stored(owner, folder)
  expect(await names(owner, 'folder=/')).toEqual(['-.txt'])
  expect(await names(owner, 'folder=/a')).toEqual(['-a.txt'])
  expect(await names(owner, 'under=/a')).toEqual(['-a-b-c.txt', '-a-b.txt', '-a.txt'])
  expect(await names(owner, 'under=/a/b')).toEqual(['-a-b-c.txt', '-a-b.txt'])
  expect(await names(owner, 'under=/')).toHaveLength(6)
  expect(await names(owner, 'under=/a&folder=/a/b')).toEqual(['-a-b.txt'])
  expect(await names(owner, 'folder=/nowhere')).toEqual([])
})

test('listFolders: those of one folder, by name, with the files in them and below; empty ones are none', async () => {
  const [owner, other] = [await makeAccount(app), await makeAccount(app)]
  for (const folder of ['/b', '/b', '/a/x', '/a/x/deep', '/a/y', '/', '/Ä']) await stored(owner, folder)
  await stored(other, '/theirs')
  const top = [
    ['/a', 0, 3],
    ['/b', 2, 2],
    ['/Ä', 1, 1],
  ]
  expect(await folders(owner)).toEqual(top)
  expect(await folders(owner, '?parent=/')).toEqual(top)
  expect(await folders(owner, '?parent=/a')).toEqual([
    ['/a/x', 1, 2],
    ['/a/y', 1, 1],
  ])
  expect(await folders(owner, '?parent=/a/x/deep')).toEqual([])
  expect(await folders(owner, '?parent=/theirs')).toEqual([])
  expect((await owner.client.get('/v1/folders?count=exact&limit=1')).json).toMatchObject({ total: 3 })
})

test('listFolders: counts follow a move, the trash, the way back and the end', async () => {
  const owner = await makeAccount(app)
  const [one, two] = [await stored(owner, '/a/b'), await stored(owner, '/a/b/c')]
  await owner.client.patch(one, { folder: '/a/d' })
  expect(await folders(owner)).toEqual([['/a', 0, 2]])
  expect(await folders(owner, '?parent=/a')).toEqual([
    ['/a/b', 0, 1],
    ['/a/d', 1, 1],
  ])
  await owner.client.patch(two, { folder: '/a/b' })
  expect(await folders(owner, '?parent=/a')).toEqual([
    ['/a/b', 1, 1],
    ['/a/d', 1, 1],
  ])
  expect(await folders(owner, '?parent=/a/b')).toEqual([])
  await owner.client.delete(one)
  expect(await folders(owner, '?parent=/a')).toEqual([['/a/b', 1, 1]])
  expect(await names(owner, 'folder=/a/d&state=trashed')).toEqual(['-a-b.txt'])
  await owner.client.post(`${one}/restoration`)
  expect(await folders(owner)).toEqual([['/a', 0, 2]])
  await owner.client.patch(one, { folder: '/' })
  await owner.client.delete(`${two}?permanent=true`)
  expect(await folders(owner)).toEqual([])
  expect(await app.app.database.rows('select * from folder where total_file_count <= 0')).toEqual([])
})

test('listFolders: page by page every folder comes once', async () => {
  const owner = await makeAccount(app)
  const all = ['/p/a', '/p/A', '/p/b', '/p/c', '/p/C']
  for (const folder of all) await stored(owner, folder)
  for (const limit of [1, 2, 5]) {
    const found: string[] = []
    let path: string | undefined = `/v1/folders?parent=/p&limit=${limit}`
    while (path !== undefined) {
      const reply = await owner.client.get(path)
      found.push(...reply.json.items.map((folder: { path: string }) => folder.path))
      path = /^<([^>]+)>/.exec(reply.headers.get('link') ?? '')?.[1]
    }
    expect([...found].sort()).toEqual([...all].sort())
  }
  const { nextCursor } = (await owner.client.get('/v1/folders?parent=/p&limit=1')).json
  expectProblem(await owner.client.get(`/v1/folders?parent=/&cursor=${nextCursor}`), 400, 'invalid-cursor')
})

test('replaceFileContent and content: the folder is no part of any path or header', async () => {
  const owner = await makeAccount(app)
  const file = await stored(owner, '/etc/x;y="z"', 'passwd')
  const reply = await owner.client.get(`${file}/content`)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename=passwd')
  expect([...reply.headers.values()].join()).not.toContain('etc')
})
