/** Links that work once: only the digest of a link's token is kept, and using it is deleting that. */
import type { EntityManager } from '@mikro-orm/core'
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { AccountLink, type LinkKind } from './account-link.entity.ts'

/** What somebody registered with. Anybody can register any address: it is the account's once this link verifies it. */
export interface Registration {
  readonly email: string
  readonly displayName: string | null
  readonly passwordHash: string
}

export interface NewLink {
  readonly kind: LinkKind
  readonly accountId: string
  /** Of the address that the letter goes to. */
  readonly emailDigest: Buffer
  readonly registration?: Registration | undefined
}

export interface FoundLink {
  readonly accountId: string
  readonly emailDigest: Buffer
  readonly registration: Registration | undefined
}

export interface IssuedLink {
  /** `https://.../page?token=...` */
  readonly link: string
  /** ISO 8601. */
  readonly expiresAt: string
}

export interface AccountLinks {
  /** Writes into the transaction that lays the letter into the post. */
  readonly add: (em: EntityManager, link: NewLink) => IssuedLink
  /** Looks without using it. @throws Problem link-expired */
  readonly find: (kind: LinkKind, token: string) => Promise<FoundLink>
  /** Of several at once one succeeds. @throws Problem link-expired, which undoes the transaction */
  readonly use: (em: EntityManager, kind: LinkKind, token: string) => Promise<void>
  /** All that the account has, or those of one kind. */
  readonly withdraw: (em: EntityManager, accountId: string, kind?: LinkKind) => Promise<void>
  readonly sweep: () => Promise<number>
}

export interface AccountLinksDeps {
  readonly database: Database
  readonly clock: Clock
  /** The public address: links never follow a request's Host. */
  readonly origin: () => string
}

const kinds = {
  'password-reset': { prefix: 'cofp', page: 'reset-password', lifeMillis: 3_600_000 },
  'email-verification': { prefix: 'cofv', page: 'verify-email', lifeMillis: 86_400_000 },
} as const satisfies Record<LinkKind, object>

export function createAccountLinks({ database, clock, origin }: AccountLinksDeps): AccountLinks {
  return {
    add: (em, { kind, accountId, emailDigest, registration }) => {
      const { prefix, page, lifeMillis } = kinds[kind]
      const { text, digest } = newLinkToken(prefix)
      const expiresAt = clock() + lifeMillis
      em.create(AccountLink, {
        digest,
        kind,
        accountId,
        emailDigest,
        registration: registration === undefined ? null : JSON.stringify(registration),
        createdAt: clock(),
        expiresAt,
      })
      return { link: `${origin()}/${page}?token=${text}`, expiresAt: new Date(expiresAt).toISOString() }
    },
    find: async (kind, token) => {
      const [row] = await database.rows(
        'select account_id, email_digest, registration from account_link where digest = ? and kind = ? and expires_at > ?',
        [linkDigest(token), kind, clock()],
      )
      if (!row) throw linkIsOver()
      const registration = row['registration']
      return {
        accountId: bytesToUuid(row['account_id'] as Buffer),
        emailDigest: row['email_digest'] as Buffer,
        registration: registration === null ? undefined : (JSON.parse(String(registration)) as Registration),
      }
    },
    use: async (em, kind, token) => {
      const digest = linkDigest(token)
      const used = await em.nativeDelete(AccountLink, { digest, kind, expiresAt: { $gt: clock() } })
      if (used === 0) throw linkIsOver()
    },
    withdraw: async (em, accountId, kind) => {
      await em.nativeDelete(AccountLink, { accountId, ...(kind === undefined ? {} : { kind }) })
    },
    sweep: () => database.run('delete from account_link where expires_at < ?', [clock()]),
  }
}

/** 256 random bits, with a prefix that tells scanners for secrets, and our own log, what it is. */
export function newLinkToken(prefix: 'cofp' | 'cofv' | 'cofe'): { text: string; digest: Buffer } {
  const text = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { text, digest: linkDigest(text) }
}

export const linkDigest = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Used, too old, withdrawn or never there: which of them is not told. */
export const linkIsOver = (cause?: unknown): Problem =>
  new Problem('link-expired', { detail: 'It was used before, is too old, or was withdrawn. Ask for a new one.', cause })
