// `npm test`: every check and test, on SQLite and on a real MySQL or MariaDB. See `usage` for parts of it.

import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { checkCoverage } from './coverage/main.ts'
import { provideChromium } from './find-chromium.ts'
import { runJest, type JestResult } from './jest-run.ts'
import { provideMySql, type ProvidedMySql } from './private-mysql.ts'
import { MissingS3, provideS3, type ProvidedS3 } from './private-s3.ts'
import { duration, onInterrupt, printTable, report, root, runSteps, secondsSince, stopAll } from './steps.ts'
import type { Step, StepResult } from './steps.ts'

const parts = {
  check: 'format, lint, types, generated files, contract rules',
  unit: 'jest: tests that need no database',
  sqlite: 'jest: tests on SQLite',
  mysql: 'jest: the same tests on MySQL or MariaDB',
  web: 'jest: the page in Chromium, on SQLite',
  'contract-sqlite': 'dredd against the service on SQLite',
  'contract-mysql': 'dredd against the service on MySQL or MariaDB',
}
type Part = keyof typeof parts
const allParts = Object.keys(parts) as Part[]
const jestParts = ['unit', 'sqlite', 'mysql', 'web'] satisfies Part[]

/** With all of these, what no test has reached is reached by nothing. */
const recordedParts: readonly Part[] = ['sqlite', 'mysql', 'web', 'contract-sqlite', 'contract-mysql']

const usage = `usage: npm test                              everything
       npm test -- --check                   everything, but generated/coverage.md is compared and not written
       npm test -- --only sqlite,web         some parts of it ("contract" means both contract runs)
       npm test -- tests/api/files.test.ts   only jest, for files whose path matches; more options go to jest:
       npm test -- --only sqlite tests/api -t 'uploadFile: '

Parts:
${allParts.map((part) => `  ${part.padEnd(16)} ${parts[part]}`).join('\n')}

Settings:
  TEST_DATABASE_URL  a MySQL or MariaDB to use, mysql://user:password@host:3306/name; else a private server is started
  TEST_S3_URL        a service that speaks S3, http://key:secret@host:port; else a private one is started, where Go can build it
  TEST_S3            required: fail where there is none, instead of skipping what is about S3
  TEST_CHROMIUM      the path of a Chromium or Chrome to use; else one is looked for
  CI                 as --check, and no colours
  NO_COLOR           no colours

Every answer is held against the contract; a whole run also fails when something documented was not reached by any test,
and writes the table of what was to generated/coverage.md. With --check or CI it fails when that has other rows; another
choice among the tests that reach the same row is none.

The last line is "<n> passed, <n> failed": jest tests, checks and contract runs. The exit code is 0 when all passed.`

type Plan = { parts: Part[]; jestArguments: string[]; mayWrite: boolean }

await main(process.argv.slice(2))

