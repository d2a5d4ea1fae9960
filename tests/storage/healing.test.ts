/** Bytes that are known to be damaged are never what new ones are stored as; and those that come again heal what has them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import { fsck } from '../../src/storage/fsck.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { makeStore, storeKinds, type StorePlace } from '../support/stores.ts'

const mebibyte = 1024 * 1024

describe.each(storeKinds)('%s', (kind) => {
  let app: TestApp
  let owner: Account
  let place: StorePlace
  beforeAll(async () => {
    place = await makeStore(kind)
    app = await startApp({ settings: { COFFER_STORAGE: place.setting } })
  })
  beforeEach(async () => {
    owner = await makeAccount(app)
  })
  afterAll(async () => {
    await app.close()
    await place.remove()
  })

  interface Stored extends StoredFile {
    readonly bytes: Buffer
    readonly contentId: string
  }
  async function makeStored(account = owner, bytes: Buffer = randomBytes(mebibyte + 5)): Promise<Stored> {
    const file = await makeFile(account, { bytes })
    return { ...file, bytes, contentId: await contentOf(file) }
  }
  async function contentOf({ id }: StoredFile): Promise<string> {
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(id)])
    return bytesToUuid(row!['content_id'] as Buffer)
  }
  const download = ({ id }: StoredFile): Promise<Reply> => owner.client.get(`/v1/files/${id}/content`)
  const damage = ({ contentId }: Stored, how: 'flip' | 'remove' = 'flip'): Promise<void> =>
    place.damage(app.app.database, contentId, how, how === 'flip' ? 7 : 0)
  const isKnown = async ({ contentId }: Stored): Promise<boolean> =>
    (
      await app.app.database.rows('select 1 from content where id = ? and damaged_at is not null', [
        uuidToBytes(contentId),
      ])
    ).length > 0
  const verify = ({ contentId, bytes, sha256 }: Stored): Promise<void> =>
    app.app.blobs.verify(contentId, { size: bytes.length, sha256: Buffer.from(sha256, 'hex') })
  async function check(deep: boolean): Promise<string[]> {
    const { database, blobs, stores } = app.app
    const kinds: string[] = []
    const options = { deep, repair: false, graceMillis: 3_600_000 }
    for await (const fault of fsck({ database, clock: Date.now, blobs, stores }, options)) kinds.push(fault.kind)
    return kinds
  }
  /** What is damaged and stays so would be found by the other tests. */
  async function forget(...files: StoredFile[]): Promise<void> {
    for (const { id } of files) await owner.client.delete(`/v1/files/${id}?permanent=true`)
    await app.app.blobs.sweep(-1000)
    expect(await check(false)).toEqual([])
  }

  test.each([
    ['a download', 'flip', async (file: Stored) => expect((await download(file)).status).toBe(500)],
    ['the scrub', 'flip', async (file: Stored) => expect(verify(file)).rejects.toThrow()],
    ['fsck that reads all', 'flip', async () => expect(await check(true)).toContain('damaged')],
    ['fsck that does not', 'remove', async () => expect(await check(false)).toContain('missing-bytes')],
  ] as const)('%s found it: equal bytes lie by themselves, and the file is whole again', async (_who, how, find) => {
    const first = await makeStored()
    await damage(first, how)
    await find(first)
    expect(await isKnown(first)).toBe(true)
    const before = (await owner.client.get(`/v1/files/${first.id}`)).text

    const second = await makeStored(owner, first.bytes)
    expect(second.contentId).not.toBe(first.contentId)
    expect((await download(second)).bytes.equals(first.bytes)).toBe(true)

    await app.app.healing.run()
    expect((await download(first)).bytes.equals(first.bytes)).toBe(true)
    expect(await contentOf(first)).toBe(second.contentId)
    expect((await owner.client.get(`/v1/files/${first.id}`)).text).toBe(before)
    const third = await makeStored(owner, first.bytes)
    expect(third.contentId).toBe(second.contentId)
    const events = await app.app.database.rows(
      "select details from audit_event where action = 'content.healed' and target = ?",
      [`content:${first.contentId}`],
    )
    expect(events.map(({ details }) => JSON.parse(String(details)) as unknown)).toEqual([{ turned: 1 }])
    await forget(first, second, third)
  })

  test('former versions are healed too, and files that share them; each is counted', async () => {
    const first = await makeStored()
    const sharing = await makeStored(owner, first.bytes)
    expect(sharing.contentId).toBe(first.contentId)
    const put = (next: Buffer): Promise<Reply> =>
      owner.client.put(`/v1/files/${first.id}/content`, next, { 'content-type': 'text/plain', 'if-match': '*' })
    expect((await put(Buffer.from('between'))).status).toBe(200)
    await damage(first)
    expect((await download(sharing)).status).toBe(500)
    expect((await put(first.bytes)).status).toBe(200)
    await app.app.healing.run()
    for (const path of [`/v1/files/${first.id}/versions/1/content`, `/v1/files/${sharing.id}/content`])
      expect((await owner.client.get(path)).bytes.equals(first.bytes)).toBe(true)
    expect(await check(true)).toEqual([])
    await forget(first, sharing)
  })

  test('what reads whole again is not damaged: equal bytes are stored as before', async () => {
    const first = await makeStored()
    await damage(first)
    expect((await download(first)).status).toBe(500)
    // The operator brings the disk back.
    await damage(first)
    await verify(first)
    expect(await isKnown(first)).toBe(false)
    const second = await makeStored(owner, first.bytes)
    expect(second.contentId).toBe(first.contentId)
    await forget(first, second)
  })

  test('another owner of the same bytes heals nothing', async () => {
    const first = await makeStored()
    await damage(first)
    expect((await download(first)).status).toBe(500)
    await makeStored(await makeAccount(app), first.bytes)
    await app.app.healing.run()
    expect(await contentOf(first)).toBe(first.contentId)
    expect((await download(first)).status).toBe(500)
    await forget(first)
  })

  test('files that are deleted, replaced and healed at the same moment: each content is counted right', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const [first, second, third] = await (async () => {
        const one = await makeStored()
        return [one, await makeStored(owner, one.bytes), await makeStored(owner, one.bytes)] as const
      })()
      await damage(first)
      expect((await download(first)).status).toBe(500)
      const whole = await makeStored(owner, first.bytes)
      const [, purged, replaced] = await Promise.all([
        app.app.healing.run(),
        owner.client.delete(`/v1/files/${first.id}?permanent=true`),
        owner.client.put(`/v1/files/${second.id}/content`, 'other', { 'content-type': 'text/plain', 'if-match': '*' }),
      ])
      expect([purged.status, replaced.status]).toEqual([204, 200])
      await app.app.healing.run()
      expect((await download(third)).bytes.equals(first.bytes)).toBe(true)
      await forget(second, third, whole)
    }
  })
})
