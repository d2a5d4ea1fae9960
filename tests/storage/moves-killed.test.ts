/** `coffer storage move`, killed in the middle and run again, while the service serves. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { createJournal, toldOf } from '../../scripts/torture/journal.ts'
import { findAfter } from '../../scripts/torture/leftovers.ts'
import { makePlace, type Place } from '../../scripts/torture/places.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { coffer, cofferCommand, start, type Ended } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

const files = 8
let app: TestApp
let owner: Account
let place: Place
const journal = createJournal()
const sent = new Map<string, Buffer>()

beforeAll(async () => {
  app = await startApp({ shared: true, settings: { COFFER_STORAGE: 'database,disk:./bytes' } })
  place = await makePlace('disk', app.folder)
  owner = await makeAccount(app)
  for (let at = 0; at < files; at++) {
    const bytes = randomBytes(1_500_000)
    const { id } = await makeFile(owner, { bytes })
    sent.set(id, bytes)
    journal.files.set(id, { id, ...toldOf(bytes), former: [] })
  }
})
afterAll(() => app.close())

const where = () => ({ settings: app.settings, folder: app.folder })
const move = (): Promise<Ended> => coffer(['storage', 'move', '--to', 'disk', '--rate', '0'], where())
const count = async (from: string): Promise<number> =>
  Number((await app.app.database.rows(`select count(*) as number from ${from}`))[0]?.['number'])
async function requireAll(): Promise<void> {
  for (const [id, bytes] of sent)
    expect((await owner.client.get(`/v1/files/${id}/content`)).bytes.equals(bytes)).toBe(true)
}

test('killed in the middle of a content: all is served as before, and what it left is nobody’s', async () => {
  // Slow enough for a content to take a few seconds.
  const moving = start([...cofferCommand, 'storage', 'move', '--to', 'disk', '--rate', '1'], where())
  await eventually(
    async () =>
      (await count("content where store = 'disk'")) >= 1 && (await count("content_copy where store = 'disk'")) === 1,
    60_000,
  )
  moving.child.kill('SIGKILL')
  await moving.ended
  expect(await count("content_copy where store = 'disk'")).toBe(1)
  expect(await count("content where store = 'disk'")).toBeLessThan(files)
  await requireAll()
}, 90_000)

test('run again at once: moves the others, and says when to come back for the one that it was killed at', async () => {
  const ended = await move()
  expect(ended).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('1 are being moved, or were a moment ago; run it again in five minutes'),
  })
  expect(await count("content where store = 'database'")).toBe(1)
  await requireAll()
}, 90_000)

test('run again when that time is over: all is moved with no sweep between, and nothing is lost or left', async () => {
  await app.app.database.run('update content_copy set touched_at = 1')
  await app.app.database.run('update segment set touched_at = 1 where touched_at is not null')
  expect(await move()).toEqual({ code: 0, stdout: 'moved 1 content to disk\n', stderr: '' })
  await requireAll()
  expect(await coffer(['sweep', '--grace', '0'], where())).toMatchObject({ code: 0 })
  expect(await coffer(['fsck', '--deep'], where())).toEqual({ code: 0, stdout: 'no fault was found\n', stderr: '' })
  const found = await findAfter(app.settings['DATABASE_URL']!, place, journal)
  expect(found).toEqual({ faults: [], files, segments: files })
  expect(await count('chunk')).toBe(0)
}, 90_000)
