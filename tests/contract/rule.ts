import { expect, test } from '@jest/globals'

/** The places that break a rule must be exactly its exceptions: one that is none any more fails as well. */
export function rule(name: string, breaches: () => readonly string[], exceptions: readonly string[] = []): void {
  test(name, () => {
    expect([...new Set(breaches())].sort()).toEqual([...exceptions].sort())
  })
}
