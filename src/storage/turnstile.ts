/** Lets so many in at once; the others wait in line, and whoever leaves lets the next one in. */
export interface Turnstile {
  /** @returns to be called once, by whoever leaves */
  readonly enter: () => Promise<() => void>
}

export function createTurnstile(most: number): Turnstile {
  let inside = 0
  const waiting: (() => void)[] = []
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else inside -= 1
  }
  return {
    enter: async () => {
      if (inside < most) inside += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      return leave
    },
  }
}
