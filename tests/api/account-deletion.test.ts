/** Accounts are deleted: at once for whoever would use them, and without a trace but the one that is meant. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fsck, type Fault } from '../../src/storage/fsck.ts'
import { ownedTables } from '../../src/users/erasure.ts'
import { newId } from '../../src/db/id.ts'
import { UuidType, uuidToBytes } from '../../src/db/types.ts'
import { actionsOf } from '../support/actions.ts'
import {
  dialect,
  makeAccount,
  makeFile,
  makeKey,
  password,
  signIn,
  startApp,
  type Account,
  type TestApp,
} from '../support/app.ts'
import type { Client } from '../support/client.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

const day = 86_400_000
let now = Date.now()
let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp({ clock: () => now })
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const erase = async (): Promise<void> => {
  while ((await app.app.erasure.run()) > 0);
}
const adminNow = async (): Promise<Client> => (await signIn(app, admin)).client
const filesOf = async (id: string): Promise<{ name: string; trashedAt: number | null }[]> =>
  (
    await app.app.database.rows('select name, trashed_at from file where owner_id = ? order by name', [uuidToBytes(id)])
  ).map((row) => ({ name: String(row['name']), trashedAt: row['trashed_at'] as number | null }))

/** Every place where an account's id can stand, by the tables' own description. */
function places(): { table: string; column: string }[] {
  return [...app.app.database.orm.getMetadata().getAll().values()].flatMap(({ tableName, properties }) =>
    Object.values(properties)
      .filter((property) => property.customType instanceof UuidType)
      .map((property) => ({ table: tableName, column: property.fieldNames[0]! })),
  )
}

