// `npm run bench`: measures of the running service, saved as JSON in test-results/bench/.

import { parseArgs } from 'node:util'
import { onInterrupt } from '../steps.ts'
import { measureDeduplication } from './deduplication.ts'
import { measureGuard } from './guard.ts'
import { measureList } from './list.ts'
import { measureLogin } from './login.ts'
import type { MeasureOptions } from './turns.ts'

const measures: Record<string, { about: string; run: (options: MeasureOptions) => Promise<void> }> = {
  list: { about: 'requests a second of an authenticated GET /v1/files, beside a bare Express app', run: measureList },
  guard: {
    about: 'what holding answers against the contract costs, for none, some and all of them',
    run: measureGuard,
  },
  deduplication: {
    about: 'what storing equal bytes once saves and costs (the seconds do not matter to it)',
    run: measureDeduplication,
  },
  login: { about: 'sign-ins a second on one core, beside the hashing of their passwords alone', run: measureLogin },
}

const usage = `usage: npm run bench -- [measure] [--seconds N] [--rounds N]

  --seconds N   how long each round of each candidate lasts (5)
  --rounds N    how often the candidates take turns (5)

Measures:
${Object.entries(measures)
  .map(([name, { about }]) => `  ${name.padEnd(13)} ${about}`)
  .join('\n')}

They need wrk and, for fixed processor cores, taskset (Debian: apt-get install wrk util-linux), and MySQL or MariaDB:
that of TEST_DATABASE_URL, else a private server is started.`

await main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  const given = readArguments(args)
  if (given.help) {
    console.log(usage)
    return
  }
  if ('fault' in given) {
    console.error(`${given.fault}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const stop = new AbortController()
  onInterrupt(() => {
    stop.abort()
    return running
  })
  const running = given.measure
    .run({ seconds: given.seconds, rounds: given.rounds, signal: stop.signal })
    .catch((error: unknown) => {
      if (!stop.signal.aborted) console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    })
  await running
}

function readArguments(args: string[]) {
  const options = {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [name = 'list', ...rest] = positionals
    const measure = Object.hasOwn(measures, name) ? measures[name] : undefined
    if (values.help) return { help: true as const }
    if (!measure || rest.length > 0) return { fault: `There is no measure "${positionals.join(' ')}".` }
    return { measure, seconds: wholeNumber(values.seconds, 5), rounds: wholeNumber(values.rounds, 5) }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

function wholeNumber(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback)
  if (!Number.isInteger(value) || value < 1 || value > 3600)
    throw new Error(`"${text ?? ''}" must be a whole number from 1 to 3600.`)
  return value
}
