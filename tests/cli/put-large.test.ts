import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { makePlace, narrowWay, type ClientPlace, type Way } from '../support/client-place.ts'
import { eventually } from '../support/eventually.ts'

const bytes = randomBytes(40 * 1024 * 1024)
const sha256 = createHash('sha256').update(bytes).digest('hex')
let service: TestApp
let account: Account
let place: ClientPlace
let way: Way

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())
beforeEach(async () => {
  account = await makeAccount(service)
  place = await makePlace()
  writeFileSync(join(place.folder, 'large.iso'), bytes)
})
afterEach(async () => {
  await way.close()
  await place.remove()
})

async function open(before?: (line: string) => Promise<void>): Promise<void> {
  way = await narrowWay(service.base, before === undefined ? {} : { before })
  // Under one address for the whole test, as a service has it.
  place.signIn(way, account)
}
const asked = (method: string): string[] => way.asked.filter((line) => line.startsWith(`${method} /v1/uploads`))
const stored = async (): Promise<any[]> => (await account.client.get('/v1/files')).json.items
const keptUploads = (): string[] => readdirSync(join(place.settings['XDG_DATA_HOME']!, 'coffer/uploads'))

test('put: a large file goes in pieces, with all that is said about it; nothing of it is remembered afterwards', async () => {
  await open()
  const args = ['put', 'large.iso', '--tag', 'big', '--description', 'Größe', '--metadata', 'k=v', '--name', 'o.iso']
  expect(await place.run(args)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^stored \/o\.iso /),
  })
  expect(asked('POST')).toHaveLength(1)
  expect(await stored()).toMatchObject([
    { name: 'o.iso', sha256, tags: ['big'], description: 'Größe', metadata: { k: 'v' } },
  ])
  expect(keptUploads()).toEqual([])
})

test('put: a connection that breaks is gone on with by the same command', async () => {
  let pieces = 0
  await open(async (line) => {
    if (line.startsWith('PATCH /v1/uploads') && ++pieces === 3) throw new Error('break')
  })
  expect(await place.run(['put', 'large.iso'])).toMatchObject({ code: 0, stderr: '' })
  expect(asked('POST')).toHaveLength(1)
  expect(await stored()).toMatchObject([{ sha256 }])
})

test('put: interrupted, it is gone on with by the same command run again; of other bytes it begins anew', async () => {
  let pieces = 0
  await open((line) =>
    line.startsWith('PATCH /v1/uploads') && ++pieces === 3 ? new Promise<void>(() => {}) : Promise.resolve(),
  )
  const putting = place.start(['put', 'large.iso'])
  await eventually(async () => pieces === 3, 20_000)
  putting.child.kill('SIGINT')
  expect(await putting.ended).toEqual({ code: 130, stdout: '', stderr: '' })
  expect(await stored()).toEqual([])
  expect(keptUploads()).toHaveLength(1)

  expect((await place.run(['put', 'large.iso'])).code).toBe(0)
  // One upload was begun in all; the second command asked where it is.
  expect(asked('POST')).toHaveLength(1)
  expect(asked('GET')).toHaveLength(1)
  expect(await stored()).toMatchObject([{ sha256 }])

  pieces = 1
  const again = place.start(['put', 'large.iso'])
  await eventually(async () => pieces === 3, 20_000)
  again.child.kill('SIGINT')
  await again.ended
  writeFileSync(join(place.folder, 'large.iso'), bytes.subarray(1))
  expect((await place.run(['put', 'large.iso'])).code).toBe(0)
  expect(asked('DELETE')).toHaveLength(1)
  expect(await stored()).toMatchObject([{ size: bytes.length - 1 }, { sha256 }])
})

test('put: the answer to the last piece is lost: the file is there once, and the command ends well', async () => {
  let lost = false
  await open(async (line) => {
    // What would ask for the file's description comes after the last piece.
    if (!lost && line.startsWith('GET /v1/files/')) {
      lost = true
      throw new Error('break')
    }
  })
  expect((await place.run(['put', 'large.iso'])).code).toBe(0)
  expect(await stored()).toHaveLength(1)
})
