// A client of tus 1.0 that knows nothing of the service but the protocol, breaks off on purpose, and believes no answer that
// it did not get whole.

import { createHash } from 'node:crypto'
import { request, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import type { Piece, Plan } from './draw.ts'
import { createOffsets, type Offsets } from './journal.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Asking {
  readonly headers?: Record<string, string>
  readonly body?: Buffer
  /** The connection is cut by the client after so many bytes of the body. */
  readonly cutAfter?: number | undefined
  /** Told of bytes on their way. */
  readonly onSent?: (bytes: number) => void
}

export interface Asker {
  readonly address: string
  readonly token: string
}

/** How long one request may take, in milliseconds: more than the service keeps anybody waiting. */
const patience = 60_000
const writtenAtOnce = 65_536

/** @returns undefined when no whole answer came */
export function ask(
  { address, token }: Asker,
  method: string,
  path: string,
  { headers = {}, body, cutAfter, onSent }: Asking = {},
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const length: Record<string, string> = body ? { 'content-length': String(body.length) } : {}
    const outgoing = request(address + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...length, ...headers },
      agent: false,
    })
    const giveUp = setTimeout(() => outgoing.destroy(), patience)
    const end = (answer: Answer | undefined): void => {
      clearTimeout(giveUp)
      resolve(answer)
      outgoing.destroy()
    }
    let isAnswered = false
    outgoing.on('response', (incoming) => {
      isAnswered = true
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', () => end(undefined))
      incoming.on('close', () =>
        end(
          incoming.complete
            ? { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(parts) }
            : undefined,
        ),
      )
    })
    // An answer may have come before the rest of the body could not be sent: it is read to its end.
    outgoing.on('error', () => {})
    outgoing.on('close', () => {
      if (!isAnswered) end(undefined)
    })
    let at = 0
    const write = (): void => {
      if (outgoing.destroyed) return
      if (cutAfter !== undefined && at >= cutAfter) return end(undefined)
      if (!body || at >= body.length) return void outgoing.end()
      const part = body.subarray(at, Math.min(at + writtenAtOnce, cutAfter ?? body.length))
      at += part.length
      outgoing.write(part, () => {
        onSent?.(part.length)
        write()
      })
    }
    write()
  })
}

/** What may be tried again: nobody was there, somebody was in the way, or the answer said so. */
export const isPassing = (answer: Answer | undefined): boolean =>
  answer === undefined || [423, 429, 502, 503, 504].includes(answer.status)

/** Until an answer comes that is not of the moment. @throws Error when that takes too long */
export async function askUntilTold(asker: Asker, method: string, path: string, asking: Asking = {}): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(asker, method, path, asking)
    if (answer && !isPassing(answer)) return answer
    if (attempt === 80) throw new Error(`${method} ${path} is answered ${answer?.status ?? 'nothing'} for too long`)
    await delay(Math.min(50 * attempt, 1000))
  }
}

export interface RawOutcome {
  readonly path: string
  /** What it told last. */
  readonly offset: number
  readonly fileId: string | undefined
  readonly requests: number
  /** How often a writer before had gone on, after its offset was asked. */
  readonly overtaken: number
  /** How often all bytes were sent with a creation that was never answered. */
  readonly lost: number
  /** How often the client gave an upload up for another one. */
  readonly begunAnew: number
}

const tus = { 'tus-resumable': '1.0.0' }
const offsetStream = 'application/offset+octet-stream'
const metadata = `filename ${Buffer.from('raw.bin').toString('base64')},filetype ${Buffer.from('application/octet-stream').toString('base64')}`

/** Sends as planned. @throws Error at the first answer that the protocol does not have */
export async function sendRaw(
  asker: Asker,
  plan: Plan,
  bytes: Buffer,
  onSent: (bytes: number) => void,
): Promise<RawOutcome> {
  const counts = { requests: 0, overtaken: 0, lost: 0, begunAnew: 0 }
  const offsets = createOffsets(bytes.length)
  const stopAt = plan.ends === 'whole' ? bytes.length : Math.floor(bytes.length * 0.7)
  const upload = await begin(asker, plan, bytes, stopAt, onSent, counts)
  offsets.note(upload.offset)
  let { offset, fileId } = upload
  let [isLengthTold, refusedAt] = [plan.begins !== 'deferred', -1]
  const deadline = Date.now() + 180_000
  for (let turn = 0; offset < stopAt && fileId === undefined; turn++) {
    if (Date.now() > deadline) throw new Error(`the upload does not end: ${offsets.told.join(' ')}`)
    const piece = plan.pieces[turn % plan.pieces.length] ?? {
      size: bytes.length,
      checksum: undefined,
      breaksAt: undefined,
    }
    const part = bytes.subarray(offset, Math.min(offset + piece.size, stopAt))
    const isLast = offset + part.length === bytes.length
    const answer = await ask(asker, 'PATCH', upload.path, {
      body: part,
      // Each piece breaks off once, or a large one would never be sent.
      cutAfter:
        turn < plan.pieces.length && piece.breaksAt !== undefined
          ? Math.floor(piece.breaksAt * part.length)
          : undefined,
      onSent,
      headers: {
        ...tus,
        'content-type': offsetStream,
        'upload-offset': String(offset),
        ...(isLast && !isLengthTold ? { 'upload-length': String(bytes.length) } : {}),
        ...checksumOf(piece, part),
      },
    })
    counts.requests += 1
    if (answer?.status === 204) {
      const next = Number(answer.headers['upload-offset'])
      if (next !== offset + part.length) throw new Error(`${part.length} bytes at ${offset} are said to end at ${next}`)
      offset = next
      offsets.note(offset)
      fileId = headerOf(answer, 'coffer-file-id')
      isLengthTold ||= isLast
      continue
    }
    if (answer?.status === 409 && refusedAt === offset)
      throw new Error(`the offset ${offset} that HEAD told is refused`)
    if (answer && answer.status !== 409 && !isPassing(answer)) throw unexpected('PATCH', answer)
    await delay(20 + 30 * Math.min(turn, 20))
    const [before, asked] = [offset, await askOffset(asker, upload.path, offsets)]
    counts.requests += 1
    ;({ offset, fileId } = asked)
    isLengthTold = asked.isLengthTold
    if (answer?.status === 409) {
      // A writer whose client broke off may still have had bytes in its hands.
      if (offset > before) counts.overtaken += 1
      refusedAt = offset === before ? offset : -1
    }
  }
  if (plan.ends !== 'whole') return { path: upload.path, offset, fileId, ...counts }
  for (let attempt = 1; fileId === undefined; attempt++) {
    if (attempt === 30) throw new Error('the upload never became a file')
    ;({ fileId } = await askOffset(asker, upload.path, offsets))
    if (fileId === undefined) await delay(200)
  }
  return { path: upload.path, offset, fileId, ...counts }
}

