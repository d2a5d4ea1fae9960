/** `Idempotency-Key`: each operation that takes one does what it does once, on whichever replica it is asked. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { App } from '../../src/app.ts'
import {
  makeAccount,
  makeFile,
  makeKey,
  signIn,
  startApp,
  startReplica,
  type Account,
  type TestApp,
} from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { ask, creations, effectsOf } from '../support/creations.ts'
import { eventually } from '../support/eventually.ts'
import { connectWire, filePart, formOf, formType } from '../support/wire.ts'

let app: TestApp
let replica: { app: App; base: string; close: () => Promise<void> }
let owner: Account
beforeAll(async () => {
  app = await startApp({ shared: true })
  replica = await startReplica(app)
  owner = await makeAccount(app, { roles: ['admin'] })
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const newKey = () => ({ 'idempotency-key': randomUUID() })
const isReplay = (reply: Reply): boolean => reply.headers.get('idempotent-replayed') === 'true'
const elsewhere = (account: Account): Client => new Client(replica.base, account.client.fields)
/** What an answer says, but for what each answer has of its own. */
const said = ({ status, headers, text }: Reply) => ({
  status,
  text,
  fields: ['location', 'etag', 'repr-digest', 'content-type', 'cache-control'].map((name) => headers.get(name)),
})

/** Asks again as the client is told to, without the wait. */
async function persistent(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    if (reply.status !== 409 || reply.json?.type !== '/problems/idempotency-key-running') return reply
  }
}

describe.each(creations.map((creation) => [creation.id, creation] as const))('%s', (_, creation) => {
  test('sent again, also to another replica: the same answer, marked, and no second effect', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    const before = await effectsOf(app, creation)
    const first = await ask(owner.client, fresh, fresh.body, key)
    expect([first.status, isReplay(first)]).toEqual([201, false])
    for (const client of [owner.client, elsewhere(owner)]) {
      const again = await ask(client, fresh, fresh.body, key)
      expect(said(again)).toEqual(said(first))
      expect(isReplay(again)).toBe(true)
    }
    expect(await effectsOf(app, creation)).toBe(before + 1)
  })

  test('six at once on two replicas: one effect, one answer', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    const before = await effectsOf(app, creation)
    const clients = [owner.client, elsewhere(owner)]
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, at) => persistent(() => ask(clients[at % 2]!, fresh, fresh.body, key))),
    )
    expect(new Set(replies.map((reply) => JSON.stringify(said(reply)))).size).toBe(1)
    expect(replies[0]!.status).toBe(201)
    expect(replies.filter((reply) => !isReplay(reply))).toHaveLength(1)
    expect(await effectsOf(app, creation)).toBe(before + 1)
  })

  test('another body with the same key: 422, and nothing is done', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    expect((await ask(owner.client, fresh, fresh.body, key)).status).toBe(201)
    const before = await effectsOf(app, creation)
    expectProblem(await ask(owner.client, fresh, fresh.other, key), 422, 'idempotency-key-reused')
    expect(await effectsOf(app, creation)).toBe(before)
  })

  test('while the first still runs: 409 with Retry-After, and nothing is done', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    expect((await ask(owner.client, fresh, fresh.body, key)).status).toBe(201)
    const before = await effectsOf(app, creation)
    // As the table is before the effect's transaction ends.
    await app.app.database.run('update idempotency_key set sealed = null, expires_at = ? where expires_at > ?', [
      Date.now() + 10_000,
      Date.now() + 3_600_000,
    ])
    const refused = await ask(owner.client, fresh, fresh.body, key)
    expectProblem(refused, 409, 'idempotency-key-running')
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await effectsOf(app, creation)).toBe(before)
  })

  test('the key of another account, and without a key: another effect each', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    expect((await ask(owner.client, fresh, fresh.body, key)).status).toBe(201)
    const other = await makeAccount(app, { roles: ['admin'] })
    for (const reply of [await ask(other.client, fresh, fresh.body, key), await ask(owner.client, fresh, fresh.body)]) {
      // It was tried: a name is taken by now, or the object is not theirs.
      expect(isReplay(reply)).toBe(false)
      if (reply.status !== 201) expect(reply.json.type).toMatch(/-taken$|-refused$|files-unknown$/)
    }
  })

  test('what is stored shows neither the key nor the answer', async () => {
    const [fresh, key] = [await creation.fresh(owner), newKey()]
    const { json = {} } = await ask(owner.client, fresh, fresh.body, key)
    const rows = await app.app.database.rows('select * from idempotency_key')
    const text = rows.map((row) => Object.values(row).map(String).join(' ')).join('\n')
    expect(text).not.toContain(key['idempotency-key'])
    for (const word of Object.values(json as object).filter((value) => typeof value === 'string' && value.length > 9))
      expect(text).not.toContain(word)
  })

  if (creation.isSecret)
    test('an answer that holds a secret is given again to the session that has it, and to no other', async () => {
      const [fresh, key] = [await creation.fresh(owner), newKey()]
      const first = await ask(owner.client, fresh, fresh.body, key)
      const another = await signIn(app, owner)
      const reply = await ask(another.client, fresh, fresh.body, key)
      expect([reply.status, isReplay(reply)]).toEqual([201, false])
      expect(reply.text).not.toBe(first.text)
    })
})

