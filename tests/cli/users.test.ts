import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, password, signIn, startApp, type TestApp } from '../support/app.ts'
import { coffer, cofferCommand, start, type Ended } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

let service: TestApp

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())

const users = (args: readonly string[], input?: string | Buffer): Promise<Ended> =>
  coffer(['users', ...args], {
    settings: service.settings,
    folder: service.folder,
    ...(input === undefined ? {} : { input }),
  })

test('users create with a piped password, beside a running service: the account signs in and has the role', async () => {
  const made = await users(
    ['create', '--email', 'ada@example.org', '--name', 'Ada', '--role', 'admin', '--password-stdin'],
    `${password}\n`,
  )
  expect(made).toEqual({ code: 0, stdout: 'made ada@example.org (admin)\n', stderr: '' })

  const signedIn = await service.anonymous.post('/v1/sessions', { email: 'ada@example.org', password })
  expect(signedIn.status).toBe(201)
  const me = await service.anonymous.get('/v1/me', {
    authorization: `Bearer ${(signedIn.json as { accessToken: string }).accessToken}`,
  })
  expect(me.json).toMatchObject({ email: 'ada@example.org', displayName: 'Ada', roles: ['admin'] })
})

test('users create --json: the account as JSON, without anything of its password', async () => {
  const made = await users(['create', '--email', 'json@example.org', '--password-stdin', '--json'], password)
  expect(made.code).toBe(0)
  expect(JSON.parse(made.stdout)).toEqual({
    id: expect.any(String),
    email: 'json@example.org',
    roles: ['member'],
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
  })
})

test('users create: an address that is taken, in other letters too, exits 1 with one line', async () => {
  await makeAccount(service, { email: 'taken@example.org' })
  expect(await users(['create', '--email', 'Taken@Example.org', '--password-stdin'], password)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: The address is taken\n',
  })
})

test.each<[string, string | Buffer, string | RegExp]>([
  ['too short', 'short', 'coffer: Choose another password. It must have 15 to 256 characters.\n'],
  [
    'a common one',
    'password12345678',
    /^coffer: Choose another password\. It is one of those that are tried first.*\n$/,
  ],
  ['empty', '\n', 'coffer: no password came from standard input\n'],
  ['two lines', 'one line of it\nand another one\n', 'coffer: more than one line came from standard input\n'],
  ['not UTF-8', Buffer.alloc(20, 0xff), 'coffer: the password from standard input is not UTF-8\n'],
  ['endless', 'x'.repeat(100_000), 'coffer: what came from standard input is too long for a password\n'],
])('users create: a password that is %s exits 1 with one line and makes no account', async (_what, input, message) => {
  const refused = await users(['create', '--email', 'refused@example.org', '--password-stdin'], input)
  expect(refused).toEqual({
    code: 1,
    stdout: '',
    stderr: typeof message === 'string' ? message : expect.stringMatching(message),
  })
  const known = await service.app.accounts.list()
  expect(known.map(({ email }) => email)).not.toContain('refused@example.org')
})

test('users list: a table with a line an account; --json the same as data', async () => {
  await makeAccount(service, { email: 'listed@example.org', roles: ['reader'] })
  const table = await users(['list'])
  expect(table).toMatchObject({ code: 0, stderr: '' })
  const [head, ...lines] = table.stdout.trimEnd().split('\n')
  expect(head).toMatch(/^EMAIL +NAME +ROLES +STATE +MADE$/)
  expect(lines.filter((line) => line.startsWith('listed@example.org '))).toEqual([
    expect.stringMatching(/ reader +active +\d{4}-/),
  ])

  const data = JSON.parse((await users(['list', '--json'])).stdout) as { email: string }[]
  expect(data).toHaveLength(lines.length)
  expect(data.find(({ email }) => email === 'listed@example.org')).toMatchObject({ roles: ['reader'] })
})

test('users list: a reader that has seen enough is no error', async () => {
  await service.app.database.run(
    `update account set display_name = '${'n'.repeat(200)}' where email = 'ada@example.org'`,
  )
  const listing = start([...cofferCommand, 'users', 'list'], { settings: service.settings, folder: service.folder })
  listing.child.stdout?.destroy()
  expect(await listing.ended).toMatchObject({ code: 0, stderr: '' })
})

test('users list: a name that steers the terminal is shown harmless', async () => {
  await makeAccount(service, { email: 'steers@example.org' })
  await service.app.database.run('update account set display_name = ? where email = ?', [
    'a\u001b[31m\u009bb\u202e',
    'steers@example.org',
  ])
  const table = await users(['list'])
  expect(table.stdout).toContain('a\uFFFD[31m\uFFFDb\uFFFD')
})

test('users disable: the running service refuses the token within two seconds and the password at once; enable lets in again', async () => {
  const account = await makeAccount(service, { email: 'leaving@example.org' })
  const { id } = await makeFile(account)
  const disabled = await users(['disable', 'LEAVING@example.org'])
  expect(disabled).toEqual({
    code: 0,
    stdout: 'disabled LEAVING@example.org; it is signed out everywhere\n',
    stderr: '',
  })
  await eventually(async () => (await account.client.get(`/v1/files/${id}`)).status === 401)
  expect((await service.anonymous.post('/v1/sessions', { email: account.email, password })).status).toBe(401)
  expect((await users(['list'])).stdout).toMatch(/^leaving@example\.org .* disabled \d{4}-/m)

  expect(await users(['enable', 'leaving@example.org'])).toEqual({
    code: 0,
    stdout: 'enabled leaving@example.org\n',
    stderr: '',
  })
  const again = await signIn(service, account)
  expect((await again.client.get(`/v1/files/${id}`)).status).toBe(200)
  expect((await account.client.get(`/v1/files/${id}`)).status).toBe(401)
})

test.each(['disable', 'enable'])('users %s: an unknown address exits 1 with one line', async (command) => {
  expect(await users([command, 'nobody@example.org'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: no account has the address nobody@example.org\n',
  })
})
