import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { makePlace, narrowWay, type ClientPlace } from '../support/client-place.ts'
import { cofferCommand, start } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

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
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Files of this account at the service, by name. */
async function stored(): Promise<Record<string, any>> {
  const { json } = await account.client.get('/v1/files?limit=100&sort=name')
  return Object.fromEntries(json.items.map((file: { name: string }) => [file.name, file]))
}

async function renamed(name: string, bytes: Uint8Array = Buffer.from(name)): Promise<string> {
  const { id } = await makeFile(account, { bytes })
  const reply = await account.client.patch(`/v1/files/${id}`, { name })
  expect(reply.status).toBe(200)
  return id
}

test('put: files, a quoted pattern and standard input arrive whole, with what is said about them', async () => {
  const big = randomBytes(3_000_000)
  writeFileSync(here('big.bin'), big)
  writeFileSync(here('one.txt'), 'one')
  writeFileSync(here('two.txt'), 'two')
  const put = await place.run(['put', 'big.bin', '*.txt', '--tag', 'a', '--tag', 'b', '--metadata', 'k=v=w', '-q'])
  expect(put).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(await place.run(['put', '-', '--name', 'piped.csv', '--description', 'From a pipe'], 'x,y\n')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^stored \/piped\.csv {2}[0-9a-f-]{36}\n$/),
  })
  const files = await stored()
  expect(Object.keys(files)).toEqual(['big.bin', 'one.txt', 'piped.csv', 'two.txt'])
  expect(files['big.bin']).toMatchObject({ sha256: sha256(big), tags: ['a', 'b'], metadata: { k: 'v=w' } })
  expect(files['one.txt']).toMatchObject({ mediaType: 'text/plain' })
  expect(files['piped.csv']).toMatchObject({ mediaType: 'text/csv', description: 'From a pipe', size: 4 })
})

test('put --recursive: the folders are kept; without it a folder is an error and the rest goes on, --json tells both', async () => {
  mkdirSync(here('photos/2026'), { recursive: true })
  writeFileSync(here('photos/2026/cat.jpg'), 'cat')
  writeFileSync(here('photos/a.txt'), 'a')
  symlinkSync('/etc/hostname', here('photos/link'))
  const refused = await place.run(['put', 'photos', 'photos/a.txt', 'nothing.txt', '--json'])
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stderr).toBe(
    'coffer: photos: is a folder; --recursive sends what is in it\ncoffer: nothing.txt: no such file\n',
  )
  expect(JSON.parse(refused.stdout)).toEqual(
    expect.arrayContaining([
      { source: 'photos', error: 'is a folder; --recursive sends what is in it' },
      { source: 'nothing.txt', error: 'no such file' },
      { source: 'photos/a.txt', file: expect.objectContaining({ name: 'a.txt' }) },
    ]),
  )
  expect((await place.run(['put', '--recursive', './photos'])).code).toBe(0)
  const { json } = await account.client.get('/v1/files?limit=100')
  expect(json.items.map(({ folder, name }: any) => `${folder} ${name}`).sort()).toEqual([
    '/ a.txt',
    '/photos a.txt',
    '/photos/2026 cat.jpg',
  ])
  const got = await place.run(['get', 'photos/2026/cat.jpg', '-o', '-'])
  expect(got).toEqual({ code: 0, stdout: 'cat', stderr: '' })
})

test.each([
  [['put', 'nothing.txt'], 4, 'coffer: nothing.txt: no such file\n'],
  [['put', '*.nothing'], 4, 'coffer: *.nothing: no file has a name like this\n'],
  [['get', 'nothing.txt'], 4, 'coffer: nothing.txt: no file has this id, name or place\n'],
  [['get', '*.nothing'], 4, 'coffer: *.nothing: no file has a name like this\n'],
  [['rm', '01a206f6-44eb-7119-8064-88e88658ce6c'], 4, expect.stringMatching(/^coffer: 01a206f6[^\n]+\n$/)],
  [['put', 'a', 'b', '--name', 'c'], 2, 'coffer: --name is for one file\n'],
  [['get', 'a', 'b', '-o', 'c'], 2, 'coffer: -o must be a folder that is there, for several files\n'],
  [['get', 'a', '-o', 'no/such/place'], 2, 'coffer: there is no folder no/such\n'],
  [['put', 'a', '--parallel', '0'], 2, expect.stringContaining('It must be 1 to 32.')],
  [['put', 'a', '--metadata', 'novalue'], 2, expect.stringContaining('It must be like name=value.')],
  [['ls', '--sort', 'colour'], 2, expect.stringContaining('Allowed choices are')],
])('%j: exit %d with one line', async (args, code, stderr) => {
  expect(await place.run(args)).toEqual({ code, stdout: '', stderr })
})