test('an API key has idempotency keys of its own', async () => {
  const program = await makeKey(owner, { scopes: ['files:write', 'files:list'] })
  const [bytes, key] = [Buffer.from('content'), newKey()]
  const ids = new Set<string>()
  for (const client of [owner.client, program.client]) {
    const reply = await client.post('/v1/files', bytes, key)
    expect([reply.status, isReplay(reply)]).toEqual([201, false])
    ids.add(reply.json.id as string)
  }
  expect(ids.size).toBe(2)
})

test('an upload that begins with bytes, or has none, takes no key: 400, and nothing is begun', async () => {
  const before = await app.app.database.rows('select id from upload')
  const tus = { 'tus-resumable': '1.0.0', ...newKey() }
  const bytes = { ...tus, 'upload-length': '7', 'content-type': 'application/offset+octet-stream' }
  for (const [body, fields] of [
    [Buffer.from('content'), bytes],
    [undefined, { ...tus, 'upload-length': '0' }],
  ] as const) {
    const refused = await owner.client.post('/v1/uploads', body, fields)
    expectProblem(refused, 400, 'invalid-request')
    expect(refused.json.errors[0].pointer).toBe('Idempotency-Key')
  }
  expect(await app.app.database.rows('select id from upload')).toHaveLength(before.length)
})

test('a share asked for twice: one link, drawn the same', async () => {
  const [{ id }, key] = [await makeFile(owner), newKey()]
  const [first, again] = [
    await owner.client.post('/v1/shares', { fileIds: [id] }, key),
    await owner.client.post('/v1/shares', { fileIds: [id] }, key),
  ]
  expect(again.json).toEqual(first.json)
  expect(first.json.qrCode).toMatch(/^data:image/)
})

test('a refusal is not stored: mended, the request is done with the same key', async () => {
  const key = newKey()
  const body = { name: `auditor-${randomUUID().slice(0, 8)}`, scopes: ['audit:read'] }
  expectProblem(await owner.client.post('/v1/roles', { ...body, name: 'admin' }, key), 409, 'role-taken')
  expectProblem(await owner.client.post('/v1/roles', { ...body, scopes: ['no:such'] }, key), 400, 'invalid-request')
  const made = await owner.client.post('/v1/roles', body, key)
  expect([made.status, isReplay(made)]).toEqual([201, false])
})

test.each([
  ['no key', ''],
  ['one with a space', 'a b'],
  ['one that is too long', 'a'.repeat(256)],
])('%s: 400', async (_, text) => {
  const reply = await owner.client.post('/v1/roles', { name: 'x', scopes: [] }, { 'idempotency-key': text })
  expectProblem(reply, 400, 'invalid-request')
  expect(reply.json.errors).toContainEqual(expect.objectContaining({ in: 'header', pointer: 'idempotency-key' }))
})

