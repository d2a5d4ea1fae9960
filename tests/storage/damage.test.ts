/** What a client gets of stored bytes that are damaged, missing or out of reach; the same for every store. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { connectWire } from '../support/wire.ts'
import { makeStore, storeKinds, type Damage, type StorePlace } from '../support/stores.ts'

const mebibyte = 1024 * 1024
const metricsToken = 'a'.repeat(40)

describe.each(storeKinds)('%s', (kind) => {
  let app: TestApp
  let place: StorePlace
  let owner: Account
  const lines: string[] = []

  beforeAll(async () => {
    place = await makeStore(kind)
    app = await startApp({
      settings: { COFFER_STORAGE: place.setting, COFFER_METRICS_TOKEN: metricsToken },
      log: pino({ level: 'error' }, { write: (line) => void lines.push(line) }),
    })
    owner = await makeAccount(app)
  })
  afterAll(async () => {
    await app.close()
    await place.remove()
  })

  async function makeDamaged(how: Damage, from: number): Promise<{ id: string; contentId: string; bytes: Buffer }> {
    const bytes = randomBytes(3 * mebibyte)
    const { id } = await makeFile(owner, { bytes })
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(id)])
    const contentId = bytesToUuid(row!['content_id'] as Buffer)
    await place.damage(app.app.database, contentId, how, from)
    return { id, contentId, bytes }
  }
  const damaged = async (): Promise<number> => {
    const metrics = await app.anonymous.get('/metrics', { authorization: `Bearer ${metricsToken}` })
    return Number(/^coffer_storage_damage_total (\d+)$/m.exec(metrics.text)?.[1])
  }

  test.each<[string, Damage, number]>([
    ['a bit of the beginning is flipped', 'flip', 5],
    ['the beginning is missing', 'remove', 0],
    ['it ends in the first block', 'shorten', 1000],
  ])('downloadFile: when %s the answer is 500 content-damaged, logged and counted', async (_what, how, from) => {
    const { id, contentId } = await makeDamaged(how, from)
    const before = await damaged()
    lines.length = 0
    const reply = await owner.client.get(`/v1/files/${id}/content`)
    expect(reply).toMatchObject({ status: 500, json: { type: '/problems/content-damaged' } })
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(reply.text).not.toContain(contentId)
    expect(lines.filter((line) => line.includes(contentId) && line.includes('damaged'))).not.toHaveLength(0)
    expect(await damaged()).toBe(before + 1)
    expect((await owner.client.send('HEAD', `/v1/files/${id}/content`)).status).toBe(200)
  })

  test('downloadFile: damage behind the first block breaks the connection, before a wrong byte', async () => {
    const { id, bytes } = await makeDamaged('flip', 2 * mebibyte + 77)
    const wire = await connectWire(app.base)
    wire.begin('GET', `/v1/files/${id}/content`, { Authorization: owner.client.fields['authorization']! })
    await wire.closed()
    expect(wire.text).toMatch(/^HTTP\/1\.1 200 /)
    const body = Buffer.from(wire.text.slice(wire.text.indexOf('\r\n\r\n') + 4), 'latin1')
    expect(body.length).toBeLessThanOrEqual(2 * mebibyte)
    expect(bytes.subarray(0, body.length).equals(body)).toBe(true)
    const ranged = await owner.client.get(`/v1/files/${id}/content`, { range: 'bytes=0-999' })
    expect(ranged.status).toBe(206)
  })
})
