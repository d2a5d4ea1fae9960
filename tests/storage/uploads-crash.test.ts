/** `tus-js-client` against two replicas behind a load balancer without stickiness, one of which is killed in the middle. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runRound, startCluster, type Cluster } from '../../scripts/torture/upload-round.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { makeDatabase } from '../support/app.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'

let folder: string
let database: { url: string; drop: () => Promise<void> }
let cluster: Cluster
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-uploads-crash-'))
  database = await makeDatabase(folder, true)
  cluster = await startCluster({ folder, databaseUrl: database.url })
}, 60_000)
afterAll(async () => {
  await cluster.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const rounds = 10
const files: string[] = []

test('ten uploads, a replica killed in the middle of each: every file is what was sent, and no offset goes back', async () => {
  const token = await cluster.signIn()
  for (let round = 0; round < rounds; round++) {
    const bytes = randomBytes(randomInt(1, 6_000_000))
    const { fileId } = await runRound(cluster, token, {
      bytes,
      killAfter: [round % 5 === 0 ? bytes.length : randomInt(1, bytes.length + 1)],
      chunkSize: round % 2 === 0 ? undefined : 500_000,
    })
    files.push(fileId)
  }
  expect(cluster.kills()).toBe(rounds)
  expect(new Set(files).size).toBe(rounds)
}, 240_000)

test('afterwards there is one file for each, and once the rest has expired nothing but files', async () => {
  const app = await createApp(
    readConfig({ DATABASE_URL: database.url, COFFER_DATA: folder, COFFER_LOG_LEVEL: 'silent' }, folder),
    { clock: () => Date.now() + 2 * 86_400_000 },
  )
  try {
    const [row] = await app.database.rows('select count(*) as files, sum(size) as bytes from file')
    const [account] = await app.database.rows('select file_count, used_bytes from account')
    expect([Number(row?.['files']), Number(account?.['file_count'])]).toEqual([rounds, rounds])
    expect(Number(account?.['used_bytes'])).toBe(Number(row?.['bytes']))
    await app.uploads.sweep()
    await app.blobs.sweep(0)
    expect(await orphans(app.database)).toEqual(noOrphans)
  } finally {
    await app.close()
  }
})
