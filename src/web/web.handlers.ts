import { Readable } from 'node:stream'
import type { Principal } from '../access/principal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { toFile, toFolder } from '../files/files.mapper.ts'
import type { FileGroups } from '../files/file-groups.ts'
import type { Files } from '../files/files.ts'
import type { Listing } from '../files/listing.ts'
import { matchesNone } from '../http/conditional.ts'
import type { Handlers } from '../http/contract.ts'
import { Problem } from '../problem.ts'
import type { SecondStep } from '../sessions/second-step.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { SignedIn } from './account-header.ts'
import { codingFor, type Asset } from './assets.ts'
import { administers, administrationPage, securityPage } from './console-pages.ts'
import { clearedCookies, pageCookies } from './cookies.ts'
import {
  appContentSecurityPolicy,
  appPage,
  loginPage,
  pageContentSecurityPolicy,
  registerPage,
  setupPage,
} from './pages.ts'
import type { ProviderChoice } from './provider-buttons.ts'
import { ownPath, seeOther, toSecondStep } from './redirect.ts'

export interface WebHandlersDeps {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly secondStep: Pick<SecondStep, 'signIn'>
  readonly files: Files
  readonly listing: Listing
  readonly groups: Pick<FileGroups, 'folders'>
  readonly assets: ReadonlyMap<string, Asset>
  readonly signup: 'open' | 'invite' | 'closed'
  readonly providers: readonly ProviderChoice[]
  /** Whether somebody's role needs a second factor that the session has not shown. */
  readonly lacksSecondFactor: (principal: Principal) => boolean
  readonly maxFileBytes: number
  /** Cookies over https alone. */
  readonly secure: boolean
}

const policy = { 'Content-Security-Policy': pageContentSecurityPolicy }
const pageSize = 50
const mostFolders = 100

interface Shown {
  readonly q: string | undefined
  readonly state: 'active' | 'trashed'
  readonly folder: string
}

const shownOf = ({ q, state = 'active', folder = '/' }: Partial<Shown>): Shown => ({ q, state, folder })

/** A folder is looked into, rather than searched. */
const isBrowsed = ({ q, state }: Shown): boolean => q === undefined && state === 'active'

function narrowedTo(shown: Shown) {
  const { q, state, folder } = shown
  const where = isBrowsed(shown) ? { folder } : state === 'active' ? { under: folder } : {}
  return { ...where, q, state, sort: q === undefined ? ('-createdAt' as const) : ('relevance' as const) }
}

export function createWebHandlers({
  accounts,
  sessions,
  secondStep,
  files,
  listing,
  groups,
  assets,
  signup,
  providers,
  lacksSecondFactor,
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
        body: loginPage({
          next: query.next,
          notice: query.notice === 'uploaded' ? undefined : query.notice,
          signup,
          providers,
        }),
      }
    },
    async signIn({ body, caller }) {
      const entered = await secondStep.signIn({ email: body.email, password: body.password }, caller)
      if ('challenge' in entered) return toSecondStep(entered.challenge.token, body.next, secure)
      return seeOther(ownPath(body.next), pageCookies(entered.tokens, secure))
    },
    async showRegister() {
      if (signup !== 'open') throw new Problem('signup-closed')
      return { status: 200, headers: policy, body: registerPage({}) }
    },
    async register({ body }) {
      const { email, password } = body
      const state = await accounts.register({ email, password, displayName: given(body.displayName) })
      return seeOther(`/login?notice=${state === 'ready' ? 'registered' : 'verify-email'}`)
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
      if (lacksSecondFactor(principal)) return seeOther('/security')
      const shown = shownOf(query)
      const listed = principal.scopes.has('files:list')
      const [account, page, folders] = await Promise.all([
        accounts.get(principal),
        listed ? listing.list(principal, { ...narrowedTo(shown), limit: pageSize, cursor: query.cursor }) : undefined,
        listed && isBrowsed(shown)
          ? groups.folders(principal, { parent: shown.folder, limit: mostFolders, cursor: undefined, count: false })
          : undefined,
      ])
      const body = appPage({
        ...shown,
        account: signedIn(account, principal),
        files: page?.items.map(toFile) ?? [],
        nextCursor: page?.nextCursor,
        folders: folders?.items.map(toFolder),
        moreFolders: folders?.nextCursor,
        notice: query.notice === 'uploaded' || query.notice === 'registered' ? query.notice : undefined,
        maxFileBytes,
        accountId: principal.accountId,
        scopes: [...principal.scopes],
        accessExpiresInSeconds: secondsLeft(principal),
      })
      return { status: 200, headers: { 'Content-Security-Policy': appContentSecurityPolicy }, body }
    },
    async showSecurity({ principal }) {
      if (!principal) return seeOther('/login?next=/security', clearedCookies(secure))
      const account = await accounts.get(principal)
      const lacking = lacksSecondFactor(principal)
      return { status: 200, headers: policy, body: securityPage({ ...consoleOf(account, principal), lacking }) }
    },
    async showAdministration({ principal }) {
      if (!principal) return seeOther('/login?next=/admin', clearedCookies(secure))
      if (lacksSecondFactor(principal)) return seeOther('/security')
      if (!administers(principal.scopes))
        throw new Problem('insufficient-scope', { detail: 'The administration is for administrators.' })
      const account = await accounts.get(principal)
      return { status: 200, headers: policy, body: administrationPage(consoleOf(account, principal)) }
    },
    async uploadWithForm({ principal, body }) {
      const { folder } = await files.store(principal, body)
      return seeOther(`/app?${folder == null ? '' : `folder=${encodeURIComponent(folder)}&`}notice=uploaded`)
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
      const caching = asset.immutable ? 'public, max-age=31536000, immutable' : 'public, no-cache'
      const fields = { ETag: asset.etag(coding), 'Cache-Control': caching, Vary: 'Accept-Encoding' }
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

type Person = { readonly email: string; readonly displayName?: string | null | undefined }

const signedIn = ({ email, displayName }: Person, { scopes }: Principal): SignedIn => ({
  email,
  displayName: displayName ?? undefined,
  administers: administers(scopes),
})

const secondsLeft = ({ expiresAt }: Principal): number => Math.max(0, Math.floor((expiresAt - Date.now()) / 1000))

const consoleOf = (person: Person, principal: Principal) => ({
  account: signedIn(person, principal),
  scopes: [...principal.scopes],
  accessExpiresInSeconds: secondsLeft(principal),
})

/** A form sends what was left empty as an empty text. */
const given = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text
