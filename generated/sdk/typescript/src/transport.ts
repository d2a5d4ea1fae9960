import { secondsToWait } from './problem-error.ts'
import type { ClientSession } from './session.ts'

export interface Sending {
  /** Open operations are sent without a token. */
  readonly open: boolean
  /** Whether doing it twice is the same as doing it once. */
  readonly idempotent: boolean
  /** Whether the body can be sent again; a stream that was read cannot. */
  readonly repeatable: boolean
  readonly signal: AbortSignal | undefined
  /** One try. `authorization` is the header's value, when there is one. */
  readonly attempt: (authorization: string | undefined) => Promise<Response>
}

export interface TransportOptions {
  readonly session: () => ClientSession
  readonly retries: number
  readonly maxRetryDelay: number
}

export type Transport = ReturnType<typeof createTransport>

/** Sends with a fresh token, once more after a 401 with a new one, and again after 429 and 503 when that does no harm. */
export function createTransport({ session, retries, maxRetryDelay }: TransportOptions) {
  return { send }

  async function send(sending: Sending): Promise<Response> {
    const { signal, attempt } = sending
    let token = sending.open ? undefined : await untilAborted(session().accessToken(), signal)
    let renewed = false
    for (let tries = 0; ;) {
      signal?.throwIfAborted()
      const response = await attempt(token === undefined ? undefined : `Bearer ${token}`)
      if (response.status === 401 && token !== undefined && sending.repeatable && !renewed) {
        renewed = true
        const replacement = await untilAborted(session().replacementOf(token), signal)
        if (replacement === undefined) return response
        token = replacement
      } else {
        const delay = delayBefore(++tries, response, sending)
        if (delay === undefined) return response
        await pause(delay, signal)
      }
      await response.body?.cancel()
    }
  }

  /** Milliseconds to wait before this retry; `undefined`: the answer stands. */
  function delayBefore(retry: number, response: Response, { idempotent, repeatable }: Sending): number | undefined {
    if (response.status !== 429 && response.status !== 503) return undefined
    if (!repeatable || !idempotent || retry > retries) return undefined
    const asked = secondsToWait(response)
    // Without a word from the service: half a second, doubled each time, spread so that clients do not return together.
    const delay = asked === undefined ? 500 * 2 ** (retry - 1) * (0.5 + Math.random()) : asked * 1000
    return delay <= maxRetryDelay ? delay : undefined
  }
}

/** RFC 9110, section 9.2.2. */
export function isIdempotent(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method)
}

function pause(millis: number, signal: AbortSignal | undefined): Promise<void> {
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
