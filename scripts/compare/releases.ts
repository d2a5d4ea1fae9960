// The contracts that were released, and the one being written: each is compared with the one before it.

import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findChanges, readContract, type Contract } from './changes.ts'
import { readIntendedBreaks } from './intended.ts'
import { isSame, judge, type Verdict } from './verdict.ts'
import { compareVersions } from './version.ts'

/** Where things lie in a project folder; the tests have copies of their own. */
export interface Places {
  readonly contract: string
  readonly released: string
  readonly intended: string
  readonly changelog: string
}

export function placesIn(folder: string): Places {
  return {
    contract: join(folder, 'openapi.yaml'),
    released: join(folder, 'scripts/releases/contracts'),
    intended: join(folder, 'scripts/releases/intended-breaks.yaml'),
    changelog: join(folder, 'generated/contract-changelog.md'),
  }
}

export interface Comparison {
  readonly base: Contract
  readonly revision: Contract
  readonly verdict: Verdict
}

export interface History {
  readonly first: Contract
  /** The oldest first. Its last is that of the working contract, also when that is what was released. */
  readonly comparisons: readonly Comparison[]
  readonly working: Comparison
  /** Whether the working contract is what was released last. */
  readonly isReleased: boolean
  /** What is wrong with the history itself, a sentence each. */
  readonly faults: readonly string[]
}

/** @throws when nothing was released, or a file is not what its name says */
export async function readHistory(program: string, places: Places): Promise<History> {
  const released = releasedContracts(places.released)
  const intended = readIntendedBreaks(places.intended)
  const workingContract = readContract(places.contract)
  const chain = [...released, workingContract]
  const comparisons: Comparison[] = []
  for (const [at, revision] of chain.entries()) {
    const base = chain[at - 1]
    if (!base) continue
    const found = await findChanges(program, base, revision)
    const entries = revision.version === base.version ? [] : (intended[revision.version] ?? [])
    comparisons.push({ base, revision, verdict: judge(base, revision, found, entries) })
  }
  const [first, working] = [released[0], comparisons.at(-1)]
  if (!first || !working) throw new Error(`no contract was released: ${places.released} is empty`)
  const versions = chain.map(({ version }) => version)
  const unknown = Object.keys(intended).filter((version) => !versions.includes(version))
  return {
    first,
    comparisons,
    working,
    isReleased: working.base.version === working.revision.version && isSame(working.base, working.revision),
    faults: unknown.map((version) => `breaks are intended for ${version}, and no contract has this version`),
  }
}

function releasedContracts(folder: string): Contract[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const contract = readContract(join(folder, name))
      if (name !== contractFile(contract.version)) throw new Error(`${name} holds version ${contract.version}`)
      return contract
    })
    .sort((a, b) => compareVersions(a.version, b.version))
}

function contractFile(version: string): string {
  return `openapi-${version}.yaml`
}

/** Keeps the working contract as released. */
export function freeze({ revision }: Comparison, places: Places): string {
  const target = join(places.released, contractFile(revision.version))
  copyFileSync(revision.file, target)
  return target
}

/** Why the working contract cannot be released from this folder; undefined when it can. */
export function whyNotReleasable(folder: string): string | undefined {
  const paths = ['openapi.yaml', 'generated', 'scripts/releases']
  try {
    const changed = execFileSync('git', ['status', '--porcelain', '--', ...paths], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return changed === '' ? undefined : `commit these first, a release is of what is committed:\n${changed.trimEnd()}`
  } catch (error) {
    return `git cannot tell whether everything is committed: ${(error as Error).message.trim()}`
  }
}
