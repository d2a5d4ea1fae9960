/** What a file was before: kept, listed, read, restored, deleted, and let go of in time. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import {
  makeAccount,
  makeFile,
  makeKey,
  signIn,
  startApp,
  startReplica,
  type Account,
  type StoredFile,
  type TestApp,
} from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

const day = 86_400_000
let now = Date.now()
let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp({ clock: () => now, settings: { COFFER_VERSIONS_KEEP: '3', COFFER_VERSIONS_DAYS: '30' } })
})
beforeEach(async () => {
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const tagOf = (bytes: Uint8Array | string): string => `"${createHash('sha256').update(bytes).digest('hex')}"`
const replace = async (file: StoredFile, bytes: Uint8Array | string, mediaType = 'text/plain'): Promise<void> => {
  const reply = await owner.client.put(`/v1/files/${file.id}/content`, bytes, {
    'content-type': mediaType,
    'if-match': '*',
  })
  expect(reply.status).toBe(200)
}
const path = ({ id }: StoredFile, version?: number, below = ''): string =>
  `/v1/files/${id}/versions${version === undefined ? '' : `/${version}`}${below}`
const list = (file: StoredFile, query = ''): Promise<Reply> => owner.client.get(`${path(file)}${query}`)
const numbers = async (file: StoredFile): Promise<number[]> =>
  (await list(file)).json.items.map(({ version }: { version: number }) => version)
const restore = (file: StoredFile, version: number, ifMatch: string): Promise<Reply> =>
  owner.client.post(path(file, version, '/restoration'), undefined, { 'if-match': ifMatch })
const usage = async (): Promise<object> => (await owner.client.get('/v1/me/usage')).json
const count = async (table: string): Promise<number> =>
  Number((await app.app.database.rows(`select count(*) as n from ${table}`))[0]!['n'])

/** A file that has been `first`, then each of the others. */
async function withVersions(first: string, ...others: string[]): Promise<StoredFile> {
  const file = await makeFile(owner, { name: 'a.txt', bytes: Buffer.from(first), mediaType: 'text/plain' })
  for (const bytes of others) await replace(file, bytes)
  return file
}

describe('listFileVersions', () => {
  test('a new file has one version, the current one, stored by its owner', async () => {
    const file = await withVersions('one')
    expect((await list(file)).json).toEqual({
      items: [
        {
          version: 1,
          current: true,
          mediaType: 'text/plain',
          size: 3,
          sha256: file.sha256,
          storedBy: owner.id,
          createdAt: file.createdAt,
        },
      ],
    })
  })

  test('replaced bytes stay as former versions, with when they came and went; the current one is first', async () => {
    const begun = now
    const file = await makeFile(owner, { bytes: Buffer.from('one'), mediaType: 'text/plain' })
    now += 1000
    await replace(file, 'second', 'application/pdf')
    const { json } = await list(file, '?count=exact')
    expect(json.total).toBe(2)
    expect(json.items).toMatchObject([
      { version: 2, current: true, size: 6, mediaType: 'application/pdf', createdAt: new Date(now).toISOString() },
      {
        version: 1,
        current: false,
        size: 3,
        mediaType: 'text/plain',
        createdAt: new Date(begun).toISOString(),
        replacedAt: new Date(now).toISOString(),
      },
    ])
    expect(json.items[0]).not.toHaveProperty('replacedAt')
  })

  test('a cursor of another file, or of another list, is none', async () => {
    const [one, other] = [await withVersions('a', 'b'), await withVersions('c', 'd')]
    const { nextCursor } = (await list(one, '?limit=1')).json
    expectProblem(await list(other, `?limit=1&cursor=${nextCursor}`), 400, 'invalid-cursor')
    expectProblem(await owner.client.get(`/v1/files?cursor=${nextCursor}`), 400, 'invalid-cursor')
  })

  test('somebody else’s file is not there, for none of the four', async () => {
    const file = await withVersions('one', 'two')
    const { client } = await makeAccount(app)
    expectProblem(await client.get(path(file)), 404, 'file-not-found')
    expectProblem(await client.get(path(file, 1, '/content')), 404, 'file-not-found')
    expectProblem(
      await client.post(path(file, 1, '/restoration'), undefined, { 'if-match': '*' }),
      404,
      'file-not-found',
    )
    expectProblem(await client.post(path(file, 1, '/restoration')), 404, 'file-not-found')
    expectProblem(await client.delete(path(file, 1)), 404, 'file-not-found')
    expect(await numbers(file)).toEqual([2, 1])
  })

  test('a key needs the scope of each: reading, writing, deleting', async () => {
    const file = await withVersions('one', 'two', 'three')
    const { client } = await makeKey(owner, { scopes: ['files:read'] })
    expect((await client.get(path(file))).status).toBe(200)
    expect((await client.get(path(file, 1, '/content'))).text).toBe('one')
    expectProblem(await client.post(path(file, 1, '/restoration')), 403, 'insufficient-scope')
    expectProblem(await client.delete(path(file, 1)), 403, 'insufficient-scope')
  })
})

