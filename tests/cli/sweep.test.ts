import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type TestApp } from '../support/app.ts'
import { coffer } from '../support/command.ts'

let service: TestApp

beforeAll(async () => {
  service = await startApp({ shared: true })
})
afterAll(() => service.close())

const sweep = (...args: string[]) => coffer(['sweep', ...args], { settings: service.settings, folder: service.folder })
const count = async (table: 'content' | 'chunk'): Promise<number> =>
  Number((await service.app.database.rows(`select count(*) as number from ${table}`))[0]?.['number'])

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

test('sweep: contents that nobody committed go once they are old enough, and those of files stay', async () => {
  const owner = await makeAccount(service)
  const file = await makeFile(owner)
  await service.app.blobs.stage(once('broken off'))
  await service.app.blobs.stage(once('this too'))

  expect(await sweep()).toEqual({ code: 0, stdout: 'nothing to do\n', stderr: '' })
  expect(await count('content')).toBe(3)
  expect(await sweep('--grace', '0')).toEqual({ code: 0, stdout: 'collected 2 contents\n', stderr: '' })
  expect({ contents: await count('content'), chunks: await count('chunk') }).toEqual({ contents: 1, chunks: 1 })
  expect((await owner.client.get(`/v1/files/${file.id}/content`)).text).toBe('content')
})

test('sweep: more contents than one step takes all go', async () => {
  const { database } = service.app
  const rows = Array.from(
    { length: 1203 },
    (_, number) =>
      `(${database.dialect === 'sqlite' ? `x'${hex(number)}'` : `0x${hex(number)}`}, 'deleted', 'database', 0, 0, 0, 1, 1)`,
  )
  await database.run(
    `insert into content (id, state, store, size, refs, reserved, created_at, touched_at) values ${rows.join(', ')}`,
  )
  expect((await sweep()).stdout).toBe('collected 1203 contents\n')
  expect(await count('content')).toBe(1)
})

const hex = (number: number): string => number.toString(16).padStart(32, '0')