/** The places where the id stands. */
async function standing(id: string): Promise<string[]> {
  const found: string[] = []
  for (const { table, column } of places()) {
    const rows = await app.app.database.rows(`select 1 as found from ${table} where ${column} = ? limit 1`, [
      uuidToBytes(id),
    ])
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

/** The trail and the tombstone are meant to stay; the revocation goes once the last token has expired. */
const meant = ['audit_event.account_id', 'audit_event.actor_id', 'deletion.id', 'revocation.subject']

/** A row in every table that can hold one of an account, whoever writes it. */
async function fillEveryTable(id: string): Promise<string[]> {
  const { database } = app.app
  const filled: string[] = []
  for (const { table, owner } of ownedTables([...database.orm.getMetadata().getAll().values()])) {
    const meta = [...database.orm.getMetadata().getAll().values()].find(({ tableName }) => tableName === table)!
    const columns = Object.values(meta.properties).filter(({ autoincrement }) => autoincrement !== true)
    const values = columns.map(({ fieldNames, nullable, columnTypes, length, name }) => {
      if (fieldNames[0] === owner) return uuidToBytes(id)
      if (nullable === true) return null
      const type = columnTypes[0]!
      if (/binary|blob/.test(type)) return length === undefined ? uuidToBytes(newId()) : Buffer.alloc(length, newId())
      if (type.includes('int')) return 1
      return name === 'roles' || name === 'scopes' || name === 'transports' ? '[]' : newId().slice(-8)
    })
    await database.run(
      `insert into ${table} (${columns.map(({ fieldNames }) => `\`${fieldNames[0]}\``).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      values,
    )
    filled.push(table)
  }
  return filled
}

describe('nothing is left', () => {
  test('a row of an account in every table that can hold one: all are gone, but the trail and the tombstone', async () => {
    const somebody = await makeAccount(app)
    const bystander = await makeAccount(app)
    await makeFile(somebody)
    await makeFile(bystander)
    const filled = await fillEveryTable(somebody.id)
    expect(filled).toEqual(
      expect.arrayContaining(['session', 'api_key', 'mfa_factor', 'passkey', 'identity', 'account_link']),
    )
    const before = await standing(bystander.id)
    expect((await (await adminNow()).delete(`/v1/users/${somebody.id}?files=delete`)).status).toBe(202)
    await erase()
    await app.app.blobs.sweep(0)
    expect(await standing(somebody.id)).toEqual(meant)
    expect(await standing(bystander.id)).toEqual(before)
    expect(await orphans(app.app.database)).toEqual(noOrphans)
    expect(await actionsOf(app, somebody.id)).toContain('user.deleted')
  })

  test('what a request that was under way writes afterwards is found too', async () => {
    const somebody = await makeAccount(app)
    await (await adminNow()).delete(`/v1/users/${somebody.id}`)
    await erase()
    await fillEveryTable(somebody.id)
    now += 3_600_000
    await erase()
    expect(await standing(somebody.id)).toEqual(meant)
  })

  test('an upload that ends after the deletion answers 401, and its file is not there', async () => {
    const somebody = await makeAccount(app)
    let go = (): void => {}
    const gone = new Promise<void>((resolve) => {
      go = resolve
    })
    const sending = fetch(`${app.base}/v1/files`, {
      method: 'POST',
      headers: { ...somebody.client.fields, 'content-type': 'text/plain' },
      body: new ReadableStream({
        start: async (controller) => {
          controller.enqueue(Buffer.from('first'))
          await gone
          controller.enqueue(Buffer.from('last'))
          controller.close()
        },
      }),
      duplex: 'half',
    })
    await (await adminNow()).delete(`/v1/users/${somebody.id}`)
    go()
    expect((await sending).status).toBe(401)
    await erase()
    expect(await filesOf(somebody.id)).toEqual([])
  })
})

describe('for whoever would use it', () => {
  test('tokens, refreshing and signing in are refused at once; the address is free, and the id never comes back', async () => {
    const somebody = await makeAccount(app, { email: 'leaver@example.org' })
    expect((await (await adminNow()).delete(`/v1/users/${somebody.id}`)).json).toEqual({
      userId: somebody.id,
      files: 'trash',
      filesExpireAt: new Date(now + 30 * day).toISOString(),
    })
    expectProblem(await somebody.client.get('/v1/me'), 401, 'unauthenticated')
    const refresh = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: somebody.refreshToken })
    expectProblem(await app.anonymous.post('/v1/oauth/token', refresh), 400, 'invalid-grant')
    const credentials = { email: 'leaver@example.org', password }
    expectProblem(await app.anonymous.post('/v1/sessions', credentials), 401, 'invalid-credentials')
    expectProblem(await (await adminNow()).get(`/v1/users/${somebody.id}`), 404, 'user-not-found')
    expect((await app.anonymous.post('/v1/users', credentials)).status).toBe(202)
    await erase()
    const again = await signIn(app, { id: '', email: 'leaver@example.org' })
    const me = (await again.client.get('/v1/me')).json
    expect(me.id).not.toBe(somebody.id)
    expect((await again.client.get('/v1/files')).json.items).toEqual([])
  })

  test('an API key of the account is refused at once', async () => {
    const somebody = await makeAccount(app)
    const { client: byKey } = await makeKey(somebody, { scopes: ['files:list'] })
    expect((await byKey.get('/v1/files')).status).toBe(200)
    await (await adminNow()).delete(`/v1/users/${somebody.id}`)
    expectProblem(await byKey.get('/v1/files'), 401, 'unauthenticated')
    const other = await makeAccount(app)
    const { client: disabled } = await makeKey(other, { scopes: ['files:list'] })
    expect((await disabled.get('/v1/files')).status).toBe(200)
    await (await adminNow()).patch(`/v1/users/${other.id}`, { disabled: true })
    expectProblem(await disabled.get('/v1/files'), 401, 'unauthenticated')
  })

  test('a sign-in at the same moment gives no session that lives', async () => {
    const client = await adminNow()
    for (let round = 0; round < 5; round++) {
      const somebody = await makeAccount(app)
      const [tokens] = await Promise.all([
        signIn(app, somebody).catch(() => undefined),
        client.delete(`/v1/users/${somebody.id}`),
      ])
      if (tokens) expectProblem(await tokens.client.get('/v1/me'), 401, 'unauthenticated')
    }
  })

  test('two deletions at once: one is told it was done, the other that there is nothing', async () => {
    const somebody = await makeAccount(app)
    const client = await adminNow()
    const replies = await Promise.all([1, 2].map(() => client.delete(`/v1/users/${somebody.id}?files=delete`)))
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 404])
  })
})

