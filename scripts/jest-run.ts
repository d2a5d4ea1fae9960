// Runs jest on some of its projects and counts from its report.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, run, secondsSince, type StepResult } from './steps.ts'

export type JestResult = { step: StepResult; passed: number; failed: number; skipped: string[] }

/** The part of jest's `--json` report that is read here. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

export async function runJest(
  projects: readonly string[],
  jestArguments: readonly string[],
  env: Record<string, string>,
): Promise<JestResult> {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'coffer-jest-'))
  const reportFile = join(folder, 'report.json')
  try {
    const { code } = await run(
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
        ...[
          '--ci',
          '--forceExit',
          '--json',
          `--outputFile=${reportFile}`,
          ...jestArguments,
          '--selectProjects',
          ...projects,
        ],
      ],
      { env, show: true },
    )
    return count(projects, code, secondsSince(started), readReport(reportFile))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count(projects: readonly string[], code: number, seconds: number, report: Report | undefined): JestResult {
  const passed = report?.numPassedTests ?? 0
  const known = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0)
  // Jest that fails without a failed test (it crashed, or found no test) is a failure; so is success with no test.
  const failed = known === 0 && (code !== 0 || passed === 0) ? 1 : known
  const skipped = skippedTests(report)
  const counts = `${passed} passed, ${failed} failed, ${skipped.length} skipped`
  const title = `jest on ${projects.join(', ')}: ${counts}`
  return { step: { name: 'jest', title, seconds, ok: failed === 0, output: '' }, passed, failed, skipped }
}

function skippedTests(report: Report | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
  )
}

function readReport(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
}
