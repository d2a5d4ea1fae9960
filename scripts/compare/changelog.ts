// generated/contract-changelog.md: what each version of the contract changed, for people who use it.

import type { Contract } from './changes.ts'
import { mergeStatuses, withoutStatuses } from './statuses.ts'
import type { Comparison, History } from './releases.ts'
import type { Level } from './severity.ts'
import type { JudgedChange } from './verdict.ts'

/** The same text for the same contracts, so that it can be committed and compared. */
export function changelog({ first, comparisons, isReleased }: History): string {
  const shown = isReleased ? comparisons.slice(0, -1) : comparisons
  const sections = shown.map((comparison) => versionSection(comparison, comparison === comparisons.at(-1)))
  return [
    '# Changes of the contract',
    'Made by `npm run compare` from the released contracts (`scripts/releases/contracts`) and `openapi.yaml`; not edited ' +
      'by hand. “Breaking” is what stops a request, an answer or code that uses a generated client from working as before.',
    ...sections.reverse().flat(),
    `## ${first.version}`,
    `The first contract: ${operationCount(first)} operations.`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

const titles: Readonly<Record<Level, string>> = { breaking: 'Breaking', risky: 'Risky', harmless: 'Added and changed' }

function versionSection({ base, revision, verdict }: Comparison, isNext: boolean): string[] {
  const levels = ['breaking', 'risky', 'harmless'] as const
  const counts = levels.map((level) => verdict.changes.filter((change) => change.level === level).length)
  return [
    `## ${revision.version}${isNext ? ' (not released yet)' : ''}`,
    `Since ${base.version}: ${counts[0]} breaking, ${counts[1]} risky, ${counts[2]} other changes.`,
    ...levels.flatMap((level) =>
      levelSection(titles[level], mergeStatuses(verdict.changes.filter((c) => c.level === level))),
    ),
  ]
}

function levelSection(title: string, changes: readonly JudgedChange[]): string[] {
  if (changes.length === 0) return []
  const { widespread, others } = splitWidespread(changes)
  const places = new Map(others.map((change) => [placeOf(change), change]))
  return [
    `### ${title}`,
    ...widespread.flatMap(([change, operations]) => [
      `In ${operations.length} operations: ${line(change)}`,
      `<details><summary>which</summary>\n\n${operations.map((name) => `\`${name}\``).join(', ')}\n\n</details>`,
    ]),
    ...[...places.keys()].flatMap((place) => [
      `#### ${place}`,
      others
        .filter((change) => placeOf(change) === place)
        .map((change) => `- ${line(change)}`)
        .join('\n'),
    ]),
  ]
}

function placeOf({ operation, at }: JudgedChange): string {
  return operation === undefined ? at : `\`${operation}\` ${at === operation ? '' : at}`.trimEnd()
}

function line({ text, reason }: JudgedChange): string {
  return reason === undefined ? text : `${text}. _${reason.trim()}_`
}

/** What more than five operations have in common is said once; their statuses do not matter then. */
function splitWidespread(changes: readonly JudgedChange[]): {
  widespread: [JudgedChange, string[]][]
  others: JudgedChange[]
} {
  const common = new Map<string, JudgedChange[]>()
  for (const change of changes) {
    if (change.operation === undefined) continue
    const key = [change.id, change.reason, withoutStatuses(change.text)].join('\0')
    common.set(key, [...(common.get(key) ?? []), change])
  }
  const groups = [...common.values()].filter((group) => new Set(group.map(({ operation }) => operation)).size > 5)
  const gone = new Set(groups.flat())
  return {
    widespread: groups.flatMap((group) =>
      group[0] ? [[{ ...group[0], text: withoutStatuses(group[0].text) }, group.map(({ at }) => at)]] : [],
    ),
    others: changes.filter((change) => !gone.has(change)),
  }
}

function operationCount({ document }: Contract): number {
  return Object.values(document.paths).flatMap((item) => Object.values(item).filter((one) => one.operationId)).length
}
