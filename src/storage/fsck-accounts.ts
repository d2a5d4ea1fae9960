import { bytesToUuid } from '../db/types.ts'
import { rowsAtOnce, type Check, type Fault } from './fsck.ts'
import { bytesOfAccount, filesOfAccount, reservedOfAccount, versionBytesOfAccount } from './kept-by.ts'

const counters = [
  { column: 'used_bytes', name: 'used bytes', counted: bytesOfAccount },
  { column: 'version_bytes', name: 'bytes of former versions', counted: versionBytesOfAccount },
  { column: 'file_count', name: 'files', counted: filesOfAccount },
  { column: 'reserved_bytes', name: 'reserved bytes', counted: reservedOfAccount },
] as const

/** What accounts are said to store, against what they do. */
export async function* checkAccounts({ database, mend }: Check): AsyncGenerator<Fault, void> {
  let after: Buffer = Buffer.alloc(16)
  for (;;) {
    const columns = counters.map(({ column, counted }) => `${column}, ${counted} as counted_${column}`).join(', ')
    const rows = await database.rows(
      `select id, ${columns} from account where id > ? order by id limit ${rowsAtOnce}`,
      [after],
    )
    for (const row of rows) {
      const id = row['id'] as Buffer
      after = id
      for (const { column, name, counted } of counters) {
        const [said, found] = [Number(row[column]), Number(row[`counted_${column}`])]
        if (said === found) continue
        // Counted anew by the one statement that writes it, so that what is stored meanwhile is neither lost nor doubled.
        const mended = await mend(
          async () => (await database.run(`update account set ${column} = ${counted} where id = ?`, [id])) > 0,
        )
        const detail = `${name}: ${said} are counted, there are ${found}`
        yield { kind: 'wrong-usage', subject: `account:${bytesToUuid(id)}`, detail, mended }
      }
    }
    if (rows.length < rowsAtOnce) return
  }
}
