/** The question behind a sign-in at a provider whose verified address an account has: may it be linked? Only its owner answers. */
import { sessionOf, type Principal } from '../access/principal.ts'
import { addressDigest } from '../accounts/address.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { isDuplicate } from '../db/migrate.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Identities } from './identities.ts'
import type { PendingSignIns } from './pending-sign-ins.ts'
import type { ProviderSettings } from './provider-settings.ts'

export interface IdentityLinksDeps {
  readonly database: Database
  readonly clock: Clock
  readonly mailer: Mailer
  readonly identities: Identities
  readonly pending: PendingSignIns
  readonly providers: readonly Pick<ProviderSettings, 'id' | 'label'>[]
  readonly recentSignIn: RecentSignIn
  /** Where the letter about it leads. */
  readonly origin: () => string
}

export interface PendingLink {
  /** The provider's label. */
  readonly provider: string
  readonly address: string
  /** Who asks is signed in to the account, recently: what is left is their word. */
  readonly isOwner: boolean
}

export type IdentityLinks = ReturnType<typeof createIdentityLinks>

export function createIdentityLinks(deps: IdentityLinksDeps) {
  const { database, clock, mailer, identities, pending, recentSignIn, origin } = deps
  return { look, link }

  /** @throws Problem external-sign-in-over, 503 */
  async function look(token: string | undefined, principal: Principal | undefined): Promise<PendingLink> {
    const { providerId, address, accountId } = await pending.lookAtConsent(token)
    const isOwner = principal?.accountId === accountId && (await isRecent(principal))
    return { provider: labelOf(providerId), address, isOwner }
  }

  async function isRecent(principal: Principal): Promise<boolean> {
    try {
      await recentSignIn.require(principal)
      return true
    } catch (error) {
      if (error instanceof Problem && error.status === 403) return false
      throw error
    }
  }

  /**
   * Links what waits in this browser to the account of who is signed in: its owner, recently, as `sessions` has proved them.
   * @returns where to go on
   * @throws Problem external-sign-in-over, external-address-refused, identity-taken, recent-sign-in-required, 503
   */
  async function link(principal: Principal, token: string | undefined): Promise<string> {
    sessionOf(principal)
    const { accountId, next, ...person } = await pending.lookAtConsent(token)
    if (principal.accountId !== accountId) throw otherAddress()
    await recentSignIn.require(principal)
    try {
      await database.transaction(async (em) => {
        await pending.takeConsent(em, token)
        const account = await lockedAccount(em, accountId)
        // It may have been changed since.
        if (!addressDigest(person.address).equals(account.emailDigest)) throw otherAddress()
        if (account.emailVerifiedAt == null)
          Object.assign(account, { emailVerifiedAt: clock(), updatedAt: clock(), revision: account.revision + 1 })
        identities.add(em, { ...person, accountId })
        mailer.add(em, {
          to: account.email,
          template: 'identity-linked-notice',
          data: {
            ...(account.displayName ? { name: account.displayName } : {}),
            provider: labelOf(person.providerId),
            link: `${origin()}/security`,
          },
        })
      })
    } catch (error) {
      throw isDuplicate(error) ? new Problem('identity-taken', { cause: error }) : error
    }
    return next
  }

  function labelOf(providerId: string): string {
    return deps.providers.find(({ id }) => id === providerId)?.label ?? providerId
  }
}

export const otherAddress = (): Problem =>
  new Problem('external-address-refused', {
    detail: 'The address at the identity provider is not that of the account you are signed in to.',
  })