describe('downloadFileVersion', () => {
  test('the bytes and the type of that version, under the name that the file has now', async () => {
    const file = await makeFile(owner, { name: 'old.txt', bytes: Buffer.from('first'), mediaType: 'text/plain' })
    const stored = new Date(now).toUTCString()
    now += 5000
    await replace(file, 'second', 'application/pdf')
    await owner.client.patch(`/v1/files/${file.id}`, { name: 'new.txt' })
    const reply = await owner.client.get(path(file, 1, '/content'))
    expect([reply.status, reply.text]).toEqual([200, 'first'])
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': expect.stringContaining('text/plain'),
      etag: tagOf('first'),
      'last-modified': stored,
      'content-disposition': 'attachment; filename=new.txt',
      'repr-digest': `sha-256=:${createHash('sha256').update('first').digest('base64')}:`,
      'x-content-type-options': 'nosniff',
    })
  })

  test('several ranges come as parts of one answer', async () => {
    const file = await withVersions('a'.repeat(600), 'second')
    const parts = await owner.client.get(path(file, 1, '/content'), { range: 'bytes=0-2,500-501' })
    expect(parts.status).toBe(206)
    expect(parts.headers.get('content-type')).toMatch(/^multipart\/byteranges; boundary=/)
    expect(parts.text.match(/^content-range: .*$/gim)?.map((line) => line.toLowerCase())).toEqual([
      'content-range: bytes 0-2/600',
      'content-range: bytes 500-501/600',
    ])
  })

  test('the current version too; ranges and conditions as of the file', async () => {
    const file = await withVersions('first', 'second')
    expect((await owner.client.get(path(file, 2, '/content'))).text).toBe('second')
    const part = await owner.client.get(path(file, 1, '/content'), { range: 'bytes=1-2' })
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, 'ir', 'bytes 1-2/5'])
    for (const range of ['bytes=0-', 'bytes=1-2']) {
      const told = await owner.client.get(path(file, 1, '/content'), { 'want-content-digest': 'sha-256=1', range })
      const digest = createHash('sha256').update(told.bytes).digest('base64')
      expect(told.headers.get('content-digest')).toBe(`sha-256=:${digest}:`)
    }
    const whole = await owner.client.get(path(file, 1, '/content'), { 'want-content-digest': 'sha-256=1' })
    expect(whole.headers.get('content-digest')).toBe(whole.headers.get('repr-digest'))
    expectProblem(
      await owner.client.get(path(file, 1, '/content'), { range: 'bytes=5-' }),
      416,
      'range-not-satisfiable',
    )
    const tag = { 'if-none-match': tagOf('first') }
    expect((await owner.client.get(path(file, 1, '/content'), tag)).status).toBe(304)
    expect((await owner.client.get(path(file, 2, '/content'), tag)).status).toBe(200)
  })

  test.each(['0', '01', '1e0', '-1', '1.0', '%201', 'abc', '99999999999'])(
    'version %s answers 400',
    async (version) => {
      const file = await withVersions('one')
      expectProblem(await owner.client.get(`/v1/files/${file.id}/versions/${version}/content`), 400, 'invalid-request')
    },
  )

  test('a version that there never was: 404, for each of the three', async () => {
    const file = await withVersions('one')
    expectProblem(await owner.client.get(path(file, 2, '/content')), 404, 'version-not-found')
    expectProblem(await restore(file, 2, '*'), 404, 'version-not-found')
    expectProblem(await owner.client.post(path(file, 2, '/restoration')), 404, 'version-not-found')
    expectProblem(await owner.client.delete(path(file, 2)), 404, 'version-not-found')
  })
})

