/** Deleting what an account had is cut short by a kill, and goes on where it stopped. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { dialect, password } from '../support/app.ts'
import { Client } from '../support/client.ts'
import { emptyPlace, serviceCommand, start, type Running } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

let place: Awaited<ReturnType<typeof emptyPlace>>
/** Looks and prepares; it does not listen, so no job of its own runs. */
let beside: App
beforeAll(async () => {
  place = await emptyPlace()
  beside = await createApp(readConfig(place.settings, place.folder))
})
afterAll(async () => {
  await beside.close(0)
  await place.remove()
})

const serve = async (): Promise<{ process: Running; base: string }> => {
  const process = start(serviceCommand, place)
  const [, base = ''] = await process.said(/serves on (http:\S+)/)
  return { process, base }
}
const count = async (sql: string, id: string): Promise<number> =>
  Number((await beside.database.rows(sql, [uuidToBytes(id)]))[0]!['n'])
const filesOf = (id: string): Promise<number> => count('select count(*) as n from file where owner_id = ?', id)

/** Rows alone, doubled until there are 2,048: what counts here is how many there are. */
async function fill(id: string): Promise<void> {
  const { database } = beside
  const columns =
    'name, media_type, size, sha256, tags, metadata, sort_name, version, revision, created_at, updated_at, content_changed_at'
  const fresh = dialect === 'mysql' ? 'unhex(md5(concat(uuid(), rand())))' : 'randomblob(16)'
  await database.run(
    `insert into file (id, owner_id, content_id, ${columns}) select ${fresh}, id, ${fresh}, 'a', 'b', 0, email_digest, '[]', '{}', '', 1, 1, 1, 1, 1 from account where id = ?`,
    [uuidToBytes(id)],
  )
  for (let doubled = 0; doubled < 11; doubled++)
    await database.run(
      `insert into file (id, owner_id, content_id, ${columns}) select ${fresh}, owner_id, ${fresh}, ${columns} from file where owner_id = ?`,
      [uuidToBytes(id)],
    )
}

async function signedIn(base: string): Promise<Client> {
  const { json } = await new Client(base).post('/v1/sessions', { email: 'admin@example.org', password })
  return new Client(base, { authorization: `Bearer ${String(json.accessToken)}` })
}

test('killed in the middle, and started again: everything goes, and the account was gone all the time', async () => {
  await beside.accounts.create({ email: 'admin@example.org', password }, ['admin'])
  const { id } = await beside.accounts.create({ email: 'leaver@example.org', password }, ['member'])
  await fill(id)
  expect(await filesOf(id)).toBe(2_048)
  const first = await serve()
  expect((await (await signedIn(first.base)).delete(`/v1/users/${id}?files=delete`)).status).toBe(202)
  await eventually(async () => (await filesOf(id)) < 2_048, 30_000)
  first.process.child.kill('SIGKILL')
  await first.process.ended
  expect(await filesOf(id)).toBeGreaterThan(0)
  expect(await count('select count(*) as n from account where id = ?', id)).toBe(0)
  const second = await serve()
  try {
    await eventually(async () => (await filesOf(id)) === 0, 30_000)
    expect((await (await signedIn(second.base)).get(`/v1/users/${id}`)).status).toBe(404)
  } finally {
    second.process.child.kill('SIGTERM')
    await second.process.ended
  }
}, 90_000)
