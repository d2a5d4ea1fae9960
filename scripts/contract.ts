// `npm run contract`: dredd asks a freshly started service for every answer that the contract documents.

import { EventEmitter } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Result } from 'dredd'
import { parse, stringify } from 'yaml'
import { metricsToken, startService, type Dialect, type Service } from './contract/service.ts'
import { mediaTypeOf, operationIdOf, reasonOf, use } from './contract/transactions.ts'
import { startTroubled, type Troubled } from './contract/troubled.ts'
import { dreddFile, type DreddOutcome } from './coverage/dredd.ts'
import { recordedSettings } from './coverage/recorder.ts'
import { duration, onInterrupt, root, secondsSince } from './steps.ts'

const usage = `usage: npm run contract -- [--dialect sqlite|mysql]

  --dialect   the database of the service; MySQL comes from TEST_DATABASE_URL, else a private server is started (sqlite)

The exit code is 0 when every transaction passed that can be brought about, and dredd warned of nothing.`

interface Outcome extends DreddOutcome {
  readonly title: string
}

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dialect: { type: 'string', default: 'sqlite' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  if (values.dialect !== 'sqlite' && values.dialect !== 'mysql') {
    console.error(`There is no dialect "${values.dialect}".\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const started = performance.now()
  const dialect: Dialect = values.dialect
  const service = await startService(dialect, {
    COFFER_METRICS_TOKEN: metricsToken,
    ...recordedSettings(dialect, 'dredd'),
  })
  onInterrupt(service.stop)
  const troubled = await startTroubled(service, dialect)
  try {
    console.log(`The service on ${service.about} is at ${service.address}`)
    const { outcomes, complaints } = await runDredd(service, troubled)
    report(outcomes, complaints)
    leaveForCoverage(dialect, outcomes)
    console.log(`This took ${duration(secondsSince(started))}.`)
    process.exitCode =
      complaints.length === 0 &&
      outcomes.some(({ verdict }) => verdict === 'pass') &&
      outcomes.every(({ verdict }) => verdict !== 'fail')
        ? 0
        : 1
  } finally {
    await troubled.stop()
    await service.stop()
  }
}

/** What dredd saw and what it could not is a part of the page about coverage, in a run that makes it. */
function leaveForCoverage(dialect: Dialect, outcomes: readonly Outcome[]): void {
  const folder = process.env.COFFER_TEST_COVERAGE
  if (folder === undefined) return
  const told: DreddOutcome[] = outcomes.map(({ verdict, operation, status, mediaType, message }) => ({
    verdict,
    operation,
    status,
    mediaType,
    message: verdict === 'pass' ? '' : message,
  }))
  writeFileSync(join(folder, dreddFile(dialect)), JSON.stringify(told))
}

/**
 * A parser that dredd brings ends the process without a word when anything goes wrong anywhere, its libraries use what
 * Node has deprecated, and its reporter prints each request: none of that helps here.
 */
async function loadDredd() {
  process.removeAllListeners('warning')
  const [{ default: Dredd }, { default: reporter }] = await Promise.all([
    import('dredd'),
    import('dredd/build/reporters/reporterOutputLogger.js'),
  ])
  for (const event of ['unhandledRejection', 'uncaughtException']) process.removeAllListeners(event)
  reporter.default.transports.console.silent = true
  return Dredd
}

async function runDredd(service: Service, troubled: Troubled): Promise<{ outcomes: Outcome[]; complaints: string[] }> {
  const Dredd = await loadDredd()
  use(service, troubled)
  const outcomes: Outcome[] = []
  const complaints: string[] = []
  const emitter = new EventEmitter()
  const note = (verdict: Outcome['verdict']) => (result: Result) => void outcomes.push(outcomeOf(verdict, result))
  emitter.on('test pass', note('pass')).on('test skip', note('skip')).on('test fail', note('fail'))
  emitter.on('test error', (error: Error, result: Result) => note('fail')({ ...result, message: error.message }))
  const dredd = new Dredd({
    endpoint: service.address,
    apiDescriptions: [
      { location: 'openapi.yaml', content: forDredd(readFileSync(join(root, 'openapi.yaml'), 'utf8')) },
    ],
    hookfiles: [join(import.meta.dirname, 'contract/hooks.cjs')],
    emitter,
    loglevel: 'warning',
  })
  dredd.logger.transports.console.silent = true
  dredd.logger.on('logging', (_transport: unknown, level: string, message: string) => {
    if ((level === 'warn' || level === 'error') && !isKnown(message)) complaints.push(message)
  })
  const failure = await new Promise<Error | null | undefined>((resolve) => dredd.run((error) => resolve(error)))
  if (failure) complaints.push(failure.message)
  return { outcomes, complaints }
}

/**
 * dredd takes `default` for 200 and every header with `Accept` in its name for `Accept`, knows no media range, and takes
 * a text that looks like a time for something else.
 */
function forDredd(text: string): string {
  const document = parse(text) as {
    paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>
    components: { parameters: Record<string, { in: string; name: string }> }
  }
  for (const parameter of Object.values(document.components.parameters))
    if (parameter.in === 'header') parameter.name = parameter.name.replace('Accept', 'Wanted')
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item)) delete operation.responses?.['default']
  return stringify(document, {
    aliasDuplicateObjects: false,
    defaultKeyType: 'PLAIN',
    defaultStringType: 'QUOTE_DOUBLE',
  }).replaceAll('"*/*":', 'application/octet-stream:')
}

/** What dredd's reader of OpenAPI 3 says of parts that it does not look at. */
function isKnown(warning: string): boolean {
  return /contains unsupported key|contains invalid key 'additionalProperties'|'example' is not supported for media type|'in' 'cookie' is unsupported/.test(
    warning,
  )
}

function outcomeOf(verdict: Outcome['verdict'], result: Result): Outcome {
  const { title, origin, message, actual, expected } = result
  const [, method = '', status = ''] = /^([A-Z]+) \((\d{3})\)/.exec(title) ?? []
  const told =
    verdict === 'skip'
      ? reasonOf(title)
      : message.trim() + (actual ? `\nThe answer was ${actual.statusCode}: ${(actual.body ?? '').slice(0, 400)}` : '')
  const template = origin.resourceName
  const mediaType = mediaTypeOf(method, template, status, expected?.headers?.['Content-Type'])
  return { verdict, operation: operationIdOf(method, template), status, mediaType, title, message: told }
}

function report(outcomes: readonly Outcome[], complaints: readonly string[]): void {
  const of = (verdict: Outcome['verdict']): Outcome[] => outcomes.filter((outcome) => outcome.verdict === verdict)
  printTable(outcomes)
  for (const [reason, skipped = []] of Object.entries(Object.groupBy(of('skip'), ({ message }) => message)))
    console.log(`  ${skipped.length} skipped: ${reason}`)
  for (const { title, message } of of('fail'))
    console.log(`\n  FAIL  ${title}\n${message.replaceAll(/^/gm, '          ')}`)
  for (const complaint of complaints) console.log(`\n  FAIL  dredd: ${complaint}`)
  console.log(
    `\n${of('pass').length} passed, ${of('fail').length + complaints.length} failed, ${of('skip').length} skipped`,
  )
}

/** A line for each operation: the statuses that were seen, once for each media type, and those that were not. */
function printTable(outcomes: readonly Outcome[]): void {
  const width = Math.max(...outcomes.map(({ operation }) => operation.length))
  const list = (of: readonly Outcome[], ...verdicts: Outcome['verdict'][]): string =>
    [...new Set(of.filter(({ verdict }) => verdicts.includes(verdict)).map(({ status }) => status))].sort().join(' ')
  console.log()
  for (const [operation, answers = []] of Object.entries(Object.groupBy(outcomes, (outcome) => outcome.operation))) {
    const [seen, wrong, skipped] = [list(answers, 'pass'), list(answers, 'fail'), list(answers, 'skip')]
    console.log(
      `  ${operation.padEnd(width)}  ${seen.padEnd(55)}${wrong && `  FAIL ${wrong}`}${skipped && `  skipped ${skipped}`}`,
    )
  }
  console.log()
}
