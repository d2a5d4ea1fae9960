// What is wrong about a run: places that no test reached, and answers that the contract does not have.

import { databases, type Reach } from './reach.ts'

const titles = { sqlite: 'SQLite', mysql: 'MySQL' }

/** What an answer did that is not documented: wrong in any run, however small. */
export function undocumented({ breaches }: Reach): string[] {
  return [...breaches].map(([breach, tests]) => `${breach} (seen by ${[...tests].sort()[0] ?? 'nobody'})`).sort()
}

/** What is documented and was never seen: wrong in a whole run only. */
export function unreached({ cells, headers }: Reach): string[] {
  return [
    ...cells.flatMap(({ key, tests }) => {
      const missing = databases.filter((database) => tests[database].size === 0)
      return missing.length > 0
        ? [`no test reaches ${key} on ${missing.map((database) => titles[database]).join(' or ')}`]
        : []
    }),
    ...headers
      .filter(({ isSeen }) => !isSeen)
      .map(
        ({ place, header, required }) =>
          `no test sees the ${required ? 'required' : 'optional'} header ${header} of ${place}`,
      ),
  ]
}
