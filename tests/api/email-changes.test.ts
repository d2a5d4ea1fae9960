import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { letters, letterTo } from '../support/letters.ts'

const clock = { ahead: 0 }
let service: TestApp
beforeAll(async () => {
  service = await startApp({ shared: true, clock: () => Date.now() + clock.ahead })
})
afterAll(() => service.close())

let count = 0
const fresh = (): string => `moved-${++count}@example.org`
const change = ({ client }: Account, email: string): Promise<Reply> => client.post('/v1/me/email-changes', { email })
const confirm = (token: string, on = service.anonymous): Promise<Reply> => on.put(`/v1/email-changes/${token}`)
const withAddress = (email: string): Promise<Reply> => service.anonymous.post('/v1/sessions', { email, password })

async function tokensFor(owner: Account, email: string, nth = 1): Promise<{ old: string; new: string }> {
  expect(await change(owner, email)).toMatchObject({ status: 202, json: { status: 'accepted' } })
  return {
    old: (await letterTo(service.folder, owner.email, /confirm with the present one/, nth)).token,
    new: (await letterTo(service.folder, email, /confirm with the new one/)).token,
  }
}

test.each([
  ['the present one first', ['old', 'new']],
  ['the new one first', ['new', 'old']],
] as const)('the address changes when both have confirmed, %s; both are told', async (_, [first, second]) => {
  const owner = await makeAccount(service)
  const other = await signIn(service, owner)
  const email = fresh()
  const tokens = await tokensFor(owner, email)
  expect(await confirm(tokens[first])).toMatchObject({ status: 200, json: { state: 'pending' } })
  expect((await owner.client.get('/v1/me')).json.email).toBe(owner.email)
  expect(await confirm(tokens[second])).toMatchObject({ status: 200, json: { state: 'changed' } })
  const me = await owner.client.get('/v1/me')
  expect(me.json).toMatchObject({ email, emailVerifiedAt: expect.any(String) })
  expectProblem(await other.client.get('/v1/me'), 401, 'unauthenticated')
  expect((await withAddress(email)).status).toBe(201)
  expectProblem(await withAddress(owner.email), 401, 'invalid-credentials')
  for (const to of [owner.email, email])
    expect((await letterTo(service.folder, to, /^The address of your account has changed/)).text).toContain(email)
  for (const used of [tokens.old, tokens.new]) expectProblem(await confirm(used), 410, 'link-expired')
})

test('a link confirms once: the same one twice is not both', async () => {
  const owner = await makeAccount(service)
  const tokens = await tokensFor(owner, fresh())
  expect((await confirm(tokens.new)).json.state).toBe('pending')
  expectProblem(await confirm(tokens.new), 410, 'link-expired')
  expect((await owner.client.get('/v1/me')).json.email).toBe(owner.email)
})

test('both at once, on two replicas: one changes the address, and it is changed once', async () => {
  const replica = await startReplica(service)
  try {
    for (let round = 0; round < 3; round++) {
      const owner = await makeAccount(service)
      const email = fresh()
      const tokens = await tokensFor(owner, email)
      const replies = await Promise.all([confirm(tokens.old), confirm(tokens.new, replica.anonymous)])
      expect(replies.map(({ json }) => json.state).sort()).toEqual(['changed', 'pending'])
      expect((await withAddress(email)).status).toBe(201)
    }
  } finally {
    await replica.close()
  }
})

test('another request replaces the one before', async () => {
  const owner = await makeAccount(service)
  const first = await tokensFor(owner, fresh())
  const second = await tokensFor(owner, fresh(), 2)
  for (const old of [first.old, first.new]) expectProblem(await confirm(old), 410, 'link-expired')
  expect((await confirm(second.old)).status).toBe(200)
})

test('an address that another account has: the same answer, no link to it, and its owner is told', async () => {
  const [owner, other] = [await makeAccount(service), await makeAccount(service)]
  const free = await change(await makeAccount(service), fresh())
  const taken = await change(owner, other.email)
  expect([taken.status, taken.text]).toEqual([free.status, free.text])
  const { token } = await letterTo(service.folder, owner.email, /confirm with the present one/)
  await letterTo(service.folder, other.email, /^You have an account already/)
  expect(await letters(service.folder, other.email, /confirm with the new one/)).toEqual([])
  expect((await confirm(token)).json.state).toBe('pending')
  expect((await other.client.get('/v1/me')).json.email).toBe(other.email)
})

test('an address that another account has got meanwhile stays that account’s', async () => {
  const owner = await makeAccount(service)
  const email = fresh()
  const tokens = await tokensFor(owner, email)
  await confirm(tokens.old)
  const other = await makeAccount(service, { email })
  expectProblem(await confirm(tokens.new), 410, 'link-expired')
  expect((await owner.client.get('/v1/me')).json.email).toBe(owner.email)
  expect((await other.client.get('/v1/me')).json.email).toBe(email)
})

test('a new password takes a change under way with it', async () => {
  const owner = await makeAccount(service)
  const tokens = await tokensFor(owner, fresh())
  const newPassword = 'a staple of horses, correctly charged'
  expect((await owner.client.put('/v1/me/password', { currentPassword: password, newPassword })).status).toBe(204)
  for (const token of [tokens.old, tokens.new]) expectProblem(await confirm(token), 410, 'link-expired')
})

test('a disabled account changes no more', async () => {
  const owner = await makeAccount(service)
  const tokens = await tokensFor(owner, fresh())
  await service.app.accounts.disable(owner.email)
  expectProblem(await confirm(tokens.old), 410, 'link-expired')
})

test('links are over after a day, and asking needs a recent sign-in', async () => {
  const owner = await makeAccount(service)
  const tokens = await tokensFor(owner, fresh())
  clock.ahead += 901_000
  expectProblem(await change(owner, fresh()), 403, 'recent-sign-in-required')
  clock.ahead += 86_400_000
  expectProblem(await confirm(tokens.old), 410, 'link-expired')
})
