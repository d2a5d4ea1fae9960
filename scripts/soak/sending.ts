// Files on their way to a soaked service and back, in each form that they may be sent in; the client's memory is its own.

import { createHash, randomBytes, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'

export const forms = ['raw', 'multipart', 'tus'] as const
export type Form = (typeof forms)[number]

export const mebibyte = 1024 * 1024

export interface Stored {
  readonly id: string
  /** As the service tells it. */
  readonly sha256: string
  /** What the client counted itself. */
  readonly sent: string
}

export interface Receiver {
  readonly address: string
  /** An access token. */
  readonly token: string
}

/** A machine that is busy otherwise as well may be told to come again; then all of it is sent once more. */
export const upload = (to: Receiver, form: Form, size: number): Promise<Stored> =>
  insisting(() => uploadOnce(to, form, size))

async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 503 || tries === 5) throw error
      console.log(`  ${error.message}; asked again`)
      await delay(2000)
    }
  }
}

class Refused extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

async function uploadOnce(to: Receiver, form: Form, size: number): Promise<Stored> {
  const digest = createHash('sha256')
  if (form === 'tus') return { ...(await appended(to, size, digest)), sent: digest.digest('hex') }
  const boundary = 'soak-boundary'
  const head =
    form === 'raw'
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\nsoak\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="soak.bin"\r\n\r\n`
  const tail = form === 'raw' ? '' : `\r\n--${boundary}--\r\n`
  const type = form === 'raw' ? 'application/octet-stream' : `multipart/form-data; boundary=${boundary}`
  const fields = { 'content-type': type, 'content-length': size + head.length + tail.length }
  const answer = await send(to, ['POST', '/v1/files', 201], fields, bodyOf(size, digest, head, tail))
  return { ...(JSON.parse(answer.text) as { id: string; sha256: string }), sent: digest.digest('hex') }
}

/** By two requests: one that begins it, one with all of its bytes. */
async function appended(to: Receiver, size: number, digest: Hash): Promise<{ id: string; sha256: string }> {
  const tus = { 'tus-resumable': '1.0.0' }
  const begun = await send(to, ['POST', '/v1/uploads', 201], { ...tus, 'upload-length': size })
  const fields = {
    ...tus,
    'upload-offset': 0,
    'content-type': 'application/offset+octet-stream',
    'content-length': size,
  }
  const ended = await send(to, ['PATCH', begun.headers['location'] ?? '', 204], fields, bodyOf(size, digest))
  const id = String(ended.headers['coffer-file-id'])
  const { text } = await send(to, ['GET', `/v1/files/${id}`, 200], {})
  return JSON.parse(text) as { id: string; sha256: string }
}

/** Every MiB differs, and none compresses. */
function* bodyOf(size: number, digest: Hash, head = '', tail = ''): Generator<Buffer> {
  yield Buffer.from(head)
  const block = randomBytes(mebibyte)
  for (let at = 0; at < size; at += mebibyte) {
    block.writeUInt32LE(at / mebibyte)
    digest.update(block)
    yield Buffer.from(block)
  }
  yield Buffer.from(tail)
}

async function send(
  { address, token }: Receiver,
  [method, path, expected]: readonly [string, string, number],
  fields: Readonly<Record<string, string | number>>,
  body: Iterable<Buffer> = [],
): Promise<{ headers: IncomingMessage['headers']; text: string }> {
  const sending = request(address + path, { method, headers: { authorization: `Bearer ${token}`, ...fields } })
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>
  // A refusal may come before all is sent.
  const [[answer]] = await Promise.all([
    answered,
    pipeline(Readable.from(body, { objectMode: false }), sending).catch(() => {}),
  ])
  const text = Buffer.concat((await answer.toArray()) as Buffer[]).toString('utf8')
  const status = answer.statusCode ?? 0
  if (status !== expected) throw new Refused(`${method} ${path} answered ${status}: ${text}`, status)
  return { headers: answer.headers, text }
}

/** @returns the digest of what came */
export const download = (from: Receiver, id: string): Promise<string> => insisting(() => downloadOnce(from, id))

async function downloadOnce({ address, token }: Receiver, id: string): Promise<string> {
  const sending = request(`${address}/v1/files/${id}/content`, { headers: { authorization: `Bearer ${token}` } }).end()
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  const status = answer.statusCode ?? 0
  if (status !== 200) {
    answer.resume()
    throw new Refused(`GET /v1/files/${id}/content answered ${status}`, status)
  }
  const digest = createHash('sha256')
  for await (const chunk of answer) digest.update(chunk as Buffer)
  return digest.digest('hex')
}
