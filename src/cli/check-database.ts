import { openInspection, type Inspection } from '../administration.ts'
import { shownDatabase, type Config } from '../config.ts'
import { failure } from './failure.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** Clocks further apart than this make tokens look too young or too old. */
const tolerableMillis = 5000

export async function* checkDatabase(config: Config): AsyncGenerator<Finding, void> {
  let inspection: Inspection | undefined
  try {
    inspection = await openInspection(config)
  } catch (error) {
    yield fail('database', failure(error, config.database))
    return
  }
  if (!inspection) {
    yield ok('database', `${shownDatabase(config.database)} is not there yet; the first start makes it`)
    return
  }
  try {
    yield* checkContents(inspection, config)
  } catch (error) {
    yield fail('database', failure(error, config.database))
  } finally {
    await inspection.close()
  }
}

async function* checkContents(inspection: Inspection, config: Config): AsyncGenerator<Finding, void> {
  yield ok('database', `${inspection.product} at ${shownDatabase(config.database)}`)
  yield* await durability(inspection)
  if (config.database.dialect === 'sqlite') yield await integrity(inspection)
  else yield await clock(inspection)
  if ((await inspection.applied()).length === 0) {
    yield ok('migrations', 'the database is empty; the first start sets it up')
    return
  }
  yield await migrations(inspection)
  const secret = await secretFinding(inspection)
  yield secret
  // With another secret no key opens, which says nothing about the keys.
  if (secret.state === 'ok') yield await keys(inspection, config)
}

async function durability(inspection: Inspection): Promise<Finding[]> {
  const warnings = await inspection.warnings()
  if (warnings.length === 0) return [ok('durability', 'what was acknowledged survives a power cut')]
  return warnings.map((warning) => warn('durability', warning))
}

async function integrity(inspection: Inspection): Promise<Finding> {
  const faults = await inspection.sqliteFaults()
  if (faults.length === 0) return ok('integrity', 'the quick check found no fault')
  return fail(
    'integrity',
    `${faults.length} faults, the first: ${faults[0] ?? ''}`,
    'restore the database from a backup',
  )
}

async function clock(inspection: Inspection): Promise<Finding> {
  const ahead = (await inspection.clockAhead()) ?? 0
  const apart = `${(Math.abs(ahead) / 1000).toFixed(1)} s`
  if (Math.abs(ahead) <= tolerableMillis) return ok('clock', `${apart} from the database's`)
  return warn('clock', `${apart} ${ahead > 0 ? 'behind' : 'ahead of'} the database's`, 'set both by NTP')
}

async function migrations(inspection: Inspection): Promise<Finding> {
  const pending = await inspection.pending()
  if (pending.length === 0) return ok('migrations', 'none is pending')
  return warn('migrations', `${pending.join(', ')} pending`, 'the next start applies them, or "coffer migrate" does')
}

async function secretFinding(inspection: Inspection): Promise<Finding> {
  if ((await inspection.secretFits()) !== false) return ok('secret', 'is the one that the database was set up with')
  return fail(
    'secret',
    'is not the one that the database was set up with',
    'give that back, as COFFER_SECRET or as the file "secret" of the data folder',
  )
}

async function keys(inspection: Inspection, { tokenAlgorithm }: Config): Promise<Finding> {
  const all = await inspection.keys()
  const closed = all.filter(({ opens }) => !opens).map(({ kid }) => kid)
  if (closed.length > 0)
    return fail('keys', `${closed.join(', ')} cannot be opened with the secret`, 'restore the database from a backup')
  const usable = all.filter(({ algorithm }) => algorithm === tokenAlgorithm).length
  if (usable === 0) return ok('keys', `none for ${tokenAlgorithm} yet; the next start makes one`)
  const others = all.length > usable ? `, ${all.length - usable} for other algorithms` : ''
  return ok('keys', `${usable} for ${tokenAlgorithm}${others}; all open`)
}