describe('restoreFileVersion', () => {
  test('the old bytes and their type are the file’s again, as a new version', async () => {
    const file = await makeFile(owner, { bytes: Buffer.from('one'), mediaType: 'text/plain' })
    await replace(file, 'second', 'application/pdf')
    const reply = await restore(file, 1, tagOf('second'))
    expect([reply.status, reply.headers.get('etag')]).toEqual([200, tagOf('one')])
    expect(reply.json).toMatchObject({ id: file.id, version: 3, size: 3, mediaType: 'text/plain', sha256: file.sha256 })
    expect((await owner.client.get(`/v1/files/${file.id}`)).json).toEqual(reply.json)
    expect((await owner.client.get(`/v1/files/${file.id}/content`)).text).toBe('one')
    expect(await numbers(file)).toEqual([3, 2, 1])
    expect(await usage()).toMatchObject({ usedBytes: 12, versionBytes: 9, fileCount: 1 })
  })

  test('without If-Match 428, with another tag 412, of the current version 409, in the trash 409: nothing changes', async () => {
    const file = await withVersions('one', 'two')
    expectProblem(await owner.client.post(path(file, 1, '/restoration')), 428, 'precondition-required')
    expectProblem(await restore(file, 1, tagOf('one')), 412, 'precondition-failed')
    expectProblem(await restore(file, 2, tagOf('two')), 409, 'version-current')
    await owner.client.delete(`/v1/files/${file.id}`)
    expectProblem(await restore(file, 1, tagOf('two')), 409, 'file-in-trash')
    expect(await numbers(file)).toEqual([2, 1])
  })

  test('beyond the quota 413, and nothing changes', async () => {
    const admin = await makeAccount(app, { roles: ['admin'] })
    const file = await withVersions('one', 'two')
    await admin.client.patch(`/v1/users/${owner.id}`, { quotaBytes: 8 })
    expectProblem(await restore(file, 1, '*'), 413, 'quota-exceeded')
    expect(await numbers(file)).toEqual([2, 1])
    await admin.client.patch(`/v1/users/${owner.id}`, { quotaBytes: 9 })
    expect((await restore(file, 1, '*')).status).toBe(200)
  })

  test('of two at once with the same If-Match one wins and one answers 412', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const file = await withVersions(`one ${turn}`, `two ${turn}`, `three ${turn}`)
      const replies = await Promise.all([1, 2].map((version) => restore(file, version, tagOf(`three ${turn}`))))
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 412])
      expect((await owner.client.get(`/v1/files/${file.id}`)).json.version).toBe(4)
    }
  })

  test('beside its deletion: it is restored or not there, and its bytes are whole', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const first = randomBytes(1000)
      const file = await makeFile(owner, { bytes: first })
      await replace(file, randomBytes(10))
      const [restored, deleted] = await Promise.all([restore(file, 1, '*'), owner.client.delete(path(file, 1))])
      expect(deleted.status).toBe(204)
      expect([200, 404]).toContain(restored.status)
      const { bytes } = await owner.client.get(`/v1/files/${file.id}/content`)
      expect(bytes.equals(first)).toBe(restored.status === 200)
    }
  })
})

describe('deleteFileVersion', () => {
  test('a former version goes for good and gives its room back; its number does not come again', async () => {
    const file = await withVersions('one', 'second', 'third')
    expect((await owner.client.delete(path(file, 2))).status).toBe(204)
    expectProblem(await owner.client.get(path(file, 2, '/content')), 404, 'version-not-found')
    expectProblem(await owner.client.delete(path(file, 2)), 404, 'version-not-found')
    expect(await usage()).toMatchObject({ usedBytes: 8, versionBytes: 3, fileCount: 1 })
    await replace(file, 'fourth')
    expect(await numbers(file)).toEqual([4, 3, 1])
  })

  test('the current version: 409, and it stays', async () => {
    const file = await withVersions('one', 'two')
    expectProblem(await owner.client.delete(path(file, 2)), 409, 'version-current')
    expect((await owner.client.get(`/v1/files/${file.id}/content`)).text).toBe('two')
  })

  test('in the trash too, so that there is room', async () => {
    const file = await withVersions('one', 'two')
    await owner.client.delete(`/v1/files/${file.id}`)
    expect((await owner.client.delete(path(file, 1))).status).toBe(204)
    expect(await numbers(file)).toEqual([2])
  })

  test('two at once: one is told it was done, the other that there is nothing', async () => {
    const file = await withVersions('one', 'two')
    const replies = await Promise.all([1, 2].map(() => owner.client.delete(path(file, 1))))
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404])
    expect(await usage()).toMatchObject({ usedBytes: 3, versionBytes: 0 })
  })
})

