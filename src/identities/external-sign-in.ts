/**
 * Signing in with an identity provider. Who comes back is signed in when the identity is linked; gets an account when
 * there is none with the address; and is asked to link when there is one, which only its signed-in owner can.
 */
import { sessionOf, type Principal } from '../access/principal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { addressDigest, isAddress } from '../accounts/address.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../db/database.ts'
import type { Clock } from '../db/clock.ts'
import { isDuplicate } from '../db/migrate.ts'
import { bytesToUuid } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { Confirmations } from '../sessions/confirmations.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { SecondStep } from '../sessions/second-step.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Device } from '../sessions/sign-in.ts'
import type { Identities } from './identities.ts'
import { otherAddress } from './identity-links.ts'
import type { IdentityProvider, Person } from './identity-provider.ts'
import type { Away, PendingSignIns } from './pending-sign-ins.ts'

export interface ExternalSignInDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly identities: Identities
  readonly pending: PendingSignIns
  readonly providers: readonly IdentityProvider[]
  readonly accounts: Pick<Accounts, 'addVerified'>
  readonly sessions: Pick<Sessions, 'open'>
  readonly secondStep: SecondStep
  readonly recentSignIn: RecentSignIn
  readonly confirmations: Pick<Confirmations, 'confirmElsewhere'>
  readonly signup: 'open' | 'invite' | 'closed'
  /** The origin that the provider sends browsers back to. */
  readonly origin: () => string
}

/** What comes of a sign-in when the browser is back. */
export type Finished =
  | { readonly kind: 'signed-in'; readonly opened: Awaited<ReturnType<SecondStep['enter']>>; readonly next: string }
  /** `token` is what the browser's cookie has to hold. */
  | { readonly kind: 'consent'; readonly token: string }
  /** Who is signed in confirmed who they are, or asked for a link that is there already. */
  | { readonly kind: 'done'; readonly next: string }

/** What somebody goes to the provider for; but for a sign-in they are signed in here. */
export type Errand = { readonly intent: 'sign-in' } | { readonly intent: 'link' | 'confirm'; readonly owner: Principal }

/** The two clocks may differ by so much. */
const toleranceMillis = 30_000

export const callbackPath = (providerId: string): string => `/login/oidc/${providerId}/callback`

export type ExternalSignIns = ReturnType<typeof createExternalSignIns>

