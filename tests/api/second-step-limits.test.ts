import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp, wrongCode } from '../support/factors.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp({ settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' } })
})
afterAll(() => service.close())

/** From an address of its own, so that only the account counts. */
const post = (path: string, body: object): Promise<Reply> =>
  service.anonymous.post(path, body, { 'x-forwarded-for': nextAddress() })

test('wrong codes count for the account, over challenges and addresses: the eleventh try is 429, with a right code too', async () => {
  const owner = await makeAccount(service)
  const { secret } = await enrolApp(owner)
  const replies: Reply[] = []
  for (let round = 0; round < 3; round++) {
    const { challengeToken } = (await post('/v1/sessions', { email: owner.email, password })).json
    for (let tries = 0; tries < 4; tries++)
      replies.push(await post('/v1/sessions/mfa', { challengeToken, code: wrongCode(secret) }))
  }
  expect(replies.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429])
  const { challengeToken } = (await post('/v1/sessions', { email: owner.email, password })).json
  const refused = await post('/v1/sessions/mfa', { challengeToken, code: codeOf(secret, Date.now(), 1) })
  expectProblem(refused, 429, 'too-many-requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a right code forgets the wrong ones before it, and the right password those of the first step', async () => {
  const owner = await makeAccount(service)
  const { recoveryCodes, secret } = await enrolApp(owner)
  for (const recoveryCode of recoveryCodes.slice(0, 3)) {
    const { challengeToken } = (await post('/v1/sessions', { email: owner.email, password })).json
    for (let tries = 0; tries < 4; tries++)
      expect((await post('/v1/sessions/mfa', { challengeToken, code: wrongCode(secret) })).status).toBe(401)
    expect((await post('/v1/sessions/mfa', { challengeToken, recoveryCode })).status).toBe(201)
  }
  for (let count = 0; count < 12; count++)
    expect((await post('/v1/sessions', { email: owner.email, password })).status).toBe(202)
})
