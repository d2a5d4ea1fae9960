import { Readable } from 'node:stream'
import type { Accounts } from '../accounts/accounts.ts'
import { toFile } from '../files/files.mapper.ts'
import type { Files } from '../files/files.ts'
import type { Listing } from '../files/listing.ts'
import { matchesNone } from '../http/conditional.ts'
import type { Handlers } from '../http/contract.ts'
import { Problem } from '../problem.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { codingFor, type Asset } from './assets.ts'
import { clearedCookies, pageCookies } from './cookies.ts'
import { appPage, loginPage, pageContentSecurityPolicy, registerPage, setupPage } from './pages.ts'

export interface WebHandlersDeps {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly files: Files
  readonly listing: Listing
  readonly assets: ReadonlyMap<string, Asset>
  readonly signup: 'open' | 'invite' | 'closed'
  readonly maxFileBytes: number
  /** Cookies over https alone. */
  readonly secure: boolean
}

const policy = { 'Content-Security-Policy': pageContentSecurityPolicy }
const pageSize = 50

export function createWebHandlers({
  accounts,
  sessions,
  files,
  listing,
  assets,
  signup,
  maxFileBytes,
  secure,
}: WebHandlersDeps) {
  return {
    async showHome({ principal }) {
      if (principal) return seeOther('/app')
      return seeOther((await accounts.isSetUp()) ? '/login' : '/setup')
    },
    async showLogin({ query }) {
      return {
        status: 200,
        headers: policy,
        body: loginPage({ next: query.next, notice: query.notice === 'registered' ? 'registered' : undefined, signup }),
      }
    },
    async signIn({ body, caller }) {
      const tokens = await sessions.signIn({ email: body.email, password: body.password }, caller)
      return seeOther(ownPath(body.next), pageCookies(tokens, secure))
    },
    async showRegister() {
      if (signup !== 'open') throw new Problem('signup-closed')
      return { status: 200, headers: policy, body: registerPage({}) }
    },
    async register({ body }) {
      await accounts.register({ email: body.email, password: body.password, displayName: given(body.displayName) })
      return seeOther('/login?notice=registered')
    },
    async showSetup({ query }) {
      if (await accounts.isSetUp()) throw new Problem('setup-not-open')
      return { status: 200, headers: policy, body: setupPage({ token: query.token ?? '' }) }
    },
    async completeSetup({ body, caller }) {
      const { token, email, password } = body
      await accounts.createFirst({ email, password, displayName: given(body.displayName) }, token)
      return seeOther('/app', pageCookies(await sessions.signIn({ email, password }, caller), secure))
    },
    async showApp({ principal, query }) {
      if (!principal) return seeOther('/login?next=/app', clearedCookies(secure))
      const state = query.state ?? 'active'
      const [account, page] = await Promise.all([
        accounts.get(principal),
        principal.scopes.has('files:list')
          ? listing.list(principal, { limit: pageSize, cursor: query.cursor, q: query.q, state, sort: '-createdAt' })
          : undefined,
      ])
      const body = appPage({
        account: { email: account.email, displayName: account.displayName ?? undefined },
        files: page?.items.map(toFile) ?? [],
        nextCursor: page?.nextCursor,
        q: query.q,
        state,
        notice: query.notice,
        maxFileBytes,
        canWrite: principal.scopes.has('files:write'),
        accessExpiresInSeconds: Math.max(0, Math.floor((principal.expiresAt - Date.now()) / 1000)),
      })
      return { status: 200, headers: policy, body }
    },
    async uploadWithForm({ principal, body }) {
      await files.store(principal, body)
      return seeOther('/app?notice=uploaded')
    },
    async refreshPage() {
      // Authentication has renewed the cookies already; the answer carries them.
      return { status: 204 }
    },
    async signOut({ principal }) {
      if (principal) await sessions.end(principal, 'current')
      return seeOther('/login', clearedCookies(secure))
    },
    async getAsset({ path, headers }) {
      const asset = assets.get(path.asset)
      if (!asset) throw new Problem('not-found')
      const coding = codingFor(asset, headers['accept-encoding'])
      const fields = { ETag: asset.etag(coding), 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      const { mediaType, text } = asset
      const safe = { ...fields, 'X-Content-Type-Options': 'nosniff' }
      if (coding === undefined) return { status: 200, headers: safe, mediaType, body: text }
      const bytes = await asset.compressed(coding)
      const sized = { ...safe, 'Content-Encoding': coding, 'Content-Length': bytes.length }
      return { status: 200, headers: sized, mediaType, body: Readable.from([bytes]) }
    },
  } satisfies Partial<Handlers>
}

function seeOther(
  location: string,
  cookies?: readonly string[],
): { status: 303; headers: { Location: string; 'Set-Cookie'?: readonly string[] } } {
  return { status: 303, headers: cookies ? { Location: location, 'Set-Cookie': cookies } : { Location: location } }
}

/** A form sends what was left empty as an empty text. */
const given = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text

/** Where to go after signing in: a path of this service, or the files. */
function ownPath(next: string | undefined): string {
  if (next === undefined || !/^\/[^/\\]/.test(next)) return '/app'
  const url = new URL(next, 'http://own.invalid')
  return url.host === 'own.invalid' ? url.pathname + url.search : '/app'
}
