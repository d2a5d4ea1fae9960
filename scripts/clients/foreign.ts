// `npm run clients -- foreign`: the contract through generators that are none of ours. What they make of it has to have
// every operation, to compile, and, of most of them, to call the service.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { startService } from '../contract/service.ts'
import { duration, root } from '../steps.ts'
import { generators, type Generator } from './foreign/generators.ts'
import { tryGenerator, type ContractOperation, type Outcome } from './foreign/project.ts'

const names = generators.map(({ name }) => name).join(', ')

const usage = `usage: node scripts/clients/foreign.ts [--only <name,...>] [--all]

  --only  these generators: ${names}
  --all   also those that take minutes at first: ${generators
    .filter(({ isSlow }) => isSlow)
    .map(({ name }) => name)
    .join(', ')}

Exit code: 0 when every client was made, compiled and answered; 1 when one was not; 2 when the arguments are wrong.`

if (import.meta.main) process.exitCode = await main()

async function main(): Promise<number> {
  let values
  try {
    const options = {
      only: { type: 'string' },
      all: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    ;({ values } = parseArgs({ options }))
    if (values.help) {
      console.log(usage)
      return 0
    }
    const only = values.only?.split(',')
    return (await runForeign({ ...(only ? { only } : {}), all: values.all ?? false })) ? 0 : 1
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usage}`)
    return 2
  }
}

/**
 * Tells of each generator as it ends, then all in a table.
 * @returns whether all of them made of the contract what they should
 * @throws TypeError for a name that no generator has
 */
export async function runForeign({ only, all = false }: { only?: readonly string[]; all?: boolean }): Promise<boolean> {
  const chosen = chooseGenerators(only, all)
  const { operations, version } = readOperations()
  const service = await startService('sqlite')
  try {
    const trial = { operations, address: service.address, printed: `${version}\n401 /problems/unauthenticated\n` }
    const outcomes: Outcome[] = []
    for (const generator of chosen) {
      console.log(`${generator.name} ...`)
      outcomes.push(await tryGenerator(generator, trial))
    }
    printOutcomes(outcomes, operations.length)
    return outcomes.every(({ fault }) => fault === undefined)
  } finally {
    await service.stop()
  }
}

function chooseGenerators(only: readonly string[] | undefined, all: boolean): readonly Generator[] {
  const unknown = only?.find((name) => !generators.some((generator) => generator.name === name))
  if (unknown !== undefined) throw new TypeError(`there is no generator "${unknown}"; there are ${names}`)
  return generators.filter(({ name, isSlow }) => (only ? only.includes(name) : all || !isSlow))
}

function readOperations(): { operations: ContractOperation[]; version: string } {
  const document = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as {
    info: { version: string }
    paths: Record<string, Record<string, { operationId?: string; tags?: [string] }>>
  }
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap(({ operationId: id, tags }) => (id && tags ? [{ id, tag: tags[0] }] : [])),
  )
  return { operations, version: document.info.version }
}

function printOutcomes(outcomes: readonly Outcome[], total: number): void {
  const rows = outcomes.map(({ generator, version, operations, files, called, seconds, fault }) => [
    `${generator.name} ${version}`,
    generator.language,
    `${operations} of ${total}`,
    String(files),
    generator.compiledBy,
    generator.call ? (called ? 'answered' : 'no') : 'not tried',
    duration(seconds),
    fault === undefined ? 'ok' : 'FAIL',
  ])
  const table = [['generator', 'language', 'operations', 'files', 'compiled by', 'call', 'time', 'verdict'], ...rows]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  console.log()
  for (const row of table)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
  for (const { generator, fault } of outcomes) {
    if (fault !== undefined) console.error(`\n${generator.name}: ${fault}`)
  }
}
