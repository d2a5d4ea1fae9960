import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp, enrolPasskey, signInChallenge, wrongCode } from '../support/factors.ts'

let service: TestApp
let ahead = 0
const now = (): number => Date.now() + ahead
beforeAll(async () => {
  service = await startApp({ clock: now })
})
afterEach(() => {
  ahead = 0
})
afterAll(() => service.close())

const longAfter = 15 * 60_000 + 1000
const confirm = ({ client }: Account, body: object, which = 'current'): Promise<Reply> =>
  client.post(`/v1/sessions/${which}/confirmation`, body)
const change = ({ client }: Account): Promise<Reply> => client.post('/v1/me/mfa-factors', { kind: 'totp' })
const amrOf = async ({ client, sessionId }: Account): Promise<string[]> =>
  (await client.get('/v1/sessions')).json.items.find(({ id }: { id: string }) => id === sessionId).amr

async function trailOf({ id }: Account): Promise<string[]> {
  const rows = await service.app.database.rows(
    "select result, details from audit_event where account_id = ? and action = 'session.confirmed'",
    [Buffer.from(id.replaceAll('-', ''), 'hex')],
  )
  return rows.map(({ result, details }) => [result, details].join(' '))
}

test('confirmSession: with the password of an account that has nothing else, what needed a recent sign-in goes on', async () => {
  const owner = await makeAccount(service)
  ahead = longAfter
  expectProblem(await change(owner), 403, 'recent-sign-in-required')
  expect(await confirm(owner, { password }, owner.sessionId)).toMatchObject({ status: 204, text: '' })
  expect((await change(owner)).status).toBe(201)
  expect(await trailOf(owner)).toEqual(['success {"amr":"pwd"}'])
})

test('confirmSession: a wrong password is 403, told in the trail, and confirms nothing', async () => {
  const owner = await makeAccount(service)
  ahead = longAfter
  expectProblem(await confirm(owner, { password: `${password}!` }), 403, 'confirmation-refused')
  expectProblem(await change(owner), 403, 'recent-sign-in-required')
  expect(await trailOf(owner)).toEqual(['failure {"method":"password"}'])
})

test('confirmSession: with a second factor the password confirms nothing, a code does, once', async () => {
  const owner = await makeAccount(service)
  const { secret } = await enrolApp(owner, now())
  ahead = longAfter
  expectProblem(await confirm(owner, { password }), 403, 'confirmation-refused')
  expectProblem(await confirm(owner, { code: wrongCode(secret, now()) }), 403, 'confirmation-refused')
  const code = codeOf(secret, now())
  const replies = await Promise.all([1, 2, 3].map(() => confirm(owner, { code })))
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 403, 403])
  expect((await change(owner)).status).toBe(201)
})

test('confirmSession: a code makes of a session with the password alone one that has shown two factors', async () => {
  const owner = await makeAccount(service)
  const { secret } = await enrolApp(owner, now())
  const single = await signIn(service, owner)
  expect(await amrOf(single)).toEqual(['pwd'])
  expectProblem(await change(single), 403, 'recent-sign-in-required')
  expect((await confirm(single, { code: codeOf(secret, now(), 1) })).status).toBe(204)
  expect(await amrOf(single)).toEqual(['pwd', 'otp'])
  expect((await change(single)).status).toBe(201)
})

test('confirmSession: a recovery code confirms once', async () => {
  const owner = await makeAccount(service)
  const [recoveryCode] = (await enrolApp(owner, now())).recoveryCodes
  expect((await confirm(owner, { recoveryCode })).status).toBe(204)
  expectProblem(await confirm(owner, { recoveryCode }), 403, 'confirmation-refused')
})

test('confirmSession: with the own passkey; another one’s, a wrong answer and a used challenge are refused', async () => {
  const [owner, other] = [await makeAccount(service), await makeAccount(service)]
  const { authenticator } = await enrolPasskey(service, owner)
  const { authenticator: foreign } = await enrolPasskey(service, other)
  ahead = longAfter
  const answer = async (of = authenticator, twist = {}): Promise<object> => ({
    passkey: of.answer(await signInChallenge(service.anonymous), twist),
  })
  expectProblem(await confirm(owner, await answer(foreign)), 403, 'confirmation-refused')
  expectProblem(await confirm(owner, await answer(authenticator, { userVerified: false })), 403, 'confirmation-refused')
  expectProblem(await change(owner), 403, 'recent-sign-in-required')
  const right = await answer()
  expect((await confirm(owner, right)).status).toBe(204)
  expectProblem(await confirm(owner, right), 410, 'challenge-over')
  expect((await change(owner)).status).toBe(201)
  expect(await amrOf(owner)).toEqual(['pwd', 'hwk', 'user'])
})

test('confirmSession: a passkey whose counter went back confirms nothing', async () => {
  const owner = await makeAccount(service)
  const { authenticator } = await enrolPasskey(service, owner, { counter: 7 })
  const passkey = authenticator.answer(await signInChallenge(service.anonymous), { counter: 7 })
  expectProblem(await confirm(owner, { passkey }), 403, 'confirmation-refused')
})

test('confirmSession: another session of the account, and one of somebody else, are 404', async () => {
  const [owner, other] = [await makeAccount(service), await makeAccount(service)]
  const second = await signIn(service, owner)
  for (const { sessionId } of [second, other])
    expectProblem(await confirm(owner, { password }, sessionId), 404, 'session-not-found')
})

test('confirmSession: neither two proofs nor none are taken', async () => {
  const owner = await makeAccount(service)
  for (const body of [{}, { password, code: '000000' }])
    expectProblem(await confirm(owner, body), 400, 'invalid-request')
})

test('confirmSession: an account without a password has none to confirm with', async () => {
  const owner = await makeAccount(service)
  await service.app.database.run("update account set password_hash = '' where id = ?", [
    Buffer.from(owner.id.replaceAll('-', ''), 'hex'),
  ])
  expectProblem(await confirm(owner, { password }), 403, 'confirmation-refused')
})
