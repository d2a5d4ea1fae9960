/** Signing in: who somebody is, and then the session that is opened for them. All ways of signing in end in `open`. */
import type { EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import type { Secret } from '../access/secret.ts'
import { Account } from '../accounts/account.entity.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Passwords } from '../accounts/passwords.ts'
import { secondFactorExists } from '../accounts/second-factor-exists.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { NewDevices } from './new-devices.ts'
import { firstRefreshToken } from './refresh-token.ts'
import type { Holder, Line, SessionTokens, Tokens } from './session-tokens.ts'

export interface SignInDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Secret
  readonly passwords: Passwords
  readonly limits: AccountLimits
  readonly audit: Audit
  readonly sessionTokens: SessionTokens
  readonly newDevices: NewDevices
  /** Notes the use. @throws Problem external-sign-in-refused when it was unlinked */
  readonly useIdentity: (statements: Statements, id: string, accountId: string) => Promise<void>
  /** Seconds that an unused refresh token lives. */
  readonly refreshTokenTtl: number
  /** Seconds that a session lives, however often it is refreshed. */
  readonly sessionTtl: number
}

export interface Credentials {
  readonly email: string
  readonly password: string
}

export interface Device {
  readonly address: string
  readonly userAgent: string | undefined
}

/** That somebody knew an account's password, which is looked at again when the session is opened. */
export interface Proof {
  readonly accountId: string
  /** Grows with every change of the password, and not when its hash is made anew at other parameters. */
  readonly passwordChangedAt: number | null
  readonly emailDigest: Buffer
}

export interface Opening {
  readonly accountId: string
  /** How they proved who they are: RFC 8176's names with spaces between, such as `pwd otp`. */
  readonly amr: string
  readonly device: Device
  /** Given: the session is opened only while the password is still this one, and its tries are forgotten. */
  readonly proof?: Proof | undefined
  /** When they proved it, in milliseconds since 1970; 0: nobody tells. Absent: now. */
  readonly authenticatedAt?: number
  /** Whose identity elsewhere it was done with: refused when it was unlinked meanwhile. */
  readonly identityId?: string | undefined
  /** Refused with `SecondStepWanted` when the account has a second factor. */
  readonly singleFactor?: boolean
  /** Part of the same transaction, with the account's row locked: what this sign-in uses up. Refuses by throwing. */
  readonly alongside?: ((em: EntityManager, account: Account) => Promise<void> | void) | undefined
}

interface Admitted {
  readonly holder: Holder
  readonly emailDigest: Buffer
  readonly passwordChangedAt: number | null
}

export type SignIn = ReturnType<typeof createSignIn>

