// scripts/releases/intended-breaks.yaml: the breaks that were wanted, each with its reason.

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Change } from './changes.ts'

export interface IntendedBreak {
  /** The kind of change, as the report names it. */
  readonly change: string
  /** The operations (or other parts) that it stands for, each of which must have it. */
  readonly at: readonly string[]
  /** A part of the report's text, where the kind alone would let more pass than is meant. */
  readonly says?: string
  readonly reason: string
}

/** By the version that brings them. */
export type IntendedBreaks = Readonly<Record<string, readonly IntendedBreak[]>>

/** @throws when an entry is not of this form, or has no reason worth the name */
export function readIntendedBreaks(file: string): IntendedBreaks {
  const read = (existsSync(file) ? parse(readFileSync(file, 'utf8')) : null) as Record<string, unknown> | null
  for (const [version, entries] of Object.entries(read ?? {})) {
    if (!Array.isArray(entries)) throw new Error(`${file}: ${version} is not a list`)
    for (const entry of entries) {
      if (!isIntendedBreak(entry)) throw new Error(`${file}: ${version} has a bad entry: ${JSON.stringify(entry)}`)
    }
  }
  return (read ?? {}) as IntendedBreaks
}

function isIntendedBreak(entry: unknown): entry is IntendedBreak {
  if (typeof entry !== 'object' || entry === null) return false
  const { change, at, says, reason, ...more } = entry as Record<string, unknown>
  return (
    typeof change === 'string' &&
    Array.isArray(at) &&
    at.length > 0 &&
    at.every((name) => typeof name === 'string') &&
    (says === undefined || typeof says === 'string') &&
    typeof reason === 'string' &&
    reason.trim().length >= 20 &&
    Object.keys(more).length === 0
  )
}

export function intends({ change, at, says }: IntendedBreak, found: Change): boolean {
  return found.id === change && at.includes(found.at) && (says === undefined || found.text.includes(says))
}

/** What an entry stands for and is not there: of a break that was taken back the entry goes too. */
export function staleParts(entry: IntendedBreak, changes: readonly Change[]): string[] {
  return entry.at.filter((name) => !changes.some((found) => found.at === name && intends(entry, found)))
}
