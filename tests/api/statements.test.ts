/** How many statements the requests cost that come most often: what is added to each of them is added on purpose. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import {
  makeAccount,
  makeFile,
  makeKey,
  startApp,
  type Account,
  type StoredFile,
  type TestApp,
} from '../support/app.ts'
import type { Reply } from '../support/client.ts'

let app: TestApp
let owner: Account
let file: StoredFile
let statements = 0
beforeAll(async () => {
  app = await startApp({
    database: {
      onQuery: (sql) => {
        if (!/\[query\] (begin|commit)|^(begin|commit)/i.test(sql)) statements += 1
      },
    },
  })
  owner = await makeAccount(app)
  file = await makeFile(owner)
})
afterAll(() => app.close())

/** The least of several times: a job may ask something of its own meanwhile. */
async function least(ask: () => Promise<Reply>, status: number): Promise<number> {
  const counts: number[] = []
  for (let turn = 0; turn < 8; turn++) {
    statements = 0
    expect((await ask()).status).toBe(status)
    counts.push(statements)
  }
  return Math.min(...counts)
}

test.each(['session', 'API key'])('with a %s: none for the sign-in, and few for the rest', async (by) => {
  const key = await makeKey(owner, { scopes: ['files:read', 'files:write', 'files:list'] })
  const { client } = by === 'session' ? owner : key
  const upload = (): Promise<Reply> => client.post('/v1/files', randomBytes(1000), { 'content-type': 'text/plain' })
  expect({
    uploadFile: await least(upload, 201),
    downloadFile: await least(() => client.get(`/v1/files/${file.id}/content`), 200),
    listFiles: await least(() => client.get('/v1/files'), 200),
    getFile: await least(() => client.get(`/v1/files/${file.id}`), 200),
  }).toEqual({ uploadFile: 8, downloadFile: 3, listFiles: 1, getFile: 1 })
})
