/** What lies in a folder here is brought to the service. */
import { basename, dirname, join } from 'node:path'
import { CommandFailure } from '../errors.ts'
import { excludes, isLeftAlone } from './exclusion.ts'
import { filesBelow, type FoundBelow } from './local-files.ts'
import { inParallel } from './parallel.ts'
import { folderBelow } from './place.ts'
import type { Done } from './report.ts'
import { send, sendInstead } from './sending.ts'
import { keyOf, quietly, type Run } from './sync.ts'

export async function bringUp(run: Run): Promise<void> {
  const here = await bring(run)
  if (run.options.delete) await trashOthers(run, here)
}

/** @returns what leads to each file that is here */
async function bring(run: Run): Promise<Set<string>> {
  const { folder, options, report } = run
  const here = new Set<string>()
  const isExcluded = (relative: string): boolean => excludes(options.exclude ?? [], relative)
  await inParallel(filesBelow(folder, { isExcluded }), options.parallel, async (found: FoundBelow) => {
    run.signal.throwIfAborted()
    const { relative } = found
    if ('error' in found) {
      report.failed(relative === '' ? folder : relative, found.error)
      return
    }
    here.add(keyOf(relative))
    await quietly(report, relative, () => bringOne(run, relative))
  })
  return here
}

async function bringOne(run: Run, relative: string): Promise<Done | undefined> {
  const { folder, there, options, digests, stored, signal } = run
  const sha256 = await digests.of(relative, signal)
  const before = stored.get(keyOf(relative))
  if (before?.sha256 === sha256) return undefined
  const how = before ? 'replaced' : 'stored'
  if (options.dryRun) return { line: `would be ${how} ${relative}`, entry: { path: relative, how, dryRun: true } }
  const outgoing = { path: join(folder, relative), source: relative, name: basename(relative), sha256 }
  const file = before
    ? await sendInstead(run, outgoing, before)
    : await send(run, { ...outgoing, folder: folderBelow(there, foldersTo(relative)), tags: options.tag })
  return { line: `${how} ${relative}`, entry: { path: relative, how, file } }
}

const foldersTo = (relative: string): string[] => (relative.includes('/') ? dirname(relative).split('/') : [])

/** Only once everything that is here is known to be here, and there: an unreadable folder is no empty one. */
async function trashOthers(run: Run, here: ReadonlySet<string>): Promise<void> {
  const { client, there, options, stored, doubles, report, signal } = run
  if (report.anyFailed) {
    report.board.complain('coffer: nothing is trashed, because something failed')
    return
  }
  const { exclude = [] } = options
  const gone = [...stored].filter(([relative]) => !here.has(relative) && !isLeftAlone(exclude, relative))
  if (here.size === 0 && gone.length > 0 && !options.yes && !options.dryRun)
    throw new CommandFailure(`the folder is empty; --yes trashes all ${gone.length} files of ${there}`)
  const all = [...gone, ...doubles.map((file) => [file.id, file] as const)]
  await inParallel(all, options.parallel, ([path, { id }]) =>
    report.attempt(path, async () => {
      signal.throwIfAborted()
      if (options.dryRun) return { line: `would be trashed ${path}`, entry: { path, how: 'trashed', dryRun: true } }
      await client.deleteFile({ path: { fileId: id }, signal })
      return { line: `trashed ${path}`, entry: { path, how: 'trashed', id } }
    }),
  )
}
