/** HTTP by hand over a socket, for what no well-behaved client does: stopping half-way, sending unasked, reading slowly. */
import { connect as openSocket, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly json: any
}

export class Wire {
  readonly socket: Socket
  /** Bytes received so far. */
  length = 0
  private chunks: Buffer[] = []
  private ended = false

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk)
      this.length += chunk.length
    })
    socket.on('error', () => {})
    socket.on('close', () => (this.ended = true))
  }

  /** All that was received, a character a byte. */
  get text(): string {
    return this.received.toString('latin1')
  }

  private get received(): Buffer {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)]
    return this.chunks[0] ?? Buffer.alloc(0)
  }

  get isClosed(): boolean {
    return this.ended
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes)
  }

  /** The first line and the header of a request; `Host` is added. */
  begin(method: string, path: string, headers: Record<string, string>): void {
    const fields = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.send(Buffer.from(`${method} ${path} HTTP/1.1\r\n${fields.join('')}\r\n`, 'utf8'))
  }

  async until(isSo: () => boolean, what: string, millis = 10_000): Promise<void> {
    const deadline = Date.now() + millis
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`waited in vain until ${what}; received: ${this.text.slice(0, 500)}`)
      await delay(2)
    }
  }

  closed(millis?: number): Promise<void> {
    return this.until(() => this.ended, 'the connection was closed', millis)
  }

  /** The final answer, whole; interim ones are skipped. */
  async answer(millis?: number): Promise<WireAnswer> {
    let whole: WireAnswer | undefined
    let missing = 0
    await this.until(
      () => {
        if (this.length < missing) return this.ended
        const parsed = parseAnswer(this.received)
        if (typeof parsed === 'number') missing = this.length + parsed
        else whole = parsed
        return whole !== undefined || this.ended
      },
      'an answer was whole',
      millis,
    )
    if (!whole) throw new Error(`the connection was closed without a whole answer: ${this.text.slice(0, 500)}`)
    return whole
  }

  /** A reset, as of a client that is gone. */
  abort(): void {
    this.socket.resetAndDestroy()
  }
}

export async function connectWire(base: string): Promise<Wire> {
  const { hostname, port } = new URL(base)
  const socket = openSocket({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return new Wire(socket)
}

/** The final answer, or how many bytes it lacks at least. */
function parseAnswer(received: Buffer): WireAnswer | number {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return 1
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n')
  const status = Number(first.split(' ')[1])
  if (status < 200) return parseAnswer(received.subarray(end + 4))
  const headers = new Headers()
  for (const line of lines) headers.append(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim())
  const bytes = received.subarray(end + 4)
  const missing = Number(headers.get('content-length') ?? 0) - bytes.length
  if (missing > 0) return missing
  const isJson = (headers.get('content-type') ?? '').includes('json')
  return { status, headers, bytes, json: isJson ? JSON.parse(bytes.toString('utf8')) : undefined }
}

export interface FormPart {
  /** The part's header lines, without the last line break. */
  readonly head: string
  readonly body: string | Uint8Array
}

export const boundary = 'a-boundary-of-tests'
export const formType = `multipart/form-data; boundary=${boundary}`

export const textPart = (name: string, value: string): FormPart => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  body: value,
})
export const filePart = (
  body: string | Uint8Array,
  { name = 'file', fileName = 'filename="report.pdf"', type = 'application/pdf' } = {},
): FormPart => ({
  head: `Content-Disposition: form-data; name="${name}"${fileName === '' ? '' : `; ${fileName}`}\r\nContent-Type: ${type}`,
  body,
})

/** A form as bytes; `end` replaces the closing boundary. */
export function formOf(parts: readonly FormPart[], end = `--${boundary}--\r\n`): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ head, body }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      Buffer.from(body as Uint8Array),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ])
}
