/**
 * Counts what comes too often for asking the database each time. A replica takes a tenth of what there is left in a window,
 * hands that out from memory, and asks for more when it is used up: all replicas together never hand out more than there
 * is, and a portion that lies unused at one of them when the others run out is a tenth at most.
 */
import type { Counters } from './counters.ts'

export interface Allowance {
  readonly key: string
  /** How many there are in a window. */
  readonly points: number
  readonly windowMillis: number
}

export interface Portions {
  /**
   * Takes one, if there is one.
   * @returns how many milliseconds there is none any more; undefined: it was there
   * @throws Problem 503
   */
  readonly take: (allowance: Allowance) => Promise<number | undefined>
}

interface Portion {
  left: number
  /** What the database has beyond it. */
  readonly rest: number
  /** When the window is over, in milliseconds since 1970. */
  readonly until: number
}

/** Of what is left. */
const share = 10
/** About 200 bytes each. Beyond that the oldest is forgotten, which costs its holder nothing but what was left of the portion. */
const mostPortions = 50_000

export function createPortions(counters: Pick<Counters, 'add'>): Portions {
  const portions = new Map<string, Portion>()
  const asked = new Map<string, Promise<void>>()
  return { take }

  async function take(allowance: Allowance): Promise<number | undefined> {
    for (;;) {
      const portion = current(allowance.key)
      if (portion && portion.left > 0) {
        portion.left -= 1
        return undefined
      }
      if (portion?.rest === 0) return portion.until - Date.now()
      await askOnce(allowance, portion?.rest ?? allowance.points)
    }
  }

  function current(key: string): Portion | undefined {
    const portion = portions.get(key)
    return portion && portion.until > Date.now() ? portion : undefined
  }

  /** Whoever comes meanwhile waits for the same answer. */
  function askOnce(allowance: Allowance, rest: number): Promise<void> {
    const before = asked.get(allowance.key)
    if (before) return before
    const asking = ask(allowance, rest).finally(() => asked.delete(allowance.key))
    asked.set(allowance.key, asking)
    return asking
  }

  async function ask({ key, points, windowMillis }: Allowance, rest: number): Promise<void> {
    const wanted = Math.ceil(rest / share)
    const [count] = await counters.add({ key, windowMillis, times: wanted })
    if (!count) throw new Error('no count came back')
    const given = Math.min(wanted, points - (count.tries - wanted))
    portions.delete(key)
    if (portions.size >= mostPortions) forgetOldest()
    portions.set(key, {
      left: Math.max(0, given),
      rest: Math.max(0, points - count.tries),
      // A window that ends within this millisecond would be asked for without an end.
      until: Date.now() + Math.max(1, count.millis),
    })
  }

  function forgetOldest(): void {
    for (const [key] of portions) {
      portions.delete(key)
      return
    }
  }
}
