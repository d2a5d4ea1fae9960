// One upload through the load balancer with the client that people use, while replicas are killed; and what must hold then.

import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Upload } from 'tus-js-client'
import { startService, type Service, type ServiceOptions } from '../soak/service.ts'
import { startRoundRobin, type Exchange, type RoundRobin } from './round-robin.ts'

export interface Cluster {
  readonly balancer: RoundRobin
  readonly service: (replica: number) => Service
  readonly signIn: () => Promise<string>
  /** At once, and started again. */
  readonly kill: (replica: number) => Promise<void>
  readonly kills: () => number
  readonly stop: () => Promise<void>
}

export async function startCluster(options: ServiceOptions, size = 2): Promise<Cluster> {
  const start = (): Promise<Service> =>
    startService({
      ...options,
      settings: { COFFER_PUBLIC_URL: 'https://uploads.example.org', ...options.settings },
    })
  const services: Service[] = []
  // One after the other: the first one makes the tables, the secret and the account.
  for (let replica = 0; replica < size; replica++) services.push(await start())
  const service = (replica: number): Service => {
    const found = services[replica]
    if (!found) throw new Error(`there is no replica ${replica}`)
    return found
  }
  const balancer = await startRoundRobin(() => services.map(({ address }) => address))
  const beingKilled = new Map<number, Promise<void>>()
  let kills = 0
  const kill = (replica: number): Promise<void> => {
    const killing = (async () => {
      kills += 1
      await service(replica).kill()
      services[replica] = await start()
    })().finally(() => beingKilled.delete(replica))
    beingKilled.set(replica, killing)
    return killing
  }
  return {
    balancer,
    service,
    signIn: () => service(0).signIn(),
    kill: (replica) => beingKilled.get(replica) ?? kill(replica),
    kills: () => kills,
    stop: async () => {
      await Promise.all(beingKilled.values())
      await balancer.close()
      await Promise.all(services.map((each) => each.stop()))
    },
  }
}

export interface Round {
  readonly bytes: Buffer
  /** After so many bytes on their way, whoever gets them is killed; each counts once. */
  readonly killAfter: readonly number[]
  /** Bytes of a request at most; undefined: all that is missing. */
  readonly chunkSize?: number | undefined
}

export interface Outcome {
  readonly fileId: string
  /** Offsets in the order in which they were told. */
  readonly offsets: readonly number[]
  readonly requests: number
}

/** How long a client waits before it tries again, in milliseconds. */
const retryDelays = Array.from({ length: 60 }, (_, at) => Math.min(50 * (at + 1), 1000))

/** @throws Error when the upload does not end, an offset goes back, or the file is not what was sent */
export async function runRound(cluster: Cluster, token: string, round: Round): Promise<Outcome> {
  const offsets: number[] = []
  let requests = 0
  const kills: Promise<void>[] = []
  const due = [...round.killAfter].sort((a, b) => a - b)
  let sent = 0
  cluster.balancer.onBytes = (replica, bytes) => {
    sent += bytes
    while (sent >= (due[0] ?? Number.POSITIVE_INFINITY)) {
      due.shift()
      kills.push(cluster.kill(replica))
    }
  }
  cluster.balancer.onAnswer = (exchange) => {
    requests += 1
    const offset = offsetOf(exchange)
    if (offset !== undefined) offsets.push(offset)
  }
  const url = await send(cluster.balancer.address, token, round)
  await Promise.all(kills)
  const authorization = `Bearer ${token}`
  const fileId = await fileOf(url, authorization)
  const content = await fetch(`${cluster.balancer.address}/v1/files/${fileId}/content`, { headers: { authorization } })
  const received = Buffer.from(await content.arrayBuffer())
  if (sha256(received) !== sha256(round.bytes))
    throw new Error(`the file ${fileId} is not what was sent: ${received.length} of ${round.bytes.length} bytes`)
  if (content.headers.get('etag') !== `"${sha256(round.bytes)}"`) throw new Error(`the entity tag is of other bytes`)
  const back = offsets.findIndex((offset, at) => offset < (offsets[at - 1] ?? 0))
  if (back > 0) throw new Error(`an offset went back: ${offsets.join(' ')}`)
  return { fileId, offsets, requests }
}

/** Those of one upload: a creation whose answer was lost is made again, and begins anew. */
const offsetOf = ({ method, path, headers }: Exchange): number | undefined =>
  path.startsWith('/v1/uploads/') && (method === 'HEAD' || method === 'PATCH') && headers['upload-offset'] !== undefined
    ? Number(headers['upload-offset'])
    : undefined

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @returns where the upload is */
function send(address: string, token: string, { bytes, chunkSize }: Round): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${address}/v1/uploads`,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { filename: 'torture.bin', filetype: 'application/octet-stream' },
      retryDelays,
      ...(chunkSize === undefined ? {} : { chunkSize }),
      onError: reject,
      onSuccess: () => {
        resolve(upload.url ?? '')
      },
    })
    upload.start()
  })
}

/** A replica that is away answers nothing; whoever makes the file may have been killed too. */
async function fileOf(url: string, authorization: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, {
      method: 'HEAD',
      headers: { authorization, 'tus-resumable': '1.0.0' },
    }).catch(() => undefined)
    const fileId = answer?.headers.get('coffer-file-id')
    if (fileId != null) return fileId
    if (attempt === 30)
      throw new Error(`the upload never became a file; the last answer was ${answer?.status ?? 'none'}`)
    await delay(200)
  }
}
