/** Identities that an account is linked to, without the way over a provider. */
import { createHash } from 'node:crypto'
import type { Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/id.ts'
import { uuidToBytes } from '../../src/db/types.ts'

export interface LinkedIdentity {
  readonly issuer: string
  readonly subject: string
  readonly providerId?: string
}

/** @returns their ids */
export async function linkIdentities(
  database: Database,
  accountId: string,
  identities: readonly LinkedIdentity[],
): Promise<string[]> {
  const ids: string[] = []
  for (const { issuer, subject, providerId = 'plain' } of identities) {
    const id = newId()
    await database.run(
      'insert into identity (id, account_id, provider_id, issuer, subject_digest, address, created_at, last_used_at) values (?, ?, ?, ?, ?, ?, ?, null)',
      [
        uuidToBytes(id),
        uuidToBytes(accountId),
        providerId,
        issuer,
        createHash('sha256')
          .update(JSON.stringify([issuer, subject]))
          .digest(),
        `${subject}@example.org`.slice(0, 254),
        Date.now(),
      ],
    )
    ids.push(id)
  }
  return ids
}
