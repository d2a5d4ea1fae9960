import type { Schema } from '../http/contract.ts'
import type { File } from '../files/file.entity.ts'
import type { OpenRequest } from './receiving.ts'
import type { ReceivedFileView, UploadRequestView } from './upload-requests.ts'

/** @param qrCode of a single one alone, because drawing a hundred takes a second */
export function toUploadRequest(request: UploadRequestView, qrCode?: string): Schema<'UploadRequest'> {
  return {
    id: request.id,
    url: request.url,
    ...(request.name === null ? {} : { name: request.name }),
    ...(request.message === null ? {} : { message: request.message }),
    hasPassword: request.hasPassword,
    ...(request.expiresAt === null ? {} : { expiresAt: time(request.expiresAt) }),
    ...(request.maxFiles === null ? {} : { maxFiles: request.maxFiles }),
    ...(request.maxBytes === null ? {} : { maxBytes: request.maxBytes }),
    mediaTypes: [...request.mediaTypes],
    receivedFiles: request.receivedFiles,
    receivedBytes: request.receivedBytes,
    ...(request.lastReceivedAt === null ? {} : { lastReceivedAt: time(request.lastReceivedAt) }),
    state: request.state,
    ...(qrCode === undefined ? {} : { qrCode }),
    createdAt: time(request.createdAt),
  }
}

export function toReceivedFile({
  id,
  name,
  mediaType,
  size,
  guestName,
  receivedAt,
}: ReceivedFileView): Schema<'ReceivedFile'> {
  return { id, name, mediaType, size, ...(guestName === null ? {} : { guestName }), receivedAt: time(receivedAt) }
}

/** For a guest: nothing of the owner, and nothing of what others sent. */
export function toOpenedUploadRequest(request: OpenRequest): Schema<'OpenedUploadRequest'> {
  return {
    ...(request.name === null ? {} : { name: request.name }),
    ...(request.message === null ? {} : { message: request.message }),
    mediaTypes: [...request.mediaTypes],
    ...(request.expiresAt === null ? {} : { expiresAt: time(request.expiresAt) }),
  }
}

/** For whoever sent it: what arrived, by its own measures. */
export const toReceipt = ({ name, size, sha256 }: File): Schema<'Receipt'> => ({
  name,
  size,
  sha256: sha256.toString('hex'),
})

const time = (millis: number): string => new Date(millis).toISOString()