describe('the files', () => {
  const fileScopes = ['files:list', 'files:read', 'files:write', 'files:delete']
  const two = async (): Promise<Account> => {
    const somebody = await makeAccount(app)
    await makeFile(somebody, { name: 'kept.txt' })
    const trashed = await makeFile(somebody, { name: 'trashed.txt' })
    await somebody.client.delete(`/v1/files/${trashed.id}`)
    return somebody
  }

  test('trash: out of reach for thirty days, then gone', async () => {
    const somebody = await two()
    await (await adminNow()).delete(`/v1/users/${somebody.id}?files=trash`)
    await erase()
    expect(await filesOf(somebody.id)).toMatchObject([
      { name: 'kept.txt', trashedAt: expect.anything() },
      { name: 'trashed.txt', trashedAt: expect.anything() },
    ])
    now += 29 * day
    await erase()
    expect(await filesOf(somebody.id)).toHaveLength(2)
    now += 2 * day
    await erase()
    expect(await filesOf(somebody.id)).toEqual([])
    expectProblem(await (await adminNow()).delete(`/v1/users/${somebody.id}?files=delete`), 404, 'user-not-found')
    await app.app.blobs.sweep(0)
    expect(await orphans(app.app.database)).toEqual(noOrphans)
  })

  test('trash, and within thirty days another choice: handed over, once', async () => {
    const somebody = await two()
    const heir = await makeAccount(app)
    const client = await adminNow()
    await client.delete(`/v1/users/${somebody.id}`)
    await erase()
    const path = `/v1/users/${somebody.id}?files=transfer&transferTo=${heir.id}`
    expect((await client.delete(path)).json).toEqual({ userId: somebody.id, files: 'transfer' })
    expectProblem(await client.delete(path), 404, 'user-not-found')
    await erase()
    expect((await filesOf(heir.id)).map(({ name }) => name)).toEqual(['kept.txt', 'trashed.txt'])
    expect((await heir.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 14, fileCount: 2 })
  })

  test('another choice is for who could have deleted the account: a helper takes no administrator’s files', async () => {
    const somebody = await makeAccount(app, { roles: ['admin'] })
    const [{ id }, colleague] = [await makeFile(somebody), await two()]
    const client = await adminNow()
    await client.post('/v1/roles', { name: 'helpdesk', scopes: ['users:read', 'users:write', ...fileScopes] })
    const helper = await makeAccount(app, { roles: ['helpdesk'] })
    for (const account of [somebody, colleague]) await client.delete(`/v1/users/${account.id}`)
    const path = `/v1/users/${somebody.id}?files=transfer&transferTo=${helper.id}`
    expectProblem(await helper.client.delete(path), 403, 'scopes-exceeded')
    expectProblem(await helper.client.delete(`/v1/users/${somebody.id}?files=delete`), 403, 'scopes-exceeded')
    expectProblem(await helper.client.delete(`/v1/users/${somebody.id}`), 403, 'scopes-exceeded')
    // A role's scopes at the time of the deletion count, and where nobody wrote them down, all.
    const ofColleague = `/v1/users/${colleague.id}?files=transfer&transferTo=${helper.id}`
    await app.app.database.run('update deletion set scopes = null where id = ?', [uuidToBytes(colleague.id)])
    expectProblem(await helper.client.delete(ofColleague), 403, 'scopes-exceeded')
    await erase()
    expectProblem(await helper.client.get(`/v1/files/${id}`), 404, 'file-not-found')
    for (const each of [path, ofColleague]) expect((await client.delete(each)).status).toBe(202)
  })

  test('another choice of a helper, for an account that reaches no further', async () => {
    const [somebody, client] = [await makeAccount(app, { roles: ['reader'] }), await adminNow()]
    await client.post('/v1/roles', { name: 'assistant', scopes: ['users:write', ...fileScopes] })
    const helper = await makeAccount(app, { roles: ['assistant'] })
    await client.delete(`/v1/users/${somebody.id}`)
    expect((await helper.client.delete(`/v1/users/${somebody.id}?files=delete`)).status).toBe(202)
  })

  test('transfer: files of more than one batch come whole, as they were, and count for the receiver', async () => {
    const somebody = await two()
    const heir = await makeAccount(app)
    await makeFile(heir, { name: 'own.txt' })
    const [pattern] = await app.app.database.rows('select * from file where owner_id = ? limit 1', [
      uuidToBytes(somebody.id),
    ])
    // What the database makes by itself is not written.
    const columns = Object.keys(pattern!).filter((column) => column !== 'trashed')
    const insert = `insert into file (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
    for (let n = 0; n < 250; n++) {
      const row = { ...pattern, id: uuidToBytes(newId()), size: 0, trashed_at: null, name: `more-${n}` }
      await app.app.database.run(
        insert,
        columns.map((column) => row[column as keyof typeof row]!),
      )
    }
    await app.app.database.run('update account set file_count = 252 where id = ?', [uuidToBytes(somebody.id)])
    const client = await adminNow()
    expect((await client.delete(`/v1/users/${somebody.id}?files=transfer&transferTo=${heir.id}`)).status).toBe(202)
    await erase()
    const has = await filesOf(heir.id)
    expect(has).toHaveLength(253)
    expect(has.filter(({ trashedAt }) => trashedAt !== null).map(({ name }) => name)).toEqual(['trashed.txt'])
    expect((await heir.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 21, fileCount: 253 })
    expect((await heir.client.get('/v1/files?count=exact')).json.total).toBe(252)
  })

  test('the receiver goes before it has got anything: the files wait in the trash for another choice', async () => {
    const [somebody, heir] = [await two(), await makeAccount(app)]
    const client = await adminNow()
    await client.delete(`/v1/users/${somebody.id}?files=transfer&transferTo=${heir.id}`)
    await client.delete(`/v1/users/${heir.id}?files=delete`)
    await erase()
    expect(await filesOf(somebody.id)).toHaveLength(2)
    expect((await client.delete(`/v1/users/${somebody.id}?files=delete`)).status).toBe(202)
    await erase()
    expect(await filesOf(somebody.id)).toEqual([])
  })

  const used = async ({ client }: Account): Promise<unknown> => {
    const { usedBytes, versionBytes, fileCount } = (await client.get('/v1/me/usage')).json
    return { usedBytes, versionBytes, fileCount }
  }

  test('the receiver goes before it has got anything: whoever gets what in the end, it counts once', async () => {
    const [somebody, heir, last] = [await two(), await makeAccount(app), await makeAccount(app)]
    const [replaced] = (await somebody.client.get('/v1/files')).json.items as { id: string }[]
    const fields = { 'if-match': '*', 'content-type': 'text/plain' }
    await somebody.client.put(`/v1/files/${replaced!.id}/content`, Buffer.from('now'), fields)
    await makeFile(heir, { bytes: Buffer.from('its own') })
    const client = await adminNow()
    await client.delete(`/v1/users/${somebody.id}?files=transfer&transferTo=${heir.id}`)
    await client.delete(`/v1/users/${heir.id}?files=transfer&transferTo=${last.id}`)
    await erase()
    expect(await filesOf(last.id)).toHaveLength(1)
    expect(await used(last)).toEqual({ usedBytes: 7, versionBytes: 0, fileCount: 1 })
    expect((await client.delete(`/v1/users/${somebody.id}?files=transfer&transferTo=${last.id}`)).status).toBe(202)
    await erase()
    expect(await filesOf(last.id)).toHaveLength(3)
    expect(await used(last)).toEqual({ usedBytes: 7 + 17, versionBytes: 7, fileCount: 3 })
  })

  // SQLite has one writer at a time, so nothing can change between a reading and a writing.
  const onMySql = dialect === 'mysql' ? test : test.skip

  onMySql('a change that was under way when its file was handed over changes nothing', async () => {
    const [somebody, heir] = [await makeAccount(app), await makeAccount(app)]
    const { id } = await makeFile(somebody)
    let changing: Promise<Reply> | undefined
    await app.app.database.transaction(async (em) => {
      const handOver = 'update file set owner_id = ?, terms_version = null where id = ?'
      await app.app.database.statementsOf(em).run(handOver, [uuidToBytes(heir.id), uuidToBytes(id)])
      changing = somebody.client.patch(`/v1/files/${id}`, { tags: ['mine'] })
      // It has read the file, and waits for its row.
      await eventually(async () => (await waiting()) > 0, 10_000)
    })
    expectProblem(await changing!, 404, 'file-not-found')
    await app.app.fileIndex.catchUp()
    expect(await standing(somebody.id)).toEqual(expect.not.arrayContaining(['tag.owner_id', 'file_term.owner_id']))
  })

  const waiting = async (): Promise<number> =>
    (
      await app.app.database.rows(
        "select 1 from information_schema.processlist where db = database() and info like 'update `file` %'",
      )
    ).length

  test('fsck: what is on its way to a receiver counts for it already, and is no fault', async () => {
    const [somebody, heir] = [await two(), await makeAccount(app)]
    await (await adminNow()).delete(`/v1/users/${somebody.id}?files=transfer&transferTo=${heir.id}`)
    const { database, blobs, stores } = app.app
    const found: Fault[] = []
    const options = { deep: false, repair: true, graceMillis: 60_000 }
    for await (const fault of fsck({ database, clock: () => now, blobs, stores }, options)) found.push(fault)
    expect(found.filter(({ subject }) => subject === `account:${heir.id}`)).toEqual([])
    await erase()
    expect(await used(heir)).toEqual({ usedBytes: 14, versionBytes: 0, fileCount: 2 })
  })

  test.each([
    ['to nobody', async () => newId()],
    [
      'to who is disabled',
      async () => {
        const heir = await makeAccount(app)
        await app.app.accounts.disable(heir.email)
        return heir.id
      },
    ],
    [
      'to who has no room',
      async () => {
        const heir = await makeAccount(app)
        await (await adminNow()).patch(`/v1/users/${heir.id}`, { quotaBytes: 13 })
        return heir.id
      },
    ],
    ['to itself', async (somebody: Account) => somebody.id],
  ])('transfer %s answers 409, and nothing is deleted', async (_, heirOf) => {
    const somebody = await two()
    const heir = await heirOf(somebody)
    const client = await adminNow()
    const path = `/v1/users/${somebody.id}?files=transfer&transferTo=${heir}`
    expectProblem(await client.delete(path), 409, 'transfer-impossible')
    expect((await signIn(app, somebody)).accessToken).toEqual(expect.any(String))
  })

  test.each([
    'files=transfer',
    'files=trash&transferTo=0199f390-4a0b-7c55-b1de-90c4d2f7a318',
    'files=burn',
    'files=transfer&transferTo=me',
  ])('?%s answers 400', async (query) => {
    const somebody = await makeAccount(app)
    expectProblem(await (await adminNow()).delete(`/v1/users/${somebody.id}?${query}`), 400, 'invalid-request')
    expect((await somebody.client.get('/v1/me')).status).toBe(200)
  })
})

describe('deleteMe', () => {
  const leave = ({ client }: Account, query = '', fields = {}): Promise<Reply> =>
    client.delete(`/v1/me${query}`, fields)

  test('with a recent sign-in the account goes; with an old one it answers 403', async () => {
    const somebody = await makeAccount(app)
    now += 16 * 60_000
    expectProblem(await leave(somebody), 403, 'recent-sign-in-required')
    const recent = await signIn(app, somebody)
    const etag = (await recent.client.get('/v1/me')).headers.get('etag')!
    expectProblem(await leave(recent, '', { 'if-match': '"another"' }), 412, 'precondition-failed')
    expect(await leave(recent, '?files=delete', { 'if-match': etag })).toMatchObject({
      status: 202,
      json: { userId: somebody.id, files: 'delete' },
    })
    expectProblem(await recent.client.get('/v1/me'), 401, 'unauthenticated')
    await erase()
    expect(await standing(somebody.id)).toEqual(meant)
  })

  test('the last administrator cannot go; with another one there, one can', async () => {
    const alone = await startApp()
    try {
      const last = await makeAccount(alone, { roles: ['admin'] })
      expectProblem(await leave(last), 409, 'last-administrator')
      await makeAccount(alone, { roles: ['admin'] })
      expect((await leave(last)).status).toBe(202)
    } finally {
      await alone.close()
    }
  })

  test('files are handed over to a colleague, when they fit', async () => {
    const [somebody, colleague] = [await makeAccount(app), await makeAccount(app)]
    await makeFile(somebody, { name: 'handed.txt' })
    expectProblem(await leave(somebody, '?files=transfer'), 400, 'invalid-request')
    expect((await leave(somebody, `?files=transfer&transferTo=${colleague.id}`)).status).toBe(202)
    await erase()
    expect((await colleague.client.get('/v1/files')).json.items).toMatchObject([
      { name: 'handed.txt', ownerId: colleague.id },
    ])
  })
})
