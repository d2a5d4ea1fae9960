/** Faults are planted past the service; each is found as what it is, mended where nothing is lost by it, and nothing else is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import { fsck, type Fault, type FsckOptions } from '../../src/storage/fsck.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { makeStore, storeKinds, type StorePlace } from '../support/stores.ts'

const mebibyte = 1024 * 1024

describe.each(storeKinds)('%s', (kind) => {
  let app: TestApp
  let owner: Account
  let place: StorePlace
  let file: { id: string; contentId: string }
  beforeAll(async () => {
    place = await makeStore(kind)
    app = await startApp({ settings: { COFFER_STORAGE: place.setting } })
    owner = await makeAccount(app)
  })
  afterAll(async () => {
    await app.close()
    await place.remove()
  })
  beforeEach(async () => {
    file = await makeStored()
  })

  async function makeStored(): Promise<{ id: string; contentId: string }> {
    const { id } = await makeFile(owner, { bytes: randomBytes(2 * mebibyte + 5) })
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(id)])
    return { id, contentId: bytesToUuid(row!['content_id'] as Buffer) }
  }
  async function check(options: Partial<FsckOptions> = {}): Promise<Fault[]> {
    const { database, blobs, stores } = app.app
    const found: Fault[] = []
    const all = { deep: false, repair: false, graceMillis: -1000, ...options }
    for await (const fault of fsck({ database, clock: Date.now, blobs, stores }, all)) found.push(fault)
    return found
  }
  const run = (sql: string, id: string): Promise<number> => app.app.database.run(sql, [uuidToBytes(id)])
  /** For good and past the service, with what it counted. */
  async function forget(): Promise<void> {
    await owner.client.delete(`/v1/files/${file.id}?permanent=true`)
    await app.app.blobs.sweep(-1000)
  }

  test('fsck: nothing is wrong with what the service did', async () => {
    expect(await check({ deep: true })).toEqual([])
  })

  test('fsck: wrong counters are found and counted anew', async () => {
    await run(
      'update account set used_bytes = used_bytes + 7, file_count = 0, reserved_bytes = 3 where id = ?',
      owner.id,
    )
    await run('update content set refs = 5 where id = ?', file.contentId)
    const kinds = ['wrong-refs', 'wrong-usage', 'wrong-usage', 'wrong-usage']
    expect((await check()).map((fault) => fault.kind)).toEqual(kinds)
    const mended = await check({ repair: true })
    expect(mended.map((fault) => [fault.kind, fault.mended])).toEqual(kinds.map((each) => [each, true]))
    expect(await check()).toEqual([])
  })

  test('fsck: bytes that are missing are found and nothing is deleted', async () => {
    await place.damage(app.app.database, file.contentId, 'remove', 0)
    const expected = { kind: 'missing-bytes', subject: `content:${file.contentId}`, mended: false }
    expect(await check({ repair: true })).toEqual([expect.objectContaining(expected)])
    expect((await owner.client.get(`/v1/files/${file.id}`)).status).toBe(200)
    await forget()
  })

  test('fsck: bytes that end early are found without reading them', async () => {
    await place.damage(app.app.database, file.contentId, 'shorten', 2 * mebibyte + 1)
    expect(await check()).toEqual([expect.objectContaining({ kind: 'wrong-size' })])
    await forget()
  })

  test('fsck: a flipped bit is found by reading all', async () => {
    await place.damage(app.app.database, file.contentId, 'flip', mebibyte + 3)
    expect(await check()).toEqual([])
    const expected = { kind: 'damaged', subject: `content:${file.contentId}`, mended: false }
    expect(await check({ deep: true })).toEqual([expect.objectContaining(expected)])
    await forget()
  })

  test('fsck: bytes of no content are found, and taken only when they are old enough', async () => {
    await app.app.database.run('delete from file where id = ?', [uuidToBytes(file.id)])
    await run('delete from content where id = ?', file.contentId)
    expect((await check({ graceMillis: 60_000 })).map((fault) => fault.kind)).toEqual(['wrong-usage', 'wrong-usage'])
    expect(await check()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'orphan', mended: false })]))
    expect((await check({ repair: true })).every((fault) => fault.mended)).toBe(true)
    expect(await check()).toEqual([])
  })

  test('fsck: a content that nothing names is given to the sweep', async () => {
    await run('delete from file where id = ?', file.id)
    expect(await check({ repair: true })).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'unreferenced-content', mended: true })]),
    )
    expect(await app.app.blobs.sweep(-1000)).toBe(1)
    expect(await check({ deep: true })).toEqual([])
  })

  test('fsck: a content of a file that was let go of is kept again', async () => {
    await run("update content set state = 'deleted', refs = 0 where id = ?", file.contentId)
    expect(await check({ repair: true })).toEqual([expect.objectContaining({ kind: 'content-let-go', mended: true })])
    await app.app.blobs.sweep(-1000)
    expect(await check({ deep: true })).toEqual([])
  })

  test('fsck: a file whose content is not there is told, and stays', async () => {
    await run('update file set content_id = id where id = ?', file.id)
    expect(await check({ repair: true })).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'missing-content', subject: `file:${file.id}` })]),
    )
    expect((await owner.client.get(`/v1/files/${file.id}`)).status).toBe(200)
    await run('delete from file where id = ?', file.id)
    await check({ repair: true })
  })

  if (kind !== 'database')
    test('fsck: bytes that no row knows are taken; what is not ours is told and left alone', async () => {
      await run('delete from segment where content_id = ?', file.contentId)
      await place.plant('holiday.jpg')
      const found = await check({ repair: true })
      expect(found.map((fault) => [fault.kind, fault.mended])).toEqual(
        expect.arrayContaining([
          ['missing-bytes', false],
          ['orphan', true],
          ['stranger', false],
        ]),
      )
      expect(found).toHaveLength(3)
      expect((await place.names()).some((name) => name.endsWith('holiday.jpg'))).toBe(true)
      await forget()
    })

  test('scrub: damage is logged, counted and in the trail; what is whole is not read again until it is due', async () => {
    const { database } = app.app
    await place.damage(database, file.contentId, 'flip', mebibyte + 3)
    expect(await app.app.scrub.run()).toBe(0)
    await database.run('update content set checked_at = null')
    expect(await app.app.scrub.run()).toBeGreaterThan(0)
    const events = await database.rows("select target, account_id from audit_event where action = 'content.damaged'")
    expect(events).toEqual([{ target: `content:${file.contentId}`, account_id: uuidToBytes(owner.id) }])
    expect(await app.app.scrub.run()).toBe(0)
    await forget()
  })
})
