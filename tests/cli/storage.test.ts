import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { coffer, type Ended } from '../support/command.ts'

let service: TestApp
let owner: Account
beforeAll(async () => {
  service = await startApp({ shared: true, settings: { COFFER_STORAGE: 'database,disk:./files' } })
  owner = await makeAccount(service)
})
afterAll(() => service.close())

const run = (...args: string[]): Promise<Ended> =>
  coffer(args, { settings: { ...service.settings, COFFER_LOG_LEVEL: 'silent' }, folder: service.folder })

test('storage: contents are counted by store, and moved while the service serves', async () => {
  const bytes = randomBytes(1_500_000)
  const file = await makeFile(owner, { bytes })
  await makeFile(owner, { bytes: Buffer.alloc(0) })
  const inDatabase = { store: 'database', contents: 2, bytes: 1_500_000 }
  expect(JSON.parse((await run('storage', 'status', '--json')).stdout)).toEqual([inDatabase])
  expect((await run('storage', 'status')).stdout).toMatch(
    /^STORE +CONTENTS +BYTES\ndatabase +2 +1500000 \(1\.4 MiB\)\n$/,
  )
  expect(await run('storage', 'move', '--to', 'disk', '--dry-run')).toMatchObject({
    code: 0,
    stdout: 'would move 2 contents (1.4 MiB) to disk\n',
  })
  expect(await run('storage', 'move', '--to', 'disk', '--rate', '0')).toEqual({
    code: 0,
    stdout: 'moved 2 contents to disk\n',
    stderr: '',
  })
  const onDisk = { store: 'disk', contents: 2, bytes: 1_500_000 }
  expect(JSON.parse((await run('storage', 'status', '--json')).stdout)).toEqual([onDisk])
  expect((await owner.client.get(`/v1/files/${file.id}/content`)).bytes.equals(bytes)).toBe(true)
  expect(await run('storage', 'move', '--to', 'disk')).toMatchObject({ code: 0, stdout: 'all contents lie in disk\n' })
})

test('storage move: back at once is refused with when to try again, and a store that is not set with exit 2', async () => {
  expect(await run('storage', 'move', '--to', 'database')).toMatchObject({
    code: 1,
    stdout: 'moved 0 contents to database\n',
    stderr: expect.stringContaining('run it again in five minutes'),
  })
  expect(await run('storage', 'move', '--to', 's3')).toMatchObject({ code: 2, stdout: '' })
  expect(await run('storage', 'move')).toMatchObject({ code: 2, stdout: '' })
})

test('fsck: exit 0 where all is well, 1 where a fault is left, 0 once it is mended', async () => {
  expect(await run('fsck', '--deep')).toEqual({ code: 0, stdout: 'no fault was found\n', stderr: '' })
  await service.app.database.run('update account set used_bytes = used_bytes + 1')
  const found = await run('fsck')
  expect(found).toMatchObject({ code: 1, stderr: '' })
  expect(found.stdout).toContain('used bytes: 1500001 are counted, there are 1500000')
  const mended = await run('fsck', '--repair', '--json')
  expect(mended.code).toBe(0)
  expect(JSON.parse(mended.stdout)).toEqual({
    healthy: true,
    found: 1,
    mended: 1,
    faults: [expect.objectContaining({ kind: 'wrong-usage', subject: `account:${owner.id}`, mended: true })],
  })
  expect(await run('fsck')).toMatchObject({ code: 0 })
})

test('fsck: a place that cannot be used is told in one line, exit 1', async () => {
  const ended = await coffer(['fsck'], {
    settings: { ...service.settings, COFFER_STORAGE: `disk:${join(service.folder, 'other')}` },
    folder: service.folder,
  })
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr).toMatch(/^coffer: .+ is not the folder that the bytes of the files lie in .+\n$/)
})
