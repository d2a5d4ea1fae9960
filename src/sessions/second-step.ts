/** Signing in to an account that has a second factor: a password begins a challenge, a code ends it; a passkey is both at once. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { createHash, randomBytes } from 'node:crypto'
import type { AccountLimits } from '../access/limits.ts'
import { joinedAmr, showsSecondFactor } from '../access/second-factor-policy.ts'
import { Account } from '../accounts/account.entity.ts'
import type { PasskeyProofs } from '../accounts/passkey-proofs.ts'
import type { CodeAnswer, SecondFactor, SecondStepMethod } from '../accounts/second-factor.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { MfaChallenge } from './mfa-challenge.entity.ts'
import type { Tokens } from './session-tokens.ts'
import { SecondStepWanted, type Credentials, type Device, type Opening, type SignIn } from './sign-in.ts'

export interface Challenge {
  /** Shown once; who has it, and a code, is signed in. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** `passkey` is not sent here: it signs in by itself. */
  readonly methods: readonly SecondStepMethod[]
}

/** Either the session, or what is still wanted for it. */
export type Entered = { readonly tokens: Tokens } | { readonly challenge: Challenge }

export interface SecondStepDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly limits: AccountLimits
  readonly secondFactor: SecondFactor
  readonly passkeyProofs: PasskeyProofs
  readonly signIn: Pick<SignIn, 'checkPassword' | 'open'>
}

const challengeMillis = 5 * 60_000
const maxTries = 5
const tokenPrefix = 'cofm_'

export type SecondStep = ReturnType<typeof createSecondStep>

export function createSecondStep(deps: SecondStepDeps) {
  const { database, clock, audit, limits, secondFactor, passkeyProofs, signIn } = deps
  return { signIn: byPassword, enter, complete, signInWithPasskey, sweep }

  /** @throws Problem invalid-credentials (whatever is wrong with them), too-many-requests, 503 */
  async function byPassword(credentials: Credentials, device: Device): Promise<Entered> {
    const proof = await signIn.checkPassword(credentials)
    return enter({ accountId: proof.accountId, amr: 'pwd', device, proof })
  }

  /**
   * Opens the session, unless the account has a second factor that was not shown: then nothing of the opening's
   * transaction is kept, and a challenge is begun.
   * @throws Problem what `open` throws
   */
  async function enter(opening: Opening): Promise<Entered> {
    const singleFactor = !showsSecondFactor(opening.amr.split(' '))
    try {
      return { tokens: await signIn.open({ ...opening, singleFactor }) }
    } catch (error) {
      if (!(error instanceof SecondStepWanted)) throw error
      if (opening.proof) await limits.succeeded(opening.proof)
      return { challenge: await begin(opening, error.passwordChangedAt) }
    }
  }

  async function begin({ accountId, amr, identityId }: Opening, passwordChangedAt: number | null): Promise<Challenge> {
    const token = tokenPrefix + randomBytes(32).toString('base64url')
    const expiresAt = clock() + challengeMillis
    await database.run(
      'insert into mfa_challenge (digest, account_id, amr, password_changed_at, identity_id, tries, expires_at) values (?, ?, ?, ?, ?, 0, ?)',
      [
        digestOf(token),
        uuidToBytes(accountId),
        amr,
        passwordChangedAt,
        identityId === undefined ? null : uuidToBytes(identityId),
        expiresAt,
      ],
    )
    return { token, expiresAt, methods: await secondFactor.methodsOf(accountId) }
  }

  /**
   * Ends the challenge with a code. Each try is counted before it is looked at, so that many at once are no more than
   * five; the code, the challenge and the session are one transaction.
   * @throws Problem code-refused, challenge-over, too-many-requests, 503
   */
  async function complete(token: string, answer: CodeAnswer, device: Device): Promise<Tokens> {
    const digest = digestOf(token)
    const challenge = await database.fork().findOne(MfaChallenge, { digest })
    const owner = challenge && (await database.fork().findOne(Account, { id: challenge.accountId }))
    if (!owner) throw new Problem('challenge-over')
    await limits.trySecondFactor(owner)
    const counted = await database.run(
      'update mfa_challenge set tries = tries + 1 where digest = ? and tries < ? and expires_at > ?',
      [digest, maxTries, clock()],
    )
    if (counted === 0) throw new Problem('challenge-over')
    const tokens = await openWith(challenge, answer, device).catch(async (error: unknown) => {
      if (error instanceof Problem && error.kind === 'code-refused') {
        const details = { method: answer.code === undefined ? 'recovery-code' : 'totp' }
        await audit.record({ action: 'session.refused', result: 'failure', accountId: owner.id, details })
      }
      throw error
    })
    await limits.secondFactorSucceeded(owner)
    return tokens
  }

  async function openWith(challenge: MfaChallenge, answer: CodeAnswer, device: Device): Promise<Tokens> {
    const { accountId, digest } = challenge
    const opened: Opening = {
      accountId,
      amr: joinedAmr(challenge.amr, answer.code === undefined ? 'mfa' : 'otp'),
      device,
      identityId: challenge.identityId ?? undefined,
      alongside: async (em, account) => {
        if (account.passwordChangedAt !== challenge.passwordChangedAt) throw new Problem('challenge-over')
        if ((await secondFactor.use(em, account, answer)) === undefined) throw new Problem('code-refused')
        if ((await em.nativeDelete(MfaChallenge, { digest })) === 0) throw new Problem('challenge-over')
      },
    }
    return signIn.open(opened).catch((error: unknown) => {
      // Disabled, or the identity unlinked, since the first step.
      throw error instanceof Problem && over.has(error.kind) ? new Problem('challenge-over') : error
    })
  }

  /**
   * Without a password, and without naming an account: the passkey tells whose it is, and stands for both factors.
   * @throws Problem passkey-refused, challenge-over, 503
   */
  async function signInWithPasskey(answer: AuthenticationResponseJSON, device: Device): Promise<Tokens> {
    const proven = await passkeyProofs.verify(answer)
    try {
      return await signIn.open({
        accountId: proven.accountId,
        amr: 'hwk user',
        device,
        alongside: async (em) => {
          if (!(await passkeyProofs.use(em, proven))) throw new CounterWentBack()
        },
      })
    } catch (error) {
      if (error instanceof CounterWentBack) throw await passkeyProofs.refused('counter', proven)
      if (error instanceof Problem && error.kind === 'invalid-credentials')
        throw await passkeyProofs.refused('account', proven)
      throw error
    }
  }

  /** Deletes challenges that nobody ended. */
  function sweep(): Promise<number> {
    return database.run('delete from mfa_challenge where expires_at <= ?', [clock()])
  }
}

const over: ReadonlySet<string> = new Set(['invalid-credentials', 'external-sign-in-refused'])

class CounterWentBack extends Error {}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
