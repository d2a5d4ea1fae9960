/** What is true of the whole installation, whichever replica looks. */
import { isDuplicate } from '../db/migrate.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import type { Secret } from './secret.ts'

export interface Installation {
  readonly id: string
}

export class SecretMismatch extends Error {
  override name = 'SecretMismatch'
}

/**
 * Reads the installation's facts, writing them when this is the first start.
 * @param beginTrail called while there is neither an account nor an event, and never once there is one: a trail that is gone must not begin anew unnoticed
 * @throws SecretMismatch when the database was set up with another secret: its keys could not be opened
 */
export async function readInstallation(
  database: Database,
  secret: Secret,
  beginTrail: () => Promise<void>,
): Promise<Installation> {
  const isEmpty = !(await keepsAnything(database))
  const id = await once(database, 'id', newId())
  const { proof, former } = proofsOf(secret, id)
  const written = await once(database, 'secret-proof', proof)
  if (written !== proof && written !== former) {
    throw new SecretMismatch(
      'this database was set up with another COFFER_SECRET; every replica must share it. Give this one the secret of the first (COFFER_SECRET, or the file "secret" of its data folder)',
    )
  }
  if (isEmpty || written === former) await beginTrail()
  if (written === former)
    await database.run("update installation set value = ? where name = 'secret-proof' and value = ?", [proof, former])
  return { id }
}

/**
 * Up to 0.2.0 no trail was kept: the former proof is the one thing that says so, and nobody makes it who has the database
 * alone. That there is no record of a trail says nothing, since it may have been removed.
 */
const proofsOf = (secret: Secret, id: string): { proof: string; former: string } => ({
  proof: secret.mac('installation-with-trail', id).toString('base64url'),
  former: secret.mac('installation', id).toString('base64url'),
})

async function keepsAnything(database: Database): Promise<boolean> {
  const [row] = await database.rows(
    'select exists (select 1 from account) as accounts, exists (select 1 from audit_event) as events',
  )
  return Number(row?.['accounts']) + Number(row?.['events']) > 0
}

/** Whether the database was set up with this secret; undefined: it was not set up yet. Writes nothing. */
export async function isInstallationSecret(
  database: Database,
  secret: Secret | undefined,
): Promise<boolean | undefined> {
  const facts = new Map(
    (await database.rows("select name, value from installation where name in ('id', 'secret-proof')")).map((row) => [
      row['name'],
      String(row['value']),
    ]),
  )
  const [id, proof] = [facts.get('id'), facts.get('secret-proof')]
  if (id === undefined || proof === undefined) return undefined
  return secret !== undefined && Object.values(proofsOf(secret, id)).includes(proof)
}

export type FactName = 'id' | 'secret-proof' | 'signing-keys' | 'audit-anchor' | 'audit-head'

/** Writes a fact if it is not there; either way returns what holds. */
export async function once(database: Database, name: FactName, value: string): Promise<string> {
  // A statement for each, so that whoever looks at the database's log sees who asks.
  const present = await database.rows(`select value from installation where name = '${name}'`)
  if (present[0]) return String(present[0]['value'])
  try {
    await database.run('insert into installation (name, value) values (?, ?)', [name, value])
    return value
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return once(database, name, value)
  }
}
