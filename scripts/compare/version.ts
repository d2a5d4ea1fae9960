// Versions of the contract: MAJOR.MINOR.PATCH of Semantic Versioning 2.0.0, without pre-releases.

export type Step = 'major' | 'minor' | 'patch'

/** @throws when the text is no such version */
function parts(version: string): [number, number, number] {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(version)
  if (!match) throw new Error(`"${version}" is not a version such as 1.2.3`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/** Negative when `a` comes before `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)]
  return left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/**
 * The lowest version that may follow. Semantic Versioning, clauses 6 to 8; below 1.0.0 the minor version has the
 * major's part.
 */
export function nextVersion(version: string, step: Step): string {
  const [major, minor, patch] = parts(version)
  if (step === 'patch') return `${major}.${minor}.${patch + 1}`
  if (step === 'minor' || major === 0) return `${major}.${minor + 1}.0`
  return `${major + 1}.0.0`
}
