import type { Query } from '../../../generated/sdk/typescript/src/index.ts'
import { jsonText, printTable } from '../output.ts'
import { interruptible } from './interrupt.ts'
import { placeOf } from './place.ts'
import { refusalOf } from './refusal.ts'
import { openService, type ProfileOption } from './service.ts'
import { shownSize } from './size.ts'
import { everyFile, type StoredFile } from './stored-files.ts'

export interface ListOptions extends ProfileOption {
  readonly tag?: string
  readonly type?: string
  readonly sort?: NonNullable<Query<'listFiles'>['sort']>
  readonly trashed?: true
  readonly limit: number
  readonly long?: true
  readonly json?: true
}

export async function list(query: string | undefined, options: ListOptions): Promise<void> {
  const { client, url } = await openService(options)
  try {
    const { files, more } = await interruptible((signal) =>
      first(options.limit, everyFile(client, { q: query, ...listQuery(options) }, signal)),
    )
    if (options.json) console.log(jsonText(files, 2))
    else printFiles(files, options)
    if (more) console.error(`coffer: there are more; --limit ${options.limit * 10} shows them`)
  } catch (error) {
    throw refusalOf(error, url)
  }
}

function listQuery({ tag, type, sort, trashed, limit }: ListOptions): Query<'listFiles'> {
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(type === undefined ? {} : { mediaType: type }),
    ...(sort === undefined ? {} : { sort }),
    ...(trashed ? { state: 'trashed' } : {}),
    // One more than is shown tells whether there are more.
    limit: Math.min(100, limit + 1),
  }
}

async function first(most: number, files: AsyncIterable<StoredFile>): Promise<{ files: StoredFile[]; more: boolean }> {
  const taken: StoredFile[] = []
  for await (const file of files) {
    if (taken.length === most) return { files: taken, more: true }
    taken.push(file)
  }
  return { files: taken, more: false }
}

function printFiles(files: readonly StoredFile[], { long }: ListOptions): void {
  const rows = files.map((file) => {
    const { id, name, size, updatedAt, mediaType, tags } = file
    const row = [id, shownSize(size), updatedAt.slice(0, 16).replace('T', ' '), placeOf(file) ?? name]
    return long ? [...row, mediaType, tags.join(', '), file.description ?? ''] : row
  })
  printTable([...['ID', 'SIZE', 'CHANGED', 'NAME'], ...(long ? ['TYPE', 'TAGS', 'DESCRIPTION'] : [])], rows)
}
