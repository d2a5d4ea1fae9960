import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, password, startApp, type TestApp } from '../support/app.ts'
import { coffer, type Ended } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

let service: TestApp

beforeAll(async () => {
  service = await startApp({ shared: true })
  await makeAccount(service, { roles: ['admin'], email: 'admin@example.org' })
})
afterAll(() => service.close())

const users = (...args: string[]): Promise<Ended> =>
  coffer(['users', ...args], { settings: service.settings, folder: service.folder })

test('users show: what is known of the account; --json the same as data', async () => {
  const account = await makeAccount(service, { email: 'shown@example.org' })
  await makeFile(account)
  const shown = await users('show', 'SHOWN@example.org')
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  for (const line of [`id: ${account.id}`, 'roles: member', 'state: active', 'sessions: 1', 'files: 1', 'bytes: 7'])
    expect(shown.stdout.split('\n')).toContain(line)
  expect(JSON.parse((await users('show', 'shown@example.org', '--json')).stdout)).toMatchObject({
    id: account.id,
    bytes: 7,
  })
})

test('users roles: the running service refuses old tokens within two seconds; an unknown role exits 1', async () => {
  const account = await makeAccount(service, { email: 'changed@example.org' })
  expect(await users('roles', 'changed@example.org', 'reader', 'member')).toEqual({
    code: 0,
    stdout: 'changed@example.org has reader, member now\n',
    stderr: '',
  })
  await eventually(async () => (await account.client.get('/v1/me')).status === 401)
  expect(await users('roles', 'changed@example.org', 'emperor')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: there is no role emperor\n',
  })
})

test('users roles, disable, delete: the last administrator stays', async () => {
  for (const args of [
    ['roles', 'admin@example.org', 'member'],
    ['disable', 'admin@example.org'],
    ['delete', 'admin@example.org'],
  ])
    expect(await users(...args)).toMatchObject({
      code: 1,
      stderr: 'coffer: Nobody else administers\n',
    })
})

test('users sign-out: every session ends within two seconds', async () => {
  const account = await makeAccount(service, { email: 'out@example.org' })
  expect(await users('sign-out', 'out@example.org')).toEqual({
    code: 0,
    stdout: 'out@example.org is signed out everywhere\n',
    stderr: '',
  })
  await eventually(async () => (await account.client.get('/v1/me')).status === 401)
})

test('users delete: gone, and its files are another’s; the address is free', async () => {
  const [leaver, heir] = [
    await makeAccount(service, { email: 'leaver@example.org' }),
    await makeAccount(service, { email: 'heir@example.org' }),
  ]
  await makeFile(leaver)
  const deleted = await users(
    'delete',
    'leaver@example.org',
    '--files',
    'transfer',
    '--transfer-to',
    'heir@example.org',
  )
  expect(deleted).toEqual({ code: 0, stdout: `deleted leaver@example.org (${leaver.id})\n`, stderr: '' })
  expect((await heir.client.get('/v1/files')).json.items).toHaveLength(1)
  expect((await service.anonymous.post('/v1/users', { email: 'leaver@example.org', password })).status).toBe(202)
  expect(await users('delete', 'nobody@example.org')).toMatchObject({ code: 1, stderr: 'coffer: No such user\n' })
})

test('users invite: the link that it prints makes the account', async () => {
  const invited = await users('invite', 'guest@example.org', '--role', 'reader', '--days', '2', '--json')
  expect(invited).toMatchObject({ code: 0, stderr: '' })
  const { link } = JSON.parse(invited.stdout) as { link: string }
  const invitationToken = new URL(link).searchParams.get('token')
  const made = await service.anonymous.post('/v1/users', { email: 'guest@example.org', password, invitationToken })
  expect(made).toMatchObject({ status: 201, json: { roles: ['reader'] } })
  expect(await users('invite', 'x@example.org', '--days', '31')).toMatchObject({ code: 2, stdout: '' })
})