test('put: what the service refuses is told with title, detail and member, exit 1', async () => {
  writeFileSync(here('a.txt'), 'a')
  const refused = await place.run(['put', 'a.txt', '--tag', 'x'.repeat(101)])
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toMatch(/^coffer: a\.txt: .+tags.+\n$/)
})

test('get: by id, name and pattern, into a folder; what is there already with these bytes is left alone', async () => {
  const bytes = randomBytes(2_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  await makeFile(account, { name: 'b.txt' })
  mkdirSync(here('out'))
  expect(await place.run(['get', id, 'b.*', '-o', 'out'])).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(here('out'))).toEqual(['a.bin', 'b.txt'])
  expect(sha256(readFileSync(here('out/a.bin')))).toBe(sha256(bytes))
  expect(await place.run(['get', '*', '-o', 'out', '--json'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/"how":"unchanged"[^]*"how":"unchanged"/),
  })
})

test('get: another file under the name is never replaced without --force, nor through a link with it', async () => {
  const { id } = await makeFile(account, { name: 'a.txt', bytes: Buffer.from('theirs') })
  writeFileSync(here('a.txt'), 'mine')
  expect(await place.run(['get', 'a.txt'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: /a.txt: a.txt is there already; --force replaces it\n',
  })
  writeFileSync(here('elsewhere'), 'elsewhere')
  symlinkSync('elsewhere', here('b.txt'))
  expect((await place.run(['get', id, '-o', 'b.txt'])).code).toBe(1)
  expect((await place.run(['get', id, '-o', 'b.txt', '--force'])).code).toBe(0)
  expect((await place.run(['get', id, '--force'])).code).toBe(0)
  expect(readFileSync(here('a.txt'), 'utf8')).toBe('theirs')
  expect(readFileSync(here('b.txt'), 'utf8')).toBe('theirs')
  expect(readFileSync(here('elsewhere'), 'utf8')).toBe('elsewhere')
  expect(readdirSync(place.folder).sort()).toEqual(['a.txt', 'b.txt', 'elsewhere'])
})

test.each([
  ['../../outside.txt', '___.._outside.txt'],
  ['/etc/passwd', '_etc_passwd'],
  ['..\\..\\windows.txt', '___.._windows.txt'],
  ['..', '__'],
  ['.bashrc', '_bashrc'],
  ['con.txt', '_con.txt'],
  ['a:b*c?.txt', 'a_b_c_.txt'],
  ['invoice\u202egpj.exe', 'invoice_gpj.exe'],
  [`${'ä'.repeat(250)}.jpeg`, `${'ä'.repeat(112)}.jpeg`],
])('get: a file called %j is saved in the folder as %j', async (name, local) => {
  const id = await renamed(name)
  mkdirSync(here('deep/er'), { recursive: true })
  expect(await place.run(['get', id, '-o', 'deep/er'])).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(here('deep/er'))).toEqual([local])
  expect(readdirSync(here('deep'))).toEqual(['er'])
  expect(readFileSync(here(`deep/er/${local}`), 'utf8')).toBe(name)
})

test('get: two files that would have one name here: the second is refused, with its id', async () => {
  await makeFile(account, { name: 'a.txt', bytes: Buffer.from('1') })
  await makeFile(account, { name: 'A.txt', bytes: Buffer.from('2') })
  const got = await place.run(['get', '*.txt', '--parallel', '1'])
  expect(got).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/another file was saved as a\.txt just now; get [0-9a-f-]{36} with -o\n$/i),
  })
  expect(readdirSync(place.folder)).toHaveLength(1)
})

