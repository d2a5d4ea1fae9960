// Runs the JOSE vectors of C2SP Wycheproof against the verifier of access tokens and the import of keys. They are not part
// of this project: https://github.com/C2SP/wycheproof, `testvectors_v1/json_web_*_test.json`.
//
//   npm exec -- node scripts/verify/wycheproof.ts <folder with the vectors> [--verbose]
//
// Exit code 1 when anything is accepted that the vectors call invalid.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { outcomeOf, unchecked, type Group, type Outcome, type Vector } from './vectors.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node scripts/verify/wycheproof.ts <folder with json_web_*_test.json> [--verbose]')
  process.exit(2)
}

const files = readdirSync(folder).filter((name) => /^json_web_.*_test\.json$/.test(name))
if (files.length === 0) {
  console.error(`${folder} has no json_web_*_test.json`)
  process.exit(2)
}
let wrong = 0
for (const file of files) {
  const { testGroups } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { testGroups: Group[] }
  const all = testGroups.flatMap((group) => group.tests.map((vector) => ({ group, vector })))
  wrong += report(`${file}, keys brought`, await outcomesOf(all))
  const aboutTokens = all.filter(({ group, vector }) => !isAboutKey(file, group, vector))
  if (aboutTokens.length > 0) wrong += report(`${file}, keys as they are`, await outcomesOf(aboutTokens, unchecked))
}
console.log(wrong === 0 ? 'no wrong accept' : `${wrong} WRONG ACCEPTS`)
process.exitCode = wrong === 0 ? 0 : 1

/** These ask whether a key is taken: whoever has it already has nothing to refuse. */
function isAboutKey(file: string, group: Group, { comment }: Vector): boolean {
  const keyed = group.private?.keys ?? group.public?.keys
  return file.includes('_key_') || keyed !== undefined || /WrongUse|WrongKeyOps|WrongAlg|Roca/i.test(comment)
}

async function outcomesOf(
  vectors: readonly { group: Group; vector: Vector }[],
  check?: typeof unchecked,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { group, vector } of vectors) outcomes.push(await outcomeOf(group, vector, check))
  return outcomes
}

/** @returns how many were wrongly accepted */
function report(name: string, outcomes: readonly Outcome[]): number {
  const valid = outcomes.filter(({ vector }) => vector.result === 'valid')
  const invalid = outcomes.filter(({ vector }) => vector.result === 'invalid')
  // Some that are called invalid are letter for letter a valid one of the same key: whoever takes the one takes the other.
  const texts = new Set(valid.map(textOf))
  const accepted = invalid.filter((outcome) => outcome.accepted)
  const wrongly = accepted.filter((outcome) => !texts.has(textOf(outcome)))
  console.log(`${name}: ${outcomes.length} vectors`)
  console.log(
    `  ${invalid.length} invalid: ${invalid.length - accepted.length} refused, ${wrongly.length} wrongly accepted, ${accepted.length - wrongly.length} the very text of a valid one`,
  )
  console.log(`  ${valid.length} valid: ${valid.filter((one) => one.accepted).length} accepted`)
  for (const outcome of wrongly) console.log(`  WRONG ${shown(outcome)}`)
  for (const [reason, count] of reasonsOf(valid)) console.log(`  valid, refused: ${count} × ${reason}`)
  if (options.verbose)
    for (const outcome of outcomes) console.log(`  ${outcome.accepted ? '+' : '-'} ${shown(outcome)}`)
  return wrongly.length
}

function textOf({ vector, group }: Outcome): string {
  return JSON.stringify([vector.jws, group.private ?? group.public])
}

function shown({ vector, group, reason }: Outcome): string {
  return `${vector.tcId} ${group.comment ?? ''} ${vector.comment} (${vector.result})${reason === '' ? '' : `: ${reason}`}`
}

function reasonsOf(outcomes: readonly Outcome[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const { accepted, reason } of outcomes) if (!accepted) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}
