/** Keys that change while two replicas serve: nobody is refused who should not be, and everybody who should. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { decodeProtectedHeader } from 'jose'
import { makeAccount, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem } from '../support/client.ts'
import { coffer } from '../support/command.ts'
import { eventually } from '../support/eventually.ts'

const settings = { COFFER_PUBLIC_URL: 'https://files.example.org' }
const path = '/v1/admin/signing-keys'
let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
let admin: Account

beforeAll(async () => {
  one = await startApp({ shared: true, settings })
  two = await startReplica(one)
  admin = await makeAccount(one, { roles: ['admin'] })
})
afterAll(async () => {
  await two.close()
  await one.close()
})

const me = (at: { base: string }, accessToken: string) =>
  new Client(at.base, { authorization: `Bearer ${accessToken}` }).get('/v1/me')
const refresh = async (at: { anonymous: Client }, refreshToken: string) =>
  at.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  )
const kidOf = (token: string): string => decodeProtectedHeader(token).kid!
const rotate = async (body: object): Promise<string> => {
  const reply = await admin.client.post(path, body)
  expect(reply.status).toBe(201)
  return reply.json.kid as string
}

/** Uses and refreshes sessions at both replicas, now here and now there, until it is told to stop. */
function load(accounts: readonly Account[]) {
  let stopping = false
  const refusals: string[] = []
  const kids = new Set<string>()
  let answers = 0
  const drive = async ({ accessToken, refreshToken }: Account): Promise<void> => {
    for (let turn = 0, held = accessToken, next = refreshToken; !stopping; turn++) {
      const [here, there] = turn % 2 === 0 ? [one, two] : [two, one]
      if (turn % 5 === 4) {
        const reply = await refresh(here, next)
        if (reply.status !== 200) return void refusals.push(`refresh: ${reply.text}`)
        ;({ access_token: held, refresh_token: next } = reply.json as { access_token: string; refresh_token: string })
        kids.add(kidOf(held))
      }
      // Where it was not signed: that replica may not have heard of the key yet.
      const reply = await me(there, held)
      answers++
      if (reply.status !== 200) refusals.push(`${reply.status} for a token of ${kidOf(held)}`)
    }
  }
  const done = Promise.all(accounts.map(drive))
  return {
    kids,
    answers: () => answers,
    refusals,
    stop: async () => {
      stopping = true
      await done
    },
  }
}

test('rotations at once and the revocation of a key that signed nothing: under load on two replicas not one is refused', async () => {
  const running = load(await Promise.all(Array.from({ length: 4 }, () => makeAccount(one))))
  const made: string[] = []
  try {
    for (let turn = 0; turn < 3; turn++) {
      const kid = await rotate({ immediately: true })
      made.push(kid)
      // Each is used before the next comes.
      await eventually(async () => running.kids.has(kid), 5000)
    }
    const unused = await rotate({})
    expect(await admin.client.delete(`${path}/${unused}`)).toMatchObject({ status: 204 })
    const before = running.answers()
    await eventually(async () => running.answers() > before + 40, 5000)
  } finally {
    await running.stop()
  }
  expect(running.refusals).toEqual([])
  expect([...running.kids]).toEqual(expect.arrayContaining(made))
})

test('a leaked key: its tokens are refused at the other replica within two seconds, and each session gets a new one', async () => {
  const kid = await rotate({ immediately: true })
  await eventually(async () => two.app.keyring.current().kid === kid)
  const account = await makeAccount(two)
  expect(kidOf(account.accessToken)).toBe(kid)
  expect(await me(two, account.accessToken)).toMatchObject({ status: 200 })

  expect(await admin.client.delete(`${path}/${kid}`)).toMatchObject({ status: 204 })
  expectProblem(await me(one, account.accessToken), 401, 'unauthenticated')
  await eventually(async () => (await me(two, account.accessToken)).status === 401, 2000)
  const renewed = await refresh(two, account.refreshToken)
  expect(renewed.status).toBe(200)
  for (const at of [one, two]) expect(await me(at, renewed.json.access_token as string)).toMatchObject({ status: 200 })
})

test('coffer keys revoke: a command beside the service ends the key that signs, on both replicas, and another signs at once', async () => {
  const signing = one.app.keyring.current().kid
  const ended = await coffer(['keys', 'revoke', signing], { settings: one.settings, folder: one.folder })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const [, successor] = /revoked \S+;.*; (\S+) signs\n$/.exec(ended.stdout) ?? []
  for (const at of [one, two]) await eventually(async () => at.app.keyring.current().kid === successor, 2000)
  const account = await makeAccount(two)
  expect(kidOf(account.accessToken)).toBe(successor)
  expect(await me(one, account.accessToken)).toMatchObject({ status: 200 })
})
