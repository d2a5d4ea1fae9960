/** The reader of `npm run torture:uploads` sees what it is there to see: each fault is made on purpose, and found. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createJournal, toldOf, type Journal } from '../../scripts/torture/journal.ts'
import { findAfter, findBefore } from '../../scripts/torture/leftovers.ts'
import { makePlace, type Place } from '../../scripts/torture/places.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { append, beginUpload } from '../support/tus.ts'

describe.each(['database', 'disk'] as const)('bytes in %s', (kind) => {
  let app: TestApp
  let owner: Account
  let place: Place
  let folder: string
  let journal: Journal
  beforeAll(async () => {
    app = await startApp({ shared: true, settings: { COFFER_STORAGE: kind === 'disk' ? 'disk:./bytes' : 'database' } })
    folder = join(app.folder, 'bytes')
    place = await makePlace(kind, app.folder)
    owner = await makeAccount(app)
    journal = createJournal()
    for (const size of [10, 1_500_000]) {
      const bytes = randomBytes(size)
      const { id } = await makeFile(owner, { bytes })
      journal.files.set(id, { id, ...toldOf(bytes), former: [] })
    }
  })
  afterAll(() => app.close())

  const run = (sql: string, ...values: (string | number | Buffer)[]) => app.app.database.run(sql, values)
  const after = async () => (await findAfter(app.settings['DATABASE_URL']!, place, journal)).faults
  const before = async () => findBefore(app.settings['DATABASE_URL']!, place, journal)
  const someFile = () => [...journal.files.values()].at(-1)!

  test('where all is well it finds nothing', async () => {
    expect(await before()).toEqual([])
    expect(await after()).toEqual([])
  })

  test.each([
    ['references', 'update content set refs = refs + 1', 'update content set refs = refs - 1', /references/],
    [
      'used bytes',
      'update account set used_bytes = used_bytes + 1',
      'update account set used_bytes = used_bytes - 1',
      /used bytes are wrong/,
    ],
    [
      'a reservation',
      'update account set reserved_bytes = 1',
      'update account set reserved_bytes = 0',
      /still reserve/,
    ],
    ['a digest', "update file set sha256 = x'00' where size = 10", undefined, /something else than what was sent/],
  ])('%s', async (_, spoil, mend, fault) => {
    const digests = await app.app.database.rows('select id, sha256 from file')
    await run(spoil)
    expect(await after()).toContainEqual(expect.stringMatching(fault))
    if (mend !== undefined) await run(mend)
    else
      for (const row of digests)
        await run('update file set sha256 = ? where id = ?', row['sha256'] as Buffer, row['id'] as Buffer)
    expect(await after()).toEqual([])
  })

  test('an acknowledged file that is not there, and one that nobody sent', async () => {
    const missing = { id: randomUUID(), ...toldOf(Buffer.alloc(3)), former: [] }
    journal.files.set(missing.id, missing)
    expect(await after()).toEqual([`the file ${missing.id} of 3 bytes is not there`])
    journal.files.delete(missing.id)
    const known = someFile()
    journal.files.delete(known.id)
    expect(await after()).toContainEqual(expect.stringContaining('nobody sent it'))
    journal.unknown.push(known)
    expect(await after()).toEqual([])
    journal.unknown.pop()
    journal.files.set(known.id, known)
  })

  test('a byte that has changed', async () => {
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(someFile().id)])
    const contentId = row!['content_id'] as Buffer
    const [put, take] = kind === 'disk' ? await flipOnDisk() : await flipInChunk(contentId)
    await put()
    expect(await after()).toContainEqual(expect.stringMatching(/is not what was sent|another checksum/))
    await take()
    expect(await after()).toEqual([])
  })

  test('an upload of which other bytes are there than its offset says, or than were sent', async () => {
    const upload = await beginUpload(owner.client, 5000)
    await append(upload, 0, Buffer.alloc(2000, 1))
    const left = { id: upload.id, ...toldOf(Buffer.alloc(2000, 1)) }
    journal.left.set(upload.id, left)
    expect(await before()).toEqual([])
    await run('update upload set upload_offset = 1999')
    expect(await before()).toContainEqual(expect.stringContaining('is said to be at 1999, and 2000 bytes are there'))
    await run('update upload set upload_offset = 2000')
    journal.left.set(upload.id, { ...left, ...toldOf(Buffer.alloc(2000, 2)) })
    expect(await before()).toContainEqual(expect.stringContaining('what is there is not what was sent'))
    journal.left.clear()
    expect(await after()).toContainEqual(expect.stringContaining('uploads with bytes'))
    await run('delete from upload')
    expect(await after()).toContainEqual(expect.stringContaining('contents that nothing names'))
    await app.app.blobs.sweep(-60_000)
    expect(await after()).toEqual([])
  })

  if (kind === 'disk')
    test('what lies there and no row knows, and what a row knows and does not lie there', async () => {
      await writeFile(join(folder, 'unfinished', randomUUID()), 'begun')
      await writeFile(join(folder, 'stranger'), 'not ours')
      expect(await after()).toEqual([
        'stranger lies there, and no row knows it',
        expect.stringMatching(/^unfinished\/.+ was begun and never finished$/),
      ])
      await unlink(join(folder, 'stranger'))
      const { name } = (await place.found())[0]!
      await unlink(pathOf(name))
      expect(await after()).toContainEqual(`the segment ${name} does not lie there`)
    })

  const pathOf = (id: string): string => join(folder, id.slice(-4, -2), id.slice(-2), id)

  async function flipOnDisk() {
    const { name } = (await place.found()).find(({ size }) => size === someFile().size)!
    const bytes = await readFile(pathOf(name))
    const flipped = Buffer.from(bytes)
    flipped[77]! ^= 1
    return [() => writeFile(pathOf(name), flipped), () => writeFile(pathOf(name), bytes)] as const
  }

  async function flipInChunk(contentId: Buffer) {
    const [row] = await app.app.database.rows('select bytes from chunk where content_id = ? and number = 0', [
      contentId,
    ])
    const bytes = Buffer.from(row!['bytes'] as Buffer)
    const flipped = Buffer.from(bytes)
    flipped[77]! ^= 1
    const write = (what: Buffer) =>
      run('update chunk set bytes = ? where content_id = ? and number = 0', what, contentId)
    return [() => write(flipped), () => write(bytes)] as const
  }
})
