/** Answers that follow from what the service holds and how it is set up, in each media type, with the limits on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '../../src/db/id.ts'
import { makeAccount, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import type { Reply } from '../support/client.ts'
import { contract, soundRequest, tellsLimit, type Sent } from '../support/sound-request.ts'

const settings = { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' }

interface Row {
  readonly id: string
  readonly status: number
  readonly why: string
  /** Makes a sound request one that is answered so. */
  readonly change?: (request: Sent) => void | Promise<void>
}

/** A row for each media type that the status has. */
const inEachType = (rows: readonly Row[]) =>
  rows.flatMap((row) => {
    const { content } = contract.operations.get(row.id as never)!.responses[row.status]!
    const mediaTypes = Object.keys(content).length > 0 ? Object.keys(content) : [undefined]
    return mediaTypes.map((mediaType) => ({
      ...row,
      mediaType,
      title: `${row.id}, ${row.why}: ${row.status}${mediaType === undefined ? '' : ` as ${mediaType}`}`,
    }))
  })

async function send(app: TestApp, whole: Account, { id, change }: Row, accept: string | undefined): Promise<Reply> {
  const operation = contract.operations.get(id as never)!
  const request = soundRequest(operation, { whole, none: whole })
  await change?.(request)
  return ask(app.base, request, accept)
}

function expectAnswer(reply: Reply, { id, status }: Row, mediaType: string | undefined): void {
  expect({
    status: reply.status,
    mediaType: reply.headers.get('content-type')?.split(';')[0],
    limit: reply.headers.has('ratelimit') && reply.headers.has('ratelimit-policy'),
  }).toEqual({ status, mediaType, limit: tellsLimit(contract.operations.get(id as never)!) })
}

const form = (fields: Record<string, string>) => (request: Sent) => {
  request.body = new URLSearchParams(fields).toString()
}
const json = (body: object) => (request: Sent) => {
  request.body = JSON.stringify(body)
}

describe('where nobody is yet, and nobody may register', () => {
  let app: TestApp
  let nobody: Account
  beforeAll(async () => {
    app = await startApp({ settings: { ...settings, COFFER_SIGNUP: 'closed' } })
    // Nothing here takes credentials.
    nobody = {} as Account
  })
  afterAll(() => app.close())

  const rows: Row[] = [
    { id: 'showRegister', status: 403, why: 'sign-up is closed' },
    { id: 'register', status: 403, why: 'sign-up is closed' },
    { id: 'showSetup', status: 200, why: 'there is no account' },
    {
      id: 'completeSetup',
      status: 422,
      why: 'the password is the address',
      change: (request) =>
        form({ token: app.app.accounts.setupToken(), email: 'ada@example.org', password: 'ada@example.orgada' })(
          request,
        ),
    },
    {
      id: 'completeSetup',
      status: 303,
      why: 'the first account',
      change: (request) => form({ token: app.app.accounts.setupToken(), email: 'ada@example.org', password })(request),
    },
    { id: 'showSetup', status: 403, why: 'set-up is over' },
    { id: 'completeSetup', status: 403, why: 'set-up is over' },
  ]
  test.each(inEachType(rows))('$title', async ({ mediaType, ...row }) => {
    expectAnswer(await send(app, nobody, row, mediaType), row, mediaType)
    if (row.id !== 'showSetup') return
    const head = await app.anonymous.head('/setup', { accept: mediaType! })
    expect([head.status, head.bytes.length]).toEqual([row.status, 0])
  })
})

