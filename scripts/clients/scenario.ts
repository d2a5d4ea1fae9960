// `clients scenario`: the same story with each client against the real service, on each database.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startService, type Dialect } from '../contract/service.ts'
import { duration, secondsSince } from '../steps.ts'
import { runMeasured } from './child.ts'
import { largeFileBytes } from './expectation.ts'
import { processFaults, storyFaults } from './judgement.ts'
import type { Language, LanguageName, ScenarioCommand } from './language.ts'
import { startProxy } from './proxy.ts'

/** Far above what a scenario takes, so that reaching it means a hang. */
const timeoutSeconds = 120
interface Told {
  readonly name: LanguageName
  readonly dialect: Dialect
  readonly seconds: number
  readonly peakMebibytes: number | undefined
  readonly requests: number
  readonly output: string
  readonly faults: readonly string[]
}

/** @returns whether every client printed what it must */
export async function runScenarios(
  languages: readonly Language[],
  dialects: readonly Dialect[],
  signal: AbortSignal,
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-clients-'))
  const results: Told[] = []
  try {
    const commands = await prepareAll(languages, folder, signal)
    if (commands.size === 0) return false
    for (const dialect of dialects) {
      if (signal.aborted) break
      results.push(...(await runOn(dialect, commands, signal)))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  printTable(results)
  const outputs = new Set(results.map(({ output }) => output))
  const agree = outputs.size === 1
  if (!agree) console.log(`\nThe clients do not agree: ${outputs.size} different outputs.`)
  return (
    agree && results.length === languages.length * dialects.length && results.every(({ faults }) => faults.length === 0)
  )
}

async function prepareAll(
  languages: readonly Language[],
  folder: string,
  signal: AbortSignal,
): Promise<Map<LanguageName, ScenarioCommand>> {
  const commands = new Map<LanguageName, ScenarioCommand>()
  for (const { name, prepare } of languages) {
    if (signal.aborted) break
    const started = performance.now()
    const own = join(folder, name)
    mkdirSync(own)
    try {
      commands.set(name, await prepare(own))
      console.log(`${name}: the client is installed in a project of its own (${duration(secondsSince(started))})`)
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      console.log(`FAIL ${name}: the client cannot be installed\n${said.replaceAll(/^/gm, '     ')}`)
    }
  }
  return commands
}

async function runOn(
  dialect: Dialect,
  commands: ReadonlyMap<LanguageName, ScenarioCommand>,
  signal: AbortSignal,
): Promise<Told[]> {
  const service = await startService(dialect, {
    COFFER_RATE_LIMIT: 'off',
    COFFER_MAX_FILE_BYTES: String(2 * largeFileBytes),
  })
  const results: Told[] = []
  try {
    console.log(`\nThe service on ${service.about} is at ${service.address}`)
    for (const [name, command] of commands) {
      if (signal.aborted) break
      const result = await runOne(name, dialect, command, service.address, signal)
      tell(result)
      results.push(result)
    }
  } finally {
    await service.stop()
  }
  return results
}

async function runOne(
  name: LanguageName,
  dialect: Dialect,
  command: ScenarioCommand,
  address: string,
  signal: AbortSignal,
): Promise<Told> {
  const proxy = await startProxy(address)
  try {
    const measured = await runMeasured(command, proxy.address, { timeoutSeconds, signal })
    const faults = [...processFaults(measured, timeoutSeconds), ...storyFaults(name, proxy.passages)]
    const { seconds, peakMebibytes, stdout: output } = measured
    return { name, dialect, seconds, peakMebibytes, requests: proxy.passages.length, output, faults }
  } finally {
    await proxy.close()
  }
}

function tell({ name, faults, seconds }: Told): void {
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${duration(seconds)})`)
  for (const fault of faults) console.log(fault.replaceAll(/^/gm, '     '))
}

function printTable(results: readonly Told[]): void {
  const whole = results.find(({ faults }) => faults.length === 0)
  if (whole)
    console.log(`\n${whole.output.trimEnd().replaceAll(/^/gm, '  ')}\n  proxy: 1 refresh for the 8 parallel calls`)
  console.log('\n        client      database      time    memory  requests')
  for (const { name, dialect, seconds, peakMebibytes, requests, faults } of results) {
    const memory = peakMebibytes === undefined ? 'unknown' : `${peakMebibytes.toFixed(0)} MiB`
    console.log(
      `  ${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)}  ${dialect.padEnd(8)}  ${duration(seconds).padStart(8)}  ` +
        `${memory.padStart(8)}  ${String(requests).padStart(8)}`,
    )
  }
}
