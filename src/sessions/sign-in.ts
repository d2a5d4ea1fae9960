/** Signing in: who somebody is, and then the session that is opened for them. All ways of signing in end in `open`. */
import type { EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import type { Secret } from '../access/secret.ts'
import { Account } from '../accounts/account.entity.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { NewDevices } from './new-devices.ts'
import { firstRefreshToken } from './refresh-token.ts'
import { Session } from './session.entity.ts'
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
  readonly roles: readonly string[]
  readonly epoch: number
}

export interface Opening {
  readonly accountId: string
  /** How they proved who they are: RFC 8176's names with spaces between, such as `pwd otp`. */
  readonly amr: string
  readonly device: Device
  /** Given: the session is opened only while the password is still this one, and its tries are forgotten. */
  readonly proof?: Proof | undefined
  /** Part of the same transaction, with the account's row locked: what this sign-in uses up. Refuses by throwing. */
  readonly alongside?: ((em: EntityManager, account: Account) => Promise<void> | void) | undefined
}

type Admitted = Pick<Proof, 'roles' | 'epoch' | 'emailDigest'>

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
    await limits.tryPassword(emailDigest)
    const [row] = await database.rows(
      'select id, password_hash, password_changed_at, roles, epoch, disabled_at, pending_since from account where email_digest = ?',
      [emailDigest],
    )
    // An account without a password has an empty hash, which nothing matches.
    const hash = row && row['password_hash'] !== '' ? String(row['password_hash']) : undefined
    const matching = await passwords.matches(password, hash)
    if (!row || hash === undefined || !matching || row['disabled_at'] !== null || row['pending_since'] !== null)
      return refuse(row)
    const { id: accountId, roles, epoch } = holderOf(row['id'] as Buffer, row)
    await strengthen(accountId, password, hash)
    const changedAt = row['password_changed_at'] ?? null
    return { accountId, passwordChangedAt: changedAt === null ? null : Number(changedAt), emailDigest, roles, epoch }
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
   */
  async function open(opening: Opening): Promise<Tokens> {
    const { accountId, proof } = opening
    const { line, holder, emailDigest } = await database.transaction(async (em) => {
      // Takes the row's lock, so that disabling the account or changing its password either sees this session or prevents it.
      const unchanged = await em.nativeUpdate(
        Account,
        {
          id: accountId,
          kind: 'person',
          disabledAt: null,
          pendingSince: null,
          ...(proof ? { passwordChangedAt: proof.passwordChangedAt } : {}),
        },
        { disabledAt: null },
      )
      if (unchanged === 0) throw wrongCredentials()
      const { roles, epoch, emailDigest } = await admitted(em, opening)
      await newDevices.notice(em, accountId, emailDigest, opening.device)
      return { line: begin(em, opening), holder: { id: accountId, roles, epoch } satisfies Holder, emailDigest }
    })
    if (proof) await limits.succeeded(proof.emailDigest)
    return { ...(await sessionTokens.issue(line, holder)), deviceToken: newDevices.issue(emailDigest) }
  }

  /** Who has proved a password needs not be read again, unless something more is to be used up. */
  async function admitted(em: EntityManager, { accountId, proof, alongside }: Opening): Promise<Admitted> {
    if (proof && !alongside) return proof
    const account = await em.findOneOrFail(Account, { id: accountId }, { refresh: true })
    await alongside?.(em, account)
    return account
  }

  function begin(em: EntityManager, { accountId, amr, device }: Opening): Line {
    const now = clock()
    const refreshToken = firstRefreshToken(newId(), secret)
    const endsAt = now + deps.sessionTtl * 1000
    const expiresAt = Math.min(now + deps.refreshTokenTtl * 1000, endsAt)
    em.create(Session, {
      id: refreshToken.sessionId,
      accountId,
      refreshDigest: refreshToken.digest,
      parentDigest: null,
      refreshedAt: now,
      createdAt: now,
      expiresAt,
      endsAt,
      authenticatedAt: now,
      amr,
      lastSeenAt: now,
      endedAt: null,
      address: device.address,
      device: device.userAgent ?? null,
    })
    audit.add(em, {
      action: 'session.created',
      accountId,
      actorId: accountId,
      target: `session:${refreshToken.sessionId}`,
      details: { amr },
    })
    return { refreshToken, amr, expiresAt, endsAt }
  }
}

const wrongCredentials = (): Problem => new Problem('invalid-credentials', { detail: 'Check both and try again.' })

export const holderOf = (id: Buffer, row: Row): Holder => ({
  id: bytesToUuid(id),
  roles: JSON.parse(String(row['roles'])) as string[],
  epoch: Number(row['epoch']),
})
