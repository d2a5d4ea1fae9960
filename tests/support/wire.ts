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
  private received = Buffer.alloc(0)
  private ended = false

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk) => (this.received = Buffer.concat([this.received, chunk])))
    socket.on('error', () => {})
    socket.on('close', () => (this.ended = true))
  }

  get text(): string {
    return this.received.toString('latin1')
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
    await this.until(() => (whole = parseAnswer(this.received)) !== undefined || this.ended, 'an answer was whole', millis)
    whole ??= parseAnswer(this.received)
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

function parseAnswer(received: Buffer): WireAnswer | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n')
  const status = Number(first.split(' ')[1])
  if (status < 200) return parseAnswer(received.subarray(end + 4))
  const headers = new Headers(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  const bytes = received.subarray(end + 4)
  if (bytes.length < Number(headers.get('content-length') ?? 0)) return undefined
  return { status, headers, bytes, json: /json/.test(headers.get('content-type') ?? '') ? JSON.parse(bytes.toString('utf8')) : undefined }
}

export interface FormPart {
  /** The part's header lines, without the last line break. */
  readonly head: string
  readonly body: string | Uint8Array
}

export const boundary = 'a-boundary-of-tests'
export const formType = `multipart/form-data; boundary=${boundary}`

export const textPart = (name: string, value: string): FormPart => ({ head: `Content-Disposition: form-data; name="${name}"`, body: value })
export const filePart = (body: string | Uint8Array, { name = 'file', fileName = 'filename="report.pdf"', type = 'application/pdf' } = {}): FormPart => ({
  head: `Content-Disposition: form-data; name="${name}"${fileName === '' ? '' : `; ${fileName}`}\r\nContent-Type: ${type}`,
  body,
})

/** A form as bytes; `end` replaces the closing boundary. */
export function formOf(parts: readonly FormPart[], end = `--${boundary}--\r\n`): Buffer {
  return Buffer.concat([...parts.flatMap(({ head, body }) => [Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), Buffer.from(body as Uint8Array), Buffer.from('\r\n')]), Buffer.from(end)])
}
