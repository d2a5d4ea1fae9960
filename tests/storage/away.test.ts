/** A store that is away, full or not the one that it was: what is answered, what waits, and what goes on. */
import { afterEach, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, type TestApp } from '../support/app.ts'
import { coffer } from '../support/command.ts'
import { makeStore, storeKinds } from '../support/stores.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function onDisk(): Promise<{ app: TestApp; folder: string }> {
  const base = await mkdtemp(join(tmpdir(), 'coffer-away-'))
  cleanups.push(() => rm(base, { recursive: true, force: true }))
  const folder = join(base, 'files')
  const app = await startApp({ shared: true, settings: { COFFER_STORAGE: `disk:${folder}` } })
  cleanups.push(app.close)
  return { app, folder }
}
const contentOf = async (app: TestApp, fileId: string): Promise<Buffer> =>
  (await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(fileId)]))[0]![
    'content_id'
  ] as Buffer
const stateOf = async (app: TestApp, contentId: Buffer): Promise<unknown> =>
  (await app.app.database.rows('select state from content where id = ?', [contentId]))[0]?.['state']

test('disk: nobody else can read folders and files, and no name is a user’s', async () => {
  const { app, folder } = await onDisk()
  const owner = await makeAccount(app)
  await makeFile(owner, { name: 'salaries.pdf', bytes: randomBytes(100) })
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name))
    expect(mode & 0o777).toBe(entry.isDirectory() ? 0o700 : 0o600)
    expect(entry.name).toMatch(/^(coffer-storage|unfinished|[0-9a-f]{2}|[0-9a-f-]{36})$/)
  }
})

test('disk away: bytes answer 503 and are not called damaged, the rest works, the sweep tries again', async () => {
  const { app, folder } = await onDisk()
  const owner = await makeAccount(app)
  const file = await makeFile(owner, { bytes: randomBytes(1000) })
  const deleted = await makeFile(owner, { bytes: randomBytes(1000) })
  const contentId = await contentOf(app, deleted.id)
  await owner.client.delete(`/v1/files/${deleted.id}?permanent=true`)
  const elsewhere = `${folder}-unmounted`
  await rename(folder, elsewhere)
  await mkdir(folder)
  const away = { status: 503, json: { type: '/problems/storage-unavailable' } }
  expect(await owner.client.get(`/v1/files/${file.id}/content`)).toMatchObject(away)
  const refused = await owner.client.post('/v1/files', randomBytes(10), { 'content-type': 'text/plain' })
  expect(refused).toMatchObject(away)
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  expect((await owner.client.get(`/v1/files/${file.id}`)).status).toBe(200)
  expect((await owner.client.get('/v1/files')).json.items).toHaveLength(1)
  await expect(app.app.blobs.sweep(-1000)).rejects.toMatchObject({ kind: 'storage-unavailable' })
  expect(await stateOf(app, contentId)).toBe('deleted')
  const restart = createApp(readConfig(app.settings, app.folder))
  await expect(restart).rejects.toMatchObject({ name: 'StoreFailure', message: expect.stringContaining('mounted') })

  await rm(folder, { recursive: true })
  await rename(elsewhere, folder)
  expect((await owner.client.get(`/v1/files/${file.id}/content`)).status).toBe(200)
  await app.app.blobs.sweep(-1000)
  expect(await stateOf(app, contentId)).toBeUndefined()
})

test('a store that is away keeps the sweep from nothing else', async () => {
  const { app, folder } = await onDisk()
  const owner = await makeAccount(app)
  const file = await makeFile(owner, { bytes: randomBytes(1000) })
  const contentId = await contentOf(app, file.id)
  const { database } = app.app
  await owner.client.delete(`/v1/files/${file.id}?permanent=true`)
  const other = uuidToBytes('019a0000-0000-7000-8000-000000000001')
  await database.run(
    "insert into content (id, state, store, size, refs, reserved, created_at, touched_at) values (?, 'deleted', 'database', 0, 0, 0, 1, 1)",
    [other],
  )
  await database.run('update content set touched_at = 0 where id = ?', [contentId])
  await rename(folder, `${folder}-unmounted`)
  await expect(app.app.blobs.sweep(0)).rejects.toMatchObject({ kind: 'storage-unavailable' })
  expect([await stateOf(app, contentId), await stateOf(app, other)]).toEqual(['deleted', undefined])
})

test('bytes that cannot be removed are told, and keep the sweep from no others', async () => {
  const { app, folder } = await onDisk()
  const owner = await makeAccount(app)
  const contents: Buffer[] = []
  for (let at = 0; at < 3; at++) {
    const file = await makeFile(owner, { bytes: randomBytes(1000) })
    contents.push(await contentOf(app, file.id))
    await owner.client.delete(`/v1/files/${file.id}?permanent=true`)
  }
  const { database } = app.app
  const [stuck, ...others] = contents
  await database.run('update content set touched_at = 0 where id = ?', [stuck!])
  const [row] = await database.rows('select id from segment where content_id = ?', [stuck!])
  const id = bytesToUuid(row!['id'] as Buffer)
  const path = join(folder, id.slice(-4, -2), id.slice(-2), id)
  await rename(path, `${path}-elsewhere`)
  await mkdir(path)
  await expect(app.app.blobs.sweep(-1000)).rejects.toMatchObject({ kind: 'storage-unavailable' })
  expect(await Promise.all(others.map((content) => stateOf(app, content)))).toEqual([undefined, undefined])
  expect(await stateOf(app, stuck!)).toBe('deleted')
  await rmdir(path)
  await app.app.blobs.sweep(-1000)
  expect(await stateOf(app, stuck!)).toBeUndefined()
})

