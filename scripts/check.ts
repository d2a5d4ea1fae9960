// `npm run check`: all that can be said about the source without running the service.

import { parseArgs } from 'node:util'
import { onInterrupt, printTable, runSteps, stopAll, type Step, type StepResult } from './steps.ts'

const tool = (path: string) => `node_modules/${path}`

/** The slow ones first: two run at a time. */
const checks: Step[] = [
  { name: 'lint', title: 'lint (eslint)', command: [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  { name: 'types', title: 'types (tsc)', command: [tool('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'] },
  {
    name: 'console',
    title: 'types of the console (tsc)',
    command: [tool('typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '--project', 'src/console'],
  },
  { name: 'format', title: 'format (prettier)', command: [tool('prettier/bin/prettier.cjs'), '--check', '.'] },
  { name: 'generated', title: 'generated files up to date', command: ['scripts/generate.ts', '--check'] },
  {
    name: 'redocly',
    title: 'contract rules (Redocly)',
    command: [tool('@redocly/cli/bin/cli.js'), 'lint', 'openapi.yaml', '--max-problems=1000'],
  },
  {
    name: 'spectral',
    title: 'contract rules (Spectral)',
    command: [
      tool('@stoplight/spectral-cli/dist/index.js'),
      ...['lint', 'openapi.yaml', '--ruleset=.spectral.yaml', '--fail-severity=warn', '--quiet'],
    ],
  },
]

export function runChecks(names = checks.map(({ name }) => name)): Promise<StepResult[]> {
  return runSteps(
    checks.filter(({ name }) => names.includes(name)),
    2,
  )
}

if (import.meta.main) await main()

async function main() {
  const known = checks.map(({ name }) => name).join(', ')
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, only: { type: 'string' } } })
  if (values.help) {
    console.log(`usage: npm run check -- [--only <name,...>]\n  names: ${known}`)
    return
  }
  const names = values.only?.split(',')
  const unknown = names?.find((name) => !checks.some((check) => check.name === name))
  if (unknown !== undefined) {
    console.error(`unknown check "${unknown}"; there are ${known}`)
    process.exitCode = 2
    return
  }
  onInterrupt(stopAll)
  const results = await runChecks(names)
  printTable(results)
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
}
