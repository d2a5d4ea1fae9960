import { secondsToWait } from './problem-error.ts'
import type { ClientSession } from './session.ts'
import { createSilence, type Silence } from './silence.ts'

export interface Sending {
  /** Open operations are sent without a token. */
  readonly open: boolean
  /** Whether doing it twice is the same as doing it once. */
  readonly idempotent: boolean
  /** Whether the body can be sent again; a stream that was read cannot. */
  readonly repeatable: boolean
  readonly signal: AbortSignal | undefined
  /** One try. `authorization` is the header's value, when there is one. */
  readonly attempt: (authorization: string | undefined, silence: Silence) => Promise<Response>
}

export interface TransportOptions {
  readonly session: () => ClientSession
  readonly retries: number
  readonly maxRetryDelay: number
  readonly timeout: number
}

export type Transport = ReturnType<typeof createTransport>

/** What came of one try: an answer, or what `fetch` threw. */
type Outcome = { readonly response: Response; readonly error?: undefined } | { readonly error: unknown }

/** Sends with a fresh token, once more after a 401 with a new one, and again where that does no harm. */
export function createTransport({ session, retries, maxRetryDelay, timeout }: TransportOptions) {
  return { send }

  async function send(sending: Sending): Promise<Response> {
    const { signal } = sending
    let token = sending.open ? undefined : await untilAborted(session().accessToken(), signal)
    let renewed = false
    for (let retry = 1; ;) {
      const outcome = await attempted(sending, token)
      const response = 'response' in outcome ? outcome.response : undefined
      if (response?.status === 401 && token !== undefined && sending.repeatable && !renewed) {
        renewed = true
        const replacement = await untilAborted(session().replacementOf(token), signal)
        if (replacement === undefined) return response
        token = replacement
      } else {
        const delay = delayBefore(retry++, outcome, sending)
        if (delay === undefined) {
          if (response) return response
          throw outcome.error
        }
        await pause(delay, signal)
      }
      await response?.body?.cancel()
    }
  }

  async function attempted({ signal, attempt }: Sending, token: string | undefined): Promise<Outcome> {
    signal?.throwIfAborted()
    const silence = createSilence(timeout, signal)
    try {
      return { response: silence.over(await attempt(token === undefined ? undefined : `Bearer ${token}`, silence)) }
    } catch (error) {
      silence.pause()
      return { error }
    }
  }

  /** Milliseconds to wait before this retry; `undefined`: the outcome stands. */
  function delayBefore(retry: number, outcome: Outcome, sending: Sending): number | undefined {
    if (!sending.repeatable || retry > retries || sending.signal?.aborted || !isPassing(outcome, sending))
      return undefined
    const asked = 'response' in outcome ? secondsToWait(outcome.response) : undefined
    // Without a word from the service: half a second, doubled each time, spread so that clients do not return together.
    const delay = asked === undefined ? 500 * 2 ** (retry - 1) * (0.5 + Math.random()) : asked * 1000
    return delay <= maxRetryDelay ? delay : undefined
  }
}

/**
 * Whether a later try may go better and do no harm: what is not idempotent goes again only when the service says that it
 * did nothing, with 429, or with 503 and `Retry-After`. 409 with `Retry-After` tells that the same request, whose answer was
 * lost, still runs.
 */
function isPassing(outcome: Outcome, { idempotent }: Sending): boolean {
  if (!('response' in outcome)) return idempotent
  const { status, headers } = outcome.response
  if (status === 409) return headers.has('Retry-After')
  return status === 429 || (status === 503 && (idempotent || headers.has('Retry-After')))
}

/** RFC 9110, section 9.2.2. */
export function isIdempotent(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method)
}

export function pause(millis: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, millis)))
  return untilAborted(elapsed, signal).finally(() => clearTimeout(timer))
}

/** Several calls may wait for the same promise, so an abort of one ends its waiting alone. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
