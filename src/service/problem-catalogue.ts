import { STATUS_CODES } from 'node:http'
import { problemKinds } from '../problem.ts'
import type { Guide } from './guides.ts'

/** Every kind of problem with what it means and a link to its page, made from the one table that there is. */
export function problemCatalogue(): Guide {
  const byStatus = Map.groupBy(Object.entries(problemKinds), ([, { status }]) => status)
  const sections = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, kinds]) => {
      const rows = kinds.map(([kind, { title, about }]) => `| [${kind}](/problems/${kind}) | ${title} | ${about} |`)
      return [
        `## ${status} ${STATUS_CODES[status] ?? ''}`,
        '',
        '| kind | title | what it means |',
        '|---|---|---|',
        ...rows,
      ]
    })
  const text = [
    'The last part of a problem’s `type` is its kind; see [errors](#tag/guide-errors) for what to do about each class.',
    ...sections.map((lines) => lines.join('\n')),
  ]
  return { slug: 'problems', title: 'Problem catalogue', text: text.join('\n\n') }
}
