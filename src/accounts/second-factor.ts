/** What an account has beside its password, and whether a code is the right one. */
import type { EntityManager } from '@mikro-orm/core'
import type { Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Account } from './account.entity.ts'
import { MfaFactor } from './mfa-factor.entity.ts'
import type { RecoveryCodes } from './recovery-codes.ts'
import { secondFactorExists } from './second-factor-exists.ts'
import { stepOf } from './totp.ts'

export type SecondStepMethod = 'totp' | 'recovery-code' | 'passkey'

/** A code of an authenticator app, or a recovery code; of several the first counts. */
export interface CodeAnswer {
  readonly code?: string | undefined
  readonly recoveryCode?: string | undefined
}

export interface SecondFactor {
  /**
   * An active authenticator app, or a passkey: then a password alone signs in nowhere.
   * @param statements of the transaction that holds the account's row, where the answer must not be late
   */
  readonly hasSecondFactor: (accountId: string, statements?: Pick<Statements, 'rows'>) => Promise<boolean>
  /** What the second step can be done with; none when there is no second factor. */
  readonly methodsOf: (accountId: string) => Promise<SecondStepMethod[]>
  /**
   * Uses the code up within the transaction: each time step, and each recovery code, once, on whichever replica.
   * @returns how it counts (RFC 8176); undefined when it is wrong or used
   */
  readonly use: (
    em: EntityManager,
    account: Pick<Account, 'id' | 'email'>,
    answer: CodeAnswer,
  ) => Promise<'otp' | 'mfa' | undefined>
}

export interface SecondFactorDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secret: Secret
  readonly audit: Audit
  readonly mailer: Mailer
  readonly recoveryCodes: RecoveryCodes
}

export function createSecondFactor(deps: SecondFactorDeps): SecondFactor {
  const { database, clock, secret, audit, mailer, recoveryCodes } = deps
  return { hasSecondFactor, methodsOf, use }

  async function hasSecondFactor(accountId: string, statements: Pick<Statements, 'rows'> = database): Promise<boolean> {
    const found = await statements.rows(`select 1 from account where id = ? and ${secondFactorExists}`, [
      uuidToBytes(accountId),
    ])
    return found.length > 0
  }

  async function methodsOf(accountId: string): Promise<SecondStepMethod[]> {
    const id = uuidToBytes(accountId)
    const rows = await database.rows(
      "select 'totp' as method from mfa_factor where account_id = ? and activated_at is not null union select 'passkey' as method from passkey where account_id = ? union select 'recovery-code' as method from recovery_code where account_id = ?",
      [id, id, id],
    )
    const there = new Set(rows.map((row) => String(row['method'])))
    if (!there.has('totp') && !there.has('passkey')) return []
    return (['totp', 'passkey', 'recovery-code'] as const).filter((method) => there.has(method))
  }

  async function use(
    em: EntityManager,
    { id, email }: Pick<Account, 'id' | 'email'>,
    { code, recoveryCode }: CodeAnswer,
  ): Promise<'otp' | 'mfa' | undefined> {
    if (code !== undefined) return (await useTotp(em, id, code)) ? 'otp' : undefined
    if (recoveryCode === undefined || !(await recoveryCodes.use(em, id, recoveryCode))) return undefined
    audit.add(em, { action: 'recovery-code.used', accountId: id, actorId: id, target: `account:${id}` })
    const left = await recoveryCodes.count(em, id)
    mailer.add(em, {
      to: email,
      template: 'second-factor-changed-notice',
      data: { change: `A recovery code was used; ${left} are left.`, at: new Date(clock()).toISOString() },
    })
    return 'mfa'
  }

  async function useTotp(em: EntityManager, accountId: string, code: string): Promise<boolean> {
    for (const factor of await em.find(MfaFactor, { accountId, activatedAt: { $ne: null } })) {
      const step = stepOf(code, secret.open(factor.sealed, totpContext(factor.id)), clock())
      if (step === undefined) continue
      // The condition makes of two uses at once one use and one refusal.
      const used = await em.nativeUpdate(
        MfaFactor,
        { id: factor.id, $or: [{ lastStep: null }, { lastStep: { $lt: step } }] },
        { lastStep: step, lastUsedAt: clock() },
      )
      if (used === 1) return true
    }
    return false
  }
}

/** What the secret is sealed for: it opens for this factor alone. */
export const totpContext = (factorId: string): string => `totp/${factorId}`
