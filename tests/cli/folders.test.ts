import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { makePlace, type ClientPlace } from '../support/client-place.ts'

let service: TestApp
let account: Account
let place: ClientPlace

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())
beforeEach(async () => {
  account = await makeAccount(service)
  place = await makePlace()
  place.signIn(service, account)
})
afterEach(() => place.remove())

const here = (name: string): string => join(place.folder, name)

function write(name: string, text = name): void {
  mkdirSync(dirname(here(name)), { recursive: true })
  writeFileSync(here(name), text)
}

/** Files at the service, made without the command line. */
async function make(...places: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const one of places) {
    const { id } = await makeFile(account, { bytes: Buffer.from(one) })
    const at = one.lastIndexOf('/')
    const body = { folder: one.slice(0, at) || '/', name: one.slice(at + 1) }
    expect((await account.client.patch(`/v1/files/${id}`, body)).status).toBe(200)
    ids.push(id)
  }
  return ids
}

async function stored(query = ''): Promise<string[]> {
  const { json } = await account.client.get(`/v1/files?limit=100${query}`)
  return json.items.map(({ folder, name }: any) => `${folder === '/' ? '' : folder}/${name}`).sort()
}

/** All that lies below, folders too. */
const below = (name: string): string[] => (readdirSync(here(name), { recursive: true }) as string[]).sort()
const told = ({ stdout }: { stdout: string }): string[] => stdout.trimEnd().split('\n').filter(Boolean).sort()

test('put --folder: into a folder however it is written, and with --recursive all below it too', async () => {
  write('photos/2026/cat.jpg')
  write('photos/a.txt')
  expect(await place.run(['put', 'photos/a.txt', '--folder', 'reports//q3/'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^stored \/reports\/q3\/a\.txt {2}/),
  })
  expect((await place.run(['put', '-r', 'photos', '--folder', '/archive', '-q'])).code).toBe(0)
  expect((await place.run(['put', '-', '--name', 'x', '--folder', '/piped'], 'x')).code).toBe(0)
  expect(await stored()).toEqual([
    '/archive/photos/2026/cat.jpg',
    '/archive/photos/a.txt',
    '/piped/x',
    '/reports/q3/a.txt',
  ])
})

test('get --recursive: a folder with its name and all below it; again, nothing is fetched', async () => {
  await make('/photos/2026/cat.jpg', '/photos/a.txt', '/photography/no.txt', '/top.txt')
  mkdirSync(here('out'))
  expect(await place.run(['get', '-r', '/photos', '-o', 'out'])).toMatchObject({ code: 0, stderr: '' })
  expect(below('out')).toEqual(['photos', 'photos/2026', 'photos/2026/cat.jpg', 'photos/a.txt'])
  expect(readFileSync(here('out/photos/2026/cat.jpg'), 'utf8')).toBe('/photos/2026/cat.jpg')
  const again = await place.run(['get', '-r', 'photos/', '-o', 'out', '--json'])
  expect(JSON.parse(again.stdout).map(({ how }: { how: string }) => how)).toEqual(['unchanged', 'unchanged'])
  mkdirSync(here('all'))
  expect((await place.run(['get', '-r', '/', '-o', 'all'])).code).toBe(0)
  expect(below('all').filter((name) => name.includes('.'))).toEqual([
    'photography/no.txt',
    'photos/2026/cat.jpg',
    'photos/a.txt',
    'top.txt',
  ])
})

test('get: a place, and patterns over places; with --recursive what a pattern means keeps its folders', async () => {
  await make('/a/1.csv', '/a/b/2.csv', '/a/b/c/3.csv', '/a/b/c/4.txt', '/z/5.csv')
  const lines = async (...args: string[]): Promise<string[]> => {
    mkdirSync(here('out'), { recursive: true })
    return told(await place.run(['get', ...args, '-o', 'out', '--force']))
  }
  expect(await lines('a/1.csv')).toEqual(['saved out/1.csv'])
  expect(await lines('/a/b/*.csv')).toEqual(['saved out/2.csv'])
  expect(await lines('/a/**/*.csv')).toEqual(['saved out/3.csv', 'unchanged out/1.csv', 'unchanged out/2.csv'])
  expect(await lines('5*')).toEqual(['saved out/5.csv'])
  expect(await lines('-r', '/a/*/c')).toEqual(['saved out/b/c/3.csv', 'saved out/b/c/4.txt'])
})

test('get: a name that lies in several folders tells their places; a folder needs --recursive', async () => {
  await make('/a/same.txt', '/b/same.txt')
  expect(await place.run(['get', 'same.txt'])).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^coffer: same\.txt: several files have this name; take a place: \/[ab]\/same\.txt, \/[ab]\/same\.txt\n$/,
    ),
  })
  for (const [args, code] of [
    [['get', '/a'], 1],
    [['rm', 'a'], 1],
    [['get', '/c'], 4],
    [['get', '-r', '/c'], 4],
    [['get', '-r', '/a/../b'], 2],
  ] as const)
    expect(await place.run(args)).toMatchObject({ code, stdout: '' })
  expect((await place.run(['get', '/a'])).stderr).toBe('coffer: /a: is a folder; --recursive takes all that is in it\n')
})

