/** Files of deleted accounts that are on their way to another one, which counts them from the beginning (`deletions.ts`). */
import type { EntityManager } from '@mikro-orm/core'
import type { Change } from '../accounts/usage.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { uuidToBytes } from '../db/types.ts'
import { Deletion } from './deletion.entity.ts'

export interface TransfersDeps {
  readonly database: Pick<Database, 'statementsOf'>
  readonly clock: Clock
}

/** How long files in the trash of a deleted account can still be handed over. */
export const filesKeptMillis = 30 * 86_400_000

export type GiveBack = ReturnType<typeof createGiveBack>

export function createGiveBack({ database, clock }: TransfersDeps) {
  return giveBack

  /**
   * The receiver goes, and its row is locked: what it has not got yet waits in the trash for another choice.
   * @returns how much that is, which was counted for the receiver
   * @throws LostRace
   */
  async function giveBack(em: EntityManager, receiverId: string): Promise<Required<Change>> {
    const coming = await em.find(
      Deletion,
      { receiverId, files: 'transfer', dueAt: { $ne: null } },
      { disableIdentityMap: true },
    )
    const all = { bytes: 0, files: 0, versionBytes: 0 }
    for (const { id } of coming) {
      const { bytes, files, versionBytes } = await leftOf(em, id)
      if (files === 0) continue
      const now = clock()
      const found = await em.nativeUpdate(
        Deletion,
        { id, files: 'transfer', receiverId },
        {
          ...{ files: 'trash', receiverId: null, filesUntil: now + filesKeptMillis, dueAt: now },
          ...{ usedBytes: bytes, fileCount: files, versionBytes },
        },
      )
      if (found === 0) throw new LostRace()
      all.bytes += bytes
      all.files += files
      all.versionBytes += versionBytes
    }
    return all
  }

  async function leftOf(em: EntityManager, ownerId: string): Promise<Required<Change>> {
    const { rows } = database.statementsOf(em)
    const owner = [uuidToBytes(ownerId)]
    const [kept] = await rows(
      'select count(*) as files, coalesce(sum(size), 0) as bytes from file where owner_id = ?',
      owner,
    )
    const [former] = await rows(
      'select coalesce(sum(version.size), 0) as bytes from file join file_version version on version.file_id = file.id where file.owner_id = ?',
      owner,
    )
    const versionBytes = Number(former?.['bytes'])
    return { files: Number(kept?.['files']), bytes: Number(kept?.['bytes']) + versionBytes, versionBytes }
  }
}
