// Folders of generated files: read, compared, replaced.

import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../steps.ts'
import type { LanguageName } from './language.ts'

/** Bytes by path, with `/` between the parts. */
export type Tree = ReadonlyMap<string, Buffer>

export interface Difference {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** What builds leave in a client's folder, which no client's .gitignore lets in. */
const buildOutput = /^(dist|node_modules|target|build|__pycache__|\.venv|.*\.egg-info|package-lock\.json)$/

export function clientFolder(name: LanguageName): string {
  return join(root, 'generated/sdk', name)
}

/** Every file below, but what builds leave; empty when there is no such folder. */
export function readTree(folder: string): Tree {
  const files = new Map<string, Buffer>()
  const walk = (place: string): void => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (buildOutput.test(entry.name)) continue
      const path = join(place, entry.name)
      if (entry.isDirectory()) walk(path)
      else files.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path))
    }
  }
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) walk(folder)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function difference(before: Tree, after: Tree): Difference {
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after].filter(([path, bytes]) => before.get(path)?.equals(bytes) === false).map(([path]) => path),
    removed: [...before.keys()].filter((path) => !after.has(path)),
  }
}

/** Makes `folder` what `after` is; what builds left there stays. */
export function applyDifference(folder: string, after: Tree, { added, changed, removed }: Difference): void {
  for (const path of removed) rmSync(join(folder, path))
  for (const path of [...added, ...changed]) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, after.get(path) ?? '')
  }
  for (const path of removed) removeEmptyFolders(folder, dirname(path))
}

function removeEmptyFolders(folder: string, path: string): void {
  if (path === '.') return
  const target = join(folder, path)
  if (statSync(target, { throwIfNoEntry: false }) && readdirSync(target).length > 0) return
  rmSync(target, { recursive: true, force: true })
  removeEmptyFolders(folder, dirname(path))
}
