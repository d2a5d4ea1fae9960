/**
 * Limits on tries, counted in the database so that replicas share them. While it is away nothing is let through.
 * rate-limiter-flexible counts: it is made for this, has no dependencies and works on both databases.
 */
import { RateLimiterMySQL, RateLimiterRes, RateLimiterSQLite, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { retryConflicts } from '../db/retry.ts'
import { Problem } from '../problem.ts'

interface Policy {
  readonly name: string
  readonly points: number
  /** Seconds. */
  readonly window: number
}

/** Per address: what each counts, and how often within how long. */
const policies = {
  login: { name: 'login', points: 60, window: 60 },
  registration: { name: 'registration', points: 20, window: 3600 },
  token: { name: 'token', points: 300, window: 60 },
} as const satisfies Record<string, Policy>

/** Per account: tries in a row that did not succeed. */
const passwordTries: Policy = { name: 'password', points: 10, window: 900 }

const limited: Readonly<Record<string, keyof typeof policies>> = {
  createSession: 'login',
  signIn: 'login',
  changePassword: 'login',
  registerUser: 'registration',
  register: 'registration',
  completeSetup: 'login',
  issueToken: 'token',
  revokeToken: 'token',
}

export interface Counted {
  readonly headers: Readonly<Record<string, string>>
  readonly refusal?: Problem
}

export interface AddressLimits {
  /** Counts one try of the operation; undefined where it has no limit. @throws Problem 503 */
  readonly count: (operationId: string, address: string) => Promise<Counted | undefined>
}

export interface AccountLimits {
  /** Counts a try for the address that was typed, known or not. @throws Problem too-many-requests, 503 */
  readonly tryPassword: (emailDigest: Buffer) => Promise<void>
  /** Forgets the tries: this one succeeded. */
  readonly succeeded: (emailDigest: Buffer) => Promise<void>
}

export async function createLimits(database: Database, enabled: boolean): Promise<AddressLimits & AccountLimits> {
  if (!enabled) return { count: async () => undefined, tryPassword: async () => {}, succeeded: async () => {} }
  const client = await database.nativeClient()
  const limiter = ({ name, points, window }: Policy): RateLimiterAbstract => {
    const options = {
      storeClient: client,
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: window,
    }
    return database.dialect === 'mysql'
      ? new RateLimiterMySQL({ ...options, storeType: 'pool', dbName: databaseName(database) })
      : new RateLimiterSQLite({ ...options, storeType: 'better-sqlite3' })
  }
  const byAddress = new Map(
    Object.entries(policies).map(([name, policy]) => [name, { policy, limiter: limiter(policy) }]),
  )
  const byAccount = limiter(passwordTries)
  const consume = (from: RateLimiterAbstract, policy: Policy, key: string): Promise<Counted> =>
    retryConflicts(() => database.exclusive(() => counted(from, policy, key)))

  return {
    count: async (operationId, address) => {
      const entry = byAddress.get(limited[operationId] ?? '')
      return entry && consume(entry.limiter, entry.policy, network(address))
    },
    tryPassword: async (emailDigest) => {
      const { refusal } = await consume(byAccount, passwordTries, emailDigest.toString('base64url'))
      if (refusal) throw refusal
    },
    succeeded: async (emailDigest) => {
      await retryConflicts(() => database.exclusive(() => byAccount.delete(emailDigest.toString('base64url'))))
    },
  }
}

async function counted(limiter: RateLimiterAbstract, policy: Policy, key: string): Promise<Counted> {
  try {
    return { headers: fields(policy, await limiter.consume(key)) }
  } catch (outcome) {
    if (!(outcome instanceof RateLimiterRes)) throw outcome
    const seconds = Math.ceil(outcome.msBeforeNext / 1000)
    const headers = fields(policy, outcome)
    return {
      headers,
      refusal: new Problem('too-many-requests', {
        detail: `Try again in ${seconds} seconds.`,
        headers: { 'Retry-After': String(seconds), ...headers },
      }),
    }
  }
}

/** The RateLimit fields of the IETF's draft-ietf-httpapi-ratelimit-headers. */
function fields(
  { name, points, window }: Policy,
  { remainingPoints, msBeforeNext }: RateLimiterRes,
): Record<string, string> {
  return {
    RateLimit: `"${name}";r=${Math.max(0, remainingPoints)};t=${Math.ceil(msBeforeNext / 1000)}`,
    'RateLimit-Policy': `"${name}";q=${points};w=${window}`,
  }
}

/** One customer has a whole IPv6 /64: addresses within it count as one. What is stored is a digest. */
function network(address: string): string {
  const key = address.includes(':') ? (address.split('::')[0] ?? '').split(':').slice(0, 4).join(':') : address
  return createHash('sha256').update(key).digest('base64url')
}

const databaseName = (database: Database): string => String(database.orm.config.get('dbName'))
