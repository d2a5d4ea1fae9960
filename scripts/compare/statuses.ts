// oasdiff tells a change of an operation once for each of its statuses; to a reader it is one.

import type { JudgedChange } from './verdict.ts'

const status = /(?<=status(?:es)? )`([^`]+)`|`([^`]+)`(?= status)/

/** Changes of one operation that differ in their status alone become one that names all of them. */
export function mergeStatuses(changes: readonly JudgedChange[]): JudgedChange[] {
  const merged = new Map<string, { change: JudgedChange; statuses: string[] }>()
  for (const change of changes) {
    const found = status.exec(change.text)
    const key = [change.operation ?? change.at, change.id, change.reason, change.text.replace(status, '')].join('\0')
    const group = merged.get(key) ?? { change, statuses: [] }
    if (found) group.statuses.push(`\`${found[1] ?? found[2] ?? ''}\``)
    merged.set(key, group)
  }
  return [...merged.values()].map(({ change, statuses }) => ({
    ...change,
    text: statuses.length < 2 ? change.text : change.text.replace(status, () => statuses.join(', ')),
  }))
}

export function withoutStatuses(text: string): string {
  return text.replace(
    / (?:for|to|from|with) the (?:response with the )?(?:response )?status(?:es)? (?:`[^`]+`(?:, )?)+/,
    '',
  )
}
