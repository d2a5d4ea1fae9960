import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

const origin = 'https://files.example.org'
let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  one = await startApp({ shared: true, settings: { COFFER_PUBLIC_URL: origin } })
  two = await startReplica(one)
})
afterAll(async () => {
  await two.close()
  await one.close()
})

const form = (token: string): URLSearchParams =>
  new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token })
const refresh = (at: { anonymous: Client }, token: string): Promise<Reply> =>
  at.anonymous.post('/v1/oauth/token', form(token))
const me = (at: { base: string }, accessToken: string): Promise<Reply> =>
  new Client(at.base, { authorization: `Bearer ${accessToken}` }).get('/v1/me')

test('issueToken: twelve at once over two replicas end with one live line, and nobody is logged out', async () => {
  for (let round = 0; round < 3; round++) {
    const account = await makeAccount(one)
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, at) => refresh(at % 2 === 0 ? one : two, account.refreshToken)),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(200))
    expect(new Set(replies.map(({ json }) => json.refresh_token as string)).size).toBe(1)
    for (const { json } of replies) expect(await me(two, json.access_token as string)).toMatchObject({ status: 200 })
    const { items } = (
      await new Client(two.base, { authorization: `Bearer ${String(replies[0]!.json.access_token)}` }).get(
        '/v1/sessions',
      )
    ).json
    expect(items).toHaveLength(1)
  }
})

test('issueToken: twelve lines driven at once over two replicas, each retried, all live on', async () => {
  const accounts = await Promise.all(Array.from({ length: 12 }, () => makeAccount(one)))
  const ends = await Promise.all(
    accounts.map(async ({ refreshToken }, at) => {
      let token = refreshToken
      for (let turn = 0; turn < 5; turn++) {
        const [first, again] = await Promise.all([
          refresh((at + turn) % 2 === 0 ? one : two, token),
          refresh((at + turn) % 2 === 0 ? two : one, token),
        ])
        if (first.status !== 200 || again.status !== 200 || first.json.refresh_token !== again.json.refresh_token)
          return `turn ${turn}: ${first.text} ${again.text}`
        token = first.json.refresh_token as string
      }
      return 'lives'
    }),
  )
  expect(ends).toEqual(Array(12).fill('lives'))
})

test('issueToken: a stolen token used at the other replica ends the session on both within two seconds', async () => {
  const account = await makeAccount(one)
  const child = (await refresh(one, account.refreshToken)).json
  const grandchild = (await refresh(two, child.refresh_token as string)).json
  expect(await me(one, grandchild.access_token as string)).toMatchObject({ status: 200 })
  expectProblem(await refresh(two, account.refreshToken), 400, 'invalid-grant')
  expectProblem(await me(two, grandchild.access_token as string), 401, 'unauthenticated')
  await eventually(async () => (await me(one, grandchild.access_token as string)).status === 401)
  for (const at of [one, two])
    expectProblem(await refresh(at, grandchild.refresh_token as string), 400, 'invalid-grant')
})

test('issueToken: refreshing while the session is ended at the other replica never leaves a token that works', async () => {
  const left: string[] = []
  for (let round = 0; round < 10; round++) {
    const account = await makeAccount(one)
    const [refreshed] = await Promise.all([
      refresh(one, account.refreshToken),
      new Client(two.base, { authorization: `Bearer ${account.accessToken}` }).delete('/v1/sessions/current'),
    ])
    if (refreshed.status === 200) left.push(refreshed.json.access_token as string)
    const tokens =
      refreshed.status === 200 ? [refreshed.json.refresh_token as string, account.refreshToken] : [account.refreshToken]
    for (const token of tokens)
      for (const at of [one, two]) expectProblem(await refresh(at, token), 400, 'invalid-grant')
  }
  await Promise.all(left.map((token) => eventually(async () => (await me(one, token)).status === 401)))
})

test('signing in at one replica works at the other: keys and secret are shared', async () => {
  const { email } = await makeAccount(one)
  const session = (await two.anonymous.post('/v1/sessions', { email, password })).json
  expect(await me(one, session.accessToken as string)).toMatchObject({ status: 200 })
  expect(await refresh(one, session.refreshToken as string)).toMatchObject({ status: 200 })
})
