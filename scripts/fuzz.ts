// `npm run fuzz`: Schemathesis draws requests from the contract and holds the answers of the real service against it.

import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readContract } from '../src/http/document.ts'
import type { Dialect } from './contract/service.ts'
import { provideSchemathesis } from './fuzz/environment.ts'
import { hasFailed, printFailures, printSummary, unreached, type Reported } from './fuzz/outcomes.ts'
import { answersSoFar, roles, runSchemathesis, stopRuns, type Role, type RunPlan } from './fuzz/runs.ts'
import { proveThatFaultsAreFound } from './fuzz/self-test.ts'
import { startFuzzedService, type FuzzedService } from './fuzz/service.ts'
import { duration, onInterrupt, root, secondsSince } from './steps.ts'

const usage = `usage: npm run fuzz -- [options]

  --budget quick|long   quick: once through all phases, some minutes in all (the default)
                        long: repeats fuzzing and stateful testing with more of everything until the time is over
  --minutes <n>         how long that is (30)
  --dialect <name>      sqlite or mysql; both otherwise. MySQL comes from TEST_DATABASE_URL, else a private server is started
  --role <name,...>     ${roles.join(', ')}; all otherwise
  --operation <id,...>  only these operations
  --seed <n>            makes the run try the same again (quick: 1, long: drawn and printed)
  --self-test           plants faults in the service and proves that each is found

Reports are left in node_modules/.cache/coffer/fuzz/. The exit code is 0 when nothing was found.`

const reports = join(root, 'node_modules/.cache/coffer/fuzz')

const options = {
  budget: { type: 'string', default: 'quick' },
  minutes: { type: 'string', default: '30' },
  dialect: { type: 'string' },
  role: { type: 'string' },
  operation: { type: 'string' },
  seed: { type: 'string' },
  'self-test': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

interface Plan {
  readonly dialects: readonly Dialect[]
  readonly roles: readonly Role[]
  readonly run: Omit<RunPlan, 'role'>
}

const services = new Set<FuzzedService>()
let stopping = false as boolean

await main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  const plan = readPlan(args)
  if (plan === 'help') {
    console.log(usage)
    return
  }
  if (typeof plan === 'string') {
    console.error(`${plan}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  onInterrupt(stopAll)
  const started = performance.now()
  try {
    const python = await provideSchemathesis()
    rmSync(reports, { recursive: true, force: true })
    mkdirSync(reports, { recursive: true })
    process.exitCode = (await ('selfTest' in plan
      ? proveThatFaultsAreFound(python, reports, services)
      : fuzz(python, plan)))
      ? 0
      : 1
  } catch (error) {
    if (!stopping) console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    await stopAll()
  }
  console.log(`This took ${duration(secondsSince(started))}.`)
}

/** Both databases at the same time, one role after the other. */
async function fuzz(python: string, plan: Plan): Promise<boolean> {
  console.log(`Seed ${plan.run.seed}`)
  console.log(
    'What would end a run (its account, password, key) is asked of accounts and keys that are made to be spoiled.',
  )
  const lanes = await Promise.all(plan.dialects.map((dialect) => fuzzOn(dialect, python, plan)))
  const runs = lanes.flat()
  for (const run of runs) if (hasFailed(run.outcome)) printFailures(run)
  printSummary(runs)
  const isWhole = plan.roles.length === roles.length && plan.run.operations.length === 0
  const missed = isWhole ? unreached(runs) : []
  if (missed.length > 0) console.log(`\nFAIL  granted to nobody, or granted against expectation: ${missed.join(', ')}`)
  return missed.length === 0 && runs.every(({ outcome }) => !hasFailed(outcome))
}

async function fuzzOn(dialect: Dialect, python: string, plan: Plan): Promise<Reported[]> {
  const service = await startFuzzedService(dialect, join(reports, `service-${dialect}.log`))
  services.add(service)
  console.log(`The service on ${service.about} is at ${service.address}`)
  const done: Reported[] = []
  for (const role of plan.roles) {
    const folder = join(reports, `${dialect}-${role}`)
    const progress = setInterval(() => {
      console.log(`...   ${role} on ${dialect}: ${answersSoFar(folder)} answers`)
    }, 30_000)
    try {
      const outcome = await runSchemathesis(python, service, { ...plan.run, role }, folder)
      if (stopping) break
      done.push({ role, database: dialect, folder, outcome })
      console.log(
        `${hasFailed(outcome) ? 'FAIL' : 'ok  '}  ${role} on ${dialect}: ${outcome.cases} cases (${duration(outcome.seconds)})`,
      )
    } finally {
      clearInterval(progress)
    }
  }
  await service.stop()
  services.delete(service)
  return done
}

async function stopAll(): Promise<void> {
  stopping = true
  await stopRuns()
  await Promise.all([...services].map((service) => service.stop()))
}

/** The plan, or what is wrong with the arguments. */
function readPlan(args: string[]): Plan | { selfTest: true } | string {
  let values
  try {
    ;({ values } = parseArgs({ args, options }))
  } catch (error) {
    return (error as Error).message
  }
  if (values.help) return 'help'
  if (values['self-test']) return { selfTest: true }
  const { budget, dialect } = values
  if (budget !== 'quick' && budget !== 'long') return `There is no budget "${budget}".`
  if (dialect !== undefined && dialect !== 'sqlite' && dialect !== 'mysql') return `There is no dialect "${dialect}".`
  const wanted = values.role?.split(',') ?? roles
  const unknownRole = wanted.find((name) => !roles.some((role) => role === name))
  if (unknownRole !== undefined) return `There is no role "${unknownRole}".`
  const operations = values.operation?.split(',') ?? []
  const known: ReadonlySet<string> = new Set(readContract().operations.keys())
  const unknown = operations.find((id) => !known.has(id))
  if (unknown !== undefined) return `The contract has no operation "${unknown}".`
  const [minutes, seed] = [
    Number(values.minutes),
    Number(values.seed ?? (budget === 'quick' ? 1 : randomInt(1, 2 ** 31))),
  ]
  if (!(minutes >= 1 && minutes <= 1440)) return '--minutes is a number from 1 to 1440.'
  if (!Number.isSafeInteger(seed) || seed < 0) return '--seed is a whole number.'
  const fill = budget === 'long' ? Math.ceil((minutes * 60) / wanted.length) : undefined
  return {
    dialects: dialect === undefined ? ['sqlite', 'mysql'] : [dialect],
    roles: wanted as Role[],
    run: { seed, operations, fill, examples: fill === undefined ? 10 : 200, limit: (fill ?? 0) * 2 + 600 },
  }
}
