/**
 * What makes the trail provable. Each event carries an HMAC of its own from the moment it is written, so that nobody who
 * has only the database adds one; within seconds it gets a position, from 1 without a gap, and a seal:
 *
 *     seal(n) = HMAC-SHA-256(key, seal(n - 1) ‖ n as 64 bits, big-endian ‖ canonical form of the event);  seal(0) = 32 zero bytes
 *
 * The canonical form is a JSON array in UTF-8 of the event's columns in the order of `canonicalForm`: ids as UUIDs, the time
 * in milliseconds since 1970, absent values as null, the details as the text that is stored. The keys are derived from the
 * installation's secret.
 */
import { sameBytes, type Secret } from '../access/secret.ts'
import type { Row } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'

/** An event as it is stored, but for its place in the chain. */
export interface Facts {
  readonly id: string
  readonly occurredAt: number
  readonly action: string
  readonly result: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly credentialId: string | null
  readonly accountId: string | null
  readonly target: string | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
  /** JSON. */
  readonly details: string
}

/** A place in the chain: what the next seal is made over. */
export interface Link {
  /** 0 before the first event. */
  readonly position: number
  readonly seal: Buffer
}

export const beginning: Link = { position: 0, seal: Buffer.alloc(32) }

export interface Chain {
  /** What an event carries until it is sealed. */
  readonly ownSeal: (facts: Facts) => Buffer
  /** The link that the event becomes behind this one. */
  readonly next: (before: Link, facts: Facts) => Link
  /** A link as it is kept beside the trail, under a MAC: `position:seal:mac`. */
  readonly kept: (name: KeptLink, link: Link) => string
  /** @returns undefined for what this installation has not written */
  readonly readKept: (name: KeptLink, text: string) => Link | undefined
}

/** The newest link, and the newest of those that retention has removed. */
export type KeptLink = 'audit-head' | 'audit-anchor'

export function createChain(secret: Secret): Chain {
  const macOf = (name: KeptLink, link: Link): string => secret.mac(name, linkText(link)).toString('base64url')
  return {
    ownSeal: (facts) => secret.mac('audit-event', canonicalForm(facts)),
    next: ({ position, seal }, facts) => {
      const number = Buffer.alloc(8)
      number.writeBigUInt64BE(BigInt(position + 1))
      const bytes = Buffer.concat([seal, number, Buffer.from(canonicalForm(facts))])
      return { position: position + 1, seal: secret.mac('audit-chain', bytes) }
    },
    kept: (name, link) => `${linkText(link)}:${macOf(name, link)}`,
    readKept: (name, text) => {
      const [position = '', seal = '', mac = ''] = text.split(':')
      const link = readLink(`${position}:${seal}`)
      return link && sameBytes(Buffer.from(mac), Buffer.from(macOf(name, link))) ? link : undefined
    },
  }
}

/** `position:seal`, as operators note it. */
export const linkText = ({ position, seal }: Link): string => `${position}:${seal.toString('base64url')}`

export function readLink(text: string): Link | undefined {
  const [, position, seal = ''] = /^(\d{1,15}):([\w-]{43})$/.exec(text) ?? []
  return position === undefined ? undefined : { position: Number(position), seal: Buffer.from(seal, 'base64url') }
}

export const factColumns =
  'id, occurred_at, action, result, actor_kind, actor_id, credential_id, account_id, target, address, user_agent, request_id, details'

/** @param row with `factColumns` */
export function factsOf(row: Row): Facts {
  const uuid = (column: string): string | null => (row[column] === null ? null : bytesToUuid(row[column] as Buffer))
  const text = (column: string): string | null => (row[column] === null ? null : String(row[column]))
  return {
    id: bytesToUuid(row['id'] as Buffer),
    occurredAt: Number(row['occurred_at']),
    action: String(row['action']),
    result: String(row['result']),
    actorKind: String(row['actor_kind']),
    actorId: uuid('actor_id'),
    credentialId: uuid('credential_id'),
    accountId: uuid('account_id'),
    target: text('target'),
    address: text('address'),
    userAgent: text('user_agent'),
    requestId: uuid('request_id'),
    details: String(row['details']),
  }
}

function canonicalForm(facts: Facts): string {
  return JSON.stringify([
    facts.id,
    facts.occurredAt,
    facts.action,
    facts.result,
    facts.actorKind,
    facts.actorId,
    facts.credentialId,
    facts.accountId,
    facts.target,
    facts.address,
    facts.userAgent,
    facts.requestId,
    facts.details,
  ])
}
