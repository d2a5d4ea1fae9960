import { setTimeout as delay } from 'node:timers/promises'

/** Less than the two seconds within which a refusal is promised. */
const patienceMillis = 1500

/** @throws Error with code ETIMEDOUT for a database that neither answers nor refuses: a broken network tells nobody */
export async function answered<T>(query: Promise<T>): Promise<T> {
  const waiting = new AbortController()
  const silence = delay(patienceMillis, undefined, { signal: waiting.signal, ref: false }).then(() => {
    throw Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' })
  })
  try {
    return await Promise.race([query, silence])
  } finally {
    silence.catch(() => {})
    waiting.abort()
  }
}
