// What came out of the runs, for people.

import { readContract } from '../../src/http/document.ts'
import { duration } from '../steps.ts'
import type { Outcome, Role } from './runs.ts'

export interface Reported {
  readonly role: Role
  readonly database: string
  readonly folder: string
  readonly outcome: Outcome
}

const neverGranted = [
  // Only while there is no account, and here there is one.
  'completeSetup',
  'showSetup',
  // Only with an identity provider, and this service has none: their tests have (tests/api).
  'finishExternalSignIn',
  'linkIdentity',
  'showIdentityLink',
  'unlinkIdentity',
]

export const hasFailed = ({ exitCode, failures }: Outcome): boolean =>
  exitCode !== 0 || Object.keys(failures).length > 0

/** A line for each run, the failures that are none with how often each was met, and the sums. */
export function printSummary(runs: readonly Reported[]): void {
  const rows = runs.map(({ role, database, outcome }) => [
    role,
    database,
    String(outcome.operations),
    String(outcome.cases),
    String(outcome.checks),
    duration(outcome.seconds),
    Object.entries(outcome.failures)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ') || (outcome.exitCode === 0 ? 'none' : `exit code ${outcome.exitCode}`),
  ])
  printColumns([['ROLE', 'DATABASE', 'OPERATIONS', 'CASES', 'CHECKS PASSED', 'TIME', 'FAILURES'], ...rows])
  const sum = (of: (outcome: Outcome) => number): number => runs.reduce((total, { outcome }) => total + of(outcome), 0)
  console.log(`\n${sum(({ cases }) => cases)} cases, ${sum(({ checks }) => checks)} checks passed.`)
  const accepted = new Map<string, number>()
  for (const { outcome } of runs)
    for (const [reason, count] of Object.entries(outcome.accepted))
      accepted.set(reason, (accepted.get(reason) ?? 0) + count)
  if (accepted.size > 0) console.log('\nRefusals that the tool took for failures, and why they are none:')
  for (const [reason, count] of [...accepted].sort()) console.log(`  ${String(count).padStart(6)}  ${reason}`)
}

/** What it found, with the request that shows it again, and the file with the rest. */
export function printFailures({ role, database, folder, outcome }: Reported): void {
  const [, found] = /^=+ (?:FAILURES|ERRORS) =+\n([\s\S]*?)(?=^=+ (?:WARNINGS|SUMMARY) =+$)/m.exec(outcome.output) ?? []
  const lines = (found ?? outcome.output.slice(-4000)).trimEnd().split('\n')
  console.log(`\nFAIL  ${role} on ${database}`)
  for (const line of lines.slice(0, 120)) console.log(`      ${line.slice(0, 1000)}`)
  console.log(`      All of it: ${folder}`)
}

/**
 * Operations that nobody was granted anything by, although all roles were tried: what is always refused was not tested.
 * Those that are never granted must not be, or they are no exceptions.
 */
export function unreached(runs: readonly Reported[]): string[] {
  const granted = new Set(
    runs.flatMap(({ outcome }) =>
      Object.entries(outcome.answers)
        .filter(([, byStatus]) => Object.keys(byStatus).some((status) => /^[23]/.test(status)))
        .map(([operation]) => operation),
    ),
  )
  return [...readContract().operations.keys()].filter((id) => granted.has(id) === neverGranted.includes(id))
}

export function printColumns(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  console.log()
  for (const row of rows) console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
}
