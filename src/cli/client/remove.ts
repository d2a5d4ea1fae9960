import type { CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { printable } from '../output.ts'
import { interruptible } from './interrupt.ts'
import { inParallel } from './parallel.ts'
import { placeOf } from './place.ts'
import { confirmed } from './question.ts'
import { reporting, type Report } from './report.ts'
import { openService, type ProfileOption } from './service.ts'
import { filesMeant, isGlob, type Meaning, type StoredFile } from './stored-files.ts'

export interface RemoveOptions extends ProfileOption {
  readonly permanent?: true
  readonly recursive?: true
  readonly yes?: true
  readonly json?: true
  readonly quiet?: true
}

const atOnce = 4

export async function remove(wanted: readonly string[], options: RemoveOptions): Promise<void> {
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting(options, url, async (report) => {
      const files = await meant(client, wanted, { report, signal, recursive: options.recursive })
      if (files.length === 0 || !(await isMeant(files, wanted, options))) return
      await inParallel(files, atOnce, (file) =>
        report.attempt(placeOf(file), async () => {
          signal.throwIfAborted()
          await client.deleteFile({ path: { fileId: file.id }, ...forGood(options), signal })
          const how = options.permanent ? 'deleted' : 'trashed'
          return { line: `${how} ${placeOf(file)}  ${file.id}`, entry: { how, file } }
        }),
      )
    }),
  )
}

const forGood = ({ permanent }: RemoveOptions) => (permanent ? { query: { permanent: true } } : {})

/** All of them before the first goes, so that they can be counted, and so that a name means what it meant. */
async function meant(
  client: CofferClient,
  wanted: readonly string[],
  { report, ...meaning }: { report: Report } & Meaning,
): Promise<StoredFile[]> {
  const files = new Map<string, StoredFile>()
  for (const one of wanted)
    try {
      for await (const { file } of filesMeant(client, one, meaning)) files.set(file.id, file)
    } catch (error) {
      report.failed(one, error)
    }
  return [...files.values()]
}

/** What is in the trash can be taken back; what is not, and what a pattern or a folder means, is asked about. */
async function isMeant(
  files: readonly StoredFile[],
  wanted: readonly string[],
  { permanent, recursive, yes }: RemoveOptions,
): Promise<boolean> {
  if (yes || (!permanent && !recursive && !wanted.some(isGlob))) return true
  const [file] = files
  const what = files.length === 1 && file ? printable(placeOf(file)) : `${files.length} files`
  return confirmed(permanent ? `Delete ${what} for good?` : `Move ${what} to the trash?`, 'confirm with --yes')
}
