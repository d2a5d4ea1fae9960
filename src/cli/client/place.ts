/**
 * Where a file lies below what was sent with it: `photos/2026/cat.jpg`, always with `/`. The service keeps it as metadata,
 * and here alone is said how.
 */
export interface Placed {
  readonly name: string
  readonly metadata: Readonly<Record<string, string>>
}

interface Kept {
  readonly metadata: Readonly<Record<string, string>>
}

/** The member of the metadata. */
const member = 'path'

export const placed = (path: string): Placed => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  metadata: { [member]: path },
})

/** `undefined` for what was sent without one. */
export const placeOf = ({ metadata }: Kept): string | undefined =>
  Object.hasOwn(metadata, member) ? metadata[member] : undefined
