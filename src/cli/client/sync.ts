/** A folder here and one at the service, made alike in one direction. */
import { mkdir, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { NotFound, UsageError } from '../errors.ts'
import { openDigests, type Digests } from './digests.ts'
import { interruptible } from './interrupt.ts'
import { folderAt, foldersOf, partsOf } from './place.ts'
import { reporting, type Done, type Report } from './report.ts'
import type { SendingDeps } from './sending.ts'
import { openService, type ProfileOption } from './service.ts'
import { everyFile } from './stored-files.ts'
import { bringDown } from './sync-down.ts'
import { bringUp } from './sync-up.ts'

export interface SyncOptions extends ProfileOption {
  /** The folder at the service. */
  readonly as?: string
  /** From there to here. */
  readonly down?: true
  readonly delete?: true
  readonly dryRun?: true
  readonly exclude?: readonly string[]
  readonly tag?: readonly string[]
  readonly yes?: true
  readonly parallel: number
  readonly json?: true
  readonly quiet?: true
}

export interface Stored {
  readonly id: string
  readonly size: number
  readonly sha256: string
  readonly updatedAt: string
}

export interface Run extends SendingDeps {
  readonly folder: string
  /** At the service. */
  readonly there: string
  readonly options: SyncOptions
  readonly digests: Digests
  /** By what leads there from the folder, with `/`, in NFC. */
  readonly stored: ReadonlyMap<string, Stored>
  /** Of several files at one place those that were not changed last. */
  readonly doubles: readonly Stored[]
  readonly report: Report
}

export async function sync(folder: string, options: SyncOptions): Promise<void> {
  if (options.down && options.tag) throw new UsageError('--tag is for what goes up')
  const there = folderThere(folder, options)
  await requireFolder(folder, options)
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const stored = await storedIn(client, there, signal)
      if (options.down && !options.dryRun) await mkdir(folder, { recursive: true })
      const digests = await openDigests(folder)
      try {
        const run: Run = {
          client,
          url,
          board: report.board,
          signal,
          folder,
          there,
          options,
          digests,
          ...stored,
          report,
        }
        await (options.down ? bringDown(run) : bringUp(run))
      } finally {
        await digests.close(!report.anyFailed && !signal.aborted)
      }
    }),
  )
}

function folderThere(folder: string, { as }: SyncOptions): string {
  const there = folderAt(as ?? basename(resolve(folder)))
  if (there === '/') throw new UsageError('name the folder with --as, such as --as photos')
  return there
}

/** What comes down may come to where nothing is yet. */
async function requireFolder(folder: string, { down }: SyncOptions): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found && !down) throw new NotFound(`there is no folder ${folder}`)
  if (found && !found.isDirectory()) throw new UsageError(`${folder} is no folder`)
}

async function storedIn(
  client: CofferClient,
  there: string,
  signal: AbortSignal,
): Promise<{ stored: Map<string, Stored>; doubles: Stored[] }> {
  const stored = new Map<string, Stored>()
  const doubles: Stored[] = []
  const above = foldersOf(there).length
  for await (const file of everyFile(client, { under: there }, signal)) {
    const { id, size, sha256, updatedAt } = file
    const one: Stored = { id, size, sha256, updatedAt }
    const relative = keyOf(partsOf(file).slice(above).join('/'))
    const other = stored.get(relative)
    const isLast = !other || updatedAt > other.updatedAt
    if (isLast) stored.set(relative, one)
    if (other) doubles.push(isLast ? other : one)
  }
  return { stored, doubles }
}

/** Some systems write letters with marks in two characters. */
export const keyOf = (relative: string): string => relative.normalize('NFC')

/** What is as it must be is not told. */
export async function quietly(report: Report, source: string, work: () => Promise<Done | undefined>): Promise<void> {
  try {
    const done = await work()
    if (done) await report.attempt(source, () => Promise.resolve(done))
  } catch (error) {
    report.failed(source, error)
  }
}
