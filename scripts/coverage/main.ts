// Holds what a run has recorded against the contract, and makes the page of it: the last step of `npm test`.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readContract } from '../../src/http/document.ts'
import { report, root, secondsSince, type StepResult } from '../steps.ts'
import { readDredd } from './dredd.ts'
import { undocumented, unreached } from './findings.ts'
import { coveragePage, skeletonOf } from './page.ts'
import { reachOf, readObservations } from './reach.ts'

export interface CoverageRun {
  /** Where the observations are. */
  readonly folder: string
  /** Every part ran on both databases: what was not reached then is reached by nothing. */
  readonly isWhole: boolean
  /** Else a page of other cells than the committed one is a failure. */
  readonly mayWrite: boolean
}

export const pageFile = join(root, 'generated/coverage.md')

export function checkCoverage({ folder, isWhole, mayWrite }: CoverageRun): StepResult {
  const started = performance.now()
  const contract = readContract()
  const reach = reachOf(contract, readObservations(folder))
  const findings = [...undocumented(reach), ...(isWhole ? unreached(reach) : [])]
  let about = `${reach.cells.length} places of the contract, ${reach.answers} kinds of answers`
  if (isWhole) {
    const dredd = { sqlite: readDredd(folder, 'sqlite') ?? [], mysql: readDredd(folder, 'mysql') ?? [] }
    const page = coveragePage(contract, reach, dredd)
    const committed = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : ''
    if (!mayWrite && skeletonOf(page) !== skeletonOf(committed))
      findings.push('generated/coverage.md has other rows: run "npm test" without CI=1 or --check, and commit it')
    else if (mayWrite && findings.length === 0 && page !== committed) {
      writeFileSync(pageFile, page)
      about += '; generated/coverage.md written'
    }
  }
  const title = `coverage of the contract: ${isWhole ? about : `nothing undocumented in ${reach.answers} kinds of answers`}`
  return {
    name: 'coverage',
    title: findings.length === 0 ? title : `coverage of the contract: ${findings.length} findings`,
    seconds: secondsSince(started),
    ok: findings.length === 0,
    output: findings.join('\n'),
  }
}

const usage = `usage: node scripts/coverage/main.ts <folder> [--whole] [--check]

Holds what a run with COFFER_TEST_COVERAGE=<folder> has recorded there against the contract.

  --whole   every part of the tests is in it: what was not reached is a failure, and generated/coverage.md is written
  --check   with --whole: writes nothing; fails when generated/coverage.md has other rows`

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { whole: { type: 'boolean' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  const [folder] = positionals
  if (values.help || folder === undefined || !existsSync(folder)) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 2
  } else {
    const result = checkCoverage({ folder, isWhole: values.whole === true, mayWrite: values.check !== true })
    report(result)
    process.exitCode = result.ok ? 0 : 1
  }
}
