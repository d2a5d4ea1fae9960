import createFetchClient, { type Client } from 'openapi-fetch'
import { bodyOf } from './answer.ts'
import { downloadOf, rangeHeaders, type Download, type DownloadOptions } from './download.ts'
import type { paths } from './openapi.ts'
import { createOperations, openOperations, type Operations, type Schema } from './operations.ts'
import { problemOf } from './problem-error.ts'
import { createSession, type Credentials, type Password, type SignInScheme, type Tokens } from './session.ts'
import { createTransport, isIdempotent } from './transport.ts'
import {
  rawBody,
  uploadBody,
  type FileSource,
  type Outgoing,
  type ReplaceOptions,
  type UploadOptions,
} from './upload.ts'
import { sendWithXhr, xhr } from './xhr.ts'

export interface CofferClientOptions {
  /** Where the service is, such as `https://files.example.org`; in its own pages it may be empty. */
  readonly baseUrl: string
  /** A password signs in at the first call, and again when the session has ended; tokens are used and refreshed. */
  readonly credentials?: Credentials | undefined
  /** Instead of the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Told of new tokens, to keep them for the next run; `undefined`: the session is over. */
  readonly onTokens?: ((tokens: Tokens | undefined) => void) | undefined
  /** How often a request that does no harm when repeated is sent again after 429 and 503 (3). */
  readonly retries?: number | undefined
  /** Do not wait longer than this for a retry, in milliseconds (30000); the refusal is thrown instead. */
  readonly maxRetryDelay?: number | undefined
}

export interface CofferClient extends Operations {
  /** Signs in and uses the new session from here on. The password is not kept. */
  signIn(password: Password, options?: { scheme?: SignInScheme }): Promise<Schema<'Session'>>
  /** Ends the session and forgets tokens and password. */
  signOut(): Promise<void>
  /** The tokens in use. */
  readonly tokens: Tokens | undefined
  /** Streams a file up. */
  uploadFile(file: FileSource, options?: UploadOptions): Promise<Schema<'File'>>
  /** Streams new bytes for a file. */
  replaceFileContent(fileId: string, file: FileSource, options: ReplaceOptions): Promise<Schema<'File'>>
  /** Streams a file, or a range of it, down. */
  downloadFile(fileId: string, options?: DownloadOptions): Promise<Download>
  /** The whole contract through openapi-fetch, with the same tokens and retries: for headers and conditional requests. */
  readonly raw: Client<paths>
}

export function createClient(options: CofferClientOptions): CofferClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request))
  const { retries = 3, maxRetryDelay = 30_000 } = options
  const transport = createTransport({ session: () => session, retries, maxRetryDelay })
  const raw = createRawClient()
  const operations = createOperations(raw)
  const session = createSession({
    credentials: options.credentials,
    onTokens: options.onTokens,
    exchange: { signIn, refresh, revoke },
  })

  return {
    ...operations,
    raw,
    signIn: (password, { scheme } = {}) => session.signIn(password, scheme),
    signOut: session.signOut,
    get tokens() {
      return session.tokens
    },
    uploadFile: (file, options = {}) => sendFile('POST', '/v1/files', uploadBody(file, options), options),
    replaceFileContent: (fileId, file, options) => {
      const outgoing = rawBody(file, options)
      const headers = { ...outgoing.headers, 'If-Match': options.ifMatch }
      return sendFile('PUT', contentPath(fileId), { ...outgoing, headers }, options)
    },
    downloadFile,
  }

  function createRawClient(): Client<paths> {
    const schemaPaths = new WeakMap<Request, string>()
    const client = createFetchClient<paths>({
      baseUrl,
      fetch: (request) => {
        const { method, signal } = request
        const path = schemaPaths.get(request) ?? ''
        return transport.send({
          open: openOperations.has(`${method} ${path}`),
          // A refresh may be repeated: the service gives the same answer again for a while.
          idempotent: isIdempotent(method) || path === '/v1/oauth/token',
          repeatable: true,
          signal,
          attempt: (authorization) => {
            const copy = request.clone()
            if (authorization !== undefined) copy.headers.set('Authorization', authorization)
            return fetch(copy)
          },
        })
      },
    })
    client.use({ onRequest: ({ request, schemaPath }) => void schemaPaths.set(request, schemaPath) })
    return client
  }

  function signIn(password: Password, scheme: SignInScheme): Promise<Schema<'Session'>> {
    if (scheme === 'json')
      return operations.createSession({ body: { email: password.email, password: password.password } })
    return bodyOf(raw.POST('/v1/sessions', { headers: { Authorization: basic(password) } }))
  }

  function refresh(refreshToken: string): Promise<Schema<'TokenResponse'>> {
    return operations.issueToken({ body: { grant_type: 'refresh_token', refresh_token: refreshToken } })
  }

  function revoke(refreshToken: string): Promise<void> {
    return operations.revokeToken({ body: { token: refreshToken, token_type_hint: 'refresh_token' } })
  }

  async function sendFile(
    method: string,
    path: string,
    outgoing: Outgoing,
    { signal, onProgress }: UploadOptions,
  ): Promise<Schema<'File'>> {
    // However this ends, nothing of the file is read any more.
    const stop = new AbortController()
    const abort = () => stop.abort(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    try {
      const response = await transport.send({
        open: false,
        idempotent: isIdempotent(method),
        repeatable: outgoing.repeatable,
        signal: stop.signal,
        attempt: async (authorization) => {
          const headers = { ...outgoing.headers, ...(authorization && { Authorization: authorization }) }
          const body = await outgoing.body(stop.signal)
          const sending = { method, url: baseUrl + path, headers, signal: stop.signal }
          if (!onProgress || !xhr || options.fetch || 'getReader' in body) return sendWithFetch({ ...sending, body })
          return sendWithXhr(xhr, { ...sending, body, onProgress })
        },
      })
      if (!response.ok) throw await problemOf(response)
      return (await response.json()) as Schema<'File'>
    } finally {
      signal?.removeEventListener('abort', abort)
      stop.abort()
    }
  }

  function sendWithFetch({ url, ...init }: RequestInit & { url: string }): Promise<Response> {
    // `half`: the answer is read after the body was sent, which a stream as the body asks to be said.
    const streaming: RequestInit & { duplex: 'half' } = { ...init, duplex: 'half' }
    return fetch(new Request(url, streaming))
  }

  async function downloadFile(fileId: string, options: DownloadOptions = {}): Promise<Download> {
    const { signal } = options
    const response = await transport.send({
      open: false,
      idempotent: true,
      repeatable: true,
      signal,
      attempt: (authorization) => {
        const headers = {
          ...rangeHeaders(options),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        }
        return fetch(new Request(baseUrl + contentPath(fileId), { headers, signal: signal ?? null }))
      },
    })
    return downloadOf(response, options)
  }
}

function contentPath(fileId: string): string {
  return `/v1/files/${encodeURIComponent(fileId)}/content`
}

/** RFC 7617, with UTF-8. */
function basic({ email, password }: Password): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${email}:${password}`)))}`
}
