import { ProblemError } from './problem-error.ts'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Sent as `Idempotency-Key`; what has one is sent again after a lost connection too. */
  readonly idempotencyKey?: string | undefined
}

interface Answer<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** What openapi-fetch is told of them. */
export function callOptions(
  { signal, idempotencyKey }: CallOptions = {},
  mediaType?: string,
): { signal: AbortSignal | null; headers: Record<string, string> } {
  return {
    signal: signal ?? null,
    headers: {
      ...(mediaType !== undefined && { 'Content-Type': mediaType }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
  }
}

/** The body of a success. @throws ProblemError */
export async function bodyOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer
  if (!response.ok) throw new ProblemError(response, error)
  // The contract says that the operation's successes have a body.
  return data as T
}

/** A success without a body. @throws ProblemError */
export async function done(answer: Promise<Answer<unknown>>): Promise<void> {
  await bodyOf(answer)
}
