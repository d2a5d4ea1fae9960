import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { readConfig } from '../../src/config.ts'
import { startService, type Service } from '../../scripts/soak/service.ts'
import { makeDatabase } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

let folder: string
let database: { url: string; drop: () => Promise<void> }
/** Looks past the service. */
let rows: Database
let service: Service

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-idempotency-'))
  database = await makeDatabase(folder, true)
  service = await start()
  rows = await openDatabase(readConfig({ DATABASE_URL: database.url, COFFER_DATA: folder }, folder).database)
})
afterAll(async () => {
  await rows.close()
  await service.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const start = (): Promise<Service> => startService({ folder, databaseUrl: database.url })

const upload = async (token: string, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`${service.address}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'idempotency-key': key },
    body: bytes,
  })

const claims = async () => rows.rows('select expires_at from idempotency_key where sealed is null')
/** The end of the leases, without the wait for it. */
const endLeases = (): Promise<number> => rows.run('update idempotency_key set expires_at = 0 where sealed is null')

async function countFiles(token: string): Promise<number> {
  const answer = await fetch(`${service.address}/v1/files?count=exact&limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await answer.json()) as { total: number }).total
}

test('kill -9 between the claim and the effect: the key is free again within seconds, and nothing was stored', async () => {
  const [token, key] = [await service.signIn(), randomUUID()]
  const sending = request(`${service.address}/v1/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'text/plain',
      'content-length': 10,
      'idempotency-key': key,
    },
  }).on('error', () => {})
  sending.write('12345')
  await eventually(async () => (await claims()).length === 1)
  await service.kill()
  service = await start()
  const again = await service.signIn()
  const [claim] = await claims()
  expect(Number(claim!['expires_at']) - Date.now()).toBeLessThanOrEqual(10_000)
  if (Number(claim!['expires_at']) > Date.now() + 500) {
    const early = await upload(again, key, Buffer.from('1234567890'))
    expect([early.status, early.headers.get('retry-after')]).toEqual([409, '1'])
  }
  await endLeases()
  const stored = await upload(again, key, Buffer.from('1234567890'))
  expect([stored.status, stored.headers.get('idempotent-replayed')]).toEqual([201, null])
  expect(await countFiles(again)).toBe(1)
}, 60_000)

test('kill -9 at any moment, and each upload sent again until it is answered: a file each, and one answer', async () => {
  const before = await countFiles(await service.signIn())
  const wanted = new Map<string, Buffer<ArrayBuffer>>(
    Array.from({ length: 60 }, () => [randomUUID(), randomBytes(randomInt(1, 60_000))]),
  )
  const told = new Map<string, string>()
  for (let round = 1; told.size < wanted.size; round++) {
    const token = await service.signIn()
    await endLeases()
    const open = [...wanted].filter(([key]) => !told.has(key))
    const killing = round > 4 ? undefined : eventually(async () => told.size >= round * 10, 20_000)
    const sending = Promise.all(
      [0, 1, 2, 3].map(async (worker) => {
        for (const [key, bytes] of open.filter((_, at) => at % 4 === worker)) {
          const answer = await upload(token, key, bytes).catch(() => undefined)
          if (!answer) return
          expect(answer.status).toBe(201)
          const text = await answer.text().catch(() => undefined)
          if (text !== undefined) told.set(key, text)
        }
      }),
    )
    await killing
    if (killing) {
      await service.kill()
      service = await start()
    }
    await sending
  }
  const token = await service.signIn()
  expect(await countFiles(token)).toBe(before + wanted.size)
  for (const [key, text] of told) {
    const again = await upload(token, key, wanted.get(key)!)
    expect([again.status, again.headers.get('idempotent-replayed'), await again.text()]).toEqual([201, 'true', text])
  }
}, 120_000)
