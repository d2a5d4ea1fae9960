// One upload through the balancer while replicas are killed, and what must hold then and there; the rest is the reader's,
// who comes when all is over (`leftovers.ts`).

import { setTimeout as delay } from 'node:timers/promises'
import { Upload } from 'tus-js-client'
import type { Cluster } from './cluster.ts'
import type { Kill, Plan } from './draw.ts'
import { createOffsets, sha256, toldOf, type Journal, type KnownFile, type Offsets } from './journal.ts'
import { ask, askUntilTold, isPassing, leaveAt, sendRaw, type Asker, type RawOutcome } from './raw-client.ts'

export interface Outcome {
  /** Undefined: it was not sent to its end. */
  readonly fileId: string | undefined
  readonly requests: number
  readonly overtaken: number
  readonly begunAnew: number
}

type Send = Pick<Plan, 'client' | 'kills' | 'chunkSize' | 'begins' | 'pieces' | 'ends'>

/** @throws Error when the upload does not end, an offset goes back, an answer is none of the protocol, or the file is not what was sent */
export async function runRound(
  cluster: Cluster,
  token: string,
  plan: Send,
  bytes: Buffer,
  journal: Journal,
): Promise<Outcome> {
  const asker = { address: cluster.balancer.address, token }
  const killing = killWhile(cluster, plan.kills)
  let sent: RawOutcome
  try {
    const whole = { ...plan, content: 0, size: bytes.length, afterwards: 'nothing', afterwardsKill: noKill } as const
    sent =
      plan.client === 'raw'
        ? await sendRaw(asker, whole, bytes, killing.onSent)
        : await sendTus(asker, plan.chunkSize, bytes, killing.onSent)
  } finally {
    await killing.done()
  }
  for (let lost = 0; lost < sent.lost; lost++) journal.unknown.push(toldOf(bytes))
  const { requests, overtaken, begunAnew, path, fileId } = sent
  if (plan.client === 'raw' && plan.ends !== 'whole') {
    await leaveOrCancel(asker, plan.ends, path, bytes, journal)
    return { fileId: undefined, requests, overtaken, begunAnew }
  }
  if (fileId === undefined) throw new Error('the upload never became a file')
  if (journal.files.has(fileId)) throw new Error(`two uploads became the file ${fileId}`)
  const file: KnownFile = { id: fileId, ...toldOf(bytes), former: [] }
  journal.files.set(fileId, file)
  await requireDownload(asker, file)
  return { fileId, requests, overtaken, begunAnew }
}

const noKill: Kill = { after: 0, late: 0, replica: 0, all: false }

/** Something happens to a file of before, and a replica is killed a moment after that began. */
export async function changeFile(
  cluster: Cluster,
  token: string,
  { afterwards, afterwardsKill }: Pick<Plan, 'afterwards' | 'afterwardsKill'>,
  file: KnownFile,
  bytes: Buffer,
  journal: Journal,
): Promise<void> {
  const asker = { address: cluster.balancer.address, token }
  const killing = killWhile(cluster, [afterwardsKill])
  killing.onSent(1)
  try {
    if (afterwards === 'delete') await remove(asker, file, journal)
    else await replace(asker, file, bytes, journal)
  } finally {
    await killing.done()
  }
  const changed = journal.files.get(file.id)
  if (changed) await requireDownload(asker, changed)
}

async function remove(asker: Asker, file: KnownFile, journal: Journal): Promise<void> {
  const answer = await askUntilTold(asker, 'DELETE', `/v1/files/${file.id}?permanent=true`)
  // 404: it went with a request whose answer was lost.
  if (![204, 404].includes(answer.status)) throw new Error(`deleting is answered ${answer.status}`)
  journal.files.delete(file.id)
  journal.deleted.add(file.id)
}

async function replace(asker: Asker, file: KnownFile, bytes: Buffer, journal: Journal): Promise<void> {
  const now = toldOf(bytes)
  const headers = { 'if-match': `"${file.sha256}"`, 'content-type': 'application/octet-stream' }
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(asker, 'PUT', `/v1/files/${file.id}/content`, { headers, body: bytes })
    // 412: the answer was lost of the request before. Either the bytes are the new ones by now, or the download tells.
    if (answer?.status === 200 || (answer?.status === 412 && attempt > 1)) break
    if (answer && !isPassing(answer))
      throw new Error(`replacing is answered ${answer.status}: ${answer.body.toString()}`)
    if (attempt === 80) throw new Error('the bytes cannot be replaced')
    await delay(Math.min(50 * attempt, 1000))
  }
  const { size, sha256 } = file
  journal.files.set(file.id, { id: file.id, ...now, former: [...file.former, { size, sha256 }] })
}

