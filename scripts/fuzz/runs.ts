// One run of Schemathesis: one role against one service, in all phases, with all checks.

import { spawn, type ChildProcess } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readContract, type Raw } from '../../src/http/document.ts'
import { root, secondsSince } from '../steps.ts'
import type { FuzzedService } from './service.ts'

export const roles = [
  'anonymous',
  'reader',
  'member',
  'administrator',
  'page',
  'member-key',
  'administrator-key',
] as const
export type Role = (typeof roles)[number]

export interface RunPlan {
  readonly role: Role
  readonly seed: number
  /** Cases for each operation in fuzzing, and scenarios in stateful testing. */
  readonly examples: number
  /** Seconds to fill with fuzzing and stateful testing; undefined: once through everything. */
  readonly fill: number | undefined
  /** Seconds after which it counts as hanging. */
  readonly limit: number
  /** By operationId; empty: all. */
  readonly operations: readonly string[]
}

export interface Outcome {
  readonly exitCode: number | null
  readonly seconds: number
  readonly operations: number
  readonly cases: number
  readonly checks: number
  /** Kinds of failures as Schemathesis names them, with the number of each. */
  readonly failures: Readonly<Record<string, number>>
  /** Answers of each operation, by status. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Failures that are none, by reason. */
  readonly accepted: Readonly<Record<string, number>>
  /** All that it printed. */
  readonly output: string
}

/** What the hooks tell (hooks.py). */
interface Tally {
  readonly answers: Outcome['answers']
  readonly accepted: Outcome['accepted']
}

/** The part of Schemathesis' JSON report that is read here. */
interface Report {
  readonly operations: { readonly tested: number }
  readonly test_cases: { readonly generated: number }
  readonly failures: readonly { readonly type: string; readonly count: number }[]
  readonly errors: readonly { readonly title?: string; readonly type?: string; readonly count?: number }[]
}

const running = new Set<ChildProcess>()

/** Ends what runs. */
export async function stopRuns(): Promise<void> {
  await Promise.all([...running].map((child) => new Promise((resolve) => child.once('close', resolve).kill('SIGKILL'))))
}

/**
 * @param python the one with Schemathesis (environment.ts)
 * @param folder takes the reports: output.txt, junit.xml, events.ndjson, report.json, tally.json
 */
export async function runSchemathesis(
  python: string,
  service: FuzzedService,
  plan: RunPlan,
  folder: string,
): Promise<Outcome> {
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  const child = spawn(python, ['-m', 'schemathesis.cli', ...argumentsOf(service, plan, folder)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: plan.limit * 1000,
    killSignal: 'SIGKILL',
    env: {
      ...process.env,
      NO_COLOR: '1',
      PYTHONPATH: import.meta.dirname,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      COFFER_FUZZ: JSON.stringify(descriptionOf(service, plan, folder)),
    },
  })
  running.add(child)
  const log = createWriteStream(join(folder, 'output.txt'))
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code))
  })
  running.delete(child)
  await new Promise((resolve) => log.end(resolve))
  return outcomeOf(folder, exitCode, secondsSince(started))
}

function argumentsOf(service: FuzzedService, plan: RunPlan, folder: string): string[] {
  const operations = operationsOf(plan)
  return [
    ...['--config-file', join(import.meta.dirname, 'schemathesis.toml')],
    ...['run', join(root, 'openapi.yaml'), '--url', service.address, '--no-color'],
    ...['--seed', String(plan.seed), '--max-examples', String(plan.examples)],
    ...(plan.fill === undefined ? [] : ['--max-time', String(plan.fill)]),
    ...operations.flatMap((id) => ['--include-operation-id', id]),
    ...(areLinked(operations) ? [] : ['--phases', 'examples,coverage,fuzzing']),
    ...['--report', 'junit,ndjson,json', '--report-junit-path', join(folder, 'junit.xml')],
    ...['--report-ndjson-path', join(folder, 'events.ndjson'), '--report-json-path', join(folder, 'report.json')],
  ]
}

/**
 * Those to which it matters who asks: what takes no credentials is tried by nobody, and by a browser if it is a page; what only
 * somebody signed in may do is refused to a key before anything else is looked at.
 */
