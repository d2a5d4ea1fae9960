import type { Schema } from '../http/contract.ts'
import type { UploadView } from './uploads.ts'

export function toUpload(upload: UploadView): Schema<'Upload'> {
  return {
    id: upload.id,
    name: upload.name,
    mediaType: upload.mediaType,
    offset: upload.offset,
    ...(upload.length === undefined ? {} : { length: upload.length }),
    ...(upload.fileId === undefined ? {} : { fileId: upload.fileId }),
    createdAt: new Date(upload.createdAt).toISOString(),
    expiresAt: new Date(upload.expiresAt).toISOString(),
  }
}

/** What every answer about one upload tells in its header. */
export function uploadFields({ offset, expiresAt, fileId }: UploadView) {
  return {
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': offset,
    'Upload-Expires': new Date(expiresAt).toUTCString(),
    ...(fileId === undefined ? {} : { 'Coffer-File-Id': fileId }),
  }
}
