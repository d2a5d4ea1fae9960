/** What is true of the whole installation, whichever replica looks. */
import { isDuplicate } from '../db/migrate.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import { sameBytes, type Secret } from './secret.ts'

export interface Installation {
  readonly id: string
}

export class SecretMismatch extends Error {
  override name = 'SecretMismatch'
}

/**
 * Reads the installation's facts, writing them when this is the first start.
 * @throws SecretMismatch when the database was set up with another secret: its keys could not be opened
 */
export async function readInstallation(database: Database, secret: Secret): Promise<Installation> {
  const id = await once(database, 'id', newId())
  const proof = secret.mac('installation', id)
  const written = await once(database, 'secret-proof', proof.toString('base64url'))
  if (!sameBytes(Buffer.from(written, 'base64url'), proof)) {
    throw new SecretMismatch(
      'this database was set up with another COFFER_SECRET; every replica must share it. Give this one the secret of the first (COFFER_SECRET, or the file "secret" of its data folder)',
    )
  }
  return { id }
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
  return secret !== undefined && sameBytes(Buffer.from(proof, 'base64url'), secret.mac('installation', id))
}

/** Writes a fact if it is not there; either way returns what holds. */
export async function once(database: Database, name: string, value: string): Promise<string> {
  const present = await database.rows('select value from installation where name = ?', [name])
  if (present[0]) return String(present[0]['value'])
  try {
    await database.run('insert into installation (name, value) values (?, ?)', [name, value])
    return value
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return once(database, name, value)
  }
}