async function leaveOrCancel(
  asker: Asker,
  ends: 'cancelled' | 'left',
  path: string,
  bytes: Buffer,
  journal: Journal,
): Promise<void> {
  const id = path.split('/').at(-1) ?? ''
  if (ends === 'left') {
    const offset = await leaveAt(asker, path, bytes.length)
    journal.left.set(id, { id, ...toldOf(bytes.subarray(0, offset)) })
    return
  }
  const headers = { 'tus-resumable': '1.0.0' }
  const answer = await askUntilTold(asker, 'DELETE', path, { headers })
  if (![204, 404].includes(answer.status)) throw new Error(`cancelling is answered ${answer.status}`)
  const after = await askUntilTold(asker, 'HEAD', path, { headers })
  if (after.status !== 404) throw new Error(`a cancelled upload is answered ${after.status}`)
  journal.cancelled.add(id)
}

async function requireDownload(asker: Asker, { id, size, sha256: digest }: KnownFile): Promise<void> {
  const { status, headers, body } = await askUntilTold(asker, 'GET', `/v1/files/${id}/content`)
  if (status !== 200) throw new Error(`the file ${id} is answered ${status}`)
  if (sha256(body) !== digest) throw new Error(`the file ${id} is not what was sent: ${body.length} of ${size} bytes`)
  if (headers.etag !== `"${digest}"`) throw new Error(`the entity tag of ${id} is of other bytes`)
}

/** Kills as bytes go out; `done` once all who were killed are there again. */
function killWhile(
  cluster: Cluster,
  kills: readonly Kill[],
): { onSent: (bytes: number) => void; done: () => Promise<void> } {
  const due = [...kills].sort((a, b) => a.after - b.after)
  const killed: Promise<void>[] = []
  let sent = 0
  const killOne = async (kill: Kill): Promise<void> => {
    if (kill.late > 0) await delay(kill.late)
    const one = cluster.balancer.receiving?.() ?? kill.replica
    const replicas = kill.all ? Array.from({ length: cluster.size }, (_, at) => at) : [one]
    await Promise.all(replicas.map((replica) => cluster.kill(replica)))
  }
  return {
    onSent: (bytes) => {
      sent += bytes
      while (sent >= (due[0]?.after ?? Number.POSITIVE_INFINITY)) {
        const kill = due.shift()
        const killing = kill && killOne(kill)
        killing?.catch(() => {})
        if (killing) killed.push(killing)
      }
    },
    done: async () => {
      await Promise.all(killed)
      await cluster.settled()
    },
  }
}

/** How long `tus-js-client` waits before it tries again, in milliseconds. */
const retryDelays = Array.from({ length: 60 }, (_, at) => Math.min(50 * (at + 1), 1000))

/** Sends with the client that people use. */
async function sendTus(
  asker: Asker,
  chunkSize: number | undefined,
  bytes: Buffer,
  onSent: (bytes: number) => void,
): Promise<RawOutcome> {
  // Where a balancer answers HEAD with an error of its own, this client begins anew, with another upload.
  const offsets = new Map<string, Offsets>()
  const faults: unknown[] = []
  let [requests, atLast] = [0, 0]
  const path = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${asker.address}/v1/uploads`,
      headers: { Authorization: `Bearer ${asker.token}` },
      metadata: { filename: 'torture.bin', filetype: 'application/octet-stream' },
      retryDelays,
      ...(chunkSize === undefined ? {} : { chunkSize }),
      onProgress: (sent) => {
        onSent(Math.max(0, sent - atLast))
        atLast = sent
      },
      onAfterResponse: (request, answer) => {
        requests += 1
        const [method, status, offset] = [request.getMethod(), answer.getStatus(), answer.getHeader('upload-offset')]
        try {
          if (method !== 'POST' && status < 300 && offset !== undefined)
            offsetsAt(request.getURL()).note(Number(offset))
          if (status >= 400 && ![409, 423, 502, 503, 504].includes(status))
            throw new Error(`${method} is answered ${status}: ${answer.getBody()}`)
        } catch (error) {
          faults.push(error)
        }
      },
      onError: reject,
      onSuccess: () => resolve(new URL(upload.url ?? '').pathname),
    })
    upload.start()
  })
  function offsetsAt(url: string): Offsets {
    const known = offsets.get(url) ?? createOffsets(bytes.length)
    offsets.set(url, known)
    return known
  }
  if (faults.length > 0) throw faults[0]
  const fileId = await fileOf(asker, path)
  return {
    path,
    offset: bytes.length,
    fileId,
    requests,
    overtaken: 0,
    lost: 0,
    begunAnew: Math.max(0, offsets.size - 1),
  }
}

/** Whoever makes the file may have been killed too. */
async function fileOf(asker: Asker, path: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const { status, headers } = await askUntilTold(asker, 'HEAD', path, { headers: { 'tus-resumable': '1.0.0' } })
    const fileId = headers['coffer-file-id']
    if (typeof fileId === 'string') return fileId
    if (attempt === 30) throw new Error(`the upload never became a file; the last answer was ${status}`)
    await delay(200)
  }
}
