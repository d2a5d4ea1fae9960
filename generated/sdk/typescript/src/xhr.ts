import type { Progress } from './progress.ts'

/** What is used of a browser's XMLHttpRequest, whose types are not there where there is no browser. */
interface Xhr {
  readonly upload: {
    onprogress: ((event: { loaded: number; total: number; lengthComputable: boolean }) => void) | null
  }
  readonly status: number
  readonly statusText: string
  readonly response: ArrayBuffer | null
  responseType: string
  onload: (() => void) | null
  onerror: (() => void) | null
  onabort: (() => void) | null
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  getAllResponseHeaders(): string
  send(body: Blob | FormData): void
  abort(): void
}

/** The one way in which a browser tells how much of a body it has sent; `undefined` where there is none. */
export const xhr = (globalThis as { XMLHttpRequest?: new () => Xhr }).XMLHttpRequest

export interface XhrSending {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Blob | FormData
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** As `fetch` would send it, with progress. */
export function sendWithXhr(
  Request: new () => Xhr,
  { method, url, headers, body, signal, onProgress }: XhrSending,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = new Request()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort, { once: true })
    const settled = (settle: () => void) => () => {
      signal.removeEventListener('abort', abort)
      settle()
    }
    request.open(method, url)
    request.responseType = 'arraybuffer'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress({ loaded, total: lengthComputable ? total : undefined })
    request.onload = settled(() => resolve(responseOf(request)))
    request.onerror = settled(() => reject(new TypeError('the upload failed')))
    request.onabort = settled(() => reject(signal.reason as Error))
    request.send(body)
  })
}

function responseOf(request: Xhr): Response {
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split(/\r\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  const body = request.status === 204 ? null : request.response
  return new Response(body, { status: request.status, statusText: request.statusText, headers })
}
