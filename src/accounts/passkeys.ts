/** Passkeys of an account: made, named, removed (WebAuthn Level 3, section 7.1). */
import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Principal } from '../access/principal.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { isDuplicate } from '../db/migrate.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { Account } from './account.entity.ts'
import type { FactorChanges } from './factor-changes.ts'
import { lockedAccount } from './locked-account.ts'
import { idOf, optionalNumber, ownPage, type Page, type PageQuery } from './own-page.ts'
import {
  answeredChallenge,
  challengeMillis,
  credentialDigest,
  relyingParty,
  userHandleOf,
  type PasskeyChallenges,
} from './passkey-challenges.ts'
import { Passkey } from './passkey.entity.ts'

export interface PasskeyView {
  readonly id: string
  readonly name: string
  readonly isSynced: boolean
  readonly createdAt: number
  readonly lastUsedAt: number | undefined
  readonly revision: number
}

export interface PasskeysDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly recentSignIn: RecentSignIn
  readonly changes: FactorChanges
  readonly revocations: Pick<Revocations, 'applied'>
  readonly challenges: PasskeyChallenges
  readonly origin: () => string
}

const maxPasskeys = 20
/** EdDSA, ES256 and RS256 (IANA, COSE algorithms): what every authenticator has one of, and the runtime has without a warning. */
const algorithms = [-8, -7, -257] as const
const columns = 'id, name, is_synced, created_at, last_used_at, revision'

export type Passkeys = ReturnType<typeof createPasskeys>

