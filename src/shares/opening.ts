/** A share as whoever has its link meets it: looked at, unlocked, downloaded. The row is read for each request, so what its owner changes holds at once on every replica. */
import { linkDigest } from '../access/link-token.ts'
import type { LinkLimits } from '../access/limits.ts'
import type { LinkRates } from '../access/request-rates.ts'
import type { SignedValues } from '../access/signed-value.ts'
import type { Unlocking } from '../access/unlocking.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { File } from '../files/file.entity.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import { wholeShare } from './archive.ts'

export interface OpeningDeps {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Pick<Passwords, 'matches'>
  readonly limits: LinkLimits
  readonly rates: LinkRates
  readonly unlocking: Unlocking
  readonly signed: SignedValues
  readonly grants: Pick<Grants, 'scopesOf'>
  readonly audit: Audit
}

/** What a visitor shows beside the link. */
export interface Shown {
  readonly unlock: readonly (string | undefined)[]
  /** Of a download that was counted before. */
  readonly download?: string | undefined
}

export interface OpenShare {
  readonly id: string
  readonly ownerId: string
  readonly name: string | null
  readonly message: string | null
  readonly expiresAt: number | null
  readonly downloadsLeft: number | undefined
  readonly passwordHash: string
  /** In the order of the share: its owner's, and none of the trash. */
  readonly files: readonly File[]
}

/** How long who began a download may go on with it, in seconds. */
const resumedFor = 6 * 3600
const purpose = 'cofn'

export type Opening = ReturnType<typeof createOpening>

export function createOpening(deps: OpeningDeps) {
  const { database, clock, passwords, limits, rates, unlocking, signed, grants, audit } = deps
  return { open, unlock, resumes, count }

  /**
   * @param resuming what is used up is still given to who began before
   * @throws Problem link-not-found, link-expired, link-locked, too-many-requests, 503
   */
  async function open(
    token: string,
    shown: Shown,
    { resuming = false }: { resuming?: boolean } = {},
  ): Promise<OpenShare> {
    const row = await find(token)
    const share = shareOf(row)
    requireOngoing(row, clock(), resuming)
    if (!unlocking.isOpen(share, shown.unlock)) throw locked()
    const files = await filesOf(share)
    if (files.length === 0) throw over('empty')
    return { ...share, files }
  }

  /** @returns what to show from now on. @throws Problem link-not-found, link-expired, link-locked, too-many-requests, 503 */
  async function unlock(token: string, password: string): Promise<string> {
    const row = await find(token)
    const share = shareOf(row)
    requireOngoing(row, clock(), true)
    if (share.passwordHash === '') return unlocking.prove(share)
    await limits.tryUnlock(share.id)
    if (!(await passwords.matches(password, share.passwordHash))) {
      await audit.record({
        action: 'share.unlock-refused',
        result: 'failure',
        accountId: share.ownerId,
        target: `share:${share.id}`,
      })
      throw locked('The password is not the right one.')
    }
    await limits.unlocked(share.id)
    return unlocking.prove(share)
  }

  /** Whether the visitor was counted for these bytes before, and may go on without being counted again. */
  function resumes(shareId: string, what: string, shown: Shown): boolean {
    const [id, begun, until = 0] = signed.read(purpose, shown.download ?? '') ?? []
    return id === shareId && begun === what && Number(until) > clock()
  }

  /**
   * One conditional update, so that of several at once no two take the last download, on whichever replica.
   * @param what a file's id, or `wholeShare`
   * @returns what the visitor shows to go on after a break
   * @throws Problem link-expired when it is over by now, 503
   */
  async function count({ id, ownerId }: OpenShare, what: string): Promise<string> {
    const now = clock()
    const counted = await database.atomic(async (statements) => {
      const found = await statements.run(
        `update share set download_count = download_count + 1, last_downloaded_at = ?
         where id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
           and (max_downloads is null or download_count < max_downloads)`,
        [now, uuidToBytes(id), now],
      )
      if (found === 0) return false
      const [row] = await statements.rows('select download_count from share where id = ?', [uuidToBytes(id)])
      await audit.write(statements, {
        action: 'share.downloaded',
        accountId: ownerId,
        target: `share:${id}`,
        details: { count: Number(row?.['download_count']), ...(what === wholeShare ? {} : { file: what }) },
      })
      return true
    })
    if (!counted) {
      const [row] = await database.rows(`select ${columns} from share s where s.id = ?`, [uuidToBytes(id)])
      requireOngoing(row ?? {}, now, false)
      throw over('revoked')
    }
    return signed.sign(purpose, [id, what, now + resumedFor * 1000])
  }

  /**
   * One query; whoever may not share or read any more, or is disabled, has no links.
   *
   * @throws Problem link-not-found, too-many-requests, 503
   */
  async function find(token: string): Promise<Row> {
    const [row] = await database.rows(
      `select ${columns}, a.roles from share s join account a on a.id = s.owner_id
       where s.token_digest = ? and a.disabled_at is null and a.pending_since is null`,
      [linkDigest(token)],
    )
    if (!row) throw new Problem('link-not-found')
    const scopes = await grants.scopesOf(JSON.parse(String(row['roles'])) as string[])
    if (!scopes.includes('files:share') || !scopes.includes('files:read')) throw new Problem('link-not-found')
    await rates.countLink(bytesToUuid(row['id'] as Buffer))
    return row
  }

  async function filesOf({ id, ownerId }: Pick<OpenShare, 'id' | 'ownerId'>): Promise<File[]> {
    const rows = await database.rows('select file_id from shared_file where share_id = ? order by position', [
      uuidToBytes(id),
    ])
    const ids = rows.map((row) => bytesToUuid(row['file_id'] as Buffer))
    const found = await database.fork().find(File, { id: { $in: ids }, ownerId, trashedAt: null })
    const byId = new Map(found.map((file) => [file.id, file]))
    return ids.flatMap((fileId) => byId.get(fileId) ?? [])
  }
}

