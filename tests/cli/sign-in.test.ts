import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeAccount, makeKey, password, startApp, type TestApp } from '../support/app.ts'
import { makePlace, narrowWay, type ClientPlace } from '../support/client-place.ts'
import { cofferCommand, start, type Running } from '../support/command.ts'
import { codeOf, enrolApp, wrongCode } from '../support/factors.ts'

let service: TestApp
let place: ClientPlace
let asking: Running | undefined

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())
beforeEach(async () => {
  place = await makePlace()
})
afterEach(async () => {
  asking?.child.kill('SIGKILL')
  asking = undefined
  await place.remove()
})

const signIn = (email: string, more: readonly string[] = [], input = password) =>
  place.run(['login', '--url', service.base, '--email', email, '--password-stdin', ...more], input)
const mode = (path: string): number => statSync(path).mode & 0o777

/** At a terminal of its own, as a person types. */
function atTerminal(args: readonly string[]): Running {
  const line = [...cofferCommand, ...args].map((word) => `'${word}'`).join(' ')
  asking = start(['script', '-qefc', `${line}; echo "exit $?"`, '/dev/null'], {
    settings: { ...place.settings, SHELL: '/bin/sh', TERM: 'xterm' },
    folder: place.folder,
  })
  return asking
}
const type = ({ child }: Running, text: string): void => void child.stdin?.write(`${text}\r`)

test('login: tokens are kept for their owner alone, whoami tells who it is, logout ends the session', async () => {
  const { email } = await makeAccount(service)
  expect(await signIn(email)).toEqual({
    code: 0,
    stdout: `signed in to ${service.base} as ${email}\n`,
    stderr: '',
  })
  expect(mode(place.profilePath())).toBe(0o600)
  expect(mode(dirname(place.profilePath()))).toBe(0o700)
  expect(readdirSync(dirname(place.profilePath()))).toEqual(['default.json'])

  const told = await place.run(['whoami', '--json'])
  expect(JSON.parse(told.stdout)).toMatchObject({ url: service.base, profile: 'default', email, fileCount: 0 })

  const { session } = place.profile()
  expect(await place.run(['logout'])).toEqual({ code: 0, stdout: 'signed out\n', stderr: '' })
  expect(readdirSync(dirname(place.profilePath()))).toEqual([])
  const refreshed = await service.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: session!.refreshToken }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  )
  expect(refreshed.status).toBe(400)
  expect(await place.run(['whoami'])).toMatchObject({ code: 3, stdout: '' })
})

test('login: a wrong password: one line, exit 3, nothing is kept', async () => {
  const { email } = await makeAccount(service)
  const refused = await signIn(email, [], 'not the password of anybody')
  expect(refused).toMatchObject({ code: 3, stdout: '' })
  expect(refused.stderr).toMatch(/^coffer: Address or password is wrong[^\n]*\n$/)
  expect(() => place.profile()).toThrow()
})

test('login again: the tokens before are ended at the service', async () => {
  const { email } = await makeAccount(service)
  await signIn(email)
  const before = place.profile().session!
  expect((await signIn(email)).code).toBe(0)
  expect(place.profile().session!.refreshToken).not.toBe(before.refreshToken)
  const me = await service.anonymous.get('/v1/sessions', {
    authorization: `Bearer ${place.profile().session!.accessToken}`,
  })
  // That of makeAccount and the new one.
  expect(me.json.items).toHaveLength(2)
})

test('login at a terminal: asks for address, password and code; shows nothing of the password; a wrong code may be mended', async () => {
  const account = await makeAccount(service)
  const app = await enrolApp(account, Date.now() - 30_000)
  const signing = atTerminal(['login', '--url', service.base])
  await signing.said(/E-mail: /)
  type(signing, account.email)
  await signing.said(/Password for [^:]+: /)
  type(signing, password)
  await signing.said(/Code of the authenticator app, or a recovery code: /)
  type(signing, wrongCode(app.secret))
  await signing.said(/coffer: [^\n]*\n[^]*recovery code: /)
  type(signing, codeOf(app.secret))
  await signing.said(/signed in to [^\n]*[^]*exit 0/)
  expect(signing.output()).not.toContain('horse')
  expect((await place.run(['whoami', '--json'])).code).toBe(0)
})

test('login --code: a recovery code without a terminal; without any code exit 2 says what to do', async () => {
  const account = await makeAccount(service)
  const { recoveryCodes } = await enrolApp(account)
  const asked = await signIn(account.email)
  expect(asked).toMatchObject({ code: 2, stdout: '' })
  expect(asked.stderr).toMatch(/^coffer: there is no terminal to ask at; give the code with --code[^\n]*\n$/)
  expect((await signIn(account.email, ['--code', recoveryCodes[0]!])).code).toBe(0)
})

test('login --api-key-stdin: the key is checked and kept under its profile; a wrong one is not', async () => {
  const account = await makeAccount(service)
  const key = await makeKey(account, { scopes: ['files:list'] })
  const login = ['login', '--url', service.base, '--profile', 'robot', '--api-key-stdin']
  expect(await place.run(login, `${key.text}x\n`)).toMatchObject({ code: 3 })
  expect(await place.run(login, `${key.text}\n`)).toMatchObject({ code: 0, stderr: '' })
  expect(mode(place.profilePath('robot'))).toBe(0o600)
  const listed = await place.run(['ls', '--profile', 'robot', '--json'])
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(listed.stdout)).toEqual({ folders: [], files: [] })
  expect((await place.run(['ls'])).code).toBe(3)
})

