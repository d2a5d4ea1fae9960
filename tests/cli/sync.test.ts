import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { makePlace, narrowWay, type ClientPlace } from '../support/client-place.ts'

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
  write('site/index.html', '<p>hello</p>')
  write('site/img/cat.jpg', 'cat')
  write('site/img/dog.jpg', 'dog')
})
afterEach(() => place.remove())

const here = (name: string): string => join(place.folder, name)

/** Long ago, so that the digests count as settled. */
function write(name: string, text: string, age = 3600): void {
  mkdirSync(dirname(here(name)), { recursive: true })
  writeFileSync(here(name), text)
  utimesSync(here(name), Date.now() / 1000 - age, Date.now() / 1000 - age)
}

async function stored(): Promise<Record<string, { id: string; version: number; tags: string[]; sha256: string }>> {
  const { json } = await account.client.get('/v1/files?limit=100')
  return Object.fromEntries(json.items.map((file: any) => [`${file.folder}/${file.name}`.slice(1), file]))
}
const told = ({ stdout }: { stdout: string }): string[] => stdout.trimEnd().split('\n').filter(Boolean).sort()

test('sync: what is new is stored, what is changed replaced, what is as it was left alone', async () => {
  const first = await place.run(['sync', 'site', '--tag', 'www'])
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(told(first)).toEqual(['stored img/cat.jpg', 'stored img/dog.jpg', 'stored index.html'])
  expect(await place.run(['sync', 'site'])).toEqual({ code: 0, stdout: '', stderr: '' })

  // The same size and time: only the time of the inode's own change tells.
  write('site/img/cat.jpg', 'rat')
  write('site/new.txt', 'new')
  expect(told(await place.run(['sync', './site/', '--dry-run']))).toEqual([
    'would be replaced img/cat.jpg',
    'would be stored new.txt',
  ])
  const second = await place.run(['sync', 'site', '--json'])
  expect(JSON.parse(second.stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: 'img/cat.jpg', how: 'replaced' }),
      expect.objectContaining({ path: 'new.txt', how: 'stored' }),
    ]),
  )
  const files = await stored()
  expect(Object.keys(files).sort()).toEqual(['site/img/cat.jpg', 'site/img/dog.jpg', 'site/index.html', 'site/new.txt'])
  expect(files['site/img/cat.jpg']).toMatchObject({ version: 2, tags: ['www'] })
  expect(files['site/img/dog.jpg']).toMatchObject({ version: 1 })
})

test('sync --delete: what is gone here goes to the trash; what is excluded, or another folder’s, stays', async () => {
  write('site/notes.tmp', 'tmp')
  write('site/.git/config', 'git')
  expect((await place.run(['sync', 'site', '-q'])).code).toBe(0)
  expect((await place.run(['sync', 'site/img', '--as', 'pictures', '-q'])).code).toBe(0)
  rmSync(here('site/img/cat.jpg'))
  rmSync(here('site/notes.tmp'))
  rmSync(here('site/.git'), { recursive: true })
  const args = ['sync', 'site', '--delete', '--exclude', '*.tmp', '--exclude', '.git']
  expect(told(await place.run([...args, '--dry-run']))).toEqual(['would be trashed img/cat.jpg'])
  expect(told(await place.run(args))).toEqual(['trashed img/cat.jpg'])
  expect(Object.keys(await stored()).sort()).toEqual([
    'pictures/cat.jpg',
    'pictures/dog.jpg',
    'site/.git/config',
    'site/img/dog.jpg',
    'site/index.html',
    'site/notes.tmp',
  ])
})

test('sync --delete: of an empty folder nothing is trashed without --yes', async () => {
  await place.run(['sync', 'site', '-q'])
  rmSync(here('site'), { recursive: true })
  mkdirSync(here('site'))
  expect(await place.run(['sync', 'site', '--delete'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: the folder is empty; --yes trashes all 3 files of /site\n',
  })
  expect(Object.keys(await stored())).toHaveLength(3)
  expect((await place.run(['sync', 'site', '--delete', '--yes', '-q'])).code).toBe(0)
  expect(await stored()).toEqual({})
})

test('sync: links are not followed, and neither is their absence a reason to fail', async () => {
  symlinkSync('/etc', here('site/etc'))
  symlinkSync('/etc/hostname', here('site/host'))
  expect(told(await place.run(['sync', 'site']))).toHaveLength(3)
})

test('sync: the connection breaks: exit 5; run again it does what is left, and nothing twice', async () => {
  for (let i = 0; i < 20; i++) write(`site/many/${i}.txt`, `file ${i}`)
  const way = await narrowWay(service.base, { bytes: 14_000 })
  place.signIn(way, account)
  expect(await place.run(['sync', 'site', '--parallel', '2'])).toMatchObject({ code: 5 })
  const before = Object.keys(await stored()).length
  expect(before).toBeLessThan(23)
  place.signIn(service, account)
  const again = await place.run(['sync', 'site'])
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(told(again)).toHaveLength(23 - before)
  const { json } = await account.client.get('/v1/files?limit=100')
  expect(json.items).toHaveLength(23)
  await way.close()
})

test('sync: bytes that somebody else replaced meanwhile are not overwritten: exit 1', async () => {
  await place.run(['sync', 'site', '-q'])
  const { id, sha256 } = (await stored())['site/index.html']!
  write('site/index.html', 'mine')
  const way = await narrowWay(service.base, {
    before: async (line) => {
      if (!line.startsWith('PUT ')) return
      const headers = { 'if-match': `"${sha256}"`, 'content-type': 'text/html' }
      await account.client.put(`/v1/files/${id}/content`, Buffer.from('theirs'), headers)
    },
  })
  place.signIn(way, account)
  const refused = await place.run(['sync', 'site', '--delete'])
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toMatch(
    /^coffer: index\.html: [^\n]+\ncoffer: nothing is trashed, because something failed\n$/,
  )
  expect((await account.client.get(`/v1/files/${id}/content`)).text).toBe('theirs')
  await way.close()
})

test('sync: digests are kept for this user alone, a broken line of them is no obstacle', async () => {
  await place.run(['sync', 'site', '-q'])
  const folder = join(place.settings['XDG_DATA_HOME']!, 'coffer/digests')
  const [name = ''] = readdirSync(folder)
  appendFileSync(join(folder, name), '["broken')
  write('site/img/dog.jpg', 'new dog')
  expect(told(await place.run(['sync', 'site']))).toEqual(['replaced img/dog.jpg'])
  expect(readFileSync(join(folder, name), 'utf8')).not.toContain('undefined')
})

test.each([
  [['sync', 'nothing'], 4, 'coffer: there is no folder nothing\n'],
  [['sync', 'site/index.html'], 2, 'coffer: site/index.html is no folder\n'],
  [['sync', '/'], 2, 'coffer: name the folder with --as, such as --as photos\n'],
])('%j: exit %d with one line', async (args, code, stderr) => {
  expect(await place.run(args)).toEqual({ code, stdout: '', stderr })
})
