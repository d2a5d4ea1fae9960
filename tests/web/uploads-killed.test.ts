/** An upload of the page against two replicas behind a balancer without stickiness, one of which is killed in the middle. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startCluster, type Cluster } from '../../scripts/torture/cluster.ts'
import { forgetUploads } from '../../scripts/torture/collect.ts'
import { createJournal, toldOf } from '../../scripts/torture/journal.ts'
import { findAfter } from '../../scripts/torture/leftovers.ts'
import { makePlace } from '../../scripts/torture/places.ts'
import type { Schema } from '../../src/http/contract.ts'
import { makeDatabase } from '../support/app.ts'
import { Client } from '../support/client.ts'
import { fileRow as row, launchBrowser, slowUploads, visit } from './visitor.ts'

let folder: string
let database: { url: string; drop: () => Promise<void> }
let cluster: Cluster
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-uploads-killed-'))
  database = await makeDatabase(folder, true)
  ;[cluster, browser] = await Promise.all([startCluster({ folder, databaseUrl: database.url }), launchBrowser()])
}, 90_000)

afterAll(async () => {
  await browser.close()
  await cluster.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

test('a replica killed in the middle, and again: the upload ends by itself, and what is stored is what was sent', async () => {
  const { address: base, receiving } = cluster.balancer
  const client = new Client(base, { authorization: `Bearer ${await cluster.signIn()}` })
  const { page, leaveInPeace } = await visit(browser, { base }, '/login')
  await page.getByLabel('E-mail').fill('soak@example.org')
  await page.getByLabel('Password', { exact: true }).fill('a long password for soaking')
  await page.keyboard.press('Enter')
  await page.locator('#file').waitFor({ state: 'attached' })
  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  const slowness = await slowUploads(page, 1_500_000)
  const buffer = randomBytes(12_000_000)
  await page.setInputFiles('#file', [{ name: 'killed.bin', mimeType: 'application/x-slow', buffer }])
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload/ })
    .click()
  for (const share of [/^[4-6]\d% · /, /^[7-8]\d% · /]) {
    await page.getByText(share).waitFor()
    await cluster.kill(receiving?.() ?? 0)
  }
  await slowness.end()
  await row(page, 'killed.bin').waitFor()
  expect(cluster.kills()).toBe(2)
  // It went on, and did not begin anew.
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
  expect(offsets.at(-1)).toBeGreaterThan(0)

  const { items } = (await client.get('/v1/files')).json as Schema<'FilePage'>
  const sha256 = createHash('sha256').update(buffer).digest('hex')
  expect(items).toMatchObject([{ name: 'killed.bin', size: buffer.length, sha256 }])
  const [{ id }] = items as [Schema<'File'>]
  expect((await client.get(`/v1/files/${id}/content`)).bytes.equals(buffer)).toBe(true)
  // 409: the browser itself sends a request again that ended without an answer, from where the bytes are no more wanted.
  await leaveInPeace(/ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED)|status of 409/)

  const journal = createJournal()
  journal.files.set(id, { id, ...toldOf(buffer), former: [] })
  await forgetUploads({ DATABASE_URL: database.url }, folder)
  expect((await findAfter(database.url, await makePlace('database', folder), journal)).faults).toEqual([])
}, 180_000)
