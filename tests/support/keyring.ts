/** A keyring by itself, without the service around it. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { createSecret, type Secret } from '../../src/access/secret.ts'
import { createAudit } from '../../src/audit/audit.ts'
import { createChain } from '../../src/audit/chain.ts'
import { newId } from '../../src/db/id.ts'
import { openKeyring, type Key, type Keyring, type KeyringOptions } from '../../src/sessions/keyring.ts'

export type KeyringWishes = Pick<KeyringOptions, 'database'> & Partial<KeyringOptions>

/** Never rotates by itself unless told to; a secret of its own unless given one. */
export function openTestKeyring({ database, ...wishes }: KeyringWishes): Promise<Keyring> {
  const secret: Secret = wishes.secret ?? createSecret(randomBytes(32))
  const clock = wishes.clock ?? Date.now
  return openKeyring({
    database,
    secret,
    clock,
    audit: createAudit({ database, clock, newId, chain: createChain(secret) }),
    log: pino({ level: 'silent' }),
    algorithm: 'ES256',
    accessTokenTtl: 1200,
    keyTtl: 0,
    ...wishes,
  })
}

/** A keyring of just these keys, the first of which signs: for tokens whose keys somebody else has made. */
export function keyringOf(...keys: readonly [Key, ...Key[]]): Keyring {
  const find = async (kid: string): Promise<Key | undefined> => keys.find((key) => key.kid === kid)
  const nothing = async (): Promise<never> => {
    throw new Error('these keys do not change')
  }
  return {
    current: () => keys[0],
    find,
    holds: async (kid) => (await find(kid)) !== undefined,
    published: () => keys.flatMap(({ publicJwk }) => publicJwk ?? []),
    reload: nothing,
    rotate: nothing,
    bring: nothing,
    revoke: nothing,
    turn: nothing,
    start: () => {},
    stop: () => {},
  }
}
