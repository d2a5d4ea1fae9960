/** Many clients that hardly send anything: the others are served as ever, and the slow ones are told so in the end. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { makeUploadRequest } from '../support/shares.ts'
import { noOrphans, orphans } from '../support/stored-rows.ts'
import { ask, beginUpload, cancel, offsetOf, offsetStream, type TusUpload } from '../support/tus.ts'
import { boundary, connectWire, formType, type Wire } from '../support/wire.ts'

const writers = 500
/** Those of one group send something at the same moment. */
const groups = 25

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

/** Each way to bring bytes: what begins such a request, and what is then sent, drop by drop. */
const ways: readonly ((uploads: TusUpload[], guests: string) => Promise<Beginning>)[] = [
  async () => ({ ...posted('/v1/files', bytesType), drop: 'x' }),
  async () => ({ ...posted('/v1/files', { ...bytesType, 'Transfer-Encoding': 'chunked' }), drop: '1\r\nx\r\n' }),
  async () => ({ ...posted('/v1/files', { 'Content-Type': formType }), first: opening, drop: 'x' }),
  async (uploads) => {
    const upload = await beginUpload(owner.client, length)
    uploads.push(upload)
    const fields = { 'Content-Type': offsetStream, 'Upload-Offset': '0', 'Tus-Resumable': '1.0.0' }
    return { ...posted(upload.path, fields), method: 'PATCH', drop: 'x' }
  },
  async (_, guests) => ({ ...posted(guests, bytesType, false), drop: 'x' }),
  async (_, guests) => ({ ...posted(guests, { 'Content-Type': formType }, false), first: opening, drop: 'x' }),
]

interface Beginning {
  readonly method: string
  readonly path: string
  readonly fields: Record<string, string>
  readonly first?: string
  readonly drop: string
}

const length = 1_000_000
const bytesType = { 'Content-Type': 'application/octet-stream' }
const opening = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="slow.bin"\r\n\r\n`

function posted(path: string, fields: Record<string, string>, signedIn = true): Omit<Beginning, 'drop'> {
  return {
    method: 'POST',
    path,
    fields: {
      ...('Transfer-Encoding' in fields ? {} : { 'Content-Length': String(length) }),
      ...(signedIn ? { Authorization: owner.client.fields['authorization']! } : {}),
      ...fields,
    },
  }
}

interface SlowWriter {
  readonly wire: Wire
  readonly drip: () => void
}

async function slowWriter({ method, path, fields, first = '', drop }: Beginning): Promise<SlowWriter> {
  const wire = await connectWire(app.base)
  wire.begin(method, path, fields)
  wire.send(first + drop)
  return {
    wire,
    drip: () => {
      wire.send(drop)
    },
  }
}

test(`${writers} slow writers: others are served meanwhile, and whoever stays too slow answers 408 and leaves nothing`, async () => {
  const before = await ordinaryRound()
  const uploads: TusUpload[] = []
  const guests = `${(await makeUploadRequest(owner)).path}/files`
  const beginnings: Beginning[] = []
  for (let at = 0; at < writers; at++) beginnings.push(await ways[at % ways.length]!(uploads, guests))
  const slow: SlowWriter[] = []
  for (const beginning of beginnings) {
    slow.push(await slowWriter(beginning))
    // No more at once than the database takes in time on a machine that is busy otherwise as well.
    if (slow.length % groups === 0) expect((await owner.client.get('/v1/files')).status).toBe(200)
  }
  const beside = await ordinaryRound()
  // As long as they say nothing they may; the next byte tells how slow they are.
  let turn = 0
  const drip = setInterval(() => {
    turn = (turn + 1) % groups
    for (const [at, writer] of slow.entries()) if (at % groups === turn) writer.drip()
  }, 100)
  const answers = await Promise.all(slow.map(({ wire }) => wire.answer(60_000))).finally(() => {
    clearInterval(drip)
  })
  expect(new Set(answers.map(({ status, json }) => `${status} ${String(json?.type)}`))).toEqual(
    new Set(['408 /problems/request-timeout']),
  )
  for (const { wire } of slow) wire.abort()
  // Far from a hang, on a machine that is busy otherwise as well.
  expect(beside).toBeLessThan(Math.max(3000, 20 * before))
  // What came of a resumable upload is kept for whoever goes on with it.
  for (const upload of uploads) {
    expect(offsetOf(await ask(upload))).toBeGreaterThan(0)
    expect((await cancel(upload)).status).toBe(204)
  }
  await app.app.blobs.sweep(0)
  expect(await orphans(app.app.database)).toEqual(noOrphans)
}, 120_000)
