// Folders that are made once and kept as long as what they were made from stays the same.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../steps.ts'

export const cacheFolder = join(root, 'node_modules/.cache/coffer/guides')

/** The folder that `make` has filled for exactly this key; after a failure it is made anew. */
export async function madeOnce(name: string, key: Buffer, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name)
  const mark = `${folder}.made-from`
  const digest = createHash('sha256').update(key).digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  await make(folder)
  writeFileSync(mark, digest)
  return folder
}
