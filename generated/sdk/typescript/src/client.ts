import createFetchClient, { type Client } from 'openapi-fetch'
import { bodyOf } from './answer.ts'
import { downloadOf, rangeHeaders, type Download, type DownloadOptions } from './download.ts'
import type { paths } from './openapi.ts'
import { createOperations, openOperations, userAgent, type Operations, type Schema } from './operations.ts'
import { problemOf } from './problem-error.ts'
import type { Progress } from './progress.ts'
import { createResumable, type ResumableOptions } from './resumable.ts'
import {
  createSession,
  type Credentials,
  type Password,
  type SecondFactor,
  type SignInScheme,
  type Tokens,
} from './session.ts'
import type { FileSource } from './source.ts'
import { createTransport, isIdempotent } from './transport.ts'
import {
  inBrowser,
  replacementBody,
  uploadBody,
  type Outgoing,
  type ReplaceOptions,
  type UploadOptions,
} from './upload.ts'
import { sendWithXhr, xhr } from './xhr.ts'

export interface CofferClientOptions {
  /** Where the service is, such as `https://files.example.org`; in its own pages it may be empty. */
  readonly baseUrl: string
  /**
   * A password signs in at the first call, and again when the session has ended; tokens are used and refreshed; an API key
   * is sent as it is; a function is asked for the token of each request.
   */
  readonly credentials?: Credentials | undefined
  /**
   * Instead of the global `fetch`, and called like it. The signal is given beside the request that has it, because Node
   * forgets the one inside: `fetch(request)` alone may miss an abort once memory was collected.
   */
  readonly fetch?: ((request: Request, init: { signal: AbortSignal }) => Promise<Response>) | undefined
  /** Told of new tokens, to keep them for the next run; `undefined`: the session is over. */
  readonly onTokens?: ((tokens: Tokens | undefined) => void) | undefined
  /** How often a request that does no harm when repeated is sent again after 429, 503 and a failed connection (2). */
  readonly retries?: number | undefined
  /** Do not wait longer than this for a retry, in milliseconds (30000); the refusal is thrown instead. */
  readonly maxRetryDelay?: number | undefined
  /** The longest silence of a request, in milliseconds (60000): then it is given up with a `TimeoutError`. */
  readonly timeout?: number | undefined
}

export interface CofferClient extends Operations {
  /** Signs in and uses the new session from here on. The password is not kept. */
  signIn(password: Password, options?: { scheme?: SignInScheme }): Promise<Schema<'Session'>>
  /** The second step, after `signIn` failed with `SecondFactorRequired`. */
  completeSignIn(challengeToken: string, factor: SecondFactor): Promise<Schema<'Session'>>
  /** Ends the session and forgets tokens and password. */
  signOut(): Promise<void>
  /** The tokens in use. */
  readonly tokens: Tokens | undefined
  /** Streams a file up. */
  uploadFile(file: FileSource, options?: UploadOptions): Promise<Schema<'File'>>
  /** Sends a file in pieces, and goes on after what has arrived when a connection breaks, or from an earlier run. */
  uploadResumable(file: FileSource, options?: ResumableOptions): Promise<Schema<'File'>>
  /** Streams new bytes for a file. */
  replaceFileContent(fileId: string, file: FileSource, options: ReplaceOptions): Promise<Schema<'File'>>
  /** Streams a file, or a range of it, down. */
  downloadFile(fileId: string, options?: DownloadOptions): Promise<Download>
  /** The whole contract through openapi-fetch, with the same tokens and retries: for headers and conditional requests. */
  readonly raw: Client<paths>
}