test('registerUser: a stranger’s key is passed over', async () => {
  const body = { email: `${randomUUID()}@example.org`, password: 'correct horse battery staple' }
  const key = newKey()
  for (let time = 0; time < 2; time++) {
    const reply = await app.anonymous.post('/v1/users', body, key)
    expect([reply.status, isReplay(reply)]).toEqual([202, false])
  }
})

test('with the account go its keys', async () => {
  const leaver = await makeAccount(app)
  await leaver.client.post('/v1/files', 'content', newKey())
  const keys = async (): Promise<number> => {
    const id = Buffer.from(leaver.id.replaceAll('-', ''), 'hex')
    return (await app.app.database.rows('select id from idempotency_key where account_id = ?', [id])).length
  }
  expect(await keys()).toBe(1)
  expect((await owner.client.delete(`/v1/users/${leaver.id}`)).status).toBe(202)
  await app.app.erasure.run()
  expect(await keys()).toBe(0)
})

describe('uploads', () => {
  const form = (name: string, text: string, folder?: string): { body: FormData } => {
    const body = new FormData()
    if (folder !== undefined) body.append('folder', folder)
    body.append('description', 'Figures')
    body.append('file', new Blob([text], { type: 'text/plain' }), name)
    return { body }
  }

  test('a form is the same with another boundary, and another with another name, folder or byte', async () => {
    const key = newKey()
    const first = await owner.client.post('/v1/files', form('a.txt', 'one').body, key)
    const again = await owner.client.post('/v1/files', form('a.txt', 'one').body, key)
    expect([first.status, again.status, isReplay(again), again.text]).toEqual([201, 201, true, first.text])
    for (const { body } of [form('b.txt', 'one'), form('a.txt', 'two'), form('a.txt', 'one', '/b')])
      expectProblem(await owner.client.post('/v1/files', body, key), 422, 'idempotency-key-reused')
    expectProblem(
      await owner.client.post('/v1/files', 'one', { ...key, 'content-type': 'text/plain' }),
      422,
      'idempotency-key-reused',
    )
  })

  test('a repetition that is cut, or whose digest is wrong, is refused as any upload is, and the answer stays', async () => {
    const key = newKey()
    const bytes = Buffer.from('content of the file')
    const first = await owner.client.post('/v1/files', bytes, key)
    const wrong = { 'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:` }
    expectProblem(await owner.client.post('/v1/files', bytes, { ...key, ...wrong }), 422, 'digest-mismatch')
    const cut = formOf([filePart('content')]).subarray(0, -4)
    const headers = { ...key, 'content-type': formType }
    expectProblem(await owner.client.post('/v1/files', cut, headers), 400, 'malformed-form')
    expect((await owner.client.post('/v1/files', bytes, key)).text).toBe(first.text)
  })

  test('the bytes of a repetition are not stored again', async () => {
    const key = newKey()
    const bytes = Buffer.alloc(1_500_000, 7)
    await owner.client.post('/v1/files', bytes, key)
    const chunks = async () => Number((await app.app.database.rows('select count(*) as n from chunk'))[0]!['n'])
    const before = await chunks()
    expect(isReplay(await owner.client.post('/v1/files', bytes, key))).toBe(true)
    expect(await chunks()).toBe(before)
  })

  test('while the bytes still arrive a second one is told so at once; an upload that breaks off frees the key', async () => {
    const key = newKey()
    const wire = await connectWire(app.base)
    wire.begin('POST', '/v1/files', {
      Authorization: owner.client.fields['authorization']!,
      'Content-Type': 'text/plain',
      'Content-Length': '10',
      'Idempotency-Key': key['idempotency-key'],
    })
    wire.send('12345')
    const isClaimed = async (): Promise<boolean> =>
      (await app.app.database.rows('select id from idempotency_key where fingerprint is null')).length > 0
    await eventually(isClaimed)
    const headers = { ...key, 'content-type': 'text/plain' }
    const second = await elsewhere(owner).post('/v1/files', '1234567890', headers)
    expectProblem(second, 409, 'idempotency-key-running')
    expect(second.headers.get('retry-after')).toBe('1')
    wire.abort()
    const reply = await persistent(() => elsewhere(owner).post('/v1/files', '1234567890', headers))
    expect([reply.status, isReplay(reply)]).toEqual([201, false])
  })
})
