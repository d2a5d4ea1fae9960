import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
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

const shares = async (): Promise<any[]> => (await account.client.get('/v1/shares')).json.items

test('share: the link alone on standard output; it shows the files; unshare ends it', async () => {
  const [a, b] = [await makeFile(account, { name: 'a.csv' }), await makeFile(account, { name: 'b.csv' })]
  const made = await place.run(['share', '*.csv', '--name', 'Figures', '--days', '7', '--max-downloads', '3'])
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^http:\/\/\S+\/s\/\S+\n$/) })
  const [share] = await shares()
  expect(made.stdout).toBe(`${share.url}\n`)
  expect(made.stderr).toBe(`shared 2 files as ${share.id}\n`)
  expect(share).toMatchObject({ name: 'Figures', maxDownloads: 3, hasPassword: false })
  expect([...share.fileIds].sort()).toEqual([a.id, b.id].sort())
  expect(Date.parse(share.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)

  expect((await place.run(['shares'])).stdout).toMatch(/^ID +STATE .*\n\S+ +active +2 +0 of 3 .* Figures +http\S+\n$/)
  expect(JSON.parse((await place.run(['shares', '--json'])).stdout)).toMatchObject([{ id: share.id }])
  expect(await place.run(['unshare', share.id])).toEqual({ code: 0, stdout: `revoked ${share.id}\n`, stderr: '' })
  expect((await service.anonymous.get(new URL(share.url).pathname)).status).toBe(410)
  expect(await place.run(['unshare', share.id])).toMatchObject({ code: 4, stdout: '' })
})

test('share --password-stdin: the password opens it, and stands nowhere in what is printed', async () => {
  await makeFile(account, { name: 'a.csv' })
  const made = await place.run(['share', 'a.csv', '--password-stdin', '--json'], 'seven small boats\n')
  expect(made.code).toBe(0)
  expect(JSON.parse(made.stdout)).toMatchObject({ hasPassword: true })
  expect(made.stdout + made.stderr).not.toContain('seven')
})

test('share: one of several is not there: exit 4 names it, and nothing is shared', async () => {
  await makeFile(account, { name: 'a.csv' })
  expect(await place.run(['share', 'a.csv', 'nothing.csv'])).toEqual({
    code: 4,
    stdout: '',
    stderr: 'coffer: nothing.csv: no file has this id, name or place\n',
  })
  const id = '01a206f6-44eb-7119-8064-88e88658ce6c'
  expect(await place.run(['share', 'a.csv', id])).toMatchObject({
    code: 4,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^coffer: ${id}: [^\\n]+\\n$`)),
  })
  expect(await shares()).toEqual([])
})
