/** What administrators do with the keys that sign access tokens. */
import type { Principal } from '../access/principal.ts'
import type { Keyring } from '../sessions/keyring.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { KeyView, StoredKeys } from '../sessions/stored-keys.ts'

export interface SigningKeysDeps {
  readonly keyring: Keyring
  readonly storedKeys: StoredKeys
  readonly recentSignIn: RecentSignIn
}

export interface Rotation {
  /** An own key, PEM or JWK; undefined: one is made. */
  readonly key: string | undefined
  /** Signs at once instead of once everybody must have seen it. */
  readonly immediately: boolean
}

export type SigningKeys = ReturnType<typeof createSigningKeys>

export function createSigningKeys({ keyring, storedKeys, recentSignIn }: SigningKeysDeps) {
  return { list: storedKeys.page, rotate, revoke }

  /** @throws Problem recent-sign-in-required, signing-key-refused, signing-keys-full */
  async function rotate(principal: Principal, { key, immediately }: Rotation): Promise<KeyView> {
    await recentSignIn.require(principal)
    const delay = immediately ? 0 : undefined
    return storedKeys.get(await (key === undefined ? keyring.rotate(delay) : keyring.bring(key, delay)))
  }

  /** @throws Problem recent-sign-in-required, signing-key-not-found */
  async function revoke(principal: Principal, kid: string): Promise<void> {
    await recentSignIn.require(principal)
    await keyring.revoke(kid)
  }
}
