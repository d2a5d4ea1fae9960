import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '../..')

type Entry = {
  version?: string
  integrity?: string
  inBundle?: boolean
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
const packages = Object.entries((readJson('package-lock.json') as { packages: Record<string, Entry> }).packages)
const paths = new Set(packages.map(([path]) => path))

// A registry that lacks a platform's package leaves it out of the lock file in silence, and then `npm ci` refuses the file.
test('the lock file has an entry for every dependency, of all platforms', () => {
  const missing = packages.flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isReachable(path, name))
      .map((name) => `${path} needs ${name}`),
  )
  expect(missing).toEqual([])
})

test('the lock file pins each package by its digest, wherever it comes from', () => {
  const loose = packages.filter(([path, { integrity, inBundle }]) => path !== '' && !integrity && !inBundle)
  const placed = packages.filter(([, { resolved }]) => resolved !== undefined)
  expect([...loose, ...placed].map(([path]) => path)).toEqual([])
})

test('package.json names exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = readJson('package.json') as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(ranges).toEqual([])
})

/** Node looks for a package in the node_modules of each folder upwards. */
function isReachable(from: string, name: string): boolean {
  for (let base = from; ; base = base.slice(0, base.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (paths.has(base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`)) return true
    if (base === '') return false
  }
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'))
}