test('get: a name that several files have: exit 1 tells their ids', async () => {
  const [a, b] = [await makeFile(account, { name: 'same.txt' }), await makeFile(account, { name: 'same.txt' })]
  const got = await place.run(['get', 'same.txt'])
  expect(got).toMatchObject({ code: 1, stdout: '' })
  for (const { id } of [a, b]) expect(got.stderr).toContain(id)
})

test('get: the connection breaks: exit 5, the part stays and is gone on with, from where it was', async () => {
  const bytes = randomBytes(8_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  const way = await narrowWay(service.base, { bytes: 3_000_000 })
  place.signIn(way, account)
  expect(await place.run(['get', id])).toMatchObject({ code: 5, stdout: '' })
  const [part = ''] = readdirSync(place.folder)
  expect(readdirSync(place.folder)).toEqual([`a.bin.${sha256(bytes).slice(0, 12)}.part`])
  const kept = statSync(here(part)).size
  expect(kept).toBeGreaterThan(1_000_000)
  expect(kept).toBeLessThan(3_000_000)

  const second = await narrowWay(service.base, { bytes: 6_000_000 })
  place.signIn(second, account)
  expect(await place.run(['get', id])).toEqual({ code: 0, stdout: 'resumed a.bin\n', stderr: '' })
  expect(readdirSync(place.folder)).toEqual(['a.bin'])
  expect(sha256(readFileSync(here('a.bin')))).toBe(sha256(bytes))
  await way.close()
  await second.close()
})

test('get: a connection that breaks in between is gone on with by the same command', async () => {
  const bytes = randomBytes(6_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  const way = await narrowWay(service.base, { bytes: 2_000_000, then: 'break-once' })
  place.signIn(way, account)
  expect(await place.run(['get', id])).toEqual({ code: 0, stdout: 'saved a.bin\n', stderr: '' })
  expect(way.asked.filter((line) => line.endsWith('/content'))).toHaveLength(2)
  expect(sha256(readFileSync(here('a.bin')))).toBe(sha256(bytes))
  await way.close()
})

test('get: Ctrl-C leaves a part and nothing under the name, exit 130; it is resumed', async () => {
  const bytes = randomBytes(4_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  const way = await narrowWay(service.base, { bytes: 2_000_000, then: 'hang' })
  place.signIn(way, account)
  const getting = place.start(['get', id])
  const part = `a.bin.${sha256(bytes).slice(0, 12)}.part`
  await eventually(async () => existsSync(here(part)) && statSync(here(part)).size > 1_000_000, 20_000)
  getting.child.kill('SIGINT')
  expect(await getting.ended).toEqual({ code: 130, stdout: '', stderr: '' })
  expect(readdirSync(place.folder)).toEqual([part])
  place.signIn(service, account)
  expect(await place.run(['get', id])).toMatchObject({ code: 0, stdout: 'resumed a.bin\n' })
  expect(sha256(readFileSync(here('a.bin')))).toBe(sha256(bytes))
  await way.close()
})

test('get: a part with wrong bytes is noticed, and all of it is fetched anew', async () => {
  const bytes = randomBytes(1_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  writeFileSync(here(`a.bin.${sha256(bytes).slice(0, 12)}.part`), randomBytes(400_000))
  expect(await place.run(['get', id])).toEqual({ code: 0, stdout: 'saved a.bin\n', stderr: '' })
  expect(sha256(readFileSync(here('a.bin')))).toBe(sha256(bytes))
  expect(readdirSync(place.folder)).toEqual(['a.bin'])
})

test('get: a part that is a link is not written through', async () => {
  const bytes = Buffer.from('content')
  await makeFile(account, { name: 'a.bin', bytes })
  writeFileSync(here('victim'), 'victim')
  symlinkSync('victim', here(`a.bin.${sha256(bytes).slice(0, 12)}.part`))
  expect((await place.run(['get', 'a.bin'])).code).toBe(1)
  expect(readFileSync(here('victim'), 'utf8')).toBe('victim')
})

test('get: a part that is another name of a file is not written through', async () => {
  const bytes = Buffer.from('content')
  await makeFile(account, { name: 'a.bin', bytes })
  writeFileSync(here('victim'), 'victim')
  const part = `a.bin.${sha256(bytes).slice(0, 12)}.part`
  linkSync(here('victim'), here(part))
  const { code, stderr } = await place.run(['get', 'a.bin'])
  expect(code).toBe(1)
  expect(stderr).toContain('is not what an earlier command left')
  expect(readFileSync(here('victim'), 'utf8')).toBe('victim')
  expect(readdirSync(place.folder).sort()).toEqual([part, 'victim'].sort())
})

test('get: the same file by two commands at once is whole, and one of them may say that the other has it', async () => {
  const bytes = randomBytes(6_000_000)
  const { id } = await makeFile(account, { name: 'a.bin', bytes })
  const ended = await Promise.all([place.run(['get', id]), place.run(['get', id])])
  expect(ended.some(({ code }) => code === 0)).toBe(true)
  for (const { code, stderr } of ended)
    if (code !== 0) expect(stderr).toMatch(/another command is fetching it|is there already/)
  expect(sha256(readFileSync(here('a.bin')))).toBe(sha256(bytes))
  expect(readdirSync(place.folder)).toEqual(['a.bin'])
})

test('ls: a table for people, the same as data; filters, order and limit', async () => {
  await makeFile(account, { name: 'small.txt', bytes: Buffer.from('x'), mediaType: 'text/plain' })
  await makeFile(account, { name: 'large.pdf', bytes: randomBytes(5000) })
  const table = await place.run(['ls', '--sort=-size'])
  expect(table.stdout).toMatch(/^ID +SIZE +CHANGED +NAME\n.+4\.9 KiB.+large\.pdf\n.+1 B.+small\.txt\n$/)
  expect(JSON.parse((await place.run(['ls', '--search', 'small', '--json'])).stdout)).toMatchObject({
    folders: [],
    files: [{ name: 'small.txt' }],
  })
  expect(JSON.parse((await place.run(['ls', '--type', 'application/pdf', '--json'])).stdout).files).toHaveLength(1)
  const cut = await place.run(['ls', '--limit', '1', '--json'])
  expect(JSON.parse(cut.stdout).files).toHaveLength(1)
  expect(cut.stderr).toBe('coffer: there are more; --limit 10 shows them\n')
})

test('rm: a name goes to the trash at once; a pattern or --permanent needs --yes where nobody can be asked', async () => {
  const { id } = await makeFile(account, { name: 'a.txt' })
  await makeFile(account, { name: 'b1.txt' })
  await makeFile(account, { name: 'b2.txt' })
  expect(await place.run(['rm', 'a.txt'])).toEqual({ code: 0, stdout: `trashed /a.txt  ${id}\n`, stderr: '' })
  expect((await account.client.get(`/v1/files/${id}`)).json.trashedAt).toBeDefined()
  for (const args of [
    ['rm', 'b*'],
    ['rm', 'b1.txt', '--permanent'],
  ])
    expect(await place.run(args)).toMatchObject({
      code: 2,
      stderr: 'coffer: there is no terminal to ask at; confirm with --yes\n',
    })
  expect(Object.keys(await stored())).toEqual(['b1.txt', 'b2.txt'])
  expect((await place.run(['rm', 'b*', id, '--permanent', '--yes'])).code).toBe(0)
  expect(await stored()).toEqual({})
  expect((await account.client.get(`/v1/files/${id}`)).status).toBe(404)
})

test('at a terminal: bars while files move, results above them, the terminal as it was', async () => {
  writeFileSync(here('big.bin'), randomBytes(30_000_000))
  const line = [...cofferCommand, 'put', 'big.bin'].map((word) => `'${word}'`).join(' ')
  const putting = start(['script', '-qefc', `stty columns 90; ${line}`, '/dev/null'], {
    settings: { ...place.settings, SHELL: '/bin/sh', TERM: 'xterm' },
    folder: place.folder,
  })
  const { stdout, code } = await putting.ended
  expect(code).toBe(0)
  expect(stdout).toMatch(/[█░]{24} +\d+ % +[\d.]+ [KM]iB of 28\.6 MiB {2}big\.bin/)
  expect(stdout).toMatch(/stored \/big\.bin {2}[0-9a-f-]{36}\r\n/)
  // The cursor is shown again.
  expect(stdout.lastIndexOf('\x1b[?25h')).toBeGreaterThan(stdout.lastIndexOf('\x1b[?25l'))
})