const columns =
  's.id, s.owner_id, s.name, s.message, s.password_hash, s.max_downloads, s.download_count, s.expires_at, s.revoked_at'

function shareOf(row: Row): Omit<OpenShare, 'files'> {
  const max = row['max_downloads'] == null ? undefined : Number(row['max_downloads'])
  return {
    id: bytesToUuid(row['id'] as Buffer),
    ownerId: bytesToUuid(row['owner_id'] as Buffer),
    name: row['name'] as string | null,
    message: row['message'] as string | null,
    expiresAt: row['expires_at'] == null ? null : Number(row['expires_at']),
    downloadsLeft: max === undefined ? undefined : Math.max(0, max - Number(row['download_count'])),
    passwordHash: String(row['password_hash']),
  }
}

/** @throws Problem link-expired */
function requireOngoing(row: Row, now: number, evenUsedUp: boolean): void {
  if (row['revoked_at'] != null) throw over('revoked')
  if (row['expires_at'] != null && Number(row['expires_at']) <= now) throw over('expired')
  if (!evenUsedUp && row['max_downloads'] != null && Number(row['download_count']) >= Number(row['max_downloads']))
    throw over('used-up')
}

const details = {
  revoked: 'Whoever shared the files has taken the link back.',
  expired: 'The time for which the files were shared is over.',
  'used-up': 'The files were downloaded as often as the link allows.',
  empty: 'None of the files is there any more.',
} as const

const over = (reason: keyof typeof details): Problem =>
  new Problem('link-expired', { detail: details[reason], extensions: { reason } })

const locked = (detail?: string): Problem =>
  new Problem('link-locked', {
    ...(detail === undefined ? {} : { detail }),
    headers: { 'WWW-Authenticate': 'Coffer-Unlock realm="coffer"' },
  })
