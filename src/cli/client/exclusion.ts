/** What `--exclude` leaves alone. */
import { matchesGlob } from 'node:path'

/** A pattern without a slash means names anywhere, as in `.gitignore`. */
export function excludes(patterns: readonly string[], relative: string): boolean {
  const name = relative.slice(relative.lastIndexOf('/') + 1)
  return patterns.some((pattern) =>
    pattern.includes('/') ? matchesGlob(relative, pattern.replace(/^\.?\/|\/$/g, '')) : matchesGlob(name, pattern),
  )
}

/** Whether it, or a folder that it lies in, is one that is left alone. */
export function isLeftAlone(patterns: readonly string[], relative: string): boolean {
  const parts = relative.split('/')
  return parts.some((_, last) => excludes(patterns, parts.slice(0, last + 1).join('/')))
}
