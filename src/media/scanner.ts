/** Asks ClamAV's daemon about bytes, by its own protocol (INSTREAM, clamd(8)). */
import { connect, type Socket } from 'node:net'
import { Problem } from '../problem.ts'

export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string }

export interface Verdict {
  /** The name of what was found; undefined: nothing was. */
  readonly found: string | undefined
}

export interface Scanner {
  /**
   * @throws Problem scan-impossible when the scanner takes no stream as long; 503 when it does not answer: what nobody
   * has looked at is not let in
   */
  readonly scan: (bytes: AsyncIterable<Uint8Array>) => Promise<Verdict>
  /** @throws Error when nobody answers there */
  readonly ping: () => Promise<void>
}

/** How long the daemon may say nothing, neither take bytes nor answer. */
const silenceMillis = 60_000
const connectMillis = 5000
/** It answers a ping at once, or something is wrong with it. */
const pingMillis = 5000
/** A reply is a line; what never ends is no reply. */
const maxReply = 4096

export function createScanner(address: ScannerAddress): Scanner {
  return { scan, ping }

  async function scan(bytes: AsyncIterable<Uint8Array>): Promise<Verdict> {
    const reply = await converse(async (socket, answered) => {
      socket.write('zINSTREAM\0')
      for await (const chunk of bytes) {
        if (chunk.length === 0) continue
        // It says no before the end when the stream is too long for it, and reads no further.
        if (answered.aborted) return
        socket.write(lengthOf(chunk))
        if (!socket.write(chunk)) await drained(socket, answered)
      }
      socket.write(Buffer.alloc(4))
    })
    return verdictOf(reply)
  }

  async function ping(): Promise<void> {
    const reply = await converse(async (socket) => void socket.write('zPING\0'), pingMillis)
    if (reply !== 'PONG') throw new Error(`it answers ${JSON.stringify(reply.slice(0, 60))}`)
  }

  /** One connection, one command, one reply, which ends with NUL. */
  async function converse(
    send: (socket: Socket, answered: AbortSignal) => Promise<void>,
    patience = silenceMillis,
  ): Promise<string> {
    const socket = connect(address)
    const connecting = setTimeout(() => socket.destroy(new Error('no connection in time')), connectMillis)
    socket.once('connect', () => clearTimeout(connecting))
    socket.setTimeout(patience, () => socket.destroy(new Error('the scanner fell silent')))
    const answered = new AbortController()
    const replying = replyOf(socket).finally(() => answered.abort())
    // Its failure is told where it is awaited.
    replying.catch(() => {})
    try {
      await send(socket, answered.signal)
      return await replying.catch((cause: unknown) => {
        throw new Problem('service-unavailable', {
          detail: 'The virus scanner does not answer.',
          headers: { 'Retry-After': '30' },
          cause,
        })
      })
    } finally {
      clearTimeout(connecting)
      socket.destroy()
    }
  }
}

function drained(socket: Socket, answered: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go)
      answered.removeEventListener('abort', go)
      resolve()
    }
    socket.once('drain', go)
    answered.addEventListener('abort', go)
    if (answered.aborted) go()
  })
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\0')
      if (end >= 0) resolve(text.slice(0, end))
      else if (text.length > maxReply) socket.destroy(new Error('the reply has no end'))
    })
    socket.once('error', reject)
    socket.once('close', () => {
      reject(new Error('the connection ended without a reply'))
    })
  })
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

/** @throws Problem scan-impossible, 503 */
function verdictOf(reply: string): Verdict {
  const found = /^stream: (.{1,200}) FOUND$/.exec(reply)?.[1]
  if (found !== undefined) return { found }
  if (reply === 'stream: OK') return { found: undefined }
  if (/size limit exceeded/i.test(reply)) throw new Problem('scan-impossible')
  throw new Problem('service-unavailable', {
    detail: 'The virus scanner could not look at the file.',
    headers: { 'Retry-After': '30' },
    cause: new Error(`the scanner answered ${JSON.stringify(reply.slice(0, 200))}`),
  })
}
