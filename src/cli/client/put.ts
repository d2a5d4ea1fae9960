import { basename } from 'node:path'
import { UsageError } from '../errors.ts'
import { interruptible } from './interrupt.ts'
import { localFiles, type LocalFile } from './local-files.ts'
import { inParallel } from './parallel.ts'
import { folderAt, folderBelow, placeOf } from './place.ts'
import { reporting } from './report.ts'
import { send, type Outgoing } from './sending.ts'
import { openService, type ProfileOption } from './service.ts'

export interface PutOptions extends ProfileOption {
  /** Where at the service they go. */
  readonly folder?: string
  readonly tag?: readonly string[]
  readonly description?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly name?: string
  readonly type?: string
  readonly recursive?: true
  readonly parallel: number
  readonly json?: true
  readonly quiet?: true
}

export async function put(paths: readonly string[], options: PutOptions): Promise<void> {
  if (options.name !== undefined && (paths.length > 1 || options.recursive))
    throw new UsageError('--name is for one file')
  if (paths.filter((path) => path === '-').length > 1) throw new UsageError('standard input can be read once')
  const into = folderAt(options.folder ?? '/')
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const { board } = report
      let count = 0
      await inParallel(localFiles(paths, { recursive: options.recursive ?? false }), options.parallel, async (file) => {
        count += 1
        if ('error' in file) {
          report.failed(file.source, file.error)
          return
        }
        // A pattern that means several after all.
        if (options.name !== undefined && count > 1) {
          report.failed(file.source, new UsageError('--name is for one file'))
          return
        }
        await report.attempt(file.source, async () => {
          const stored = await send({ client, url, board, signal }, outgoing(file, into, options))
          return { line: `stored ${placeOf(stored)}  ${stored.id}`, entry: { source: file.source, file: stored } }
        })
      })
    }),
  )
}

function outgoing(
  { path, source, folders }: LocalFile,
  into: string,
  { name, type, description, tag, metadata }: PutOptions,
): Outgoing {
  return {
    path,
    source,
    name: name ?? (path === undefined ? 'standard-input' : basename(path)),
    folder: folderBelow(into, folders),
    mediaType: type,
    description,
    tags: tag,
    metadata,
  }
}
