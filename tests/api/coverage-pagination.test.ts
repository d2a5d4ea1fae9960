/** Every operation that declares `Link`, found in the contract: whoever follows it alone sees every item once, as with the cursor. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, makeFile, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { contract } from '../support/sound-request.ts'

const total = 7

/** How a list gets its items, so that the account has seven of them. An operation that gains `Link` needs a row. */
const seeds: Readonly<Record<string, (owner: Account) => Promise<void>>> = {
  listFiles: async (owner) => {
    for (let at = 0; at < total; at++) await makeFile(owner, { name: `file-${at}` })
  },
  // The account's own is the first.
  listSessions: async (owner) => {
    for (let at = 1; at < total; at++) await signIn(app, owner)
  },
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
  const items = json.items as { id: string }[]
  return { ids: items.map(({ id }) => id), link: nextOf(headers.get('link')), cursor: json.nextCursor }
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
  let whole: string[]
  const ask = (path: string): Promise<Reply> => owner.client.get(path)

  beforeAll(async () => {
    owner = await makeAccount(app)
    await seeds[id]!(owner)
    whole = pageOf(await ask(template)).ids
  })

  test.each([1, 2, 3, total - 1])(
    '%i at a time: Link alone leads past every item once, as the cursor does',
    async (limit) => {
      const first = `${template}?limit=${limit}`
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
    const { link } = pageOf(await ask(`${template}?limit=2&count=exact`))
    const next = new URL(link!, app.base)
    expect([next.origin, next.pathname]).toEqual([app.base, template])
    expect(Object.fromEntries(next.searchParams)).toMatchObject({
      count: 'exact',
      cursor: expect.any(String),
      limit: '2',
    })
    expect((await ask(link!)).json.total).toBe(total)
  })

  test('what fits on one page has neither Link nor cursor', async () => {
    const { link, cursor } = pageOf(await ask(`${template}?limit=${total}`))
    expect([link, cursor]).toEqual([undefined, undefined])
  })
})
