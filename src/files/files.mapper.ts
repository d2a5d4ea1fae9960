import type { Schema } from '../http/contract.ts'
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
    ownerId: file.ownerId,
    version: file.version,
    createdAt: new Date(file.createdAt).toISOString(),
    updatedAt: new Date(file.updatedAt).toISOString(),
    ...(file.trashedAt == null ? {} : { trashedAt: new Date(file.trashedAt).toISOString() }),
  }
}

/** Of the description: changes with every change. */
export const fileETag = (file: { revision: number }): string => `"${file.revision}"`
/** Of the bytes. */
export const contentETag = (file: { sha256: Buffer }): string => `"${file.sha256.toString('hex')}"`
/** Of a small picture of the bytes. */
export const thumbnailETag = ({ sha256 }: { sha256: Buffer }, longest: number): string =>
  `"${sha256.toString('hex')}-${longest}"`
