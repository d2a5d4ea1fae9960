import type { Migration } from '@mikro-orm/migrations'
import { searchable } from '../fold.ts'

/** What accounts are found by, for those that were there before it was kept; id and text as hexadecimal digits. */
export async function searchTexts(migration: Migration): Promise<{ id: string; text: string }[]> {
  // Shown beforehand on an empty database (`coffer migrate --dry-run`) there is no such table yet.
  const rows = (await migration
    .execute('select hex(id) as id, email, display_name as name from account')
    .catch(() => [])) as unknown as { id: string; email: string; name: string | null }[]
  return rows.map(({ id, email, name }) => ({
    id,
    text: Buffer.from(searchable([email, name ?? ''], 600)).toString('hex'),
  }))
}
