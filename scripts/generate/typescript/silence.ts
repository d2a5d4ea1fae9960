/** Ends a request whose service says nothing for too long, however long the request lasts as a whole. */
export interface Silence {
  /** Aborts with the caller's reason, or with a `TimeoutError`. */
  readonly signal: AbortSignal
  /** Something moved. */
  heard(): void
  /** Nobody can tell whether something moves; `heard` begins anew. */
  pause(): void
  /** The same answer, whose body is listened to as well while it is read. */
  over(response: Response): Response
}

export function createSilence(millis: number, caller: AbortSignal | undefined): Silence {
  const own = new AbortController()
  // A composite holds its sources weakly, and Node then collects an AbortSignal.timeout() nobody else holds: it never
  // fires (nodejs/node issue 57736). A signal that is listened to is kept, and one listener is registered once only.
  caller?.addEventListener('abort', kept)
  const signal = caller ? AbortSignal.any([caller, own.signal]) : own.signal
  let timer: ReturnType<typeof setTimeout> | undefined
  heard()
  return { signal, heard, pause, over }

  function heard(): void {
    pause()
    timer = setTimeout(() => own.abort(new DOMException(`silence for ${millis} ms`, 'TimeoutError')), millis)
  }

  function pause(): void {
    clearTimeout(timer)
  }

  function over(response: Response): Response {
    pause()
    if (!response.body) return response
    const { status, statusText, headers } = response
    return new Response(listened(response.body), { status, statusText, headers })
  }

  /** Time counts only while somebody waits for bytes. */
  function listened(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader()
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          heard()
          try {
            const { done, value } = await reader.read()
            if (done) controller.close()
            else controller.enqueue(value)
          } finally {
            pause()
          }
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    )
  }
}

function kept(): void {
  // Being registered is all it is for.
}
