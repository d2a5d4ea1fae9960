/** Another folder, another name, or both. Names need not be unique, but nothing is moved to where a file of its name lies. */
import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, UsageError } from '../errors.ts'
import { inParallel } from './parallel.ts'
import { interruptible } from './interrupt.ts'
import { folderAt, folderBelow, lyingAt, placeOf } from './place.ts'
import { reporting, type Report } from './report.ts'
import { openService, type ProfileOption } from './service.ts'
import { filesMeant, filesNamed, isFolder, isGlob, type Meaning, type Meant, type StoredFile } from './stored-files.ts'

export interface MoveOptions extends ProfileOption {
  readonly recursive?: true
  readonly json?: true
  readonly quiet?: true
}

interface Destination {
  readonly folder: string
  /** Absent: each keeps its own. */
  readonly name?: string
  /** What was meant loses its own first folder, which gets another name so. */
  readonly isInstead?: boolean
}

const atOnce = 4

export async function move(given: readonly string[], options: MoveOptions): Promise<void> {
  const [wanted, to = ''] = [given.slice(0, -1), given.at(-1)]
  if (wanted.length === 0) throw new UsageError('say what is moved, and where to')
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const destination = await meantBy(client, to, { wanted, recursive: options.recursive === true, signal })
      // All of them before the first goes: what was moved must not be found again where it lies then.
      const files = await meant(client, wanted, { report, signal, recursive: options.recursive })
      const taken = new Set<string>()
      await inParallel(files, atOnce, ({ file, below }) =>
        report.attempt(placeOf(file), async () => {
          signal.throwIfAborted()
          const target = targetOf(file, below, destination)
          const place = placeOf(target)
          if (place === placeOf(file)) return { line: `stays ${place}`, entry: { from: place, file } }
          if (taken.has(place)) throw new CommandFailure(`another file was moved to ${place} just now`)
          taken.add(place)
          if ((await filesNamed(client, place, { signal })).length > 0)
            throw new CommandFailure(`a file lies at ${place} already`)
          const moved = await client.updateFile({ path: { fileId: file.id }, body: target, signal })
          return { line: `moved ${placeOf(file)} to ${place}`, entry: { from: placeOf(file), file: moved } }
        }),
      )
    }),
  )
}

/** @throws UsageError */
async function meantBy(
  client: CofferClient,
  to: string,
  { wanted, recursive, signal }: { wanted: readonly string[]; recursive: boolean; signal: AbortSignal },
): Promise<Destination> {
  const isOne = wanted.length === 1 && !isGlob(wanted[0] ?? '')
  const folder = folderAt(to)
  if (to.endsWith('/')) return { folder }
  const isThere = await isFolder(client, folder, { signal })
  if (!to.includes('/') && isThere) throw new UsageError(`${to} is a folder; write ${to}/ to move something into it`)
  if (isThere) return { folder }
  if (!isOne) throw new UsageError(`${to}: several go into a folder, which ends with /`)
  if (recursive) return { folder, isInstead: true }
  return to.includes('/') ? lyingAt(to) : { folder: '', name: to }
}

function targetOf(
  file: StoredFile,
  below: readonly string[],
  { folder, name = file.name, isInstead = false }: Destination,
): { folder: string; name: string } {
  // A bare name changes nothing but that.
  if (folder === '') return { folder: file.folder, name }
  // A file in spite of --recursive.
  if (isInstead && below.length === 1) return lyingAt(folder)
  return { folder: folderBelow(folder, below.slice(isInstead ? 1 : 0, -1)), name }
}

async function meant(
  client: CofferClient,
  wanted: readonly string[],
  { report, ...meaning }: { report: Report } & Meaning,
): Promise<Meant[]> {
  const files = new Map<string, Meant>()
  for (const one of wanted)
    try {
      for await (const found of filesMeant(client, one, meaning)) files.set(found.file.id, found)
    } catch (error) {
      report.failed(one, error)
    }
  return [...files.values()]
}