export function createSignIn(deps: SignInDeps) {
  const { database, clock, newId, secret, passwords, limits, audit, sessionTokens, newDevices } = deps
  return { signIn, checkPassword, open }

  /** By password alone. @throws Problem invalid-credentials (whatever is wrong with them), too-many-requests, 503 */
  async function signIn(credentials: Credentials, device: Device): Promise<Tokens> {
    const proof = await checkPassword(credentials)
    return open({ accountId: proof.accountId, amr: 'pwd', device, proof })
  }

  /**
   * Counts the try and takes the same time for every address; opens nothing.
   * @throws Problem invalid-credentials (whatever is wrong with them), too-many-requests, 503
   */
  async function checkPassword({ email, password }: Credentials): Promise<Proof> {
    const emailDigest = addressDigest(email)
    const [row] = await database.rows(
      'select id, password_hash, password_changed_at, disabled_at, pending_since from account where email_digest = ?',
      [emailDigest],
    )
    // After the row, which tells what a known device is worth.
    await limits.tryPassword({ emailDigest, passwordChangedAt: row && changedAt(row) })
    // An account without a password has an empty hash, which nothing matches.
    const hash = row && row['password_hash'] !== '' ? String(row['password_hash']) : undefined
    const matching = await passwords.matches(password, hash)
    if (!row || hash === undefined || !matching || row['disabled_at'] !== null || row['pending_since'] !== null)
      return refuse(row)
    const accountId = bytesToUuid(row['id'] as Buffer)
    await strengthen(accountId, password, hash)
    return { accountId, passwordChangedAt: changedAt(row), emailDigest }
  }

  /** A hash that costs less than today's is made anew while the password is at hand; of two at once either may stay. */
  async function strengthen(accountId: string, password: string, hash: string): Promise<void> {
    const better = await passwords.upgraded(password, hash)
    if (better === undefined) return
    await database.run('update account set password_hash = ? where id = ? and password_hash = ?', [
      better,
      uuidToBytes(accountId),
      hash,
    ])
  }

  /** Kept for unknown addresses as well, so that writing takes no time that tells them apart. */
  async function refuse(row: Row | undefined): Promise<never> {
    await audit.record({
      action: 'session.refused',
      result: 'failure',
      accountId: row && bytesToUuid(row['id'] as Buffer),
      details: { method: 'pwd', ...(row && row['disabled_at'] !== null ? { disabled: true } : {}) },
    })
    throw wrongCredentials()
  }

  /**
   * Opens a session, in one transaction with what it uses up.
   * @throws Problem invalid-credentials when the account is disabled, cannot sign in or has another password by now; what `alongside` throws; 503
   * @throws SecondStepWanted when a single factor is not enough
   */
  async function open(opening: Opening): Promise<Tokens> {
    const { accountId, proof, alongside } = opening
    const { line, account } = alongside
      ? await database.transaction(async (em) =>
          write(database.statementsOf(em), opening, async () => {
            await alongside(em, await em.findOneOrFail(Account, { id: accountId }, { refresh: true }))
          }),
        )
      : await database.atomic((statements) => write(statements, opening))
    if (proof) await limits.succeeded(proof)
    return {
      ...(await sessionTokens.issue(line, account.holder)),
      deviceToken: newDevices.issue(account),
    }
  }

  async function write(
    statements: Statements,
    opening: Opening,
    alongside?: () => Promise<void>,
  ): Promise<{ line: Line; account: Admitted }> {
    const { accountId, identityId, device } = opening
    const account = await admit(statements, opening)
    if (identityId !== undefined) await deps.useIdentity(statements, identityId, accountId)
    await alongside?.()
    await newDevices.notice(statements, accountId, account, device)
    return { line: await begin(statements, opening), account }
  }

  async function admit(statements: Statements, { accountId, proof, singleFactor }: Opening): Promise<Admitted> {
    const id = uuidToBytes(accountId)
    // Takes the row's lock, so that disabling the account or changing its password either sees this session or prevents it.
    // The row really changes: of two nodes of a cluster, which see no locks of each other, one is refused at its commit.
    const unchanged = await statements.run(
      `update account set last_sign_in_at = ? where id = ? and kind = 'person' and disabled_at is null and pending_since is null${proof ? ' and coalesce(password_changed_at, 0) = ?' : ''}`,
      [clock(), id, ...(proof ? [proof.passwordChangedAt ?? 0] : [])],
    )
    if (unchanged === 0) throw wrongCredentials()
    // Under the lock: a second factor that becomes active at this moment is seen, or waits until the session is there.
    const [row] = await statements.rows(
      `select roles, epoch, email_digest, password_changed_at, ${secondFactorExists} as has_second_factor from account where id = ?`,
      [id],
    )
    if (!row) throw wrongCredentials()
    if (singleFactor && Number(row['has_second_factor']) === 1) throw new SecondStepWanted(changedAt(row))
    return { holder: holderOf(id, row), emailDigest: row['email_digest'] as Buffer, passwordChangedAt: changedAt(row) }
  }

  async function begin(statements: Statements, { accountId, amr, device, authenticatedAt }: Opening): Promise<Line> {
    const now = clock()
    const refreshToken = firstRefreshToken(newId(), secret)
    const endsAt = now + deps.sessionTtl * 1000
    const expiresAt = Math.min(now + deps.refreshTokenTtl * 1000, endsAt)
    await statements.run(
      'insert into session (id, account_id, refresh_digest, parent_digest, refreshed_at, created_at, expires_at, ends_at, authenticated_at, amr, last_seen_at, ended_at, address, device) values (?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?, null, ?, ?)',
      [
        uuidToBytes(refreshToken.sessionId),
        uuidToBytes(accountId),
        refreshToken.digest,
        now,
        now,
        expiresAt,
        endsAt,
        Math.min(authenticatedAt ?? now, now),
        amr,
        now,
        device.address,
        device.userAgent ?? null,
      ],
    )
    await audit.write(statements, {
      action: 'session.created',
      accountId,
      actorId: accountId,
      target: `session:${refreshToken.sessionId}`,
      details: { amr },
    })
    return { refreshToken, amr, expiresAt, endsAt }
  }
}

/** The account has a second factor, and what was shown is one alone: nothing of the transaction is kept. */
export class SecondStepWanted extends Error {
  readonly passwordChangedAt: number | null

  constructor(passwordChangedAt: number | null) {
    super('a second factor is wanted')
    this.passwordChangedAt = passwordChangedAt
  }
}

const changedAt = (row: Row): number | null =>
  row['password_changed_at'] == null ? null : Number(row['password_changed_at'])

const wrongCredentials = (): Problem => new Problem('invalid-credentials', { detail: 'Check both and try again.' })

export const holderOf = (id: Buffer, row: Row): Holder => ({
  id: bytesToUuid(id),
  roles: JSON.parse(String(row['roles'])) as string[],
  epoch: Number(row['epoch']),
})
