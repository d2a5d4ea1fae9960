/** Many clients that hardly send anything: the others are served as ever, and the slow ones are told so in the end. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { connectWire, type Wire } from '../support/wire.ts'

const writers = 500

let app: TestApp
let owner: Account
let file: StoredFile
beforeAll(async () => {
  app = await startApp({
    settings: {
      COFFER_BODY_GRACE_SECONDS: '1',
      COFFER_BODY_BYTES_PER_SECOND: '100000',
      COFFER_BODY_PAUSE_SECONDS: '60',
    },
  })
  owner = await makeAccount(app)
  file = await makeFile(owner)
})
afterAll(() => app.close())

/** The milliseconds of the slowest but two of thirty rounds of what an ordinary client does. */
async function ordinaryRound(): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < 30; round++) {
    const begun = performance.now()
    for (const path of ['/v1/me', '/v1/files', `/v1/files/${file.id}/content`])
      expect((await owner.client.get(path)).status).toBe(200)
    expect((await owner.client.post('/v1/files', 'content', { 'content-type': 'text/plain' })).status).toBe(201)
    taken.push(performance.now() - begun)
  }
  return taken.sort((a, b) => a - b).at(-3)!
}

async function slowWriter(at: number): Promise<Wire> {
  const wire = await connectWire(app.base)
  wire.begin('POST', '/v1/files', {
    Authorization: owner.client.fields['authorization']!,
    'Content-Type': 'application/octet-stream',
    ...(at % 2 === 0 ? { 'Content-Length': '1000000' } : { 'Transfer-Encoding': 'chunked' }),
  })
  wire.send(at % 2 === 0 ? 'x' : '1\r\nx\r\n')
  return wire
}

test(`${writers} slow writers: others are served meanwhile, and whoever stays too slow answers 408 and leaves nothing`, async () => {
  const before = await ordinaryRound()
  const wires = await Promise.all(Array.from({ length: writers }, (_, at) => slowWriter(at)))
  const beside = await ordinaryRound()
  // As long as they say nothing they may; the next byte tells how slow they are.
  const drip = setInterval(() => {
    for (const [at, wire] of wires.entries()) wire.send(at % 2 === 0 ? 'x' : '1\r\nx\r\n')
  }, 300)
  const answers = await Promise.all(wires.map((wire) => wire.answer(60_000))).finally(() => {
    clearInterval(drip)
  })
  expect(new Set(answers.map(({ status, json }) => `${status} ${String(json?.type)}`))).toEqual(
    new Set(['408 /problems/request-timeout']),
  )
  for (const wire of wires) wire.abort()
  // Far from a hang, on a machine that is busy otherwise as well.
  expect(beside).toBeLessThan(Math.max(3000, 20 * before))
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
}, 120_000)
