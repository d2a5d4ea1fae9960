// What dredd's run leaves for the page about coverage.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Observation } from './recorder.ts'

export interface DreddOutcome {
  readonly verdict: 'pass' | 'fail' | 'skip'
  readonly operation: string
  readonly status: string
  /** As documented; empty where there is no body. */
  readonly mediaType: string
  /** Why it failed, or could not be brought about. */
  readonly message: string
}

export const dreddFile = (database: Observation['database']): string => `dredd-${database}.json`

/** Undefined: dredd did not run on this database. */
export function readDredd(folder: string, database: Observation['database']): DreddOutcome[] | undefined {
  const file = join(folder, dreddFile(database))
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DreddOutcome[]) : undefined
}