test('COFFER_URL and COFFER_API_KEY: enough for a command, and nothing is written', async () => {
  const key = await makeKey(await makeAccount(service), { scopes: ['files:list', 'files:write'] })
  const robot = await makePlace({ COFFER_URL: service.base, COFFER_API_KEY: key.text })
  writeFileSync(`${robot.folder}/a.txt`, 'a')
  expect((await robot.run(['put', 'a.txt'])).code).toBe(0)
  expect(() => readdirSync(dirname(robot.profilePath()))).toThrow()
  await robot.remove()
})

test('COFFER_API_KEY that cannot be one: exit 2, and it is not shown', async () => {
  const robot = await makePlace({ COFFER_URL: service.base, COFFER_API_KEY: 'cof_secret\nline' })
  expect(await robot.run(['ls'])).toEqual({ code: 2, stdout: '', stderr: 'coffer: COFFER_API_KEY is no API key\n' })
  await robot.remove()
})

test('COFFER_URL that is not that of the profile: exit 3, and no token goes there', async () => {
  const account = await makeAccount(service)
  place.signIn({ base: 'http://127.0.0.1:9' }, account)
  const elsewhere = await makePlace({ ...place.settings, COFFER_URL: service.base })
  const refused = await elsewhere.run(['whoami'])
  expect(refused).toMatchObject({ code: 3, stdout: '' })
  expect(refused.stderr).toContain('but the profile default is signed in to http://127.0.0.1:9')
  await elsewhere.remove()
})

test.each([
  [['login', '--url', 'ftp://x'], '--url must be like https://files.example.org, without a path'],
  [['login', '--url', 'https://ada:secret@x.example'], '--url must be like https://files.example.org, without a path'],
  [['whoami', '--profile', '../x'], 'a profile is named with letters'],
  [['login', '--api-key-stdin', '--email', 'ada@example.org'], 'an API key needs no address and no password'],
])('%j: not a command: exit 2', async (args, message) => {
  const refused = await place.run(args)
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain(message)
})

test('rights that others have on the tokens are taken back; a damaged file is told, and mended by login', async () => {
  const account = await makeAccount(service)
  place.signIn(service, account)
  chmodSync(place.profilePath(), 0o644)
  expect((await place.run(['whoami'])).code).toBe(0)
  expect(mode(place.profilePath())).toBe(0o600)
  writeFileSync(place.profilePath(), '{"url":')
  expect(await place.run(['whoami'])).toMatchObject({ code: 1, stderr: expect.stringContaining('is damaged') })
  expect((await signIn(account.email)).code).toBe(0)
})

test('an expired access token is refreshed and kept; one that the service refuses as well', async () => {
  const account = await makeAccount(service)
  place.signIn(service, account)
  const { url, email, session } = place.profile()
  place.write({ url, email: email!, session: { ...session!, expiresAt: Date.now() - 1000 } })
  expect((await place.run(['whoami'])).code).toBe(0)
  const second = place.profile().session!
  expect(second.refreshToken).not.toBe(session!.refreshToken)
  expect(second.expiresAt).toBeGreaterThan(Date.now())

  place.write({ url, email: email!, session: { ...second, accessToken: `${second.accessToken.slice(0, -4)}AAAA` } })
  expect((await place.run(['whoami'])).code).toBe(0)
  expect(place.profile().session!.refreshToken).not.toBe(second.refreshToken)
  expect(mode(place.profilePath())).toBe(0o600)
})

test('several commands at once with an expired access token: one refreshes, all go on, and the session lives', async () => {
  const way = await narrowWay(service.base)
  place.signIn(way, await makeAccount(service))
  for (let round = 1; round <= 2; round++) {
    const { url, email, session } = place.profile()
    place.write({ url, email: email!, session: { ...session!, expiresAt: 0 } })
    const ended = await Promise.all(Array.from({ length: 4 }, () => place.run(['whoami'])))
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(way.asked.filter((line) => line === 'POST /v1/oauth/token')).toHaveLength(round)
  }
  expect(readdirSync(dirname(place.profilePath()))).toEqual(['default.json'])
  await way.close()
})

test('a lock whose holder was killed is no obstacle', async () => {
  place.signIn(service, await makeAccount(service))
  const { url, email, session } = place.profile()
  place.write({ url, email: email!, session: { ...session!, expiresAt: 0 } })
  // No process has this number: it is beyond what Linux gives.
  writeFileSync(`${place.profilePath()}.lock`, '4194999 0123456789abcdef')
  expect((await place.run(['whoami'])).code).toBe(0)
})

test('a session that was ended elsewhere: exit 3 says to sign in, the useless tokens are forgotten', async () => {
  const account = await makeAccount(service)
  place.signIn(service, account)
  await account.client.delete('/v1/sessions/current')
  const { url, email, session } = place.profile()
  place.write({ url, email: email!, session: { ...session!, expiresAt: 0 } })
  const refused = await place.run(['ls'])
  expect(refused).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coffer: the session has ended; sign in again: coffer login\n',
  })
  expect(place.profile()).toEqual({ url, email })
  expect((await place.run(['ls'])).code).toBe(3)
})

test('logout while the service is away: the tokens are forgotten here all the same, exit 5 tells', async () => {
  place.signIn({ base: 'http://127.0.0.1:9' }, await makeAccount(service))
  const ended = await place.run(['logout'])
  expect(ended).toMatchObject({ code: 5, stdout: '' })
  expect(ended.stderr).toMatch(/^coffer: the tokens are forgotten here, but the session goes on: [^\n]+\n$/)
  expect(() => place.profile()).toThrow()
})

test('the service does not answer: one line that names it, exit 5', async () => {
  place.signIn({ base: 'http://127.0.0.1:9' }, await makeAccount(service))
  expect(await place.run(['ls'])).toMatchObject({
    code: 5,
    stdout: '',
    stderr: expect.stringMatching(/^coffer: http:\/\/127\.0\.0\.1:9 does not answer \([^)\n]+\)\n$/),
  })
})