describe('where everybody may register', () => {
  let app: TestApp
  let whole: Account
  beforeAll(async () => {
    app = await startApp({ settings })
    whole = await makeAccount(app, { roles: ['admin'] })
  })
  afterAll(() => app.close())

  const common = { email: 'somebody@example.org', password: 'somebody@example.org' }
  const byRefreshCookie = async ({ headers }: Sent): Promise<void> => {
    headers['Cookie'] = `coffer_refresh=${(await signIn(app, whole)).refreshToken}`
  }
  /** The limit on registrations is for strangers. */
  const byNobody = ({ headers }: Sent): void => {
    delete headers['Authorization']
  }
  const invited = async (email: string): Promise<string> => {
    const { json: made } = await whole.client.post('/v1/invitations', { email })
    return new URL(made.link).searchParams.get('token')!
  }
  const takenMeanwhile = async (): Promise<{ email: string; invitationToken: string }> => {
    const email = `taken-${newId()}@example.org`
    const invitationToken = await invited(email)
    await makeAccount(app, { email })
    return { email, invitationToken }
  }
  const rows: Row[] = [
    { id: 'signIn', status: 401, why: 'nobody has this address' },
    { id: 'register', status: 422, why: 'the password is the address', change: form(common) },
    {
      id: 'registerUser',
      status: 422,
      why: 'the password is the address',
      change: (request) => {
        byNobody(request)
        json(common)(request)
      },
    },
    {
      id: 'registerUser',
      status: 201,
      why: 'somebody was invited',
      change: async (request) => {
        byNobody(request)
        json({ email: 'invited@example.org', password, invitationToken: await invited('invited@example.org') })(request)
      },
    },
    {
      id: 'registerUser',
      status: 409,
      why: 'the address was taken meanwhile',
      change: async (request) => {
        const { email, invitationToken } = await takenMeanwhile()
        byNobody(request)
        json({ email, password, invitationToken })(request)
      },
    },
    {
      id: 'issueToken',
      status: 200,
      why: 'a refresh token that nobody has used',
      change: async (request) =>
        form({ grant_type: 'refresh_token', refresh_token: (await signIn(app, whole)).refreshToken })(request),
    },
    {
      id: 'issueToken',
      status: 400,
      why: 'a refresh token that is none',
      change: form({ grant_type: 'refresh_token', refresh_token: 'none' }),
    },
    {
      id: 'issueToken',
      status: 401,
      why: 'no such client',
      change: form({ grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'x' }),
    },
    {
      id: 'revokeToken',
      status: 400,
      why: 'another client’s token',
      change: async (request) => form({ token: (await signIn(app, whole)).refreshToken, client_id: 'nobody' })(request),
    },
    {
      id: 'revokeToken',
      status: 401,
      why: 'no such client',
      change: form({ token: 'none', client_id: 'nobody', client_secret: 'x' }),
    },
    { id: 'getProblem', status: 404, why: 'no such kind', change: (request) => void (request.path += '-at-all') },
    { id: 'getAsset', status: 404, why: 'no such part', change: (request) => void (request.path += '.map') },
  ]
  test.each(inEachType(rows))('$title', async ({ mediaType, ...row }) => {
    expectAnswer(await send(app, whole, row, mediaType), row, mediaType)
  })

  test.each(inEachType([{ id: 'getAsset', status: 200, why: 'a part of the pages' }]))(
    '$title',
    async ({ mediaType, ...row }) => {
      const path = { 'text/css': 'app.css', 'text/javascript': 'app.js', 'image/svg+xml': 'icon.svg' }[mediaType!]
      const change = (request: Sent): void => void (request.path = `/assets/${path}`)
      expectAnswer(await send(app, whole, { ...row, change }, mediaType), row, mediaType)
    },
  )

  test.each(
    inEachType([
      { id: 'showHome', status: 303, why: 'the refresh cookie alone', change: byRefreshCookie },
      { id: 'uploadWithForm', status: 303, why: 'the refresh cookie alone', change: byRefreshCookie },
    ]),
  )('$title, and both cookies are renewed', async ({ mediaType, ...row }) => {
    const reply = await send(app, whole, row, mediaType)
    expectAnswer(reply, row, mediaType)
    expect(reply.headers.getSetCookie()).toHaveLength(2)
  })
})
