/**
 * Everything that keeps a content: the one place that knows. A content's `refs` is the number of rows here that name it;
 * an account's used bytes are the sum of the sizes of its rows.
 */
interface Keeper {
  readonly name: string
  readonly table: string
  /** The column that tells its rows apart, or, where several rows of a file are alike in it, the file's. */
  readonly key: string
  /** What a statement selects from: rows with `id`, `content_id`, `size` and `owner_id`. */
  readonly rows: string
}

const versions =
  '(select version.content_id as id, version.content_id, version.size, owner.owner_id from file_version version join file owner on owner.id = version.file_id)'

export const keepers: readonly Keeper[] = [
  { name: 'file', table: 'file', key: 'id', rows: 'file' },
  { name: 'file-version', table: 'file_version', key: 'file_id', rows: versions },
]

/** How many rows name the content of the statement around it. */
export const countOfReferences = sum(({ rows }) => `(select count(*) from ${rows} kept where content_id = content.id)`)
/** What the account of the statement around it stores, in bytes. */
export const bytesOfAccount = sum(({ rows }) => ofAccount('coalesce(sum(size), 0)', rows))
/** What of it are former versions. */
export const versionBytesOfAccount = ofAccount('coalesce(sum(size), 0)', versions)
export const filesOfAccount = ofAccount('count(*)', 'file')
/** What its uploads under way have reserved. */
export const reservedOfAccount =
  "(select coalesce(sum(reserved), 0) from content where owner_id = account.id and state = 'staged')"

/** Also of what a deleted account left it, as long as that is on its way: it is counted from the beginning. */
function ofAccount(counted: string, rows: string): string {
  const coming = "(select id from deletion where receiver_id = account.id and files = 'transfer')"
  return `((select ${counted} from ${rows} kept where owner_id = account.id) + (select ${counted} from ${rows} kept where owner_id in ${coming}))`
}

function sum(term: (keeper: Keeper) => string): string {
  return `(${keepers.map(term).join(' + ')})`
}
