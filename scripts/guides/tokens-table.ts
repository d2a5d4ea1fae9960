// What came of the tokens in each language, as one table.

import { algorithms, startTokenService, type Outcome, type TokenService } from './verification.ts'
import { prepareVerifier, type Language, type Verifier } from './verifiers.ts'

export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** Tries all tokens in each of the languages and prints the table; what went wrong is told at once. */
export async function verifyTokens(
  chosen: readonly Language[],
  onStart: (service: TokenService) => void,
): Promise<Tally> {
  const verifiers = new Map<Language, Verifier>()
  for (const language of chosen) verifiers.set(language, await prepareVerifier(language))
  const outcomes = new Map<Language, Outcome[][]>(chosen.map((language) => [language, []]))
  for (const algorithm of algorithms) {
    const service = await startTokenService(algorithm)
    onStart(service)
    try {
      for (const [language, verifier] of verifiers) {
        const results = await service.try(verifier)
        outcomes.get(language)?.push(results)
        for (const { name, ok, said } of results)
          if (!ok) console.error(`FAIL ${language} ${algorithm}, ${name}: ${said ?? ''}`)
      }
    } finally {
      await service.stop()
    }
  }
  printTable(verifiers, outcomes)
  const all = [...outcomes.values()].flat(2)
  const passed = all.filter(({ ok }) => ok).length
  return { passed, failed: all.length - passed }
}

/** A row a case, a column a language; a cell tells with how many of the algorithms it went well. */
function printTable(
  verifiers: ReadonlyMap<Language, Verifier>,
  outcomes: ReadonlyMap<Language, readonly (readonly Outcome[])[]>,
): void {
  const names = [...outcomes.values()][0]?.[0]?.map(({ name }) => name) ?? []
  const width = Math.max(...names.map((name) => name.length))
  const columns = [...verifiers].map(([language, { library }]) => ({ language, title: `${language} (${library})` }))
  console.log(`Access tokens of ${algorithms.join(', ')}:\n`)
  console.log(`${''.padEnd(width)}  ${columns.map(({ title }) => title).join('  ')}`)
  for (const [row, name] of names.entries()) {
    const cells = columns.map(({ language, title }) => {
      const runs = outcomes.get(language) ?? []
      return `${runs.filter((run) => run[row]?.ok).length}/${runs.length}`.padEnd(title.length)
    })
    console.log(`${name.padEnd(width)}  ${cells.join('  ')}`.trimEnd())
  }
  console.log()
}
