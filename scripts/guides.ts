// `npm run guides`: runs the code that the guides and the reference show, in each language.

import { parseArgs } from 'node:util'
import { firstProgram } from './machine.ts'
import { runGuides } from './guides/commands.ts'
import { proveSamples, sampleLanguages } from './guides/samples.ts'
import { guidesWithCode, refreshGuides } from './guides/shown-code.ts'
import { verifyTokens, type Tally } from './guides/tokens-table.ts'
import type { TokenService } from './guides/verification.ts'
import { languages, missingFor, type Language } from './guides/verifiers.ts'
import { duration, onInterrupt, secondsSince } from './steps.ts'

const parts = ['code', 'commands', 'tokens', 'samples'] as const
type Part = (typeof parts)[number]

const usage = `usage: npm run guides -- [${parts.join('|')} ...] [--only ${languages.join(',')}] [--write]

Parts, all unless some are named:
  code       the guides show the very text of the files that are run
  commands   the shell commands of the guides, against the real service
  tokens     the verifiers of the guide "Verify tokens", with genuine and forged tokens
  samples    the samples of each operation: curl against the real service, the clients against the examples of the contract

  --only     tokens and samples in these languages
  --write    puts the files' text into the guides

The exit code is 0 when all went well, 1 when something did not, and 2 when a language's tools are missing.`

await main()

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' }, only: { type: 'string' }, write: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  if (values.write) {
    console.log(`${refreshGuides()} guides written`)
    return
  }
  const wanted = values.only?.split(',') ?? [...languages]
  const unknown = [
    ...positionals.filter((name) => !(parts as readonly string[]).includes(name)),
    ...wanted.filter((name) => !(languages as readonly string[]).includes(name)),
  ]
  const missing =
    unknown.length > 0 ? [`there is no ${unknown.join(', ')}\n\n${usage}`] : missingTools(wanted as Language[])
  if (missing.length > 0) {
    console.error(missing.join('\n'))
    process.exitCode = 2
    return
  }
  await runParts(positionals.length > 0 ? (positionals as Part[]) : parts, wanted as Language[])
}

function missingTools(wanted: readonly Language[]): string[] {
  const shell = ['bash', 'curl', 'jq', 'openssl'].filter((program) => firstProgram([program]) === undefined)
  return [
    ...(shell.length > 0 ? [`${shell.join(', ')} not found on the PATH`] : []),
    ...wanted.flatMap((language) => {
      const what = missingFor(language)
      return what === undefined ? [] : [`${language}: ${what}; leave it out with --only`]
    }),
  ]
}

async function runParts(chosen: readonly Part[], wanted: readonly Language[]): Promise<void> {
  let service: TokenService | undefined
  onInterrupt(async () => service?.stop())
  const run: Readonly<Record<Part, () => Promise<Tally>>> = {
    code: async () => checkCode(),
    commands: runGuides,
    tokens: () => verifyTokens(wanted, (started) => (service = started)),
    samples: () => runSamples(wanted),
  }
  const total = { passed: 0, failed: 0 }
  for (const part of chosen) {
    const started = performance.now()
    const { passed, failed } = await run[part]()
    total.passed += passed
    total.failed += failed
    console.log(
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${part}: ${passed} of ${passed + failed} (${duration(secondsSince(started))})`,
    )
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}

function checkCode(): Tally {
  const all = guidesWithCode()
  const stale = all.filter(({ present, wanted }) => present !== wanted)
  for (const { path } of stale)
    console.error(`FAIL ${path} shows code that has changed; run "npm run guides -- --write"`)
  return { passed: all.length - stale.length, failed: stale.length }
}

/** A language's samples count one by one when all went well, and as one failure otherwise. */
async function runSamples(wanted: readonly Language[]): Promise<Tally> {
  const total = { passed: 0, failed: 0 }
  for (const { label, language } of sampleLanguages.filter(({ language: needs }) => !needs || wanted.includes(needs))) {
    const started = performance.now()
    try {
      const count = await proveSamples(label)
      total.passed += count
      console.log(
        `  ${label.padEnd(10)} ${count} samples${language ? '' : ', real service'} (${duration(secondsSince(started))})`,
      )
    } catch (error) {
      total.failed += 1
      console.error(`FAIL ${label}: ${(error as Error).message}`)
    }
  }
  return total
}
