// `npm run clients`: generates the clients in four languages, checks that they are up to date, and runs with each the same
// scenario against the real service.

import { parseArgs } from 'node:util'
import { runForeign } from './clients/foreign.ts'
import { checkClients, generateClients } from './clients/generation.ts'
import { languageNames, loadLanguage, type Language, type LanguageName } from './clients/language.ts'
import { onInterrupt } from './steps.ts'
import type { Dialect } from './contract/service.ts'

const commands = ['generate', 'check', 'scenario', 'foreign'] as const
type Command = (typeof commands)[number]

const usage = `usage: npm run clients -- <command> [--only typescript,python,go,java] [--dialect sqlite|mysql] [--all]

Commands:
  generate   makes generated/sdk/<language> from openapi.yaml and tells what changed
  check      writes nothing; fails when a committed client is not what would be generated
  scenario   runs the same story with each client against the real service and compares what they print
  foreign    puts the contract through generators that this project does not ship, and compiles what they make

  --only     these languages, or these foreign generators; all otherwise
  --all      the foreign generators too that take minutes at first
  --dialect  the database of the service in the scenario; both otherwise. MySQL comes from TEST_DATABASE_URL, else a
             private server is started

The exit code is 0 when all went well, 1 when something did not, and 2 when a language's tools are missing.`

type Plan =
  | {
      readonly command: Exclude<Command, 'foreign'>
      readonly names: readonly LanguageName[]
      readonly dialects: readonly Dialect[]
    }
  | { readonly command: 'foreign'; readonly only?: readonly string[]; readonly all: boolean }

await main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  const plan = readPlan(args)
  if (plan === 'help') {
    console.log(usage)
  } else if (typeof plan === 'string') {
    console.error(`${plan}\n\n${usage}`)
    process.exitCode = 2
  } else {
    process.exitCode = await carryOut(plan).catch((error: unknown) => {
      console.error(`clients: ${error instanceof Error ? error.message : String(error)}`)
      return 1
    })
  }
}

async function carryOut(plan: Plan): Promise<number> {
  if (plan.command === 'foreign') return (await runForeign(plan)) ? 0 : 1
  const { command, names, dialects } = plan
  const languages = await loadLanguages(names)
  if (!languages) return 2
  if (command === 'generate') return (await generateClients(languages)) ? 0 : 1
  if (command === 'check') return (await checkClients(languages)) ? 0 : 1
  const { runScenarios } = await import('./clients/scenario.ts')
  const stop = new AbortController()
  onInterrupt(async () => {
    stop.abort()
    await running
  })
  const running = runScenarios(languages, dialects, stop.signal)
  return (await running) ? 0 : 1
}

/** Undefined, after it was told, when the tools of one of them are missing. */
async function loadLanguages(names: readonly LanguageName[]): Promise<Language[] | undefined> {
  const languages = await Promise.all(names.map(loadLanguage))
  let complete = true
  for (const { name, missing } of languages) {
    const what = await missing()
    if (what === undefined) continue
    complete = false
    console.error(`clients: ${name}: ${what}`)
  }
  if (!complete) console.error('Leave a language out with --only.')
  return complete ? languages : undefined
}

/** What is wanted, or what is wrong with the arguments. */
function readPlan(args: string[]): Plan | string {
  const options = {
    only: { type: 'string' },
    dialect: { type: 'string' },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  } as const
  let given
  try {
    given = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return (error as Error).message
  }
  const { values, positionals } = given
  if (values.help) return 'help'
  const command = commands.find((name) => name === positionals[0])
  if (!command || positionals.length > 1)
    return positionals.length === 0 ? 'Which command?' : `There is no command "${positionals.join(' ')}".`
  const only = values.only?.split(',')
  if (command === 'foreign') return { command, all: values.all, ...(only ? { only } : {}) }
  const wanted = only ?? languageNames
  const unknown = wanted.find((name) => !languageNames.some((known) => known === name))
  if (unknown !== undefined) return `There is no client in "${unknown}".`
  const { dialect } = values
  if (dialect !== undefined && dialect !== 'sqlite' && dialect !== 'mysql') return `There is no dialect "${dialect}".`
  return {
    command,
    names: languageNames.filter((name) => wanted.includes(name)),
    dialects: dialect === undefined ? ['sqlite', 'mysql'] : [dialect],
  }
}
