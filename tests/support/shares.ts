/** Shares and upload requests for tests: made by their owner, met by a guest. */
import type { Account } from './app.ts'
import type { Reply } from './client.ts'

export interface MadeShare {
  readonly id: string
  /** `/s/cofs_...` */
  readonly path: string
  readonly token: string
}

export async function makeShare(
  owner: Account,
  fileIds: readonly string[],
  settings: Readonly<Record<string, unknown>> = {},
): Promise<MadeShare> {
  return made(owner, '/v1/shares', { fileIds, ...settings })
}

export async function makeUploadRequest(
  owner: Account,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<MadeShare> {
  return made(owner, '/v1/upload-requests', settings)
}

async function made(owner: Account, collection: string, body: object): Promise<MadeShare> {
  const reply = await owner.client.post(collection, body)
  if (reply.status !== 201) throw new Error(`${collection} answered ${reply.status}: ${reply.text}`)
  const { id, url } = reply.json as { id: string; url: string }
  const path = new URL(url).pathname
  return { id, path, token: path.slice(3) }
}

/** As a client does that heeds `Retry-After`: many at one row may be more than the database gets done in time. */
export async function insist(send: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 1; ; tries++) {
    const reply = await send()
    if (reply.status !== 503 || tries === 20) return reply
  }
}

/** Addresses that are signed, so that no made-up one will do. */
export async function makeLinks(
  owner: Pick<Account, 'client'>,
  { fileId, mediaType = 'text/plain', size = 7 }: { fileId: string; mediaType?: string; size?: number },
): Promise<{ download: string; upload: string }> {
  const [download, upload] = [
    await owner.client.post(`/v1/files/${fileId}/download-links`, { expiresIn: 3600 }),
    await owner.client.post('/v1/upload-links', { name: 'figures.txt', mediaType, size, expiresIn: 3600 }),
  ]
  return { download: download.headers.get('location')!, upload: upload.headers.get('location')! }
}
