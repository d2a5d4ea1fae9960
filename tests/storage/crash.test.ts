import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startService, type Service } from '../../scripts/soak/service.ts'
import { makeDatabase } from '../support/app.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { fsck, type Fault } from '../../src/storage/fsck.ts'
import { makeStore, storeKinds, type StorePlace } from '../support/stores.ts'

describe.each(storeKinds)('%s', (kind) => {
  let folder: string
  let database: { url: string; drop: () => Promise<void> }
  let service: Service
  let place: StorePlace

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coffer-crash-'))
    database = await makeDatabase(folder, true)
    place = await makeStore(kind)
    service = await start()
  })
  afterAll(async () => {
    await service.stop()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
    await place.remove()
  })

  const start = (): Promise<Service> =>
    startService({
      folder,
      databaseUrl: database.url,
      settings: { ...place.environment, COFFER_STORAGE: place.setting },
    })

  /** What the client was told: the files that were acknowledged, by id, and those it sent at all, by digest. */
  const acknowledged = new Map<string, string>()
  const sent = new Set<string>()

  /** Uploads until the service is gone; notes each 201. */
  async function uploadOn(address: string, token: string, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const bytes = randomBytes(randomInt(1, 3_000_000))
      sent.add(createHash('sha256').update(bytes).digest('hex'))
      const stored = await upload(address, token, bytes).catch(() => undefined)
      if (stored) acknowledged.set(stored.id, stored.sha256)
    }
  }

  /** In pieces, so that a moment to be killed in lies between any two. */
  function upload(address: string, token: string, bytes: Buffer): Promise<{ id: string; sha256: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'content-length': bytes.length,
      }
      const sending = request(`${address}/v1/files`, { method: 'POST', headers }, (answer) => {
        let text = ''
        answer
          .setEncoding('utf8')
          .on('data', (more: string) => (text += more))
          .on('error', reject)
        answer.on('end', () =>
          answer.statusCode === 201
            ? resolve(JSON.parse(text) as { id: string; sha256: string })
            : reject(new Error(text)),
        )
      })
      sending.on('error', reject)
      for (let at = 0; at < bytes.length; at += 100_000) sending.write(bytes.subarray(at, at + 100_000))
      sending.end()
    })
  }

  async function listAll(address: string, token: string): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    let path: string | undefined = '/v1/files?limit=100'
    while (path !== undefined) {
      const answer: Response = await fetch(address + path, { headers: { authorization: `Bearer ${token}` } })
      expect(answer.status).toBe(200)
      const page = (await answer.json()) as { items: { id: string; sha256: string }[]; nextCursor?: string }
      for (const { id, sha256 } of page.items) found.set(id, sha256)
      path = page.nextCursor === undefined ? undefined : `/v1/files?limit=100&cursor=${page.nextCursor}`
    }
    return found
  }

  /** Looks past the service at what it left. */
  async function withApp<T>(look: (app: App) => Promise<T>): Promise<T> {
    const app = await createApp(
      readConfig(
        { DATABASE_URL: database.url, COFFER_DATA: folder, COFFER_LOG_LEVEL: 'silent', COFFER_STORAGE: place.setting },
        folder,
      ),
    )
    try {
      return await look(app)
    } finally {
      await app.close()
    }
  }

  test('kill -9 in the middle of uploads: what was acknowledged is there byte for byte, and of the rest nothing or all', async () => {
    const rounds = kind === 'database' ? 5 : 2
    const read = new Set<string>()
    for (let round = 1; round <= rounds; round++) {
      const token = await service.signIn()
      const before = acknowledged.size
      const stop = new AbortController()
      const uploads = Array.from({ length: 6 }, () => uploadOn(service.address, token, stop.signal))
      while (acknowledged.size < before + 3) await delay(5)
      await delay(randomInt(300))
      await service.kill()
      stop.abort()
      await Promise.all(uploads)
      service = await start()
      const again = await service.signIn()
      const listed = await listAll(service.address, again)
      for (const [id, sha256] of acknowledged) expect(listed.get(id)).toBe(sha256)
      for (const [id, sha256] of listed) {
        expect(sent.has(sha256)).toBe(true)
        if (read.has(id) && round < rounds) continue
        read.add(id)
        const content = await fetch(`${service.address}/v1/files/${id}/content`, {
          headers: { authorization: `Bearer ${again}` },
        })
        expect(
          createHash('sha256')
            .update(Buffer.from(await content.arrayBuffer()))
            .digest('hex'),
        ).toBe(sha256)
      }
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(3 * rounds)
  }, 180_000)

  test('kill -9 in the middle of uploads: the sweep without grace leaves nothing that belongs to no file', async () => {
    await withApp(async (app) => {
      const swept = await app.blobs.sweep(0)
      expect(swept).toBeGreaterThan(0)
      if (kind === 'database') expect(await orphans(app.database)).toEqual(noOrphans)
      const faults: Fault[] = []
      const { database: rows, blobs, stores } = app
      const options = { deep: true, repair: false, graceMillis: -1000 }
      for await (const fault of fsck({ database: rows, clock: Date.now, blobs, stores }, options)) faults.push(fault)
      expect(faults).toEqual([])
      const [planned] = await app.database.rows('select count(*) as n from segment where size is null')
      expect(Number(planned!['n'])).toBe(0)
    })
    const token = await service.signIn()
    expect([...(await listAll(service.address, token)).keys()]).toEqual(
      expect.arrayContaining([...acknowledged.keys()]),
    )
  })
})
