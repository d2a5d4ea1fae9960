import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { decodeProtectedHeader } from 'jose'
import { publicationLead } from '../../src/sessions/keyring.ts'
import { makeAccount, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { coffer } from '../support/command.ts'

let service: TestApp
let account: Account

beforeAll(async () => {
  service = await startApp({ shared: true })
  account = await makeAccount(service)
})
afterAll(() => service.close())

const keys = (...args: string[]) => coffer(['keys', ...args], { settings: service.settings, folder: service.folder })

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
    { kid: signing, algorithm: 'ES256', state: 'signs', signsFrom: expect.any(String), createdAt: expect.any(String) },
  ])
  const table = await keys('list')
  expect(table).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^KID +ALGORITHM +STATE +SIGNS FROM\n\S+ +ES256 +signs +\d{4}-/),
  })
})

test('keys rotate: the new key is published before it signs, and says when', async () => {
  const before = Date.now()
  const rotated = await keys('rotate')
  const [, kid = '', from = ''] = /^key (\S+) \(ES256\) is published and signs from (\S+)\n$/.exec(rotated.stdout) ?? []
  expect(rotated).toMatchObject({ code: 0, stderr: '' })
  expect(Date.parse(from)).toBeGreaterThanOrEqual(before + publicationLead)
  expect(Date.parse(from)).toBeLessThanOrEqual(Date.now() + publicationLead)
  expect((await listed()).map(({ state }) => state)).toEqual(['next', 'signs'])

  await service.app.keyring.reload()
  expect(await published()).toContain(kid)
  expect(kidOf((await signIn(service, account)).accessToken)).toBe(kidOf(account.accessToken))
})

test('keys rotate --now: the new key signs at once, and tokens of the old one stay good', async () => {
  const rotated = await keys('rotate', '--now', '--json')
  const { kid, state } = JSON.parse(rotated.stdout) as KeyLine
  expect(state).toBe('signs')
  await service.app.keyring.reload()
  const again = await signIn(service, account)
  expect(kidOf(again.accessToken)).toBe(kid)
  expect((await again.client.get('/v1/me')).status).toBe(200)
  expect((await account.client.get('/v1/me')).status).toBe(200)
  expect((await listed()).map((key) => key.state).sort()).toEqual(['next', 'signs', 'verifies'])
})