test('get --recursive: hostile names never lead out of the folder, nor does a link in it', async () => {
  await make('/x/.../..\\..\\evil/con/a.txt', '/x/link/b.txt')
  mkdirSync(here('out/x'), { recursive: true })
  mkdirSync(here('elsewhere'))
  symlinkSync(here('elsewhere'), here('out/x/link'))
  const got = await place.run(['get', '-r', '/x', '-o', 'out'])
  expect(got).toMatchObject({ code: 1, stderr: 'coffer: /x/link/b.txt: out/x/link is no folder\n' })
  expect(below('out').filter((name) => name.endsWith('.txt'))).toEqual(['x/___/___.._evil/_con/a.txt'])
  expect(readdirSync(here('elsewhere'))).toEqual([])
  expect(readdirSync(place.folder).sort()).toEqual(['elsewhere', 'out'])
})

test('ls: folders with their counts, then files by name; -r all below; a file; what is not there: exit 4', async () => {
  await make('/top.txt', '/a/2.txt', '/a/1.txt', '/a/b/3.txt')
  expect((await place.run(['ls'])).stdout).toMatch(
    /^ID +SIZE +CHANGED +NAME\n +3 files +a\/\n[0-9a-f-]{36} +8 B +\S+ \S+ +top\.txt\n$/,
  )
  const { folders, files } = JSON.parse((await place.run(['ls', 'a', '--json'])).stdout)
  expect(folders).toMatchObject([{ path: '/a/b', totalFileCount: 1 }])
  expect(files.map(({ name }: any) => name)).toEqual(['1.txt', '2.txt'])
  expect((await place.run(['ls', '/a', '-r', '--sort', 'name'])).stdout).toMatch(
    / \/a\/1\.txt\n.+ \/a\/2\.txt\n.+ \/a\/b\/3\.txt\n$/,
  )
  expect((await place.run(['ls', '/a/1.txt', '-l'])).stdout).toMatch(/ 1\.txt +application\/pdf/)
  expect(JSON.parse((await place.run(['ls', '/a/*.txt', '--json'])).stdout).files).toHaveLength(2)
  expect(await place.run(['ls', '/nothing'])).toEqual({
    code: 4,
    stdout: '',
    stderr: 'coffer: /nothing: there is no such folder or file\n',
  })
  expect(await place.run(['ls', '--search', 'zzz'])).toMatchObject({ code: 0 })
})

test('rm --recursive: asks, and takes a folder with all that is in it', async () => {
  await make('/a/1.txt', '/a/b/2.txt', '/ab/3.txt')
  expect(await place.run(['rm', '-r', '/a'])).toMatchObject({ code: 2, stdout: '' })
  expect(told(await place.run(['rm', '-r', '/a', '--yes'])).map((line) => line.split('  ')[0])).toEqual([
    'trashed /a/1.txt',
    'trashed /a/b/2.txt',
  ])
  expect(await stored()).toEqual(['/ab/3.txt'])
})

