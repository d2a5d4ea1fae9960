import type { CofferClient, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotFound, UsageError } from '../errors.ts'
import { jsonText, printTable } from '../output.ts'
import { interruptible } from './interrupt.ts'
import { inParallel } from './parallel.ts'
import { placeOf } from './place.ts'
import { refusalOf } from './refusal.ts'
import { reporting } from './report.ts'
import { openService, type ProfileOption } from './service.ts'
import { shownSize } from './size.ts'
import { filesMeant, filesNamed, isGlob, isId, type StoredFile } from './stored-files.ts'

export interface VersionsOptions extends ProfileOption {
  readonly json?: true
}

export async function listVersions(wanted: string, options: VersionsOptions): Promise<void> {
  const { client, url } = await openService(options)
  try {
    const versions = await interruptible(async (signal) => {
      const { id } = await oneFile(client, wanted, signal)
      const all: Schema<'FileVersion'>[] = []
      for await (const one of client.listAllFileVersions({ fileId: id }, { limit: 100 }, { signal })) all.push(one)
      return all
    })
    if (options.json) console.log(jsonText(versions, 2))
    else
      printTable(
        ['VERSION', 'SIZE', 'STORED', 'TYPE', 'SHA-256'],
        versions.map(({ version, current, size, createdAt, mediaType, sha256 }) => [
          current ? `${version} now` : String(version),
          shownSize(size),
          createdAt.slice(0, 16).replace('T', ' '),
          mediaType,
          sha256,
        ]),
      )
  } catch (error) {
    throw refusalOf(error, url)
  }
}

export interface RestoreOptions extends ProfileOption {
  readonly version?: number
  readonly json?: true
  readonly quiet?: true
}

const atOnce = 4

/** Former bytes of one file, or files out of the trash. */
export async function restore(wanted: readonly string[], options: RestoreOptions): Promise<void> {
  const { version } = options
  if (version !== undefined && (wanted.length > 1 || wanted.some(isGlob)))
    throw new UsageError('--version is for one file')
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, (report) =>
      inParallel(wanted, atOnce, (one) =>
        report.attempt(one, async () => {
          signal.throwIfAborted()
          const file =
            version === undefined
              ? await outOfTrash(client, one, signal)
              : await backTo(version, { client, file: await oneFile(client, one, signal), signal })
          return { line: `restored ${placeOf(file)}  ${file.id}`, entry: { file } }
        }),
      ),
    ),
  )
}

async function outOfTrash(client: CofferClient, wanted: string, signal: AbortSignal): Promise<StoredFile> {
  if (isId(wanted)) return client.restoreFile({ path: { fileId: wanted.toLowerCase() }, signal })
  const [file, ...others] = await filesNamed(client, wanted, { signal, state: 'trashed' })
  if (!file) throw new NotFound('no file in the trash has this id, name or place')
  if (others.length > 0)
    throw new CommandFailure(`several have this name; take an id: ${[file, ...others].map(({ id }) => id).join(', ')}`)
  return client.restoreFile({ path: { fileId: file.id }, signal })
}

/** @throws ProblemError also when the bytes have become others meanwhile */
async function backTo(
  version: number,
  { client, file, signal }: { client: CofferClient; file: StoredFile; signal: AbortSignal },
): Promise<StoredFile> {
  const path = { fileId: file.id, version }
  return client.restoreFileVersion({ path, headers: { 'If-Match': `"${file.sha256}"` }, signal })
}

async function oneFile(client: CofferClient, wanted: string, signal: AbortSignal): Promise<StoredFile> {
  for await (const { file } of filesMeant(client, wanted, { signal })) return file
  throw new NotFound('no file has this id, name or place')
}
