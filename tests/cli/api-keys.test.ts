/** API keys and roles at the command line, beside a running service. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeKey, startApp, type Account, type TestApp } from '../support/app.ts'
import { Client } from '../support/client.ts'
import { coffer, type Ended } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

let service: TestApp
let owner: Account
beforeAll(async () => {
  service = await startApp({ shared: true })
  owner = await makeAccount(service, { email: 'ada@example.org' })
})
afterAll(() => service.close())

const run = (...args: string[]): Promise<Ended> => coffer(args, { settings: service.settings, folder: service.folder })

const statusOf = async (key: string): Promise<number> =>
  (await new Client(service.base, { authorization: `Bearer ${key}` }).get('/v1/files')).status

test('api-keys create prints the key alone on standard output; revoke ends it within two seconds', async () => {
  const made = await run('api-keys', 'create', '--owner', 'Ada@Example.org', '--scope', 'files:list', '--days', '7')
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^cof_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}\n$/) })
  const key = made.stdout.trimEnd()
  expect(made.stderr).not.toContain(key)
  expect(await statusOf(key)).toBe(200)
  const listed = await run('api-keys', 'list', '--json')
  expect(listed.stdout).not.toContain('cof_')
  const [{ id, ownerId, scopes, expiresAt }] = JSON.parse(listed.stdout) as [Record<string, string>]
  expect({ ownerId, scopes }).toEqual({ ownerId: owner.id, scopes: ['files:list'] })
  expect(Date.parse(expiresAt!)).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  expect(await run('api-keys', 'revoke', id!)).toEqual({
    code: 0,
    stdout: `revoked ${id}; it is refused everywhere within two seconds\n`,
    stderr: '',
  })
  await eventually(async () => (await statusOf(key)) === 401)
  expect(await run('api-keys', 'revoke', id!)).toEqual({
    code: 1,
    stdout: '',
    stderr: `coffer: there is no API key ${id}\n`,
  })
})

test('api-keys list: a line a key, with what it may and when it was used', async () => {
  const { id } = await makeKey(owner, { scopes: ['files:list', 'files:read'] })
  const { code, stdout } = await run('api-keys', 'list')
  const [head, ...lines] = stdout.trimEnd().split('\n')
  expect([code, head]).toEqual([0, expect.stringMatching(/^ID +NAME +OWNER +SCOPES +ENDS +LAST USED$/)])
  expect(lines.find((line) => line.startsWith(id))).toMatch(/Nightly backup .* files:list files:read +never +never$/)
})

test.each<[string, string[], number, RegExp]>([
  ['more than the owner may', ['--owner', 'ada@example.org', '--scope', 'audit:read'], 1, /More than you have/],
  ['an unknown scope', ['--owner', 'ada@example.org', '--scope', 'files:all'], 1, /request is not valid/],
  ['an unknown owner', ['--owner', 'nobody@example.org', '--scope', 'files:list'], 1, /Not for this owner/],
  ['an owner that is none', ['--owner', 'ada', '--scope', 'files:list'], 2, /neither an e-mail address nor an id/],
  ['no scope', ['--owner', 'ada@example.org'], 2, /--scope/],
])('api-keys create with %s: one line and no key', async (_, args, code, message) => {
  const before = await service.app.keys.keyListing.listAll()
  expect(await run('api-keys', 'create', ...args)).toEqual({ code, stdout: '', stderr: expect.stringMatching(message) })
  expect(await service.app.keys.keyListing.listAll()).toHaveLength(before.length)
})

test('roles list: built-in and own, with their scopes', async () => {
  const admin = await makeAccount(service, { roles: ['admin'] })
  await admin.client.post('/v1/roles', { name: 'lister', scopes: ['files:list'] })
  const { stdout } = await run('roles', 'list')
  expect(stdout).toMatch(/^lister +own +files:list$/m)
  expect(stdout).toMatch(/^reader +built in +files:list files:read$/m)
  expect(JSON.parse((await run('roles', 'list', '--json')).stdout)).toContainEqual({
    name: 'lister',
    scopes: ['files:list'],
    builtIn: false,
  })
})
