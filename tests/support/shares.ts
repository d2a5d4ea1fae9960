/** Shares and upload requests for tests: made by their owner, met by a guest. */
import type { Account } from './app.ts'

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
