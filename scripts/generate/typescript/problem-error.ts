/** One part of a request that does not match the contract. */
export interface InvalidField {
  readonly in: 'body' | 'query' | 'path' | 'header'
  /** A JSON Pointer into the body, or the parameter's name. */
  readonly pointer: string
  readonly detail: string
}

/**
 * Every refusal of the service (RFC 9457). An answer that is no problem document, such as a proxy's error page, becomes
 * one of kind `unknown`.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** Where the kind of problem is explained; `about:blank` when the answer was no problem document. */
  readonly type: string
  /** The last part of `type`, such as `file-not-found`: what to branch on. */
  readonly kind: string
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  /** Which parts of the request were wrong; empty unless the service told. */
  readonly errors: readonly InvalidField[]
  /** This one refusal, as the service names it: `/requests/` and the request's id. */
  readonly instance: string | undefined
  /** To quote when asking for help. */
  readonly requestId: string | undefined
  /** Seconds after which to try again, when the service told. */
  readonly retryAfter: number | undefined
  /** The document as it came, with members beyond those above. */
  readonly document: Readonly<Record<string, unknown>>

  constructor(response: Response, body: unknown) {
    const document = isRecord(body) ? body : {}
    const title = text(document.title) ?? `The service answered ${response.status}`
    const detail = text(document.detail)
    super(detail === undefined ? title : `${title}: ${detail}`)
    this.type = text(document.type) ?? 'about:blank'
    this.kind = text(document.type)?.split('/').at(-1) ?? 'unknown'
    this.status = response.status
    this.title = title
    this.detail = detail
    this.errors = Array.isArray(document.errors) ? (document.errors as InvalidField[]) : []
    this.instance = text(document.instance)
    this.requestId = response.headers.get('X-Request-Id') ?? text(document.instance)?.split('/').at(-1)
    this.retryAfter = secondsToWait(response)
    this.document = document
  }
}

/** Reads the answer's body. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await response.text().catch(() => '')
  try {
    return new ProblemError(response, JSON.parse(body))
  } catch {
    return new ProblemError(response, undefined)
  }
}

/** `Retry-After` in seconds, whether it was sent as seconds or as a date (RFC 9110, section 10.2.3). */
export function secondsToWait(response: Response): number | undefined {
  const value = response.headers.get('Retry-After')
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
