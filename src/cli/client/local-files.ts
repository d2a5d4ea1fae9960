/** Which files of this machine are meant. */
import { glob, lstat, opendir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { CommandFailure, NotFound } from '../errors.ts'

export interface LocalFile {
  /** `undefined`: standard input. */
  readonly path: string | undefined
  /** As it was given. */
  readonly source: string
  /** Those that it lies in, from the folder that was given on; none for what was named itself. */
  readonly folders: readonly string[]
}

export interface Refused {
  readonly source: string
  readonly error: unknown
}

/** Paths and patterns, in their order; what cannot be sent comes as its error, and the rest goes on. */
export async function* localFiles(
  given: readonly string[],
  { recursive }: { recursive: boolean },
): AsyncGenerator<LocalFile | Refused, void, undefined> {
  for (const source of given) {
    if (source === '-') yield { path: undefined, source: 'standard input', folders: [] }
    else yield* expanded(source, recursive)
  }
}

async function* expanded(source: string, recursive: boolean): AsyncGenerator<LocalFile | Refused, void, undefined> {
  try {
    // What is there by this very name is no pattern, whatever is in it.
    if (await exists(source)) yield* named(source, recursive)
    else if (/[*?[\]{}]/.test(source)) yield* matching(source, recursive)
    else yield { source, error: new NotFound('no such file') }
  } catch (error) {
    yield { source, error }
  }
}

async function* matching(pattern: string, recursive: boolean): AsyncGenerator<LocalFile | Refused, void, undefined> {
  let any = false
  for await (const path of glob(pattern)) {
    // A pattern such as `*` means the files; folders are for those who ask for them.
    if (!recursive && (await stat(path)).isDirectory()) continue
    any = true
    yield* named(path, recursive)
  }
  if (!any) yield { source: pattern, error: new NotFound('no file has a name like this') }
}

async function* named(path: string, recursive: boolean): AsyncGenerator<LocalFile | Refused, void, undefined> {
  const found = await stat(path)
  if (found.isFile()) yield { path, source: path, folders: [] }
  else if (!found.isDirectory()) yield { source: path, error: new CommandFailure('is no file') }
  else if (!recursive) yield { source: path, error: new CommandFailure('is a folder; --recursive sends what is in it') }
  else yield* below(path)
}

async function* below(folder: string): AsyncGenerator<LocalFile | Refused, void, undefined> {
  const top = basename(resolve(folder))
  for await (const found of filesBelow(folder)) {
    const source = join(folder, found.relative)
    if ('error' in found) yield { source, error: found.error }
    else yield { path: source, source, folders: [top, ...found.relative.split('/').slice(0, -1)] }
  }
}

export type FoundBelow = { readonly relative: string } | { readonly relative: string; readonly error: unknown }

/**
 * The files in a folder and the folders in it, with `/` between them. Links are not followed, and neither they nor devices
 * count: what is sent is what lies here.
 */
export async function* filesBelow(
  folder: string,
  { isExcluded = () => false }: { isExcluded?: (relative: string) => boolean } = {},
): AsyncGenerator<FoundBelow, void, undefined> {
  const waiting = ['']
  for (let relative = waiting.pop(); relative !== undefined; relative = waiting.pop()) {
    try {
      for await (const entry of await opendir(join(folder, relative))) {
        const path = relative === '' ? entry.name : `${relative}/${entry.name}`
        if (isExcluded(path)) continue
        if (entry.isDirectory()) waiting.push(path)
        else if (entry.isFile()) yield { relative: path }
      }
    } catch (error) {
      yield { relative, error }
    }
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
      throw error
    },
  )
