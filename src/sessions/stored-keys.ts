/** Signing keys as they lie in the database; to look at, where `keyring.ts` is to use. */
import type { Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'

export interface StoredKey {
  readonly kid: string
  readonly algorithm: string
  readonly createdAt: number
  readonly activeFrom: number
  /** Whether the secret opens it. */
  readonly opens: boolean
}

/** Those that sign, will sign or still verify; the newest first. Makes none. */
export async function storedKeys({
  database,
  secret,
  clock,
}: {
  database: Database
  secret: Secret
  clock: Clock
}): Promise<StoredKey[]> {
  const rows = await database.rows(
    'select kid, algorithm, sealed_private_jwk, created_at, active_from from signing_key where retired_at is null or retired_at > ? order by active_from desc, kid',
    [clock()],
  )
  return rows.map((row) => ({
    kid: String(row['kid']),
    algorithm: String(row['algorithm']),
    createdAt: Number(row['created_at']),
    activeFrom: Number(row['active_from']),
    opens: opens(secret, String(row['kid']), String(row['sealed_private_jwk'])),
  }))
}

function opens(secret: Secret, kid: string, sealed: string): boolean {
  try {
    secret.open(sealed, `signing-key/${kid}`)
    return true
  } catch {
    return false
  }
}
