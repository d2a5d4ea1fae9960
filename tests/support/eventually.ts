import { setTimeout as delay } from 'node:timers/promises'

/** Asks until the answer is true; returns the milliseconds that it took. @throws Error when it is not within `millis` */
export async function eventually(condition: () => Promise<boolean>, millis = 2000): Promise<number> {
  const begun = performance.now()
  for (;;) {
    if (await condition()) return performance.now() - begun
    if (performance.now() - begun > millis) throw new Error(`not true within ${millis} ms`)
    await delay(20)
  }
}
