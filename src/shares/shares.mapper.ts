import { createHash } from 'node:crypto'
import type { Schema } from '../http/contract.ts'
import type { OpenShare } from './opening.ts'
import type { ShareView } from './shares.ts'

/** @param qrCode of a single share alone, because drawing a hundred takes a second */
export function toShare(share: ShareView, qrCode?: string): Schema<'Share'> {
  return {
    id: share.id,
    url: share.url,
    ...(share.name === null ? {} : { name: share.name }),
    ...(share.message === null ? {} : { message: share.message }),
    fileIds: [...share.fileIds],
    hasPassword: share.hasPassword,
    ...(share.expiresAt === null ? {} : { expiresAt: time(share.expiresAt) }),
    ...(share.maxDownloads === null ? {} : { maxDownloads: share.maxDownloads }),
    downloadCount: share.downloadCount,
    ...(share.lastDownloadedAt === null ? {} : { lastDownloadedAt: time(share.lastDownloadedAt) }),
    state: share.state,
    ...(qrCode === undefined ? {} : { qrCode }),
    createdAt: time(share.createdAt),
    updatedAt: time(share.updatedAt),
  }
}

/** Of all that is shown, whoever changed it. */
export const shareETag = (share: ShareView): string =>
  `"${createHash('sha256')
    .update(JSON.stringify(toShare(share)))
    .digest('base64url')}"`

/** For whoever has the link: nothing of the owner, and of the files no more than one sees who downloads them. */
export function toSharedFiles({ name, message, files, expiresAt, downloadsLeft }: OpenShare): Schema<'SharedFiles'> {
  return {
    ...(name === null ? {} : { name }),
    ...(message === null ? {} : { message }),
    files: files.map(({ id, name: fileName, mediaType, size }) => ({ id, name: fileName, mediaType, size })),
    totalBytes: files.reduce((sum, { size }) => sum + size, 0),
    ...(expiresAt === null ? {} : { expiresAt: time(expiresAt) }),
    ...(downloadsLeft === undefined ? {} : { downloadsLeft }),
  }
}

const time = (millis: number): string => new Date(millis).toISOString()