export function createExternalSignIns(deps: ExternalSignInDeps) {
  const { database, clock, audit, identities, pending, recentSignIn } = deps
  const providers = new Map(deps.providers.map((provider) => [provider.settings.id, provider]))
  return { begin, finish }

  /**
   * @returns the provider's page, and what the browser's cookie has to hold
   * @throws Problem identity-provider-not-found, identity-provider-unavailable, recent-sign-in-required, 503
   */
  async function begin(
    providerId: string,
    { next, errand }: { next: string; errand: Errand },
  ): Promise<{ location: string; token: string }> {
    const provider = providerOf(providerId)
    if (errand.intent === 'link') await recentSignIn.require(errand.owner)
    const ties = await provider.freshTies()
    const anew = errand.intent === 'confirm'
    const location = await provider.authorization(redirectUri(providerId), ties, { anew })
    const linkTo = errand.intent === 'link' ? errand.owner.accountId : undefined
    const confirms = errand.intent === 'confirm' ? confirmationBy(errand.owner) : undefined
    return { location, token: await pending.put({ stage: 'away', providerId, next, linkTo, confirms, ...ties }) }
  }

  function confirmationBy(owner: Principal): NonNullable<Away['confirms']> {
    return { accountId: owner.accountId, sessionId: sessionOf(owner), since: clock() }
  }

  /**
   * @param token the browser's cookie
   * @param answer the provider's, as it stands in the query
   * @throws Problem external-sign-in-over, external-sign-in-refused, external-address-refused, signup-closed, identity-taken, 503
   */
  async function finish(
    providerId: string,
    token: string | undefined,
    answer: Readonly<Record<string, string>>,
    device: Device,
  ): Promise<Finished> {
    const provider = providerOf(providerId)
    const { state } = answer
    if (state === undefined)
      throw new Problem('invalid-request', {
        detail: 'This address is for answers of the identity provider.',
        errors: [{ in: 'query', pointer: 'state', detail: 'must be there' }],
      })
    const begun = await pending.takeAway(token, providerId, state)
    const callback = new URL(redirectUri(providerId))
    callback.search = new URLSearchParams({ ...answer }).toString()
    return refusalsKept(begun, async () => {
      const person = await provider.confirm(callback, begun)
      if (begun.confirms) return confirm(provider, person, begun.confirms, begun)
      return begun.linkTo === undefined
        ? signIn(provider, person, begun, device)
        : askToLink(person, begun, begun.linkTo)
    })
  }

  async function refusalsKept<T>({ providerId: provider, confirms }: Away, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Problem && error.status < 500) {
        const details = { provider, reason: error.kind }
        await audit.record({
          result: 'failure',
          ...(confirms
            ? { action: 'session.confirmed', accountId: confirms.accountId, target: `session:${confirms.sessionId}` }
            : { action: 'session.refused' }),
          details,
        })
      }
      throw error
    }
  }

  /** Whoever sits at a browser that is signed in there needs prove nothing: only `auth_time` tells that they were asked. */
  async function confirm(
    { settings }: IdentityProvider,
    person: Person,
    { accountId, sessionId, since }: NonNullable<Away['confirms']>,
    { next }: Away,
  ): Promise<Finished> {
    const known = await identities.find(person)
    if (known?.accountId !== accountId) throw notConfirmed('It is linked to another account here, or to none.')
    if ((person.authenticatedAt ?? 0) < since - toleranceMillis)
      throw notConfirmed('The identity provider does not tell that it has asked who you are just now.')
    const isSecond = settings.trustSecondFactor && person.mfa
    await deps.confirmations.confirmElsewhere({ accountId, sessionId, isSecond, provider: settings.id })
    return { kind: 'done', next }
  }

  async function signIn(provider: IdentityProvider, person: Person, begun: Away, device: Device): Promise<Finished> {
    const known = await identities.find(person)
    if (known) return open(provider, person, known, begun.next, device)
    const address = verifiedAddress(person)
    const owner = await accountAt(address)
    if (owner !== undefined) {
      // Perhaps made a moment ago, for the same person in another window.
      const own = await identities.find(person)
      return own ? open(provider, person, own, begun.next, device) : consent(person, address, begun, owner)
    }
    if (!(provider.settings.newAccounts ?? deps.signup === 'open')) throw new Problem('signup-closed')
    try {
      await makeAccount(person, address, begun.providerId)
    } catch (error) {
      // The same person in another window, or a registration, was faster: there is an account now.
      if (!isDuplicate(error)) throw error
    }
    const made = await identities.find(person)
    if (made) return open(provider, person, made, begun.next, device)
    const taken = await accountAt(address)
    if (taken === undefined)
      throw new Problem('external-sign-in-over', { detail: 'It changed meanwhile. Begin again.' })
    return consent(person, address, begun, taken)
  }

  /** A second factor of the account is asked for all the same, unless the provider is trusted with that. */
  async function open(
    { settings }: IdentityProvider,
    person: Person,
    identity: { id: string; accountId: string },
    next: string,
    device: Device,
  ): Promise<Finished> {
    const { accountId } = identity
    const isSecond = settings.trustSecondFactor && person.mfa
    const opening = {
      accountId,
      amr: isSecond ? 'fed mfa' : 'fed',
      device,
      identityId: identity.id,
      authenticatedAt: person.authenticatedAt ?? 0,
    }
    try {
      const opened = isSecond ? { tokens: await deps.sessions.open(opening) } : await deps.secondStep.enter(opening)
      return { kind: 'signed-in', opened, next }
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'invalid-credentials') throw error
      throw new Problem('external-sign-in-refused', { detail: 'The account cannot sign in now.', cause: error })
    }
  }

  async function makeAccount(person: Person, address: string, providerId: string): Promise<void> {
    await database.transaction(async (em) => {
      const { id } = deps.accounts.addVerified(em, { email: address, displayName: person.name })
      audit.add(em, { action: 'user.registered', accountId: id, actorId: id, details: { provider: providerId } })
      identities.add(em, { ...person, accountId: id, providerId, address })
    })
  }

  async function askToLink(person: Person, begun: Away, accountId: string): Promise<Finished> {
    const known = await identities.find(person)
    if (known?.accountId === accountId) return { kind: 'done', next: begun.next }
    if (known) throw new Problem('identity-taken')
    const address = verifiedAddress(person)
    if ((await accountAt(address)) !== accountId) throw otherAddress()
    return consent(person, address, begun, accountId)
  }

  async function consent(
    { issuer, subject }: Person,
    address: string,
    { providerId, next }: Away,
    accountId: string,
  ): Promise<Finished> {
    const token = await pending.put({ stage: 'consent', providerId, issuer, subject, address, next, accountId })
    return { kind: 'consent', token }
  }

  function providerOf(id: string): IdentityProvider {
    const provider = providers.get(id)
    if (!provider) throw new Problem('identity-provider-not-found')
    return provider
  }

  function redirectUri(providerId: string): string {
    return deps.origin() + callbackPath(providerId)
  }

  async function accountAt(address: string): Promise<string | undefined> {
    const [row] = await database.rows("select id from account where email_digest = ? and kind = 'person'", [
      addressDigest(address),
    ])
    return row && bytesToUuid(row['id'] as Buffer)
  }
}

const notConfirmed = (why: string): Problem =>
  new Problem('external-sign-in-refused', {
    detail: `${why} Confirm with a password or a passkey; a reset gives you a password.`,
  })

function verifiedAddress({ address }: Person): string {
  if (address === undefined || !isAddress(address))
    throw new Problem('external-address-refused', {
      detail: 'The identity provider tells no e-mail address of yours that it has verified.',
    })
  return address
}
