/** Links for people without an account: each refusal in each media type of its answer, a page for a browser and a document for a program. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import type { Client, Reply } from '../support/client.ts'
import { makeShare, makeUploadRequest, type MadeShare } from '../support/shares.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const secret = 'seven small boats'
const mediaTypes = ['application/problem+json', 'text/html'] as const
const unknown = { share: '/s/cofs_AAAAAAAAAAAAAAAAAAAAAA', request: '/r/cofq_AAAAAAAAAAAAAAAAAAAAAA' }
const anyFile = '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'
const guest = (): Client => app.anonymous.with({ 'x-forwarded-for': nextAddress() })

async function share(settings: object = {}): Promise<MadeShare & { fileId: string }> {
  const { id } = await makeFile(owner)
  return { ...(await makeShare(owner, [id], { ...settings })), fileId: id }
}

interface Row {
  readonly title: string
  readonly status: number
  readonly kind: string
  readonly ask: (accept: string) => Promise<Reply>
}

const rows: readonly Row[] = [
  ...['', '/content', `/files/${anyFile}/content`].flatMap((end): Row[] => [
    {
      title: `GET /s/...${end} of a link that never was`,
      status: 404,
      kind: 'link-not-found',
      ask: (accept) => guest().get(unknown.share + end, { accept }),
    },
    {
      title: `GET /s/...${end} without the password`,
      status: 401,
      kind: 'link-locked',
      ask: async (accept) => guest().get((await share({ password: secret })).path + end, { accept }),
    },
    {
      title: `GET /s/...${end} of a revoked share`,
      status: 410,
      kind: 'link-expired',
      ask: async (accept) => {
        const { id, path } = await share()
        await owner.client.delete(`/v1/shares/${id}`)
        return guest().get(path + end, { accept })
      },
    },
  ]),
  {
    title: 'the share’s content from behind its end',
    status: 416,
    kind: 'range-not-satisfiable',
    ask: async (accept) => guest().get(`${(await share()).path}/content`, { accept, range: 'bytes=999-' }),
  },
  {
    title: 'a shared file from behind its end',
    status: 416,
    kind: 'range-not-satisfiable',
    ask: async (accept) => {
      const { path, fileId } = await share()
      return guest().get(`${path}/files/${fileId}/content`, { accept, range: 'bytes=999-' })
    },
  },
  ...(
    [
      ['share', '/s/...', share],
      ['request', '/r/...', (settings?: object) => makeUploadRequest(owner, { ...settings })],
    ] as const
  ).flatMap(([kind, shown, make]): Row[] => [
    {
      title: `POST ${shown}/unlock of a link that never was`,
      status: 404,
      kind: 'link-not-found',
      ask: (accept) => guest().post(`${unknown[kind]}/unlock`, { password: secret }, { accept }),
    },
    {
      title: `POST ${shown}/unlock with a wrong password`,
      status: 401,
      kind: 'link-locked',
      ask: async (accept) =>
        guest().post(`${(await make({ password: secret })).path}/unlock`, { password: 'wrong' }, { accept }),
    },
    {
      title: `POST ${shown}/unlock of what was revoked`,
      status: 410,
      kind: 'link-expired',
      ask: async (accept) => {
        const { id, path } = await make({ password: secret })
        await owner.client.delete(`/v1/${kind === 'share' ? 'shares' : 'upload-requests'}/${id}`)
        return guest().post(`${path}/unlock`, { password: secret }, { accept })
      },
    },
  ]),
  {
    title: 'GET /r/... of a link that never was',
    status: 404,
    kind: 'link-not-found',
    ask: (accept) => guest().get(unknown.request, { accept }),
  },
  {
    title: 'GET /r/... without the password',
    status: 401,
    kind: 'link-locked',
    ask: async (accept) => guest().get((await makeUploadRequest(owner, { password: secret })).path, { accept }),
  },
  {
    title: 'GET /r/... of what was revoked',
    status: 410,
    kind: 'link-expired',
    ask: async (accept) => {
      const { id, path } = await makeUploadRequest(owner)
      await owner.client.delete(`/v1/upload-requests/${id}`)
      return guest().get(path, { accept })
    },
  },
  {
    title: 'POST /r/.../files to a link that never was',
    status: 404,
    kind: 'link-not-found',
    ask: (accept) => guest().post(`${unknown.request}/files`, 'x', { accept, 'content-type': 'text/plain' }),
  },
  {
    title: 'POST /r/.../files without the password',
    status: 401,
    kind: 'link-locked',
    ask: async (accept) =>
      guest().post(`${(await makeUploadRequest(owner, { password: secret })).path}/files`, 'x', {
        accept,
        'content-type': 'text/plain',
      }),
  },
  {
    title: 'POST /r/.../files to what is full',
    status: 410,
    kind: 'link-expired',
    ask: async (accept) => {
      const { path } = await makeUploadRequest(owner, { maxFiles: 1 })
      await guest().post(`${path}/files`, 'x', { 'content-type': 'text/plain' })
      return guest().post(`${path}/files`, 'x', { accept, 'content-type': 'text/plain' })
    },
  },
  {
    title: 'POST /r/.../files of more than it takes',
    status: 413,
    kind: 'upload-refused',
    ask: async (accept) =>
      guest().post(`${(await makeUploadRequest(owner, { maxBytes: 1 })).path}/files`, 'xx', {
        accept,
        'content-type': 'text/plain',
      }),
  },
]

test.each(
  rows.flatMap((row) =>
    mediaTypes.map((mediaType) => [`${row.title}: ${row.status} as ${mediaType}`, row, mediaType] as const),
  ),
)('%s', async (_, { status, kind, ask }, mediaType) => {
  const reply = await ask(mediaType)
  expect({ status: reply.status, mediaType: reply.headers.get('content-type')?.split(';')[0] }).toEqual({
    status,
    mediaType,
  })
  if (mediaType === 'application/problem+json') expect(reply.json.type).toBe(`/problems/${kind}`)
  else {
    expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'")
    // Nobody who was given a link has an account to sign in to, or files to go back to.
    if (status !== 416) expect(reply.text).not.toContain('href="/login"')
  }
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(app.app.guard.count()).toBe(0)
})

describe('what goes well, with the limits on', () => {
  test.each(['share', 'request'] as const)('unlocking a %s tells the limit, as a form and as JSON', async (kind) => {
    const made =
      kind === 'share' ? await share({ password: secret }) : await makeUploadRequest(owner, { password: secret })
    const json = await guest().post(`${made.path}/unlock`, { password: secret })
    const form = await guest().post(`${made.path}/unlock`, new URLSearchParams({ password: secret }), {
      accept: 'text/html',
    })
    expect([json.status, form.status]).toEqual([200, 303])
    for (const { headers } of [json, form]) expect(headers.get('ratelimit')).toContain('"unlock";r=59')
  })

  test('sending a file tells the limit, as a form and as bytes', async () => {
    const { path } = await makeUploadRequest(owner)
    const form = new FormData()
    form.set('guestName', 'Grace')
    form.set('file', new Blob(['x']), 'x.txt')
    const bytes = await guest().post(`${path}/files`, 'x', { 'content-type': 'text/plain' })
    const sent = await guest().post(`${path}/files`, form, { accept: 'text/html' })
    expect([bytes.status, sent.status]).toEqual([200, 303])
    for (const { headers } of [bytes, sent]) expect(headers.get('ratelimit')).toContain('"guest";r=299')
  })
})

describe('guessing a password', () => {
  const guess = async (path: string, address: string, password = 'wrong'): Promise<Reply> =>
    app.anonymous.post(`${path}/unlock`, { password }, { 'x-forwarded-for': address })

  test('one network has ten tries in a quarter of an hour; others still have theirs, and the right one', async () => {
    const { path } = await share({ password: secret })
    const near = nextAddress()
    for (let tries = 0; tries < 10; tries++) expect((await guess(path, near)).status).toBe(401)
    const refused = await guess(path, near, secret)
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    // Of the same network, with another last number.
    expect((await guess(path, near.replace(/\d+$/, '200'), secret)).status).toBe(429)
    expect((await guess(path, nextAddress(), secret)).status).toBe(200)
  })

  test('all together have a hundred for each link, and another link has its own', async () => {
    const [{ path }, other] = [await share({ password: secret }), await share({ password: secret })]
    await guess(path, nextAddress())
    await app.app.database.run("update rate_limit set points = 100 where instr(`key`, 'unlock-link:') = 1")
    expect((await guess(path, nextAddress(), secret)).status).toBe(429)
    expect((await guess(other.path, nextAddress(), secret)).status).toBe(200)
  })

  test('who knows it is not counted on', async () => {
    const { path } = await share({ password: secret })
    const near = nextAddress()
    for (let tries = 0; tries < 15; tries++) expect((await guess(path, near, secret)).status).toBe(200)
  })
})
