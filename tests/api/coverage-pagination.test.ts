/** Every operation that declares `Link`, found in the contract: whoever follows it alone sees every item once, as with the cursor. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  makeAccount,
  makeFile,
  makeKey,
  password,
  signIn,
  startApp,
  type Account,
  type TestApp,
} from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { linkIdentities } from '../support/linked-identities.ts'
import { contract } from '../support/sound-request.ts'
import { enrolApp, enrolPasskey } from '../support/factors.ts'
import { makeShare, makeUploadRequest } from '../support/shares.ts'
import { beginUpload } from '../support/tus.ts'
import { takeTrail } from '../support/trail.ts'

const total = 7
/** Of the one whose files are listed. */
let uploadRequestId = ''

/** The file whose versions are listed. */
let listed = ''

/** How a list gets its items, so that the account has seven of them. An operation that gains `Link` needs a row. */
const seeds: Readonly<Record<string, (owner: Account) => Promise<void>>> = {
  listFiles: async (owner) => {
    for (let at = 0; at < total; at++) await makeFile(owner, { name: `file-${at}` })
  },
  // The current one is the first.
  listFileVersions: async (owner) => {
    const { id } = await makeFile(owner)
    listed = id
    for (let at = 1; at < total; at++)
      await owner.client.put(`/v1/files/${id}/content`, `bytes ${at}`, {
        'if-match': '*',
        'content-type': 'text/plain',
      })
  },
  listAuditEvents: async () => {
    const { audit } = takeTrail(app.app.database, app.settings)
    for (let at = 0; at < total; at++) await audit.record({ action: 'session.created', target: 'one of seven' })
  },
  // The account's own is the first.
  listOwnAuditEvents: async (owner) => {
    for (let at = 1; at < total; at++) await signIn(app, owner)
  },
  // The account's own is the first.
  listSessions: async (owner) => {
    for (let at = 1; at < total; at++) await signIn(app, owner)
  },
  listApiKeys: async (owner) => {
    for (let at = 0; at < total; at++) await makeKey(owner, { scopes: ['files:list'] })
  },
  listMfaFactors: async (owner) => {
    for (let at = 0; at < total; at++) await enrolApp(owner)
  },
  listPasskeys: async (owner) => {
    for (let at = 0; at < total; at++) await enrolPasskey(app, owner, { name: `Key ${at}` })
  },
  listIdentities: async ({ id }) => {
    const issuer = 'https://login.example.org'
    await linkIdentities(
      app.app.database,
      id,
      Array.from({ length: total }, (_, at) => ({ issuer, subject: `${id}-${at}` })),
    )
  },
  // The first one is the service's own.
  listSigningKeys: async () => {
    for (let at = 1; at < total; at++) await app.app.keyring.rotate()
  },
  listUsers: async () => {
    for (let at = 0; at < total; at++)
      await app.app.accounts.create({ email: `account-${at}@seven.example`, password }, [])
  },
  // The account's own is the first.
  listUserSessions: async (owner) => {
    for (let at = 1; at < total; at++) await signIn(app, owner)
  },
  listInvitations: async ({ client }) => {
    for (let at = 0; at < total; at++) await client.post('/v1/invitations', { email: `guest-${at}@seven.example` })
  },
  listUploads: async ({ client }) => {
    for (let at = 0; at < total; at++) await beginUpload(client, 10)
  },
  listShares: async (owner) => {
    const { id } = await makeFile(owner)
    for (let at = 0; at < total; at++) await makeShare(owner, [id])
  },
  listUploadRequests: async (owner) => {
    for (let at = 0; at < total; at++) await makeUploadRequest(owner)
  },
  listReceivedFiles: async (owner) => {
    const request = await makeUploadRequest(owner)
    uploadRequestId = request.id
    for (let at = 0; at < total; at++)
      await app.anonymous.post(`${request.path}/files`, `${at}`, { 'content-type': 'text/plain' })
  },
  // Three are built in.
  listRoles: async ({ client }) => {
    for (let at = 3; at < total; at++) await client.post('/v1/roles', { name: `role-${at}`, scopes: ['files:list'] })
  },
}

