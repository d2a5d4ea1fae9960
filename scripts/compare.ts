// `npm run compare`: may this contract follow the one that was released last? See scripts/releases/README.md.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChecks } from './check.ts'
import { changelog } from './compare/changelog.ts'
import { MissingTool, oasdiffReport, provideOasdiff } from './compare/oasdiff.ts'
import { freeze, placesIn, readHistory, whyNotReleasable } from './compare/releases.ts'
import type { History } from './compare/releases.ts'
import { severityLevelsFile } from './compare/severity.ts'
import { mergeStatuses } from './compare/statuses.ts'
import { root } from './steps.ts'

const usage = `usage: npm run compare                       fail on breaks that are not intended; write generated/contract-changelog.md
       npm run compare -- --check            the same, but write nothing and fail when that file is not up to date
       npm run compare -- --format markdown  print the whole comparison (text, markdown or html) and judge nothing
       npm run compare -- --release          keep openapi.yaml as released, when it is committed, linted and passes

Exit code: 0 passed, 1 refused, 2 cannot be run (arguments; Go is missing).`

const places = placesIn(root)

if (import.meta.main) process.exitCode = await main()

async function main(): Promise<number> {
  const options = readOptions()
  if (typeof options === 'string') {
    console.error(`${options}\n\n${usage}`)
    return 2
  }
  if (options.help) {
    console.log(usage)
    return 0
  }
  try {
    const program = await provideOasdiff()
    const history = await readHistory(program, places)
    if (options.format !== undefined) return await printWhole(program, history, options.format)
    return options.release ? await release(program, history) : gate(history, options.check)
  } catch (error) {
    if (!(error instanceof MissingTool)) throw error
    console.error(error.message)
    return 2
  }
}

function readOptions(): { help: boolean; check: boolean; release: boolean; format?: string } | string {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      options: { help: flag, check: flag, release: flag, format: { type: 'string' } },
    })
    const { help, check, release, format } = values
    if ([check, release, format !== undefined].filter(Boolean).length > 1) return 'one of these options at a time'
    if (format === undefined) return { help, check, release }
    return ['text', 'markdown', 'html'].includes(format)
      ? { help, check, release, format }
      : `there is no format "${format}"`
  } catch (error) {
    return (error as Error).message
  }
}

function gate(history: History, isCheck: boolean): number {
  const faults = [...history.faults, ...history.comparisons.flatMap(({ verdict }) => verdict.faults)]
  report(history)
  for (const fault of faults) console.error(`- ${fault}`)
  if (faults.length > 0) {
    console.error(
      `\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; scripts/releases/README.md tells what can be done`,
    )
    return 1
  }
  const text = changelog(history)
  const upToDate = existsSync(places.changelog) && readFileSync(places.changelog, 'utf8') === text
  if (upToDate) return 0
  if (isCheck) {
    console.error('generated/contract-changelog.md is not what the contracts give; run "npm run compare"')
    return 1
  }
  writeFileSync(places.changelog, text)
  console.log('generated/contract-changelog.md written')
  return 0
}

function report({ working, isReleased }: History): void {
  const { base, revision, verdict } = working
  if (isReleased) {
    console.log(`The contract is ${base.version} as it was released`)
    return
  }
  const count = (level: string): number => verdict.changes.filter((change) => change.level === level).length
  const intended = verdict.changes.filter(({ level, reason }) => level === 'breaking' && reason !== undefined)
  console.log(
    `${base.version} (released) to ${revision.version}: ${count('breaking')} breaking (${intended.length} intended), ` +
      `${count('risky')} risky, ${count('harmless')} other changes`,
  )
  for (const { operation, at, text, reason, level, id } of mergeStatuses(verdict.changes)) {
    if (level === 'harmless' || (level === 'breaking' && reason === undefined)) continue
    const place = operation === undefined ? at : `${operation} ${at}`
    console.log(
      `${level === 'risky' ? 'warning' : 'intended'}: ${place}: ${text} [${id}]${reason ? `: ${reason.trim()}` : ''}`,
    )
  }
}

async function printWhole(program: string, { working }: History, format: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-compare-'))
  try {
    const levels = join(folder, 'severity-levels.txt')
    writeFileSync(levels, severityLevelsFile())
    const { base, revision } = working
    process.stdout.write(await oasdiffReport(program, base.file, revision.file, format, ['--severity-levels', levels]))
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function release(program: string, history: History): Promise<number> {
  const { base, revision } = history.working
  if (revision.version === base.version) {
    console.error(`nothing to release: ${base.version} is released already`)
    return 1
  }
  const reason = whyNotReleasable(root)
  if (reason !== undefined) {
    console.error(reason)
    return 1
  }
  if (gate(history, true) !== 0) return 1
  const lint = await runChecks(['redocly', 'spectral'])
  if (!lint.every(({ ok }) => ok)) return 1
  console.log(`kept as released: ${freeze(history.working, places)}`)
  return gate(await readHistory(program, places), false)
}