describe('retention', () => {
  test('as many former versions stay as are to be kept; the oldest goes first', async () => {
    const file = await withVersions('1', '2', '3', '4', '5', '6')
    expect(await numbers(file)).toEqual([6, 5, 4, 3])
    expect(await usage()).toMatchObject({ usedBytes: 4, versionBytes: 3 })
  })

  test('what was replaced longer ago than is to be kept goes; the current one stays, however old', async () => {
    const file = await withVersions('1', '2')
    now += 29 * day
    owner = await signIn(app, owner)
    await replace(file, '3')
    now += 2 * day
    owner = await signIn(app, owner)
    expect(await app.app.versions.sweep()).toBeGreaterThan(0)
    expect(await numbers(file)).toEqual([3, 2])
    now += 365 * day
    owner = await signIn(app, owner)
    await app.app.versions.sweep()
    expect(await numbers(file)).toEqual([3])
    expect(await usage()).toMatchObject({ usedBytes: 1, versionBytes: 0 })
  })

  test('deleting a file for good deletes its versions, and gives back all of their room', async () => {
    const before = await count('file_version')
    const file = await withVersions('1', '2', '3')
    expect((await owner.client.delete(`/v1/files/${file.id}?permanent=true`)).status).toBe(204)
    expect(await count('file_version')).toBe(before)
    expect(await usage()).toMatchObject({ usedBytes: 0, versionBytes: 0, reservedBytes: 0, fileCount: 0 })
  })

  test('a file that is replaced, restored, swept and deleted all at once: what is counted is what there is', async () => {
    const file = await withVersions('1', '2', '3', '4')
    await Promise.all([
      replace(file, 'a'.repeat(10)),
      replace(file, 'b'.repeat(20)),
      restore(file, 2, '*'),
      owner.client.delete(path(file, 3)),
      app.app.versions.sweep(),
    ])
    const items = (await list(file)).json.items as { size: number; current: boolean }[]
    const former = items.filter(({ current }) => !current)
    const sum = (of: { size: number }[]): number => of.reduce((total, { size }) => total + size, 0)
    expect(await usage()).toMatchObject({ usedBytes: sum(items), versionBytes: sum(former), fileCount: 1 })
  })
})

describe('an account that is deleted', () => {
  const erase = async (): Promise<void> => {
    while ((await app.app.erasure.run()) > 0);
  }

  test('with its files: the versions go too', async () => {
    const admin = await makeAccount(app, { roles: ['admin'] })
    const file = await withVersions('1', '2', '3')
    expect((await admin.client.delete(`/v1/users/${owner.id}?files=delete`)).status).toBe(202)
    await erase()
    expect(
      await app.app.database.rows('select 1 as found from file_version where file_id = ?', [
        Buffer.from(file.id.replaceAll('-', ''), 'hex'),
      ]),
    ).toEqual([])
  })

  test('handed over: the versions come along and count for the receiver, who can restore them', async () => {
    const admin = await makeAccount(app, { roles: ['admin'] })
    const heir = await makeAccount(app)
    const file = await withVersions('first', 'second')
    await admin.client.delete(`/v1/users/${owner.id}?files=transfer&transferTo=${heir.id}`)
    // Until they have come nothing may count them twice.
    await app.app.versions.sweep()
    await erase()
    const left = owner
    owner = heir
    expect(await usage()).toMatchObject({ usedBytes: 11, versionBytes: 5, fileCount: 1 })
    expect((await list(file)).json.items).toMatchObject([{ storedBy: left.id }, { storedBy: left.id }])
    expect((await restore(file, 1, '*')).json).toMatchObject({ version: 3, ownerId: heir.id })
    expect((await list(file)).json.items[0]).toMatchObject({ version: 3, storedBy: heir.id })
    expect((await owner.client.get(`/v1/files/${file.id}/content`)).text).toBe('first')
  })
})

test('COFFER_VERSIONS_KEEP lowered to 0: the sweep lets go of all that were kept, and replacing keeps none', async () => {
  const keeping = await startApp({ shared: true })
  const file = await (async () => {
    owner = await makeAccount(keeping)
    return withVersions('1', '2', '3')
  })()
  const without = await startReplica(keeping, { settings: { COFFER_VERSIONS_KEEP: '0' } })
  try {
    expect(await numbers(file)).toEqual([3, 2, 1])
    expect(await without.app.versions.sweep()).toBe(2)
    expect(await numbers(file)).toEqual([3])
    owner = await signIn({ app: without.app, base: without.base }, owner)
    await replace(file, '4')
    expect(await numbers(file)).toEqual([4])
    await without.app.blobs.sweep(0)
    expect(await orphans(keeping.app.database)).toEqual(noOrphans)
  } finally {
    await without.close()
    await keeping.close()
  }
})

test('nothing is left over', async () => {
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})
