/** The operations that the console uses, typed by the contract. Each rejects with a `Failure` that holds the problem. */
import type { components, operations } from '../../generated/openapi.ts'
import { call } from '../web/assets/api.js'

export type File = components['schemas']['File']
export type FilePage = components['schemas']['FilePage']
export type FileBatch = components['schemas']['FileBatch']
export type FileBatchResult = components['schemas']['FileBatchResult']
export type FilePatch = components['schemas']['FilePatch']
export type FileVersion = components['schemas']['FileVersion']
export type FileVersionPage = components['schemas']['FileVersionPage']
export type FolderCount = components['schemas']['FolderCount']
export type FolderPage = components['schemas']['FolderPage']
export type TagPage = components['schemas']['TagPage']
export type Share = components['schemas']['Share']
export type SharePage = components['schemas']['SharePage']
export type NewShare = components['schemas']['NewShare']
export type Usage = components['schemas']['Usage']
export type Problem = Pick<components['schemas']['Problem'], 'title'> & Partial<components['schemas']['Problem']>
export type FileQuery = NonNullable<operations['listFiles']['parameters']['query']>

const fileAt = (id: string): string => `/v1/files/${encodeURIComponent(id)}`

/** Where the bytes are; `inline` for what a browser shows without running it. */
export const contentAddress = (id: string, disposition?: 'inline'): string =>
  `${fileAt(id)}/content${disposition ? `?disposition=${disposition}` : ''}`

export async function listFiles(query: FileQuery, signal: AbortSignal): Promise<FilePage> {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return (await ask<FilePage>('GET', `/v1/files?${new URLSearchParams(given).toString()}`, { signal })).body
}

/** @param parent the folder whose folders are asked for */
export async function listFolders(parent: string, cursor?: string, signal?: AbortSignal): Promise<FolderPage> {
  const query = new URLSearchParams({ limit: '100', parent, ...(cursor === undefined ? {} : { cursor }) })
  return (await ask<FolderPage>('GET', `/v1/folders?${query.toString()}`, signal ? { signal } : {})).body
}

export async function listTags(cursor?: string): Promise<TagPage> {
  const query = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) })
  return (await ask<TagPage>('GET', `/v1/tags?${query.toString()}`)).body
}

/** One result for each file; what befalls one changes nothing about the others. */
export async function changeFiles(body: FileBatch): Promise<FileBatchResult> {
  return (await ask<FileBatchResult>('POST', '/v1/files/batch', { body, headers: json })).body
}

/** The entity tag is what a later change is conditional on. */
export interface Described {
  readonly file: File
  readonly etag: string | undefined
}

export async function getFile(id: string): Promise<Described> {
  const { body, headers } = await ask<File>('GET', fileAt(id))
  return { file: body, etag: headers.get('ETag') ?? undefined }
}

/** @param etag without it, the change is made whatever the file has become */
export async function updateFile(id: string, body: FilePatch, etag?: string): Promise<Described> {
  const headers = {
    'Content-Type': 'application/merge-patch+json',
    ...(etag === undefined ? {} : { 'If-Match': etag }),
  }
  const answer = await ask<File>('PATCH', fileAt(id), { body, headers })
  return { file: answer.body, etag: answer.headers.get('ETag') ?? undefined }
}

export async function trashFile(id: string): Promise<void> {
  await call('DELETE', fileAt(id))
}

export async function purgeFile(id: string): Promise<void> {
  await call('DELETE', `${fileAt(id)}?permanent=true`)
}

export async function restoreFile(id: string): Promise<void> {
  await call('POST', `${fileAt(id)}/restoration`)
}

/** A small picture of a file that has one. */
export const thumbnailAddress = (id: string): string => `${fileAt(id)}/thumbnail?size=256`

const versionAt = (id: string, version: number): string => `${fileAt(id)}/versions/${version}`
export const versionAddress = (id: string, version: number): string => `${versionAt(id, version)}/content`

export async function listVersions(id: string, cursor?: string): Promise<FileVersionPage> {
  const behind = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
  return (await ask<FileVersionPage>('GET', `${fileAt(id)}/versions?limit=10${behind}`)).body
}

/** Only onto the bytes that are shown. */
export async function restoreVersion({ id, sha256 }: File, version: number): Promise<void> {
  await call('POST', `${versionAt(id, version)}/restoration`, { headers: { 'If-Match': `"${sha256}"` } })
}

export async function deleteVersion(id: string, version: number): Promise<void> {
  await call('DELETE', versionAt(id, version))
}

const json = { 'Content-Type': 'application/json' }

/** With its QR code. */
export async function createShare(body: NewShare): Promise<Share> {
  const { id } = (await ask<Share>('POST', '/v1/shares', { body, headers: json })).body
  return getShare(id)
}

export async function getShare(id: string): Promise<Share> {
  return (await ask<Share>('GET', `/v1/shares/${encodeURIComponent(id)}`)).body
}

export async function listShares(cursor?: string): Promise<SharePage> {
  const behind = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
  return (await ask<SharePage>('GET', `/v1/shares${behind}`)).body
}

export async function deleteShare(id: string): Promise<void> {
  await call('DELETE', `/v1/shares/${encodeURIComponent(id)}`)
}

export async function getUsage(): Promise<Usage> {
  return (await ask<Usage>('GET', '/v1/me/usage')).body
}

interface Answer<Body> {
  readonly headers: Headers
  readonly body: Body
}

/** The body is what the contract says it is. */
const ask = call as <Body>(method: string, path: string, options?: Parameters<typeof call>[2]) => Promise<Answer<Body>>
