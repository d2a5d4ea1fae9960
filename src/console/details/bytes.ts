import { ensureFresh, Failure, problemOf, unreachable } from '../../web/assets/api.js'
import { contentAddress, type File } from '../service.ts'

/**
 * The bytes of a file, or so many from its beginning.
 * @throws Failure; AbortError when the signal says so
 */
export async function bytesOf({ id, size }: File, signal: AbortSignal, most = size): Promise<ArrayBuffer> {
  await ensureFresh()
  const headers: Record<string, string> = size > most ? { Range: `bytes=0-${most - 1}` } : {}
  const answer = await fetch(contentAddress(id), { headers, signal, credentials: 'same-origin' }).catch(() => {
    throw new Failure(unreachable)
  })
  if (!answer.ok) throw new Failure(problemOf(answer.status, await answer.json().catch(() => undefined)))
  return answer.arrayBuffer()
}
