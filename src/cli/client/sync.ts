/** One way: what lies in a folder is brought to the service, and nothing comes back. */
import { stat } from 'node:fs/promises'
import { basename, join, matchesGlob, resolve } from 'node:path'
import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotFound, UsageError } from '../errors.ts'
import { openDigests, type Digests } from './digests.ts'
import { interruptible } from './interrupt.ts'
import { filesBelow, type FoundBelow } from './local-files.ts'
import { inParallel } from './parallel.ts'
import { placed, placeOf } from './place.ts'
import { reporting, type Done, type Report } from './report.ts'
import { send, sendInstead, type SendingDeps } from './sending.ts'
import { openService, type ProfileOption } from './service.ts'
import { everyFile } from './stored-files.ts'

export interface SyncOptions extends ProfileOption {
  /** What the folder is called at the service. */
  readonly as?: string
  readonly delete?: true
  readonly dryRun?: true
  readonly exclude?: readonly string[]
  readonly tag?: readonly string[]
  readonly yes?: true
  readonly parallel: number
  readonly json?: true
  readonly quiet?: true
}

interface Stored {
  readonly id: string
  readonly sha256: string
  readonly updatedAt: string
}

interface Run extends SendingDeps {
  readonly folder: string
  /** The folder's name at the service, with its slash. */
  readonly prefix: string
  readonly options: SyncOptions
  readonly digests: Digests
  readonly stored: ReadonlyMap<string, Stored>
  readonly report: Report
}

export async function sync(folder: string, options: SyncOptions): Promise<void> {
  const prefix = `${nameOf(folder, options)}/`
  const found = await stat(folder).catch(() => undefined)
  if (!found) throw new NotFound(`there is no folder ${folder}`)
  if (!found.isDirectory()) throw new UsageError(`${folder} is no folder`)
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const { stored, doubles } = await storedBelow(client, prefix, signal)
      const digests = await openDigests(folder)
      let whole = false
      try {
        const run: Run = { client, url, board: report.board, signal, folder, prefix, options, digests, stored, report }
        const here = await bring(run)
        whole = !report.anyFailed
        if (options.delete) await trashOthers(run, here, doubles)
      } finally {
        await digests.close(whole)
      }
    }),
  )
}

function nameOf(folder: string, { as }: SyncOptions): string {
  const name = (as ?? basename(resolve(folder))).replace(/\/+$/, '')
  if (name === '' || name.startsWith('/')) throw new UsageError('name the folder with --as, such as --as photos')
  return name
}

/** Of several files at one place the one that was changed last counts, and the others are doubles. */
async function storedBelow(
  client: CofferClient,
  prefix: string,
  signal: AbortSignal,
): Promise<{ stored: Map<string, Stored>; doubles: Stored[] }> {
  const stored = new Map<string, Stored>()
  const doubles: Stored[] = []
  for await (const file of everyFile(client, {}, signal)) {
    const place = placeOf(file)
    if (!place?.startsWith(prefix)) continue
    const { id, sha256, updatedAt } = file
    const other = stored.get(place)
    const isLast = !other || updatedAt > other.updatedAt
    if (isLast) stored.set(place, { id, sha256, updatedAt })
    if (other) doubles.push(isLast ? other : { id, sha256, updatedAt })
  }
  return { stored, doubles }
}

/** @returns the places of all files that are here */
async function bring(run: Run): Promise<Set<string>> {
  const { folder, prefix, options, report } = run
  const here = new Set<string>()
  const isExcluded = (relative: string): boolean => excludes(options.exclude ?? [], relative)
  await inParallel(filesBelow(folder, { isExcluded }), options.parallel, async (found: FoundBelow) => {
    run.signal.throwIfAborted()
    const { relative } = found
    if ('error' in found) {
      report.failed(relative === '' ? folder : relative, found.error)
      return
    }
    here.add(prefix + relative)
    await quietly(report, relative, () => bringOne(run, relative))
  })
  return here
}

/** Whether it, or a folder that it lies in, is one that is left alone. */
function isLeftAlone(patterns: readonly string[], relative: string): boolean {
  const parts = relative.split('/')
  return parts.some((_, last) => excludes(patterns, parts.slice(0, last + 1).join('/')))
}

/** A pattern without a slash means names anywhere, as in `.gitignore`. */
function excludes(patterns: readonly string[], relative: string): boolean {
  const name = relative.slice(relative.lastIndexOf('/') + 1)
  return patterns.some((pattern) =>
    pattern.includes('/') ? matchesGlob(relative, pattern.replace(/^\.?\/|\/$/g, '')) : matchesGlob(name, pattern),
  )
}

/** What is as it must be is not told. */
async function quietly(report: Report, source: string, work: () => Promise<Done | undefined>): Promise<void> {
  try {
    const done = await work()
    if (done) await report.attempt(source, () => Promise.resolve(done))
  } catch (error) {
    report.failed(source, error)
  }
}

async function bringOne(run: Run, relative: string): Promise<Done | undefined> {
  const { folder, prefix, options, digests, stored, signal } = run
  const place = prefix + relative
  const sha256 = await digests.of(relative, signal)
  const there = stored.get(place)
  if (there?.sha256 === sha256) return undefined
  const how = there ? 'replaced' : 'stored'
  if (options.dryRun) return { line: `would be ${how} ${relative}`, entry: { path: relative, how, dryRun: true } }
  const { name, metadata } = placed(place)
  const outgoing = { path: join(folder, relative), source: relative, name, sha256 }
  const file = there
    ? await sendInstead(run, outgoing, there)
    : await send(run, { ...outgoing, metadata, ...(options.tag ? { tags: options.tag } : {}) })
  return { line: `${how} ${relative}`, entry: { path: relative, how, file } }
}

/** Only once everything that is here is known to be here, and there: an unreadable folder is no empty one. */
async function trashOthers(run: Run, here: ReadonlySet<string>, doubles: readonly Stored[]): Promise<void> {
  const { client, prefix, options, stored, report, signal } = run
  if (report.anyFailed) {
    report.board.complain('coffer: nothing is trashed, because something failed')
    return
  }
  const { exclude = [] } = options
  const gone = [...stored].filter(([place]) => !here.has(place) && !isLeftAlone(exclude, place.slice(prefix.length)))
  if (here.size === 0 && gone.length > 0 && !options.yes && !options.dryRun)
    throw new CommandFailure(`the folder is empty; --yes trashes all ${gone.length} files of ${prefix}`)
  const all = [...gone.map(([place, file]) => [place, file] as const), ...doubles.map((file) => ['', file] as const)]
  await inParallel(all, options.parallel, ([place, { id }]) => {
    const path = place === '' ? id : place.slice(prefix.length)
    return report.attempt(path, async () => {
      signal.throwIfAborted()
      if (options.dryRun) return { line: `would be trashed ${path}`, entry: { path, how: 'trashed', dryRun: true } }
      await client.deleteFile({ path: { fileId: id }, signal })
      return { line: `trashed ${path}`, entry: { path, how: 'trashed', id } }
    })
  })
}
