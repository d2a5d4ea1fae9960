/**
 * Sign-ins that are not over yet: a row for each, sealed, found by the digest of the browser's cookie. In the database,
 * because the provider sends the browser back to whichever replica comes; taken by one conditional delete, so once.
 */
import type { EntityManager } from '@mikro-orm/core'
import { createHash, randomBytes } from 'node:crypto'
import { sameBytes, type Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { ExternalSignIn } from './external-sign-in.entity.ts'
import type { Ties } from './identity-provider.ts'

/** The browser is at the provider. */
export interface Away extends Ties {
  readonly stage: 'away'
  readonly providerId: string
  /** Where to go on this service afterwards. */
  readonly next: string
  /** The account that asked for the provider to be linked. */
  readonly linkTo: string | undefined
  /** The session whose owner confirms who they are, and since when the provider is asked to let them prove it. */
  readonly confirms: { readonly accountId: string; readonly sessionId: string; readonly since: number } | undefined
}

/** The provider has said who it is; that the account is linked waits for its owner's word. */
export interface Consent {
  readonly stage: 'consent'
  readonly providerId: string
  readonly issuer: string
  readonly subject: string
  /** Verified by the provider. */
  readonly address: string
  readonly next: string
  readonly accountId: string
}

type Content = Away | Consent

/** How long somebody may take at the provider, and then to consent. */
export const pendingMillis = 600_000

export type PendingSignIns = ReturnType<typeof createPendingSignIns>

export function createPendingSignIns({
  database,
  secret,
  clock,
}: {
  readonly database: Database
  readonly secret: Secret
  readonly clock: Clock
}) {
  return { put, takeAway, lookAtConsent, takeConsent, sweep }

  /** @returns what the browser's cookie has to hold */
  async function put(content: Content): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const digest = digestOf(token)
    await database.run('insert into external_sign_in (token_digest, stage, sealed, expires_at) values (?, ?, ?, ?)', [
      digest,
      content.stage,
      secret.seal(JSON.stringify(content), contextOf(digest)),
      clock() + pendingMillis,
    ])
    return token
  }

  /**
   * The sign-in that this browser began at the provider with this state; it is used up. A state of somebody else's making
   * uses nothing up.
   * @throws Problem external-sign-in-over
   */
  async function takeAway(token: string | undefined, providerId: string, state: string): Promise<Away> {
    const content = await read(token, 'away')
    const isAsked = content.providerId === providerId && sameBytes(digestOf(content.state), digestOf(state))
    if (!isAsked) throw over()
    const taken = await database.run('delete from external_sign_in where token_digest = ? and expires_at > ?', [
      digestOf(token),
      clock(),
    ])
    if (taken === 0) throw over()
    return content
  }

  /** @throws Problem external-sign-in-over */
  function lookAtConsent(token: string | undefined): Promise<Consent> {
    return read(token, 'consent')
  }

  /** Within the transaction of what was consented to. @throws Problem external-sign-in-over when another was faster */
  async function takeConsent(em: EntityManager, token: string | undefined): Promise<void> {
    const taken = await em.nativeDelete(ExternalSignIn, {
      tokenDigest: digestOf(token),
      stage: 'consent',
      expiresAt: { $gt: clock() },
    })
    if (taken === 0) throw over()
  }

  async function sweep(): Promise<void> {
    await database.run('delete from external_sign_in where expires_at <= ?', [clock()])
  }

  async function read<S extends Content['stage']>(
    token: string | undefined,
    stage: S,
  ): Promise<Extract<Content, { stage: S }>> {
    const digest = digestOf(token)
    const [row] = await database.rows(
      'select sealed from external_sign_in where token_digest = ? and stage = ? and expires_at > ?',
      [digest, stage, clock()],
    )
    if (!row) throw over()
    return JSON.parse(secret.open(String(row['sealed']), contextOf(digest))) as Extract<Content, { stage: S }>
  }
}

const digestOf = (token = ''): Buffer => createHash('sha256').update(token).digest()
const contextOf = (digest: Buffer): string => `external-sign-in/${digest.toString('base64url')}`

const over = (): Problem =>
  new Problem('external-sign-in-over', {
    detail: 'It was begun in another browser, more than ten minutes ago, or is finished already. Begin again.',
  })