test('restore: from the trash by name, place or id; twice: exit 4', async () => {
  const [id = ''] = await make('/a/1.txt', '/a/2.txt', '/a/3.txt')
  await place.run(['rm', '-r', '/a', '-y', '-q'])
  expect(await stored()).toEqual([])
  expect((await place.run(['ls', '--trashed', '--json'])).stdout).toContain('2.txt')
  expect(await place.run(['restore', id, '2.txt', '/a/3.txt', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(await stored()).toEqual(['/a/1.txt', '/a/2.txt', '/a/3.txt'])
  expect(await place.run(['restore', '2.txt'])).toMatchObject({ code: 4, stdout: '' })
})

test('versions, restore --version: what a file had becomes its bytes again, as a new version', async () => {
  write('report.txt', 'first')
  await place.run(['put', 'report.txt', '-q'])
  const { id, sha256 } = (await account.client.get('/v1/files')).json.items[0]
  const headers = { 'if-match': `"${sha256}"`, 'content-type': 'text/plain' }
  expect((await account.client.put(`/v1/files/${id}/content`, Buffer.from('second!'), headers)).status).toBe(200)
  expect((await place.run(['versions', 'report.txt'])).stdout).toMatch(/\n2 now +7 B .+\n1 +5 B [^\n]+\n$/)
  expect(await place.run(['restore', 'report.txt', '--version', '1'])).toEqual({
    code: 0,
    stdout: `restored /report.txt  ${id}\n`,
    stderr: '',
  })
  expect((await place.run(['get', 'report.txt', '-o', '-'])).stdout).toBe('first')
  const versions = JSON.parse((await place.run(['versions', id, '--json'])).stdout)
  expect(versions.map(({ version }: any) => version)).toEqual([3, 2, 1])
  expect(await place.run(['restore', 'report.txt', '--version', '9'])).toMatchObject({ code: 4 })
  expect(await place.run(['versions', 'nothing.txt'])).toMatchObject({ code: 4 })
})

test('mv: another name, another folder, a pattern, a whole folder; never onto a file of the name', async () => {
  await make('/a/1.txt', '/a/2.txt', '/a/b/3.txt', '/top.txt')
  const moved = async (...args: string[]): Promise<string[]> => {
    expect(await place.run(['mv', ...args])).toMatchObject({ code: 0, stderr: '' })
    return stored()
  }
  expect(await moved('3.txt', 'three.txt')).toContain('/a/b/three.txt')
  expect(await moved('top.txt', '/z/first.txt')).toContain('/z/first.txt')
  expect(await moved('/a/*.txt', '/new/')).toEqual(['/a/b/three.txt', '/new/1.txt', '/new/2.txt', '/z/first.txt'])
  expect(await moved('-r', '/a', '/new')).toContain('/new/a/b/three.txt')
  expect(await moved('-r', '/new', '/renamed')).toEqual([
    '/renamed/1.txt',
    '/renamed/2.txt',
    '/renamed/a/b/three.txt',
    '/z/first.txt',
  ])
  expect(await moved('/z/first.txt', '/')).toContain('/first.txt')
  expect(await place.run(['mv', '1.txt', '2.txt'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: /renamed/1.txt: a file lies at /renamed/2.txt already\n',
  })
  for (const args of [['1.txt', 'renamed'], ['1.txt', '2.txt', '/nothing'], ['1.txt', '/../up'], ['1.txt']])
    expect(await place.run(['mv', ...args])).toMatchObject({ code: 2, stdout: '' })
  expect(await place.run(['mv', 'nothing.txt', '/x/'])).toMatchObject({ code: 4 })
})

test('share --recursive: what lies in a folder', async () => {
  await make('/a/1.txt', '/a/b/2.txt')
  const made = await place.run(['share', '-r', '/a', '--json'])
  expect(JSON.parse(made.stdout).fileIds).toHaveLength(2)
})

test('sync --down: what is new or changed at the service comes here, also where nothing is yet; --dry-run does nothing', async () => {
  await make('/site/index.html', '/site/img/cat.jpg', '/site/notes.tmp')
  const args = ['sync', 'copy', '--as', '/site', '--down', '--exclude', '*.tmp']
  expect(told(await place.run([...args, '--dry-run']))).toEqual([
    'would be saved img/cat.jpg',
    'would be saved index.html',
  ])
  expect(existsSync(here('copy'))).toBe(false)
  expect(told(await place.run(args))).toEqual(['saved img/cat.jpg', 'saved index.html'])
  expect(await place.run(args)).toEqual({ code: 0, stdout: '', stderr: '' })
  write('copy/index.html', 'changed here')
  expect(told(await place.run(args))).toEqual(['replaced index.html'])
  expect(readFileSync(here('copy/index.html'), 'utf8')).toBe('/site/index.html')
})

test('sync --down --delete: what is gone there goes here, once it was confirmed; what is excluded stays; links are not followed', async () => {
  await make('/site/index.html')
  write('site/old/deep/a.txt')
  write('site/keep.tmp')
  write('elsewhere/b.txt')
  symlinkSync(here('elsewhere'), here('site/link'))
  const args = ['sync', 'site', '--down', '--delete', '--exclude', '*.tmp']
  expect(await place.run(args)).toMatchObject({
    code: 2,
    stdout: 'saved index.html\n',
    stderr: 'coffer: there is no terminal to ask at; confirm with --yes\n',
  })
  expect(told(await place.run([...args, '--dry-run']))).toEqual(['would be deleted old/deep/a.txt'])
  expect(existsSync(here('site/old/deep/a.txt'))).toBe(true)
  expect(told(await place.run([...args, '--yes']))).toEqual(['deleted old/deep/a.txt'])
  expect(readdirSync(here('site')).sort()).toEqual(['index.html', 'keep.tmp', 'link'])
  expect(existsSync(here('elsewhere/b.txt'))).toBe(true)
})

test('sync --down: of an empty folder there nothing is deleted here without --yes; a link here is not written through', async () => {
  write('site/a.txt')
  expect(await place.run(['sync', 'site', '--down', '--delete'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: /site is empty; --yes deletes all 1 files here\n',
  })
  await make('/site/img/cat.jpg')
  mkdirSync(here('elsewhere'))
  symlinkSync(here('elsewhere'), here('site/img'))
  const refused = await place.run(['sync', 'site', '--down', '--delete', '--yes'])
  expect(refused).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: img/cat.jpg: site/img is no folder\ncoffer: nothing is deleted, because something failed\n',
  })
  expect(readdirSync(here('elsewhere'))).toEqual([])
  expect(existsSync(here('site/a.txt'))).toBe(true)
})
