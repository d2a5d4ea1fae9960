/** Step-up: somebody who is signed in proves again who they are, and how, for what changes security (NIST SP 800-63B-4, section 2.4.3). */
import type { EntityManager } from '@mikro-orm/core'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { AccountLimits } from '../access/limits.ts'
import { sessionOf, type Principal } from '../access/principal.ts'
import { joinedAmr } from '../access/second-factor-policy.ts'
import { Account } from '../accounts/account.entity.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import type { PasskeyProofs } from '../accounts/passkey-proofs.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { CodeAnswer, SecondFactor } from '../accounts/second-factor.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { Session } from './session.entity.ts'

/** One of them; of several the first counts. */
export interface Confirmation extends CodeAnswer {
  readonly passkey?: AuthenticationResponseJSON | undefined
  readonly password?: string | undefined
}

export interface Confirmations {
  /**
   * @param sessionId `current`, or the id of the session that asks
   * @throws Problem session-required, session-not-found, confirmation-refused, challenge-over, too-many-requests, 503
   */
  readonly confirm: (principal: Principal, sessionId: string, confirmation: Confirmation) => Promise<void>
  /**
   * An identity provider has just asked whose session it is.
   * @throws Problem external-sign-in-refused when a second factor is wanted, external-sign-in-over when the session is, 503
   */
  readonly confirmElsewhere: (proof: ProofElsewhere) => Promise<void>
  /** The session has just been proved in this way (RFC 8176), within the transaction. @throws Problem unauthenticated */
  readonly note: (em: EntityManager, sessionId: string, way: string) => Promise<void>
}

export interface ProofElsewhere {
  readonly accountId: string
  readonly sessionId: string
  readonly provider: string
  /** The provider asked for a second factor, and is trusted with that. */
  readonly isSecond: boolean
}

export interface ConfirmationsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly limits: AccountLimits
  readonly passwords: Pick<Passwords, 'matches'>
  readonly secondFactor: SecondFactor
  readonly passkeyProofs: PasskeyProofs
}

const ways = ['passkey', 'password', 'code', 'recoveryCode'] as const satisfies (keyof Confirmation)[]

/** What is left to do within the transaction. @returns how it counts (RFC 8176); undefined: it was wrong after all */
type Proving = (em: EntityManager, account: Account) => Promise<string | undefined>

export function createConfirmations(deps: ConfirmationsDeps): Confirmations {
  const { database, clock, audit, limits, passwords, secondFactor, passkeyProofs } = deps
  return { confirm, confirmElsewhere, note }

  async function confirm(principal: Principal, sessionId: string, confirmation: Confirmation): Promise<void> {
    const own = sessionOf(principal)
    if (sessionId !== 'current' && sessionId !== own) throw new Problem('session-not-found')
    const { accountId } = principal
    const target = `session:${own}`
    try {
      const prove = await proving(accountId, confirmation)
      const owner = await database.transaction(async (em) => {
        const account = await lockedAccount(em, accountId)
        const amr = await prove(em, account)
        if (amr === undefined) throw new Problem('confirmation-refused')
        await note(em, own, amr)
        audit.add(em, { action: 'session.confirmed', accountId, target, details: { amr } })
        return account
      })
      if (confirmation.passkey === undefined && confirmation.password === undefined)
        await limits.secondFactorSucceeded(owner)
    } catch (error) {
      if (error instanceof Problem && error.kind === 'confirmation-refused') {
        const details = { method: ways.find((way) => confirmation[way] !== undefined) }
        await audit.record({ action: 'session.confirmed', result: 'failure', accountId, target, details })
      }
      throw error
    }
  }

  function proving(accountId: string, { password, passkey, ...code }: Confirmation): Promise<Proving> {
    if (passkey !== undefined) return byPasskey(accountId, passkey)
    if (password !== undefined) return byPassword(accountId, password)
    return byCode(accountId, code)
  }

  async function byCode(accountId: string, answer: CodeAnswer): Promise<Proving> {
    await limits.trySecondFactor(await known(accountId))
    return (em, account) => secondFactor.use(em, account, answer)
  }

  async function byPasskey(accountId: string, answer: AuthenticationResponseJSON): Promise<Proving> {
    // 401 would say that the session is over.
    const proven = await passkeyProofs.verify(answer).catch((error: unknown) => {
      throw error instanceof Problem && error.kind === 'passkey-refused' ? new Problem('confirmation-refused') : error
    })
    if (proven.accountId !== accountId) {
      await passkeyProofs.refused('account', proven)
      throw new Problem('confirmation-refused')
    }
    return async (em) => ((await passkeyProofs.use(em, proven)) ? 'hwk user' : undefined)
  }

  /** Only for who has no second factor: who found out the password must not get past the other one with it. */
  async function byPassword(accountId: string, password: string): Promise<Proving> {
    const owner = await known(accountId)
    if (await secondFactor.hasSecondFactor(accountId))
      throw new Problem('confirmation-refused', {
        detail: 'This account has a second factor: send a code or a passkey.',
      })
    await limits.tryPassword(owner)
    if (!(await passwords.matches(password, owner.passwordHash))) throw new Problem('confirmation-refused')
    await limits.succeeded(owner)
    return async (em, { id, passwordChangedAt }) => {
      const same =
        passwordChangedAt === owner.passwordChangedAt &&
        !(await secondFactor.hasSecondFactor(id, database.statementsOf(em)))
      return same ? 'pwd' : undefined
    }
  }

  async function known(accountId: string): Promise<Account> {
    const account = await database.fork().findOne(Account, { id: accountId })
    if (!account) throw new Problem('unauthenticated')
    return account
  }

  async function confirmElsewhere({ accountId, sessionId, provider, isSecond }: ProofElsewhere): Promise<void> {
    try {
      await database.transaction(async (em) => {
        const account = await lockedAccount(em, accountId)
        if (!isSecond && (await secondFactor.hasSecondFactor(account.id, database.statementsOf(em))))
          throw new Problem('external-sign-in-refused', {
            detail: 'This account has a second factor: confirm with a code or a passkey.',
          })
        const amr = isSecond ? 'fed mfa' : 'fed'
        await note(em, sessionId, amr)
        const target = `session:${sessionId}`
        audit.add(em, {
          action: 'session.confirmed',
          accountId,
          actorId: accountId,
          target,
          details: { amr, provider },
        })
      })
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'unauthenticated') throw error
      throw new Problem('external-sign-in-over', { detail: 'The session that asked for it has ended.', cause: error })
    }
  }

  async function note(em: EntityManager, sessionId: string, way: string): Promise<void> {
    const session = await em.findOne(Session, { id: sessionId, endedAt: null })
    if (!session) throw new Problem('unauthenticated')
    const proved = { authenticatedAt: clock(), amr: joinedAmr(session.amr, way) }
    if ((await em.nativeUpdate(Session, { id: sessionId, endedAt: null }, proved)) === 0)
      throw new Problem('unauthenticated')
  }
}
