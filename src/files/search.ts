import { fold } from '../db/fold.ts'

export { fold }

/**
 * What is searched: name, description and tags, folded alike when written and when asked for, so that both databases
 * find the same whatever their collations do.
 */
export function searchText({
  name,
  description,
  tags,
}: {
  name: string
  description?: string | null
  tags: readonly string[]
}): string {
  return fold([name, description ?? '', ...tags].join('\n'))
}

/** The name as it is sorted: folded, cut to the column's length. */
export const sortName = (name: string): string => [...fold(name)].slice(0, 255).join('')
