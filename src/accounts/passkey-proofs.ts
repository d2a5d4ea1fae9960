/** Whether somebody holds a passkey: what authenticators answer to challenges (WebAuthn Level 3, section 7.2). */
import type { EntityManager } from '@mikro-orm/core'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'
import { Problem } from '../problem.ts'
import {
  answeredChallenge,
  challengeMillis,
  credentialDigest,
  relyingParty,
  userHandleOf,
  type PasskeyChallenges,
} from './passkey-challenges.ts'
import { Passkey } from './passkey.entity.ts'

/** What `navigator.credentials.get` is given, as JSON: no account is named, the passkey tells whose it is. */
export interface PasskeyRequest {
  readonly challenge: string
  readonly rpId: string
  /** Milliseconds. */
  readonly timeout: number
  readonly userVerification: 'required'
}

/** Proved, but not used yet. */
export interface ProvenPasskey {
  readonly passkeyId: string
  readonly accountId: string
  readonly counter: number
}

export interface PasskeyProofs {
  /** @throws Problem 503 */
  readonly request: () => Promise<PasskeyRequest>
  /** Uses the challenge up, whatever the answer is worth. @throws Problem challenge-over, passkey-refused, 503 */
  readonly verify: (answer: AuthenticationResponseJSON) => Promise<ProvenPasskey>
  /**
   * Writes the counter within the transaction: one that does not grow is a copy's (section 6.1.1).
   * @returns false then; the caller refuses, and notes it with `refused`
   */
  readonly use: (em: EntityManager, proven: ProvenPasskey) => Promise<boolean>
  /** Into the trail, by itself. @returns what to throw */
  readonly refused: (
    why: Refusal,
    passkey?: { readonly passkeyId: string; readonly accountId: string },
  ) => Promise<Problem>
}

type Refusal = 'unknown' | 'signature' | 'counter' | 'account'

export interface PasskeyProofsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly challenges: PasskeyChallenges
  /** Of the service, as browsers see it. */
  readonly origin: () => string
}

export function createPasskeyProofs({ database, clock, audit, challenges, origin }: PasskeyProofsDeps): PasskeyProofs {
  return { request, verify, use, refused }

  async function request(): Promise<PasskeyRequest> {
    const challenge = await challenges.begin()
    return { challenge, rpId: relyingParty(origin()).id, timeout: challengeMillis, userVerification: 'required' }
  }

  async function verify(answer: AuthenticationResponseJSON): Promise<ProvenPasskey> {
    const challenge = answeredChallenge(answer.response.clientDataJSON)
    if (challenge === undefined || !(await challenges.use(challenge))) throw new Problem('challenge-over')
    const [row] = await database.rows(
      'select id, account_id, credential_id, public_key from passkey where credential_digest = ?',
      [credentialDigest(answer.rawId)],
    )
    if (!row) throw await refused('unknown')
    const found = { passkeyId: bytesToUuid(row['id'] as Buffer), accountId: bytesToUuid(row['account_id'] as Buffer) }
    const handle = Buffer.from(answer.response.userHandle ?? '', 'base64url')
    const counter = handle.equals(userHandleOf(found.accountId)) ? await signed(answer, challenge, row) : undefined
    if (counter === undefined) throw await refused('signature', found)
    return { ...found, counter }
  }

  /** @returns the counter of the authenticator; undefined when anything about the answer is wrong */
  async function signed(answer: AuthenticationResponseJSON, challenge: string, row: Row): Promise<number | undefined> {
    // Loaded at its first use: it takes long, and most starts do without it.
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
    const { id, origin: expectedOrigin } = relyingParty(origin())
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin,
        expectedRPID: id,
        requireUserVerification: true,
        credential: {
          id: String(row['credential_id']),
          publicKey: Buffer.from(String(row['public_key']), 'base64url'),
          // Compared when it is written, which holds over replicas.
          counter: 0,
        },
      })
      return verified ? authenticationInfo.newCounter : undefined
    } catch {
      // The library throws for each thing that may be wrong; which it was is the log's business at most.
      return undefined
    }
  }

  async function use(em: EntityManager, { passkeyId, accountId, counter }: ProvenPasskey): Promise<boolean> {
    const grows = counter === 0 ? { counter: 0 } : { counter: { $lt: counter } }
    const used = await em.nativeUpdate(
      Passkey,
      { id: passkeyId, accountId, ...grows },
      { counter, lastUsedAt: clock() },
    )
    if (used === 0) return false
    audit.add(em, { action: 'passkey.used', accountId, actorId: accountId, target: `passkey:${passkeyId}` })
    return true
  }

  async function refused(
    why: Refusal,
    passkey?: { readonly passkeyId: string; readonly accountId: string },
  ): Promise<Problem> {
    await audit.record({
      action: 'passkey.used',
      result: 'failure',
      accountId: passkey?.accountId,
      target: passkey && `passkey:${passkey.passkeyId}`,
      details: { why },
    })
    return new Problem('passkey-refused')
  }
}