async function main(args: string[]) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage)
    return
  }
  const plan = readPlan(args)
  if (typeof plan === 'string') {
    console.error(`${plan}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const started = performance.now()
  const { results, jest } = await carryOut(plan)
  printTable(results)
  for (const name of jest?.skipped ?? []) console.log(`  skipped: ${name}`)
  const steps = results.filter((step) => step !== jest?.step)
  const passed = steps.filter(({ ok }) => ok).length + (jest?.passed ?? 0)
  const failed = steps.filter(({ ok }) => !ok).length + (jest?.failed ?? 0)
  console.log(`\nThis took ${duration(secondsSince(started))}.`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

/** The parts that are wanted, or what is wrong with the arguments. */
function readPlan(args: readonly string[]): Plan | string {
  const jestArguments = args.filter((argument) => argument !== '--check')
  const mayWrite = jestArguments.length === args.length && !process.env.CI
  const at = jestArguments.findIndex((argument) => argument === '--only' || argument.startsWith('--only='))
  let wanted: Part[] | undefined
  if (at >= 0) {
    const joined = jestArguments[at]?.split('=')[1]
    const list = joined ?? jestArguments[at + 1] ?? ''
    jestArguments.splice(at, joined === undefined ? 2 : 1)
    wanted = []
    for (const name of list.split(',')) {
      const found = allParts.filter((part) => part === name || part.startsWith(`${name}-`))
      if (found.length === 0) return `There is no part "${name}".`
      wanted.push(...found)
    }
  }
  const onlyJest = jestArguments.length > 0
  const chosen = (wanted ?? allParts).filter((part) => !onlyJest || isJestPart(part))
  return chosen.length > 0
    ? { parts: chosen, jestArguments, mayWrite }
    : 'Paths and options for jest need a part that jest runs.'
}

async function carryOut(plan: Plan): Promise<{ results: StepResult[]; jest: JestResult | undefined }> {
  const has = (part: Part) => plan.parts.includes(part)
  const results: StepResult[] = []
  const recorded = process.env.COFFER_TEST_COVERAGE
  const folder = recorded ?? mkdtempSync(join(tmpdir(), 'coffer-coverage-'))
  const env: Record<string, string> = { COFFER_TEST_COVERAGE: folder }
  let jest: JestResult | undefined
  let mysql: ProvidedMySql | undefined
  let s3: ProvidedS3 | undefined
  const forget = (): void => {
    if (recorded === undefined) rmSync(folder, { recursive: true, force: true })
  }
  onInterrupt(async () => {
    await stopAll()
    await mysql?.stop()
    await s3?.stop()
    forget()
  })
  try {
    if (needsMySql(plan)) {
      mysql = await provideMySql({ inMemory: true })
      env.TEST_DATABASE_URL = mysql.url
      console.log(`Database server: ${mysql.version}, ${mysql.source}`)
    }
    if (needsS3(plan)) {
      s3 = await s3OrNone()
      if (s3) env.TEST_S3_URL = s3.url
    }
    if (needsChromium(plan)) {
      env.TEST_CHROMIUM = await provideChromium()
      console.log(`Chromium: ${env.TEST_CHROMIUM}`)
    }
    if (has('check')) results.push(...(await runChecks()))
    const projects = jestParts.filter(has)
    if (projects.length > 0) {
      jest = await runJest(projects, plan.jestArguments, env)
      results.push(jest.step)
    }
    results.push(...(await runSteps(contractSteps(plan, env))))
    if (recordedParts.some(has)) results.push(coverageStep(plan, folder))
  } catch (error) {
    results.push(preparationFailure(error))
  } finally {
    await mysql?.stop()
    await s3?.stop()
    forget()
  }
  return { results, jest }
}

/** @throws MissingS3 where there has to be one */
async function s3OrNone(): Promise<ProvidedS3 | undefined> {
  try {
    const s3 = await provideS3()
    console.log(`S3: ${s3.source}`)
    return s3
  } catch (error) {
    if (!(error instanceof MissingS3) || process.env.TEST_S3 === 'required') throw error
    console.log(`S3: what is about it is skipped, because ${error.message}`)
    return undefined
  }
}

function coverageStep({ parts, jestArguments, mayWrite }: Plan, folder: string): StepResult {
  const isWhole = jestArguments.length === 0 && recordedParts.every((part) => parts.includes(part))
  const step = checkCoverage({ folder, isWhole, mayWrite })
  report(step)
  return step
}

function contractSteps({ parts }: Plan, env: Record<string, string>): Step[] {
  const step = (dialect: string, product: string): Step => ({
    name: `contract-${dialect}`,
    title: `contract (dredd) on ${product}`,
    command: ['scripts/contract.ts', '--dialect', dialect],
    env,
  })
  return [step('sqlite', 'SQLite'), step('mysql', 'MySQL')].filter(({ name }) => parts.some((part) => part === name))
}

function preparationFailure(error: unknown): StepResult {
  const output = error instanceof Error ? error.message : String(error)
  const step = { name: 'preparation', title: 'preparation', seconds: 0, ok: false, output }
  report(step)
  return step
}

function needsMySql({ parts, jestArguments }: Plan): boolean {
  const withoutDatabase = jestArguments.some((argument) => /^(\.\/)?tests\/(unit|web)\b/.test(argument))
  return parts.includes('contract-mysql') || (parts.includes('mysql') && !withoutDatabase)
}

function needsS3({ parts, jestArguments }: Plan): boolean {
  const elsewhere = jestArguments.some((argument) => /^(\.\/)?tests\/(?!storage\b|cli\b)\w/.test(argument))
  return !elsewhere && parts.some((part) => part === 'sqlite' || part === 'mysql')
}

function needsChromium({ parts, jestArguments }: Plan): boolean {
  const otherPath = jestArguments.some((argument) => /^(\.\/)?tests\/(?!web\b)\w/.test(argument))
  return parts.includes('web') && !otherPath && globSync('tests/web/**/*.test.ts', { cwd: root }).length > 0
}

function isJestPart(part: Part): boolean {
  return jestParts.some((each) => each === part)
}