export function createClient(options: CofferClientOptions): CofferClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const fetch: NonNullable<CofferClientOptions['fetch']> =
    options.fetch ?? ((request, init) => globalThis.fetch(request, init))
  const { retries = 2, maxRetryDelay = 30_000, timeout = 60_000 } = options
  const transport = createTransport({ session: () => session, retries, maxRetryDelay, timeout })
  const raw = createRawClient()
  const operations = createOperations(raw)
  const session = createSession({
    credentials: options.credentials,
    onTokens: options.onTokens,
    exchange: { signIn, complete, refresh, revoke },
  })

  return {
    ...operations,
    raw,
    signIn: (password, { scheme } = {}) => session.signIn(password, scheme),
    completeSignIn: session.completeSignIn,
    signOut: session.signOut,
    get tokens() {
      return session.tokens
    },
    uploadFile: (file, options = {}) =>
      sendFile('POST', '/v1/files', (stop) => uploadBody(file, options, stop), options),
    uploadResumable: createResumable({ raw, operations }),
    replaceFileContent: (fileId, file, options) =>
      sendFile('PUT', contentPath(fileId), (stop) => replacementBody(file, options, stop), options),
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
          idempotent: isIdempotent(method) || path === '/v1/oauth/token' || request.headers.has('Idempotency-Key'),
          repeatable: true,
          signal,
          attempt: (authorization, silence) => {
            const copy = new Request(request.clone(), { signal: silence.signal })
            // A caller's own, such as HTTP Basic, goes first.
            for (const [name, value] of Object.entries(clientHeaders(authorization)))
              if (!copy.headers.has(name)) copy.headers.set(name, value)
            return fetch(copy, { signal: silence.signal })
          },
        })
      },
    })
    client.use({ onRequest: ({ request, schemaPath }) => void schemaPaths.set(request, schemaPath) })
    return client
  }

  function signIn(password: Password, scheme: SignInScheme): Promise<Schema<'Session'> | Schema<'MfaChallenge'>> {
    if (scheme === 'json')
      return operations.createSession({ body: { email: password.email, password: password.password } })
    return bodyOf(raw.POST('/v1/sessions', { headers: { Authorization: basic(password) } }))
  }

  function complete(challengeToken: string, factor: SecondFactor): Promise<Schema<'Session'>> {
    return operations.completeMfa({ body: { challengeToken, ...factor } })
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
    prepare: (stop: AbortSignal) => Promise<Outgoing>,
    { signal, onProgress, idempotencyKey }: UploadOptions,
  ): Promise<Schema<'File'>> {
    // However this ends, nothing of the file is read any more.
    const stop = new AbortController()
    const abort = () => stop.abort(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    try {
      const outgoing = await prepare(stop.signal)
      const key: Record<string, string> = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }
      const response = await transport.send({
        open: false,
        idempotent: isIdempotent(method) || idempotencyKey !== undefined,
        repeatable: outgoing.repeatable,
        signal: stop.signal,
        attempt: async (authorization, silence) => {
          const moved = (progress: Progress) => {
            silence.heard()
            onProgress?.(progress)
          }
          const headers = { ...clientHeaders(authorization), ...outgoing.headers, ...key }
          const body = await outgoing.body(stop.signal, moved)
          const sending = { method, url: baseUrl + path, headers, signal: silence.signal }
          if (onProgress && xhr && !options.fetch && !('getReader' in body))
            return sendWithXhr(xhr, { ...sending, body, onProgress: moved })
          // How far `fetch` is with a body that is no stream cannot be told.
          if (!('getReader' in body)) silence.pause()
          return sendWithFetch({ ...sending, body })
        },
      })
      if (!response.ok) throw await problemOf(response)
      return (await response.json()) as Schema<'File'>
    } finally {
      signal?.removeEventListener('abort', abort)
      stop.abort()
    }
  }

  function sendWithFetch({ url, ...init }: RequestInit & { url: string; signal: AbortSignal }): Promise<Response> {
    // `half`: the answer is read after the body was sent, which a stream as the body asks to be said.
    const streaming: RequestInit & { duplex: 'half' } = { ...init, duplex: 'half' }
    return fetch(new Request(url, streaming), { signal: init.signal })
  }

  async function downloadFile(fileId: string, options: DownloadOptions = {}): Promise<Download> {
    const { signal } = options
    const response = await transport.send({
      open: false,
      idempotent: true,
      repeatable: true,
      signal,
      attempt: (authorization, silence) => {
        const headers = { ...clientHeaders(authorization), ...rangeHeaders(options) }
        const init = { signal: silence.signal }
        return fetch(new Request(baseUrl + contentPath(fileId, options.version), { headers, ...init }), init)
      },
    })
    return downloadOf(response, options)
  }
}

/** Browsers name themselves. */
function clientHeaders(authorization: string | undefined): Record<string, string> {
  return {
    ...(inBrowser ? {} : { 'User-Agent': userAgent }),
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  }
}

function contentPath(fileId: string, version?: number): string {
  const within = version === undefined ? '' : `/versions/${version}`
  return `/v1/files/${encodeURIComponent(fileId)}${within}/content`
}

/** RFC 7617, with UTF-8. */
function basic({ email, password }: Password): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${email}:${password}`)))}`
}
