import type { CofferClient, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotFound, UsageError } from '../errors.ts'
import { jsonText, printJson, printTable } from '../output.ts'
import { readPassword } from '../password.ts'
import { interruptible } from './interrupt.ts'
import { inParallel } from './parallel.ts'
import { refusalOf } from './refusal.ts'
import { reporting } from './report.ts'
import { openService, type ProfileOption } from './service.ts'
import { filesMeant } from './stored-files.ts'

export interface ShareOptions extends ProfileOption {
  readonly recursive?: true
  readonly name?: string
  readonly message?: string
  /** Asked for at the terminal. */
  readonly password?: true
  readonly passwordStdin?: true
  readonly days?: number
  readonly maxDownloads?: number
  readonly json?: true
}

const dayMillis = 86_400_000
/** As many as one link may show. */
const mostFiles = 100

export async function share(wanted: readonly string[], options: ShareOptions): Promise<void> {
  if (options.password && options.passwordStdin) throw new UsageError('--password asks, and --password-stdin reads')
  const { client, url } = await openService(options)
  try {
    const made = await interruptible(async (signal) => {
      const fileIds = await idsOf({ client, url, signal }, wanted, options)
      return client.createShare({ body: { fileIds, ...(await termsOf(options)) }, signal })
    })
    if (options.json) {
      printJson(made)
      return
    }
    console.log(made.url)
    // Beside the link itself, so that it can be taken from standard output alone.
    console.error(`shared ${made.fileIds.length === 1 ? 'a file' : `${made.fileIds.length} files`} as ${made.id}`)
  } catch (error) {
    throw refusalOf(error, url)
  }
}

async function idsOf(
  { client, url, signal }: { client: CofferClient; url: string; signal: AbortSignal },
  wanted: readonly string[],
  { recursive }: ShareOptions,
): Promise<string[]> {
  const ids = new Set<string>()
  for (const one of wanted)
    try {
      for await (const { file } of filesMeant(client, one, { signal, recursive }))
        if (ids.add(file.id).size > mostFiles) throw new UsageError(`a link shows at most ${mostFiles} files`)
    } catch (error) {
      // Nothing is shared unless all of it is: so it must be told which of them it was.
      const refusal = refusalOf(error, url)
      if (refusal instanceof NotFound || refusal instanceof CommandFailure)
        refusal.message = `${one}: ${refusal.message}`
      throw refusal
    }
  return [...ids]
}

async function termsOf(options: ShareOptions): Promise<Omit<Schema<'NewShare'>, 'fileIds'>> {
  const { name, message, days, maxDownloads, password, passwordStdin } = options
  const secret = password || passwordStdin ? await readPassword('the link', { piped: passwordStdin }) : undefined
  return {
    ...(name === undefined ? {} : { name }),
    ...(message === undefined ? {} : { message }),
    ...(secret === undefined ? {} : { password: secret }),
    ...(days === undefined ? {} : { expiresAt: new Date(Date.now() + days * dayMillis).toISOString() }),
    ...(maxDownloads === undefined ? {} : { maxDownloads }),
  }
}

export async function listShares(options: ProfileOption & { readonly json?: true }): Promise<void> {
  const { client, url } = await openService(options)
  try {
    const shares: Schema<'Share'>[] = []
    for await (const one of client.listAllShares({ limit: 100 })) shares.push(one)
    if (options.json) console.log(jsonText(shares, 2))
    else
      printTable(
        ['ID', 'STATE', 'FILES', 'DOWNLOADS', 'ENDS', 'NAME', 'LINK'],
        shares.map(({ id, state, fileIds, downloadCount, maxDownloads, expiresAt, name, url: link }) => [
          id,
          state,
          String(fileIds.length),
          maxDownloads === undefined ? String(downloadCount) : `${downloadCount} of ${maxDownloads}`,
          expiresAt ?? 'never',
          name ?? '',
          link,
        ]),
      )
  } catch (error) {
    throw refusalOf(error, url)
  }
}

export async function unshare(ids: readonly string[], options: ProfileOption): Promise<void> {
  const { client, url } = await openService(options)
  await interruptible((signal) =>
    reporting({}, url, (report) =>
      inParallel(ids, 4, (shareId) =>
        report.attempt(shareId, async () => {
          await client.deleteShare({ path: { shareId }, signal })
          return { line: `revoked ${shareId}`, entry: { shareId } }
        }),
      ),
    ),
  )
}
