import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { basename, dirname, join, sep } from 'node:path'
import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, UsageError } from '../errors.ts'
import { fetchTo } from './download.ts'
import { interruptible } from './interrupt.ts'
import { foldersBelow } from './local-folders.ts'
import { localName } from './local-name.ts'
import { inParallel } from './parallel.ts'
import { reporting, type Report } from './report.ts'
import { openService, type ProfileOption } from './service.ts'
import { placeOf } from './place.ts'
import { filesMeant, isGlob, type Meaning, type Meant, type StoredFile } from './stored-files.ts'

export interface GetOptions extends ProfileOption {
  /** A file, a folder, or `-`. */
  readonly output?: string
  readonly force?: true
  readonly recursive?: true
  readonly parallel: number
  readonly json?: true
  readonly quiet?: true
}

export async function get(wanted: readonly string[], options: GetOptions): Promise<void> {
  const toOne = wanted.length === 1 && !isGlob(wanted[0] ?? '') && !options.recursive
  if (options.output === '-') {
    if (!toOne || options.json) throw new UsageError('-o - writes the bytes of one file, and nothing else')
    return toStandardOutput(wanted[0] ?? '', options)
  }
  const into = await destination(options.output)
  if ('target' in into && !toOne) throw new UsageError(`-o must be a folder that is there, for several files`)
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const taken = new Set<string>()
      const { recursive } = options
      await inParallel(meant(client, wanted, { report, signal, recursive }), options.parallel, ({ file, below }) =>
        report.attempt(placeOf(file), async () => {
          signal.throwIfAborted()
          const target =
            'target' in into ? into.target : await targetBelow(into.folder, placeWithin(taken, file, below))
          const transfer = report.board.begin(file.name)
          const how = await fetchTo(target, file, { client, transfer, signal, force: options.force ?? false }).finally(
            () => transfer.end(),
          )
          return { line: `${how} ${target}`, entry: { path: target, how, file } }
        }),
      )
    }),
  )
}

/** Two files whose places are one here, be it on a disk that knows no capitals, must not be written over each other. */
function placeWithin(taken: Set<string>, { id }: StoredFile, below: readonly string[]): string[] {
  const local = below.map((name) => localName(name))
  const key = local.join('/').normalize('NFC').toLowerCase()
  if (taken.has(key))
    throw new CommandFailure(`another file was saved as ${local.join('/')} just now; get ${id} with -o`)
  taken.add(key)
  return local
}

async function targetBelow(folder: string, place: readonly string[]): Promise<string> {
  return join(await foldersBelow(folder, place.slice(0, -1)), place.at(-1) ?? '')
}

async function* meant(
  client: CofferClient,
  wanted: readonly string[],
  { report, ...meaning }: { report: Report } & Meaning,
): AsyncGenerator<Meant, void, undefined> {
  const seen = new Set<string>()
  for (const one of wanted)
    try {
      for await (const found of filesMeant(client, one, meaning)) {
        if (!seen.has(found.file.id)) yield found
        seen.add(found.file.id)
      }
    } catch (error) {
      report.failed(one, error)
    }
}

/** @throws UsageError when the folder is not there */
async function destination(output = '.'): Promise<{ folder: string } | { target: string }> {
  if ((await stat(output).catch(() => undefined))?.isDirectory()) return { folder: output }
  const parent = dirname(output)
  const isFolder = output.endsWith('/') || output.endsWith(sep)
  if (isFolder || !(await stat(parent).catch(() => undefined))?.isDirectory())
    throw new UsageError(`there is no folder ${isFolder ? output : parent}`)
  return { target: join(parent, basename(output)) }
}

/** What cannot be taken back is verified as it goes: the command fails when it was not right. */
async function toStandardOutput(wanted: string, options: GetOptions): Promise<void> {
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting({ quiet: true }, url, (report) =>
      report.attempt(wanted, async () => {
        for await (const { file } of filesMeant(client, wanted, { signal })) await pour(client, file, signal)
        return { line: '', entry: {} }
      }),
    ),
  )
}

async function pour(client: CofferClient, { id }: StoredFile, signal: AbortSignal): Promise<void> {
  const { stream } = await client.downloadFile(id, { signal })
  await pipeline(stream, process.stdout, { end: false, signal })
}