export function createPasskeys(deps: PasskeysDeps) {
  const { database, clock, newId, recentSignIn, changes, revocations, challenges, origin } = deps
  return { list, get, challenge, create, rename, remove }

  /** @throws Problem invalid-cursor, 503 */
  async function list(principal: Principal, page: PageQuery): Promise<Page<PasskeyView>> {
    return ownPage(database, { table: 'passkey', columns, view }, principal.accountId, page)
  }

  /** @throws Problem passkey-not-found, 503 */
  async function get(principal: Principal, passkeyId: string): Promise<PasskeyView> {
    const [row] = await database.rows(`select ${columns} from passkey where id = ? and account_id = ?`, [
      uuidToBytes(passkeyId),
      uuidToBytes(principal.accountId),
    ])
    if (!row) throw new Problem('passkey-not-found')
    return view(row)
  }

  /**
   * What `navigator.credentials.create` is given, as JSON.
   * @throws Problem recent-sign-in-required, too-many-factors, 503
   */
  async function challenge(principal: Principal): Promise<PublicKeyCredentialCreationOptionsJSON> {
    await recentSignIn.require(principal)
    const { accountId } = principal
    const account = await database.fork().findOne(Account, { id: accountId })
    if (!account) throw new Problem('unauthenticated')
    const present = await database.rows('select credential_id, transports from passkey where account_id = ?', [
      uuidToBytes(accountId),
    ])
    if (present.length >= maxPasskeys) throw new Problem('too-many-factors')
    const { generateRegistrationOptions } = await import('@simplewebauthn/server')
    return generateRegistrationOptions({
      rpName: 'Coffer',
      rpID: relyingParty(origin()).id,
      userID: Uint8Array.from(userHandleOf(accountId)),
      userName: account.email,
      userDisplayName: account.displayName ?? account.email,
      challenge: Uint8Array.from(Buffer.from(await challenges.begin(accountId), 'base64url')),
      timeout: challengeMillis,
      supportedAlgorithmIDs: [...algorithms],
      attestationType: 'none',
      // Discoverable, so that nobody has to name an account to sign in; verified, so that it stands for two factors.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: present.map((row) => ({
        id: String(row['credential_id']),
        transports: JSON.parse(String(row['transports'])) as string[],
      })),
    })
  }

  /**
   * When it is the account's first factor, every other session ends.
   * @returns the passkey, and recovery codes when these are the account's first
   * @throws Problem recent-sign-in-required, challenge-over, passkey-invalid, passkey-taken, too-many-factors, 503
   */
  async function create(
    principal: Principal,
    name: string,
    answer: RegistrationResponseJSON,
  ): Promise<{ passkey: PasskeyView; recoveryCodes: string[] | undefined }> {
    await recentSignIn.require(principal)
    const credential = await verified(principal.accountId, answer)
    const [id, createdAt] = [newId(), clock()]
    const made = { id, accountId: principal.accountId, name, revision: 1, createdAt, lastUsedAt: null, ...credential }
    try {
      const { ended, recoveryCodes } = await database.transaction(async (em) => {
        const account = await lockedAccount(em, principal.accountId)
        if ((await em.count(Passkey, { accountId: account.id })) >= maxPasskeys) throw new Problem('too-many-factors')
        const added = await changes.adding(em, principal, account, {
          way: 'hwk user',
          action: 'passkey.created',
          target: `passkey:${id}`,
          change: `The passkey “${name}” was added.`,
        })
        em.create(Passkey, made)
        return added
      })
      revocations.applied(ended)
      return { passkey: { ...made, lastUsedAt: undefined }, recoveryCodes }
    } catch (error) {
      throw isDuplicate(error) ? new Problem('passkey-taken', { cause: error }) : error
    }
  }

  async function verified(accountId: string, answer: RegistrationResponseJSON) {
    const challenge = answeredChallenge(answer.response.clientDataJSON)
    if (challenge === undefined || !(await challenges.use(challenge, accountId))) throw new Problem('challenge-over')
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
    const { id, origin: expectedOrigin } = relyingParty(origin())
    const outcome = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    }).catch((cause: unknown) => {
      throw new Problem('passkey-invalid', { cause })
    })
    if (!outcome.verified) throw new Problem('passkey-invalid')
    const { credential, credentialDeviceType } = outcome.registrationInfo
    return {
      credentialDigest: credentialDigest(credential.id),
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: answer.response.transports ?? [],
      isSynced: credentialDeviceType === 'multiDevice',
    }
  }

  /** @param check is given the current state and refuses by throwing (`If-Match`). @throws Problem passkey-not-found, precondition-failed, 503 */
  async function rename(
    principal: Principal,
    passkeyId: string,
    name: string | undefined,
    check: (passkey: PasskeyView) => void,
  ): Promise<PasskeyView> {
    const current = await get(principal, passkeyId)
    check(current)
    if (name === undefined || name === current.name) return current
    // The condition on the revision makes two changes at once one change and one refusal.
    const changed = await database.run(
      'update passkey set name = ?, revision = revision + 1 where id = ? and revision = ?',
      [name, uuidToBytes(passkeyId), current.revision],
    )
    if (changed === 0)
      throw new Problem('precondition-failed', {
        detail: 'Somebody changed it at the same moment; read again and repeat.',
      })
    return { ...current, name, revision: current.revision + 1 }
  }

  /**
   * Ends every other session.
   * @throws Problem recent-sign-in-required, passkey-not-found, precondition-failed, last-second-factor, last-sign-in-method, 503
   */
  async function remove(principal: Principal, passkeyId: string, check: (passkey: PasskeyView) => void): Promise<void> {
    await recentSignIn.require(principal)
    const ended = await database.transaction(async (em) => {
      const account = await lockedAccount(em, principal.accountId)
      const passkey = await em.findOne(Passkey, { id: passkeyId, accountId: account.id })
      if (!passkey) throw new Problem('passkey-not-found')
      check(viewOf(passkey))
      await em.nativeDelete(Passkey, { id: passkeyId })
      return changes.removed(em, principal, account, {
        action: 'passkey.deleted',
        target: `passkey:${passkeyId}`,
        change: `The passkey “${passkey.name}” was removed.`,
      })
    })
    revocations.applied(ended)
  }
}

const viewOf = ({ id, name, isSynced, createdAt, lastUsedAt, revision }: Passkey): PasskeyView => ({
  id,
  name,
  isSynced,
  createdAt,
  lastUsedAt: lastUsedAt ?? undefined,
  revision,
})

const view = (row: Row): PasskeyView => ({
  id: idOf(row),
  name: String(row['name']),
  isSynced: Number(row['is_synced']) === 1,
  createdAt: Number(row['created_at']),
  lastUsedAt: optionalNumber(row['last_used_at']),
  revision: Number(row['revision']),
})
