import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, password, startApp, type TestApp } from '../support/app.ts'
import { coffer, type Ended } from '../support/command.ts'
import { enrolApp, enrolPasskey } from '../support/factors.ts'
import { eventually } from '../support/eventually.ts'
import { letterWith } from '../support/letters.ts'

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

test('users show and list: a name that would steer the terminal does not, and is whole in JSON', async () => {
  const name = 'Ada \u001b]0;owned\u0007\u001b[31m\u009b2J\nstate: active \u202e'
  const { id } = await makeAccount(service, { email: 'steering@example.org' })
  // As one came from an identity provider once; the contract refuses the worst of it.
  await service.app.database.run('update account set display_name = ? where id = ?', [name, uuidToBytes(id)])
  for (const args of [
    ['show', 'steering@example.org'],
    ['list'],
    ['show', 'steering@example.org', '--json'],
    ['list', '--json'],
  ]) {
    const { code, stdout } = await users(...args)
    expect([code, stdout]).toEqual([0, expect.stringContaining('owned')])
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
  }
  const shown = await users('show', 'steering@example.org')
  expect(shown.stdout.split('\n').filter((line) => line.startsWith('state:'))).toEqual(['state: active'])
  expect(JSON.parse((await users('show', 'steering@example.org', '--json')).stdout)).toMatchObject({ name })
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

test('users remove-factors: app, passkey and recovery codes are gone, every session ends, the password signs in alone', async () => {
  const email = 'locked-out@example.org'
  const account = await makeAccount(service, { email })
  await enrolApp(account)
  await enrolPasskey(service, account)
  const revision = async () =>
    (await service.app.database.rows('select revision from account where id = ?', [uuidToBytes(account.id)]))[0]![
      'revision'
    ]
  const before = await revision()
  expect(await users('remove-factors', 'LOCKED-OUT@example.org')).toEqual({
    code: 0,
    stdout:
      'removed the second factors of LOCKED-OUT@example.org (apps: 1, passkeys: 1); it is signed out everywhere\n',
    stderr: '',
  })
  await eventually(async () => (await account.client.get('/v1/me')).status === 401)
  expect(Number(await revision())).toBe(Number(before) + 1)
  expect((await service.anonymous.post('/v1/sessions', { email, password })).status).toBe(201)
  const id = uuidToBytes(account.id)
  const { rows } = service.app.database
  expect(await rows('select digest from recovery_code where account_id = ?', [id])).toEqual([])
  const trail = await rows('select action from audit_event where account_id = ? order by id desc limit 4', [id])
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['mfa-factor.deleted', 'passkey.deleted', 'session.ended']),
  )
  await letterWith(service.folder, email, 'removed all second factors')
})

test('users remove-factors: nothing to remove ends no session; an unknown address exits 1; --json tells how many', async () => {
  const account = await makeAccount(service, { email: 'plain@example.org' })
  expect(await users('remove-factors', 'plain@example.org')).toEqual({
    code: 0,
    stdout: 'plain@example.org has no second factor\n',
    stderr: '',
  })
  expect(JSON.parse((await users('remove-factors', 'plain@example.org', '--json')).stdout)).toEqual({
    id: account.id,
    email: 'plain@example.org',
    apps: 0,
    passkeys: 0,
  })
  expect((await account.client.get('/v1/me')).status).toBe(200)
  expect(await users('remove-factors', 'nobody@example.org')).toMatchObject({
    code: 1,
    stderr: 'coffer: No such user\n',
  })
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
