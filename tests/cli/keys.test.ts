import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publicationLead } from '../../src/sessions/keyring.ts'
import { makeAccount, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { coffer, type Where } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

let service: TestApp
let account: Account

beforeAll(async () => {
  service = await startApp({ shared: true })
  account = await makeAccount(service)
})
afterAll(() => service.close())

const keys = (...args: string[]) => coffer(['keys', ...args], { settings: service.settings, folder: service.folder })

const withInput = (input: string, ...args: string[]) =>
  coffer(['keys', ...args], { settings: service.settings, folder: service.folder, input } satisfies Where)

interface KeyLine {
  kid: string
  algorithm: string
  state: string
  signsFrom: string
}
const listed = async (): Promise<KeyLine[]> => JSON.parse((await keys('list', '--json')).stdout) as KeyLine[]
const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid
const published = async (): Promise<string[]> =>
  ((await service.anonymous.get('/.well-known/jwks.json')).json as { keys: { kid: string }[] }).keys.map(
    ({ kid }) => kid,
  )

test('keys list: the key that signs, as a table and as data', async () => {
  const signing = kidOf(account.accessToken)
  expect(await listed()).toEqual([
    { kid: signing, algorithm: 'ES256', state: 'active', signsFrom: expect.any(String), createdAt: expect.any(String) },
  ])
  const table = await keys('list')
  expect(table).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^KID +ALGORITHM +STATE +SIGNS FROM +VERIFIES UNTIL\n\S+ +ES256 +active +\d{4}-/),
  })
})

test('keys rotate: the new key is published before it signs, and says when', async () => {
  const before = Date.now()
  const rotated = await keys('rotate')
  const [, kid = '', from = ''] = /^key (\S+) \(ES256\) is published and signs from (\S+)\n$/.exec(rotated.stdout) ?? []
  expect(rotated).toMatchObject({ code: 0, stderr: '' })
  expect(Date.parse(from)).toBeGreaterThanOrEqual(before + publicationLead)
  expect(Date.parse(from)).toBeLessThanOrEqual(Date.now() + publicationLead)
  expect((await listed()).map(({ state }) => state)).toEqual(['next', 'active'])

  await service.app.keyring.reload()
  expect(await published()).toContain(kid)
  expect(kidOf((await signIn(service, account)).accessToken)).toBe(kidOf(account.accessToken))
})

test('keys rotate --now: the new key signs at once, and tokens of the old one stay good', async () => {
  const rotated = await keys('rotate', '--now', '--json')
  const { kid, state } = JSON.parse(rotated.stdout) as KeyLine
  expect(state).toBe('active')
  await service.app.keyring.reload()
  const again = await signIn(service, account)
  expect(kidOf(again.accessToken)).toBe(kid)
  expect((await again.client.get('/v1/me')).status).toBe(200)
  expect((await account.client.get('/v1/me')).status).toBe(200)
  expect((await listed()).map((key) => key.state).sort()).toEqual(['active', 'next', 'verifying'])
})

test('keys import: an own key from a file or from a pipe, named by its thumbprint', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const file = join(service.folder, 'own.pem')
  await writeFile(file, await exportPKCS8(privateKey))
  const taken = await keys('import', file)
  expect(taken).toMatchObject({ code: 0, stderr: '' })
  const [, kid = ''] = /^key (\S+) \(ES256\) is published and signs from \S+\n$/.exec(taken.stdout) ?? []
  expect((await listed()).find((key) => key.kid === kid)).toMatchObject({ state: 'next' })
  await eventually(async () => (await published()).includes(kid))

  const piped = await withInput(JSON.stringify(await exportJWK(privateKey)), 'import', '-')
  expect(piped).toEqual({
    code: 1,
    stdout: '',
    stderr: 'coffer: The key cannot be taken. The key is, or was once, one of this service.\n',
  })
})

test('keys import: what is no key to sign with, or no file, is refused in one line, and nothing is made', async () => {
  const before = await listed()
  expect(await withInput('nonsense', 'import', '-')).toMatchObject({
    code: 1,
    stderr: 'coffer: The key cannot be taken. This is neither a PEM block nor a JWK.\n',
  })
  const absent = join(service.folder, 'absent.pem')
  expect(await keys('import', absent)).toMatchObject({ code: 1, stderr: `coffer: ${absent} cannot be read (ENOENT)\n` })
  expect(await listed()).toEqual(before)
})

test('keys revoke: the key is over at the running service within two seconds, and is listed with --all alone', async () => {
  const kid = kidOf((await signIn(service, account)).accessToken)!
  expect(await keys('revoke', kid)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(
      new RegExp(`^revoked ${kid}; what it signed is refused within two seconds; \\S+ signs\n$`),
    ),
  })
  await eventually(async () => kidOf((await signIn(service, account)).accessToken) !== kid)
  expect((await listed()).map((key) => key.kid)).not.toContain(kid)
  const all = JSON.parse((await keys('list', '--all', '--json')).stdout) as KeyLine[]
  expect(all.find((key) => key.kid === kid)).toMatchObject({ state: 'revoked' })
  expect(await keys('revoke', kid)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^coffer: No such signing key/),
  })
})
