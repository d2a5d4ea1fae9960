/** The requests of tus 1.0, each with what it must have. */
import type { Client, Reply } from './client.ts'

export const offsetStream = 'application/offset+octet-stream'

type Fields = Record<string, string>

export interface TusUpload {
  readonly id: string
  readonly path: string
  readonly client: Client
}

/** As `Upload-Metadata` has it. */
export const metadataOf = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`.trimEnd())
    .join(',')

export const createUpload = (client: Client, fields: Fields, bytes?: Uint8Array): Promise<Reply> =>
  client.post('/v1/uploads', bytes, {
    'tus-resumable': '1.0.0',
    ...(bytes ? { 'content-type': offsetStream } : {}),
    ...fields,
  })

/** Begun, with nothing of it sent. @param length undefined: told later */
export async function beginUpload(client: Client, length: number | undefined, fields: Fields = {}): Promise<TusUpload> {
  const told: Fields = length === undefined ? { 'upload-defer-length': '1' } : { 'upload-length': String(length) }
  const reply = await createUpload(client, { ...told, ...fields })
  if (reply.status !== 201) throw new Error(`the upload was answered ${reply.status}: ${reply.text}`)
  const path = reply.headers.get('location')!
  return { id: path.split('/').at(-1)!, path, client }
}

export const append = (
  { client, path }: TusUpload,
  offset: number,
  bytes: Uint8Array,
  fields: Fields = {},
): Promise<Reply> =>
  client.patch(path, bytes, {
    'tus-resumable': '1.0.0',
    'content-type': offsetStream,
    'upload-offset': String(offset),
    ...fields,
  })

export const ask = ({ client, path }: TusUpload): Promise<Reply> => client.head(path, { 'tus-resumable': '1.0.0' })

export const cancel = ({ client, path }: TusUpload): Promise<Reply> => client.delete(path, { 'tus-resumable': '1.0.0' })

export const offsetOf = ({ headers }: Reply): number => Number(headers.get('upload-offset'))
export const fileOf = ({ headers }: Reply): string | null => headers.get('coffer-file-id')
