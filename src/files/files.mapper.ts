import type { Schema } from '../http/contract.ts'
import type { FileOutcome } from './file-batch.ts'
import type { FolderView, TagView } from './file-groups.ts'
import type { FileRow } from './listing.ts'

/** The one shape of a file in every answer; takes an entity or a listing's row. */
export function toFile(file: FileRow): Schema<'File'> {
  return {
    id: file.id,
    name: file.name,
    ...(file.description == null ? {} : { description: file.description }),
    mediaType: file.mediaType,
    ...(file.detectedType == null ? {} : { detectedMediaType: file.detectedType }),
    ...(file.width == null || file.height == null ? {} : { width: file.width, height: file.height }),
    size: file.size,
    sha256: file.sha256.toString('hex'),
    tags: file.tags,
    metadata: file.metadata,
    folder: file.folder ?? '/',
    ownerId: file.ownerId,
    version: file.version,
    createdAt: new Date(file.createdAt).toISOString(),
    updatedAt: new Date(file.updatedAt).toISOString(),
    ...(file.trashedAt == null ? {} : { trashedAt: new Date(file.trashedAt).toISOString() }),
  }
}

export const toTag = ({ tag, fileCount }: TagView): Schema<'TagCount'> => ({ tag, fileCount })

export function toFolder({ path, fileCount, totalFileCount }: FolderView): Schema<'FolderCount'> {
  return { path, name: path.slice(path.lastIndexOf('/') + 1), fileCount, totalFileCount }
}

/** The problem as its file's own operation would have answered it. */
export function toBatchItem({ id, status, problem, requestId }: FileOutcome): Schema<'FileBatchItem'> {
  if (!problem) return { id, status }
  return {
    id,
    status,
    problem: {
      type: `/problems/${problem.kind}`,
      title: problem.title,
      status: problem.status,
      ...(problem.detail === undefined ? {} : { detail: problem.detail }),
      instance: `/requests/${requestId}`,
      ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    },
  }
}

/** Of the description: changes with every change. */
export const fileETag = (file: { revision: number }): string => `"${file.revision}"`
/** Of the bytes. */
export const contentETag = (file: { sha256: Buffer }): string => `"${file.sha256.toString('hex')}"`
/** Of a small picture of the bytes. */
export const thumbnailETag = ({ sha256 }: { sha256: Buffer }, longest: number): string =>
  `"${sha256.toString('hex')}-${longest}"`
