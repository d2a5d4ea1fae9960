/** Every operation on something of an account's own, by somebody else with every scope: it is not there, and stays as it is. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import type { Client } from '../support/client.ts'
import { makeShare, makeUploadRequest } from '../support/shares.ts'
import { contract, filled, soundRequest } from '../support/sound-request.ts'

let app: TestApp
let owner: Account
let stranger: Account
/** By the names of path parameters. */
let owned: Record<string, string>

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_TRUSTED_PROXIES: '1' } })
  owner = await makeAccount(app)
  stranger = await makeAccount(app, { roles: ['admin'] })
  const { id: fileId } = await makeFile(owner)
  await owner.client.put(`/v1/files/${fileId}/content`, 'again', { 'if-match': '*', 'content-type': 'text/plain' })
  const upload = await owner.client.send('POST', '/v1/uploads', undefined, {
    'tus-resumable': '1.0.0',
    'upload-length': '10',
  })
  owned = {
    fileId,
    version: '1',
    uploadId: upload.headers.get('location')!.split('/').at(-1)!,
    shareId: (await makeShare(owner, [fileId])).id,
    uploadRequestId: (await makeUploadRequest(owner)).id,
  }
})
afterAll(() => app.close())

const operations = [...contract.operations.values()].filter(
  ({ template, schemes }) =>
    schemes.includes('bearerAuth') && /\{(fileId|uploadId|shareId|uploadRequestId)\}/.test(template),
)

/** All that the owner sees of what is there. */
async function seen({ get }: Pick<Client, 'get'>): Promise<object[]> {
  const paths = [
    `/v1/files/${owned['fileId']}`,
    `/v1/files/${owned['fileId']}/versions`,
    `/v1/uploads/${owned['uploadId']}`,
    `/v1/shares/${owned['shareId']}`,
    `/v1/upload-requests/${owned['uploadRequestId']}`,
    '/v1/files?count=exact',
    '/v1/tags',
    '/v1/folders',
    '/v1/me/usage',
  ]
  const answers: object[] = []
  for (const path of paths) {
    const { status, json } = await get(path)
    expect({ path, status }).toEqual({ path, status: 200 })
    answers.push(json)
  }
  return answers
}
const asOwner = { get: (path: string) => owner.client.get(path) }

test('there are such operations', () => {
  expect(operations.length).toBeGreaterThan(20)
})

test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (_, operation) => {
  const before = await seen(asOwner)
  const request = soundRequest(operation, { whole: stranger, none: stranger })
  const path = operation.template.replace(/\{(\w+)\}/g, (whole, name: string) => owned[name] ?? filled(whole))
  const known = await ask(app.base, { ...request, path })
  const unknown = await ask(app.base, request)
  expect([known.status, unknown.status]).toEqual([404, 404])
  const { instance: _instance, ...told } = known.json
  expect(told).toEqual({ ...unknown.json, instance: undefined })
  expect(await seen(asOwner)).toEqual(before)
})

test('by a body: a batch, a share', async () => {
  const before = await seen(asOwner)
  const fileIds = [owned['fileId']!]
  const actions = [
    { action: 'tag', tags: ['mine'] },
    { action: 'untag', tags: ['mine'] },
    { action: 'move', folder: '/mine' },
    { action: 'trash' },
    { action: 'restore' },
    { action: 'delete' },
  ]
  for (const action of actions) {
    const { status, json } = await stranger.client.post('/v1/files/batch', { ...action, fileIds })
    expect([status, json.results[0].status]).toEqual([200, 404])
  }
  expect((await stranger.client.post('/v1/shares', { fileIds })).status).toBe(422)
  expect(await seen(asOwner)).toEqual(before)
})

test('in lists: nothing of it', async () => {
  for (const path of ['/v1/files', '/v1/uploads', '/v1/shares', '/v1/upload-requests', '/v1/tags', '/v1/folders'])
    expect((await stranger.client.get(`${path}?count=exact`)).json).toMatchObject({ items: [], total: 0 })
})