/** What leaves just the seven where others' tests make items too. */
const narrowed: Readonly<Record<string, string>> = {
  listAuditEvents: 'target=one of seven',
  listOwnAuditEvents: 'action=session.created',
  listUsers: 'q=@seven.example',
}

const linked = [...contract.operations.values()].filter(({ responses }) =>
  Object.values(responses).some(({ headers }) => 'link' in headers),
)

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('the table has every operation that declares Link', () => {
  expect(Object.keys(seeds).sort()).toEqual(linked.map(({ id }) => id).sort())
})

interface Page {
  readonly ids: string[]
  readonly link: string | undefined
  readonly cursor: string | undefined
}

function pageOf({ status, headers, json }: Reply): Page {
  expect(status).toBe(200)
  // A role has a name alone, a signing key its thumbprint, and a version its number.
  const items = json.items as { id?: string; kid?: string; version?: number; name: string }[]
  return {
    ids: items.map(({ id, kid, version, name }) => id ?? kid ?? version?.toString() ?? name),
    link: nextOf(headers.get('link')),
    cursor: json.nextCursor,
  }
}

/** The one target of RFC 8288, section 3, that leads on. */
function nextOf(link: string | null): string | undefined {
  if (link === null) return undefined
  const [, target] = /^<([^<>]+)>; rel="next"$/.exec(link) ?? []
  if (target === undefined) throw new Error(`not the link to the next page: ${link}`)
  return target
}

async function walk(first: string, ask: (path: string) => Promise<Reply>, next: (page: Page) => string | undefined) {
  const pages: Page[] = []
  for (let path: string | undefined = first; path !== undefined && pages.length <= total;) {
    const page = pageOf(await ask(path))
    pages.push(page)
    path = next(page)
  }
  return pages
}

describe.each(linked.map((operation) => [operation.id, operation.template] as const))('%s', (id, template) => {
  let owner: Account
  let path = template
  const within = narrowed[id] === undefined ? '' : `&${narrowed[id]}`
  let whole: string[]
  const ask = (path: string): Promise<Reply> => owner.client.get(path)

  beforeAll(async () => {
    owner = await makeAccount(app, { roles: ['admin'] })
    await seeds[id]!(owner)
    path = template
      .replace('{userId}', owner.id)
      .replace('{fileId}', listed)
      .replace('{uploadRequestId}', uploadRequestId)
    whole = pageOf(await ask(`${path}?limit=20${within}`)).ids
  })

  test.each([1, 2, 3, total - 1])(
    '%i at a time: Link alone leads past every item once, as the cursor does',
    async (limit) => {
      const first = `${path}?limit=${limit}${within}`
      const byLink = await walk(first, ask, ({ link }) => link)
      const byCursor = await walk(first, ask, ({ cursor }) => cursor && `${first}&cursor=${cursor}`)
      expect(byLink.map(({ ids }) => ids.length)).toEqual(byCursor.map(({ ids }) => ids.length))
      expect(byLink.flatMap(({ ids }) => ids)).toEqual(whole)
      expect(byCursor.flatMap(({ ids }) => ids)).toEqual(whole)
      expect(new Set(whole).size).toBe(total)
      for (const { link, cursor } of byLink)
        expect(new URLSearchParams(link?.split('?')[1]).get('cursor')).toBe(cursor ?? null)
    },
  )

  test('Link stays on the server and asks the same question with another cursor', async () => {
    const { link } = pageOf(await ask(`${path}?limit=2&count=exact${within}`))
    const next = new URL(link!, app.base)
    expect([next.origin, next.pathname]).toEqual([app.base, path])
    expect(Object.fromEntries(next.searchParams)).toMatchObject({
      count: 'exact',
      cursor: expect.any(String),
      limit: '2',
    })
    expect((await ask(link!)).json.total).toBe(total)
  })

  test('what fits on one page has neither Link nor cursor', async () => {
    const { link, cursor } = pageOf(await ask(`${path}?limit=${total}${within}`))
    expect([link, cursor]).toEqual([undefined, undefined])
  })
})
