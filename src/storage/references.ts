/**
 * Everything that keeps a content: the one place that knows. A content's `refs` is the number of rows here that name it;
 * an account's used bytes are the sum of the sizes of its rows.
 */
interface Reference {
  /** Has `id`, `content_id` and `size`. */
  readonly table: string
  /** Its column, or an expression, of whose account it counts for. */
  readonly owner: string
}

export const references: readonly Reference[] = [{ table: 'file', owner: 'owner_id' }]

/** How many rows name the content of the statement around it. */
export const countOfReferences = sum(({ table }) => `(select count(*) from ${table} where content_id = content.id)`)
/** What the account of the statement around it stores, in bytes. */
export const bytesOfAccount = sum(
  ({ table, owner }) => `(select coalesce(sum(size), 0) from ${table} where ${owner} = account.id)`,
)
export const filesOfAccount = '(select count(*) from file where owner_id = account.id)'
/** What its uploads under way have reserved. */
export const reservedOfAccount =
  "(select coalesce(sum(reserved), 0) from content where owner_id = account.id and state = 'staged')"

function sum(term: (reference: Reference) => string): string {
  return `(${references.map(term).join(' + ')})`
}
