import type { EntityManager } from '@mikro-orm/core'
import { newId } from '../db/id.ts'
import { Installation } from '../db/installation.entity.ts'

/**
 * Lets one change of roles, or of who has them, happen at a time: everything that must not pass another writes one row,
 * first of all in its transaction. A single server makes the second wait for the row; the nodes of a cluster, which know
 * nothing of each other's locks, find at the commit that both wrote it, and the second runs again.
 */
export async function lockRoleChanges(em: EntityManager): Promise<void> {
  // A value that is there already would be no change, and nothing to certify.
  const found = await em.nativeUpdate(Installation, { name: 'role-change' }, { value: newId() })
  if (found === 0) throw new Error('the row role-change is missing from the table installation')
}
