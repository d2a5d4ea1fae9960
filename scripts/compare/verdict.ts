// Whether a contract may follow the one that was released.

import { isDeepStrictEqual } from 'node:util'
import type { Change, Contract } from './changes.ts'
import { intends, staleParts, type IntendedBreak } from './intended.ts'
import { mergeStatuses } from './statuses.ts'
import { compareVersions, nextVersion, type Step } from './version.ts'

export interface JudgedChange extends Change {
  /** Why the break is wanted; absent when nobody said so. */
  readonly reason?: string
}

export interface Verdict {
  readonly changes: readonly JudgedChange[]
  /** Why the contract may not follow, a sentence each; none when it may. */
  readonly faults: readonly string[]
}

export function judge(
  base: Contract,
  revision: Contract,
  found: readonly Change[],
  intended: readonly IntendedBreak[],
): Verdict {
  const changes = found.map((change): JudgedChange => {
    const entry = change.level === 'harmless' ? undefined : intended.find((one) => intends(one, change))
    return entry ? { ...change, reason: entry.reason } : change
  })
  const unwanted = changes.filter(({ level, reason }) => level === 'breaking' && reason === undefined)
  return {
    changes,
    faults: [
      ...mergeStatuses(unwanted).map(({ id, at, operation, text }) =>
        `breaks clients: ${operation ?? ''} ${at}: ${text} [${id}]`.replace(/ {2,}/, ' '),
      ),
      ...intended.flatMap((entry) => staleEntry(entry, found)),
      ...versionFault(base, revision, found),
    ],
  }
}

function staleEntry(entry: IntendedBreak, found: readonly Change[]): string[] {
  const stale = staleParts(
    entry,
    found.filter(({ level }) => level !== 'harmless'),
  )
  if (stale.length === 0) return []
  const says = entry.says === undefined ? '' : ` that says "${entry.says}"`
  return [
    `intended and not there: no ${entry.change}${says} at ${stale.join(', ')}; remove it from the intended breaks`,
  ]
}

function versionFault(base: Contract, revision: Contract, found: readonly Change[]): string[] {
  if (isSame(base, revision) && base.version === revision.version) return []
  const step = neededStep(found)
  const lowest = nextVersion(base.version, step)
  if (compareVersions(revision.version, lowest) >= 0) return []
  const why = { major: 'there are breaks', minor: 'there are additions', patch: 'there are changes' }[step]
  return [
    `the version is ${revision.version}: ${base.version} is released, and since then ${why}, so that it must be ${lowest} or higher`,
  ]
}

/** What oasdiff tells nothing about, a description for example, is worth a patch. */
function neededStep(found: readonly Change[]): Step {
  if (found.some(({ level }) => level === 'breaking')) return 'major'
  return found.length > 0 ? 'minor' : 'patch'
}

export function isSame(base: Contract, revision: Contract): boolean {
  const withoutVersion = ({ document }: Contract): object => ({
    ...document,
    info: { ...document.info, version: undefined },
  })
  return isDeepStrictEqual(withoutVersion(base), withoutVersion(revision))
}
