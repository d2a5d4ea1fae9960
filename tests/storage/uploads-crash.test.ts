/** Uploads against two replicas behind a balancer without stickiness, which are killed in the middle; and the reader who comes afterwards. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster, type Cluster } from '../../scripts/torture/cluster.ts'
import { forgetUploads } from '../../scripts/torture/collect.ts'
import { createDraw } from '../../scripts/torture/draw.ts'
import { createJournal } from '../../scripts/torture/journal.ts'
import { findAfter, findBefore } from '../../scripts/torture/leftovers.ts'
import { makePlace, type Place } from '../../scripts/torture/places.ts'
import { changeFile, runRound } from '../../scripts/torture/upload-round.ts'
import { makeDatabase } from '../support/app.ts'

describe.each([
  ['database', 8],
  ['disk', 4],
] as const)('bytes in %s', (kind, rounds) => {
  let folder: string
  let database: { url: string; drop: () => Promise<void> }
  let place: Place
  let cluster: Cluster
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coffer-uploads-crash-'))
    database = await makeDatabase(folder, true)
    place = await makePlace(kind, folder)
    cluster = await startCluster({ folder, databaseUrl: database.url, settings: { COFFER_STORAGE: place.setting } })
  }, 60_000)
  afterAll(async () => {
    await cluster.stop()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const journal = createJournal()
  const draw = createDraw(`uploads of this suite into ${kind}`)

  test('a replica killed in the middle of each upload: every file is what was sent, and no offset goes back', async () => {
    const token = await cluster.signIn()
    for (let round = 1; round <= rounds; round++) {
      const plan = draw.plan(round, 6_000_000, cluster.size)
      await runRound(
        cluster,
        token,
        { ...plan, client: round % 2 === 0 ? 'raw' : 'tus-js-client' },
        draw.bytesOf(round, plan.size),
        journal,
      )
    }
    expect(cluster.kills()).toBeGreaterThanOrEqual(rounds)
    expect(journal.files.size + journal.left.size + journal.cancelled.size).toBe(rounds)
  }, 240_000)

  test('a replica killed while bytes are replaced and a file is deleted: each is done, once', async () => {
    const token = await cluster.signIn()
    const [replaced, deleted] = [...journal.files.values()]
    const kill = { after: 0, late: 5, replica: 0, all: true }
    const bytes = draw.bytesOf(1000, 2_500_000)
    await changeFile(cluster, token, { afterwards: 'replace', afterwardsKill: kill }, replaced!, bytes, journal)
    await changeFile(cluster, token, { afterwards: 'delete', afterwardsKill: kill }, deleted!, bytes, journal)
    expect(journal.files.get(replaced!.id)).toMatchObject({ size: 2_500_000, former: [{ size: replaced!.size }] })
    expect(journal.deleted.has(deleted!.id)).toBe(true)
  }, 120_000)

  test('afterwards a reader finds all of it, and once the rest has expired nothing else', async () => {
    expect(await findBefore(database.url, place, journal)).toEqual([])
    await forgetUploads({ DATABASE_URL: database.url, COFFER_STORAGE: place.setting }, folder)
    const found = await findAfter(database.url, place, journal)
    expect(found).toMatchObject({ faults: [], files: journal.files.size })
    expect(found.segments > 0).toBe(kind === 'disk')
  }, 60_000)
})