/** Nobody writes to it any more from then on. @returns how far it is */
export async function leaveAt(asker: Asker, path: string, length: number): Promise<number> {
  const offsets = createOffsets(length)
  for (let attempt = 1; attempt < 80; attempt++) {
    const { offset } = await askOffset(asker, path, offsets)
    const headers = { ...tus, 'content-type': offsetStream, 'upload-offset': String(offset) }
    const answer = await ask(asker, 'PATCH', path, { headers, body: Buffer.alloc(0) })
    if (answer?.status === 204) return Number(answer.headers['upload-offset'])
    if (answer && answer.status !== 409 && !isPassing(answer)) throw unexpected('PATCH', answer)
    await delay(50)
  }
  throw new Error('the upload cannot be taken')
}

async function begin(
  asker: Asker,
  { begins, pieces }: Plan,
  bytes: Buffer,
  stopAt: number,
  onSent: (bytes: number) => void,
  counts: { requests: number; lost: number },
): Promise<{ path: string; offset: number; fileId: string | undefined }> {
  const first =
    begins === 'with-bytes' && stopAt > 0 ? bytes.subarray(0, Math.min(stopAt, pieces[0]?.size ?? 0)) : undefined
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(asker, 'POST', '/v1/uploads', {
      ...(first ? { body: first, onSent } : {}),
      headers: {
        ...tus,
        'upload-metadata': metadata,
        ...(begins === 'deferred' ? { 'upload-defer-length': '1' } : { 'upload-length': String(bytes.length) }),
        ...(first ? { 'content-type': offsetStream } : {}),
      },
    })
    counts.requests += 1
    if (answer?.status === 201) {
      const offset = Number(answer.headers['upload-offset'] ?? 0)
      if (offset !== (first?.length ?? 0)) throw new Error(`the creation took ${offset} of ${first?.length ?? 0} bytes`)
      const path = headerOf(answer, 'location') ?? ''
      return { path: new URL(path, asker.address).pathname, offset, fileId: headerOf(answer, 'coffer-file-id') }
    }
    if (!isPassing(answer)) throw unexpected('POST', answer)
    // Whether these bytes have become a file, nobody will be told.
    if (first?.length === bytes.length && answer?.status !== 503) counts.lost += 1
    if (attempt === 80) throw new Error('the upload cannot be begun')
    await delay(Math.min(50 * attempt, 1000))
  }
}

async function askOffset(
  asker: Asker,
  path: string,
  offsets: Offsets,
): Promise<{ offset: number; fileId: string | undefined; isLengthTold: boolean }> {
  const answer = await askUntilTold(asker, 'HEAD', path, { headers: tus })
  if (answer.status !== 200) throw unexpected('HEAD', answer)
  const offset = Number(answer.headers['upload-offset'])
  offsets.note(offset)
  return {
    offset,
    fileId: headerOf(answer, 'coffer-file-id'),
    isLengthTold: headerOf(answer, 'upload-length') !== undefined,
  }
}

function checksumOf({ checksum }: Piece, bytes: Buffer): Record<string, string> {
  if (checksum === undefined) return {}
  const digest = checksum === 'crc32' ? Buffer.alloc(4) : createHash(checksum).update(bytes).digest()
  if (checksum === 'crc32') digest.writeUInt32BE(crc32(bytes))
  return { 'upload-checksum': `${checksum} ${digest.toString('base64')}` }
}

function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

const unexpected = (method: string, answer: Answer | undefined): Error =>
  new Error(`${method} is answered ${answer?.status ?? 'nothing'}: ${answer?.body.toString().slice(0, 300) ?? ''}`)