function operationsOf({ role, operations }: RunPlan): readonly string[] {
  if (operations.length > 0 || role === 'anonymous') return operations
  const { document } = readContract()
  return Object.values(document.paths)
    .flatMap((item) => Object.values(item) as Raw[])
    .filter((operation) => {
      const security = (operation['security'] ?? document.security ?? []) as object[]
      const [tag] = (operation['tags'] ?? []) as string[]
      if (role === 'page' && tag === 'web') return true
      if (!role.endsWith('-key')) return security.some((alternative) => Object.keys(alternative).length > 0)
      return security.some((alternative) => 'bearerAuth' in alternative) && operation['x-session-required'] !== true
    })
    .flatMap(({ operationId }) => (typeof operationId === 'string' ? [operationId] : []))
}

/** Stateful testing of operations without a link between them is an error to the tool. */
function areLinked(operations: readonly string[]): boolean {
  if (operations.length === 0) return true
  const { document } = readContract()
  const links = document.components['links'] ?? {}
  return Object.values(document.paths)
    .flatMap((item) => Object.values(item) as Raw[])
    .filter(({ operationId }) => operations.includes(operationId as string))
    .flatMap(({ responses }) => Object.values(responses as Record<string, Raw>))
    .flatMap((response) => Object.keys((response['links'] ?? {}) as Raw))
    .some((name) => operations.includes(links[name]?.['operationId'] as string))
}

function descriptionOf(service: FuzzedService, { role }: RunPlan, folder: string): object {
  const { address, accounts, metricsToken, workshop } = service
  const isOwner = role !== 'anonymous' && role !== 'reader'
  return {
    address,
    role,
    metricsToken,
    workshop,
    spared: Object.values(accounts).flatMap(({ id, apiKey }) => (apiKey ? [id, apiKey.id] : [id])),
    tally: tallyFile(folder),
    ...(role === 'anonymous' ? {} : { account: accounts[role] }),
    ...(isOwner ? { stranger: accounts['stranger'] } : {}),
  }
}

const tallyFile = (folder: string): string => join(folder, 'tally.json')

/** How many answers there were so far. */
export function answersSoFar(folder: string): number {
  return Object.values(readTally(folder).answers)
    .flatMap((byStatus) => Object.values(byStatus))
    .reduce((sum, count) => sum + count, 0)
}

function readTally(folder: string): Tally {
  const file = tallyFile(folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : { answers: {}, accepted: {} }
}

async function outcomeOf(folder: string, exitCode: number | null, seconds: number): Promise<Outcome> {
  const output = readFileSync(join(folder, 'output.txt'), 'utf8')
  const told = { exitCode, seconds, output, ...readTally(folder) }
  const report = readReport(join(folder, 'report.json'))
  if (!report)
    return { ...told, operations: 0, cases: 0, checks: 0, failures: { [exitCode === null ? 'hung' : 'broke off']: 1 } }
  const failures: Record<string, number> = {}
  for (const { type, count } of report.failures) failures[type] = (failures[type] ?? 0) + count
  for (const { title, type, count = 1 } of report.errors) {
    const name = `error: ${title ?? type ?? 'unknown'}`
    failures[name] = (failures[name] ?? 0) + count
  }
  return {
    ...told,
    operations: report.operations.tested,
    cases: report.test_cases.generated,
    checks: await countChecks(join(folder, 'events.ndjson')),
    failures,
  }
}

/** Written at the end; undefined when that was not reached. */
function readReport(file: string): Report | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text === '' ? undefined : (JSON.parse(text) as Report)
}

/** Checks that passed; those of our own that only count things are none. */
async function countChecks(events: string): Promise<number> {
  let count = 0
  for await (const line of createInterface({ input: createReadStream(events), crlfDelay: Infinity })) {
    if (!line.startsWith('{"ScenarioFinished"')) continue
    const { ScenarioFinished: scenario } = JSON.parse(line) as {
      ScenarioFinished: { recorder: { checks?: Record<string, { name: string; status: string }[]> } }
    }
    for (const checks of Object.values(scenario.recorder.checks ?? {}))
      count += checks.filter(({ name, status }) => status === 'success' && name !== 'tally').length
  }
  return count
}
