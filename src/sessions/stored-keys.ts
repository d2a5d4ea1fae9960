/** Signing keys as they lie in the database; to look at, where `keyring.ts` is to use. */
import type { Secret } from '../access/secret.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { Problem } from '../problem.ts'

/** `next`: published, signs later; `verifying`: signs no more; `retired` and `revoked`: neither signs nor verifies. */
export type KeyState = 'next' | 'active' | 'verifying' | 'retired' | 'revoked'

export interface StoredKey {
  readonly kid: string
  readonly algorithm: string
  readonly createdAt: number
  readonly activeFrom: number
  /** When it verifies no longer; undefined while it signs or will sign. */
  readonly retiredAt: number | undefined
  readonly revokedAt: number | undefined
}

export interface KeyView extends StoredKey {
  readonly state: KeyState
}

export interface KeyPage {
  readonly items: readonly KeyView[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export interface StoredKeys {
  /** Every key there ever was, the newest first. @throws Problem invalid-cursor, 503 */
  readonly page: (query: { limit: number; cursor: string | undefined; count: boolean }) => Promise<KeyPage>
  /** @throws Problem signing-key-not-found, 503 */
  readonly get: (kid: string) => Promise<KeyView>
}

export interface StoredKeysDeps {
  readonly database: Database
  readonly clock: Clock
  /** The kid of the key that signs now. */
  readonly signing: () => string
}

export function createStoredKeys({ database, clock, signing }: StoredKeysDeps): StoredKeys {
  return {
    page: async ({ limit, cursor, count }) => {
      const [createdBefore, kidBefore] = positionOf(cursor)
      const rows = await database.rows(
        `select ${columns} from signing_key where created_at < ? or (created_at = ? and kid < ?) order by created_at desc, kid desc limit ${limit + 1}`,
        [createdBefore, createdBefore, kidBefore],
      )
      const items = rows.slice(0, limit).map(viewOf)
      const nextCursor = rows.length > limit ? cursorAfter(items.at(-1)) : undefined
      return { items, nextCursor, total: count ? await total() : undefined }
    },
    get: async (kid) => {
      const [row] = await database.rows(`select ${columns} from signing_key where kid = ?`, [kid])
      if (!row) throw new Problem('signing-key-not-found')
      return viewOf(row)
    },
  }

  function viewOf(row: Row): KeyView {
    const key = keyOf(row)
    return { ...key, state: stateOf(key, signing(), clock()) }
  }

  async function total(): Promise<number> {
    const [row] = await database.rows('select count(*) as total from signing_key')
    return Number(row?.['total'])
  }
}

const columns = 'kid, algorithm, created_at, active_from, retired_at, revoked_at'

function stateOf({ kid, activeFrom, retiredAt, revokedAt }: StoredKey, signing: string, now: number): KeyState {
  if (revokedAt !== undefined) return 'revoked'
  if (retiredAt !== undefined && retiredAt <= now) return 'retired'
  if (kid === signing) return 'active'
  return activeFrom > now && retiredAt === undefined ? 'next' : 'verifying'
}

const listing = 'signing-keys'
/** A cursor ends with an id; keys are named by their thumbprint. */
const noId = '00000000-0000-0000-0000-000000000000'

const cursorAfter = (last: StoredKey | undefined): string | undefined =>
  last && encodeCursor(listing, [`${last.createdAt} ${last.kid}`, noId])

function positionOf(cursor: string | undefined): [number, string] {
  if (cursor === undefined) return [Number.MAX_SAFE_INTEGER, '']
  const [position] = decodeCursor(cursor, listing)
  const [, createdAt, kid] = /^(\d{1,15}) ([\w-]{1,64})$/.exec(String(position)) ?? []
  if (createdAt === undefined || kid === undefined) throw new Problem('invalid-cursor')
  return [Number(createdAt), kid]
}

export interface OpenedKey extends StoredKey {
  /** Whether the secret opens it. */
  readonly opens: boolean
}

/** Those that sign, will sign or still verify; the newest first. Makes none, and needs no column that a migration adds. */
export async function openedKeys({
  database,
  secret,
  clock,
}: {
  database: Database
  secret: Secret
  clock: Clock
}): Promise<OpenedKey[]> {
  const rows = await database.rows(
    'select kid, algorithm, sealed_private_jwk, created_at, active_from, retired_at from signing_key where retired_at is null or retired_at > ? order by active_from desc, kid',
    [clock()],
  )
  return rows.map((row) => ({
    ...keyOf(row),
    opens: opens(secret, String(row['kid']), String(row['sealed_private_jwk'])),
  }))
}

const keyOf = (row: Row): StoredKey => ({
  kid: String(row['kid']),
  algorithm: String(row['algorithm']),
  createdAt: Number(row['created_at']),
  activeFrom: Number(row['active_from']),
  retiredAt: instant(row['retired_at']),
  revokedAt: instant(row['revoked_at']),
})

const instant = (value: Row[string] | undefined): number | undefined => (value == null ? undefined : Number(value))

function opens(secret: Secret, kid: string, sealed: string): boolean {
  try {
    secret.open(sealed, `signing-key/${kid}`)
    return true
  } catch {
    return false
  }
}