test('disk: a link that stands where a segment should is followed nowhere', async () => {
  const { app, folder } = await onDisk()
  const owner = await makeAccount(app)
  const file = await makeFile(owner, { bytes: Buffer.from('content') })
  const [row] = await app.app.database.rows('select id from segment where content_id = ?', [
    await contentOf(app, file.id),
  ])
  const id = bytesToUuid(row!['id'] as Buffer)
  const path = join(folder, id.slice(-4, -2), id.slice(-2), id)
  await rename(path, join(folder, '..', 'outside'))
  await symlink(join(folder, '..', 'outside'), path)
  expect(await owner.client.get(`/v1/files/${file.id}/content`)).toMatchObject({
    status: 500,
    json: { type: '/problems/content-damaged' },
  })
})

test('start: bytes in a store that the settings do not name, or a folder that cannot be used, are refused', async () => {
  const { app } = await onDisk()
  await makeFile(await makeAccount(app), { bytes: Buffer.from('content') })
  const start = (setting: string) => createApp(readConfig({ ...app.settings, COFFER_STORAGE: setting }, app.folder))
  await expect(start('database')).rejects.toMatchObject({
    name: 'StoreFailure',
    message: expect.stringContaining('which COFFER_STORAGE does not name'),
  })
  const file = join(app.folder, 'a-file')
  await writeFile(file, '')
  const unusable = await coffer(['fsck'], {
    settings: { ...app.settings, COFFER_STORAGE: `disk:${file}` },
    folder: app.folder,
  })
  expect(unusable).toMatchObject({ code: 1, stdout: '' })
  expect(unusable.stderr).toMatch(/^coffer: \S+a-file cannot be used for the bytes of files \(\w+\); give this user/)
})

const onS3 = storeKinds.includes('s3') ? test : test.skip

onS3('s3 away: bytes answer 503, the rest works, and afterwards all is there', async () => {
  const place = await makeStore('s3')
  cleanups.push(place.remove)
  const real = new URL(process.env['TEST_S3_URL'] ?? '')
  const proxy = await startTcpProxy(real.hostname, Number(real.port))
  cleanups.push(proxy.close)
  const setting = place.setting.replace(
    /endpoint=[^&]+/,
    `endpoint=${encodeURIComponent(`http://127.0.0.1:${proxy.port}`)}`,
  )
  const app = await startApp({ shared: true, settings: { COFFER_STORAGE: setting } })
  cleanups.push(app.close)
  const owner = await makeAccount(app)
  const bytes = randomBytes(3_000_000)
  const file = await makeFile(owner, { bytes })
  proxy.cut()
  const away = { status: 503, json: { type: '/problems/storage-unavailable' } }
  expect(await owner.client.get(`/v1/files/${file.id}/content`)).toMatchObject(away)
  expect(await owner.client.post('/v1/files', bytes, { 'content-type': 'text/plain' })).toMatchObject(away)
  expect((await owner.client.get('/v1/files')).json.items).toHaveLength(1)
  proxy.restore()
  expect((await owner.client.get(`/v1/files/${file.id}/content`)).bytes.equals(bytes)).toBe(true)
  await app.app.blobs.sweep(-1000)
  expect(await place.names()).toHaveLength(1)
})

onS3('doctor: a bucket is tried for all that is done there, and nothing is left in it', async () => {
  const place = await makeStore('s3')
  cleanups.push(place.remove)
  const { app } = await onDisk()
  const look = async (setting: string) => {
    const ended = await coffer(['doctor', '--json'], {
      settings: { ...app.settings, ...place.environment, COFFER_STORAGE: setting },
      folder: app.folder,
    })
    const { findings } = JSON.parse(ended.stdout) as { findings: { check: string; state: string; detail: string }[] }
    return findings.filter(({ check }) => check === 'storage')
  }
  expect(await look(place.setting)).toEqual([
    { check: 'storage', state: 'ok', detail: expect.stringMatching(/^s3:\S+ can be written and read$/) },
  ])
  expect(await place.names()).toEqual([])
  expect(await look(place.setting.replace('s3://', 's3://not-'))).toMatchObject([{ state: 'fail' }])
})

test('doctor: a folder for bytes that is there, one that is not yet, and one that is none', async () => {
  const { app, folder } = await onDisk()
  const look = async (setting: string) => {
    const ended = await coffer(['doctor', '--json'], {
      settings: { ...app.settings, COFFER_STORAGE: setting },
      folder: app.folder,
    })
    const { findings } = JSON.parse(ended.stdout) as { findings: { check: string; state: string; detail: string }[] }
    return findings.filter(({ check }) => check === 'storage')
  }
  expect(await look(`disk:${folder}`)).toEqual([
    { check: 'storage', state: 'ok', detail: expect.stringContaining('can be written and read') },
  ])
  expect(await look(`disk:${folder}-new`)).toEqual([
    { check: 'storage', state: 'ok', detail: expect.stringContaining('is not there yet') },
  ])
  const none = join(folder, '..', 'none')
  await mkdir(none)
  await chmod(none, 0o700)
  expect(await look(`disk:${none}`)).toEqual([
    expect.objectContaining({ state: 'fail', detail: expect.stringContaining('there is no file "coffer-storage"') }),
  ])
  expect(await look('s3://no-such-bucket/?endpoint=http%3A%2F%2F127.0.0.1%3A1')).toEqual([
    expect.objectContaining({ state: 'fail', detail: expect.stringContaining('cannot be used') }),
  ])
})
