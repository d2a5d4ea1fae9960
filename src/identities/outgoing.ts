/** Requests to a provider: nowhere else, not for long, and no more of an answer than one that is meant well has. */
import { isLoopback, isSafeAddress } from './provider-settings.ts'

/** The provider does not answer, not in time, or not with what could be an answer. */
export class ProviderAway extends Error {
  override name = 'ProviderAway'
}

/** Whole, body included. */
const timeoutMillis = 5000
/** Keys and metadata have some kilobytes. */
const maxBytes = 256 * 1024

type Options = Pick<RequestInit, 'method' | 'headers' | 'body'>

/**
 * A `fetch` for one provider. It follows no redirect, since one could lead a code and a secret anywhere, and it reaches
 * this machine over plain http only for a provider that is configured there.
 * @throws ProviderAway for a network's failure, a redirect, a status from 500 on, slowness and size
 */
export function createOutgoing(issuer: string): (url: string, options: Options) => Promise<Response> {
  const isLocal = new URL(issuer).protocol === 'http:'
  return async (url, { method, headers, body }) => {
    const to = new URL(url)
    if (!isSafeAddress(to) || (isLoopback(to) && !isLocal))
      throw new ProviderAway(`its metadata leads to ${to.protocol}//${to.hostname}, where nothing is sent`)
    try {
      const answer = await fetch(to, {
        ...(method === undefined ? {} : { method }),
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMillis),
      })
      if ((answer.status >= 300 && answer.status < 400) || answer.status >= 500) {
        await answer.body?.cancel()
        throw new ProviderAway(`it answers ${answer.status}`)
      }
      return new Response(await boundedBody(answer), { status: answer.status, headers: answer.headers })
    } catch (cause) {
      throw cause instanceof ProviderAway ? cause : new ProviderAway('it does not answer', { cause })
    }
  }
}

async function boundedBody(answer: Response): Promise<Buffer<ArrayBuffer> | null> {
  if (!answer.body) return null
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop by throwing cancels the rest.
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > maxBytes) throw new ProviderAway(`it answers more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Whether this, or what it came from, is the provider's being away. */
export function isAway(error: unknown): boolean {
  if (error instanceof ProviderAway) return true
  return error instanceof Error && error.cause !== undefined && isAway(error.cause)
}
