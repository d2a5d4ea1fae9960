import { setTimeout as delay } from 'node:timers/promises'

/** More than looking up, hashing or writing takes, so that none of them tells whether an address is known; milliseconds. */
const evenMillis = 250

/** Does the work and takes at least as long as any other such answer. @throws what the work throws, and no sooner */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work(), delay(evenMillis)])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
