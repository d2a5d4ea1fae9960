/** What lies in a folder at the service is brought here. */
import { lstat, rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CommandFailure } from '../errors.ts'
import { fetchTo } from './download.ts'
import { excludes, isLeftAlone } from './exclusion.ts'
import { filesBelow } from './local-files.ts'
import { foldersBelow } from './local-folders.ts'
import { localName } from './local-name.ts'
import { inParallel } from './parallel.ts'
import { confirmed } from './question.ts'
import type { Done } from './report.ts'
import { keyOf, quietly, type Run, type Stored } from './sync.ts'

export async function bringDown(run: Run): Promise<void> {
  const kept = await bring(run)
  if (run.options.delete) await deleteOthers(run, kept)
}

/** @returns what leads to each file that must be here */
async function bring(run: Run): Promise<Set<string>> {
  const { options, stored, report, signal } = run
  const kept = new Set<string>()
  const taken = new Set<string>()
  await inParallel(stored, options.parallel, async ([relative, file]) => {
    signal.throwIfAborted()
    if (isLeftAlone(options.exclude ?? [], relative)) return
    await quietly(report, relative, async () => {
      const parts = relative.split('/').map((name) => localName(name))
      const local = parts.join('/')
      // Of two places that are one on a disk that knows no capitals, one would be written over the other.
      if (taken.has(local.toLowerCase()))
        throw new CommandFailure(`another file is ${local} here; its id is ${file.id}`)
      taken.add(local.toLowerCase())
      kept.add(keyOf(local))
      return bringOne(run, parts, file)
    })
  })
  return kept
}

async function bringOne(run: Run, parts: readonly string[], file: Stored): Promise<Done | undefined> {
  const { client, folder, options, digests, board, signal } = run
  const relative = parts.join('/')
  const found = await lstat(join(folder, relative)).catch(() => undefined)
  const isAlike = found?.isFile() && found.size === file.size
  if (isAlike && (await digests.of(relative, signal)) === file.sha256) return undefined
  const how = found ? 'replaced' : 'saved'
  if (options.dryRun) return { line: `would be ${how} ${relative}`, entry: { path: relative, how, dryRun: true } }
  const target = join(await foldersBelow(folder, parts.slice(0, -1)), parts.at(-1) ?? '')
  const transfer = board.begin(relative)
  await fetchTo(target, file, { client, transfer, signal, force: true }).finally(() => transfer.end())
  return { line: `${how} ${relative}`, entry: { path: relative, how, id: file.id } }
}

/** Nothing brings them back, so it is asked about, and done only once all that must be here is here. */
async function deleteOthers(run: Run, kept: ReadonlySet<string>): Promise<void> {
  const { folder, there, options, report, signal } = run
  if (report.anyFailed) {
    report.board.complain('coffer: nothing is deleted, because something failed')
    return
  }
  const others = await localOthers(run, kept)
  if (others.length === 0) return
  if (!options.yes && !options.dryRun) {
    if (kept.size === 0) throw new CommandFailure(`${there} is empty; --yes deletes all ${others.length} files here`)
    const question = `Delete ${others.length === 1 ? 'a file' : `${others.length} files`} in ${folder} for good?`
    if (!(await confirmed(question, 'confirm with --yes'))) return
  }
  await inParallel(others, options.parallel, (path) =>
    report.attempt(path, async () => {
      signal.throwIfAborted()
      if (options.dryRun) return { line: `would be deleted ${path}`, entry: { path, how: 'deleted', dryRun: true } }
      await unlink(join(folder, path))
      await removeEmpty(folder, path)
      return { line: `deleted ${path}`, entry: { path, how: 'deleted' } }
    }),
  )
}

/** @throws what keeps a folder from being read: then it is not known what is in it */
async function localOthers({ folder, options }: Run, kept: ReadonlySet<string>): Promise<string[]> {
  const others: string[] = []
  const isExcluded = (relative: string): boolean => excludes(options.exclude ?? [], relative)
  for await (const found of filesBelow(folder, { isExcluded })) {
    if ('error' in found) throw found.error
    if (!kept.has(keyOf(found.relative))) others.push(found.relative)
  }
  return others
}

/** The folders that it lay in, as far as nothing else is in them. */
async function removeEmpty(folder: string, path: string): Promise<void> {
  for (let above = dirname(path); above !== '.'; above = dirname(above))
    try {
      await rmdir(join(folder, above))
    } catch {
      return
    }
}
