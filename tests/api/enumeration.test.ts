/** Whether an account exists cannot be told from how long an answer takes. `scripts/verify/timing.ts` measures it closer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const tries = 30
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** All ways in each round, so that whatever else the machine does falls on all alike. */
async function medians(ways: readonly ((at: number) => Promise<unknown>)[], atOnce: boolean): Promise<number[]> {
  const times = ways.map((): number[] => [])
  const measure = async (which: number, at: number): Promise<void> => {
    const begun = performance.now()
    await ways[which]!(at)
    if (at >= 0) times[which]!.push(performance.now() - begun)
  }
  for (let at = -2; at < tries; at++) {
    const order = at % 2 === 0 ? [...ways.keys()] : [...ways.keys()].reverse()
    if (atOnce) await Promise.all(order.map((which) => measure(which, at)))
    else for (const which of order) await measure(which, at)
  }
  return times.map(median)
}

/**
 * A machine that is busy otherwise may spoil a measurement; a difference that is real spoils each.
 * @param tolerated the difference of the medians, as a part of the greatest
 */
async function expectAlike(
  ways: readonly ((at: number) => Promise<unknown>)[],
  tolerated: number,
  { atOnce = false } = {},
): Promise<void> {
  const differences: string[] = []
  for (let measurement = 0; measurement < 3; measurement++) {
    const found = await medians(ways, atOnce)
    if (Math.max(...found) - Math.min(...found) < tolerated * Math.max(...found)) return
    differences.push(found.map((millis) => millis.toFixed(1)).join(' / '))
  }
  throw new Error(`medians differ: ${differences.join('; ')} ms`)
}

// Without hashing a refusal takes a tenth of the time.
test('createSession: unknown, known and disabled accounts are refused in the same time', async () => {
  const [known, disabled] = [await makeAccount(service), await makeAccount(service)]
  await service.app.accounts.disable(disabled.email)
  const signIn = (email: string, secret: string) => async (): Promise<void> => {
    const reply = await service.anonymous.post('/v1/sessions', { email, password: secret })
    expect(reply.status).toBe(401)
  }
  await expectAlike(
    [
      signIn('nobody@example.org', 'a wrong password'),
      signIn(known.email, 'a wrong password'),
      signIn(disabled.email, password),
    ],
    0.4,
  )
})

test('registerUser: known and new addresses are accepted in the same time', async () => {
  const { email } = await makeAccount(service)
  let count = 0
  const register = (who: () => string) => async (): Promise<void> => {
    const reply = await service.anonymous.post('/v1/users', { email: who(), password })
    expect(reply.status).toBe(202)
  }
  await expectAlike([register(() => email), register(() => `timed-${++count}@example.org`)], 0.05, { atOnce: true })
})

test('requestPasswordReset: known and unknown addresses are accepted in the same time', async () => {
  const { email } = await makeAccount(service)
  let count = 0
  const ask = (who: () => string) => async (): Promise<void> => {
    const reply = await service.anonymous.post('/v1/password-resets', { email: who() })
    expect(reply.status).toBe(202)
  }
  await expectAlike([ask(() => email), ask(() => `forgotten-${++count}@example.org`)], 0.05, { atOnce: true })
})
