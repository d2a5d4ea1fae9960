import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandFailure } from '../errors.ts'

/**
 * Makes the folders one below the other. None below `base` may be a link: whoever may write there must not choose where
 * files go.
 * @param names each one name, never a path
 * @throws CommandFailure when something else is there
 */
export async function foldersBelow(base: string, names: readonly string[]): Promise<string> {
  let path = base
  for (const name of names) {
    path = join(path, name)
    await mkdir(path).catch(unlessThere)
    if (!(await lstat(path)).isDirectory()) throw new CommandFailure(`${path} is no folder`)
  }
  return path
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
