import type { Schema } from '../http/contract.ts'
import type { MadeLink } from './links.ts'

export const toDownloadLink = ({ url, expiresAt }: MadeLink): Schema<'DownloadLink'> => ({
  url,
  expiresAt: new Date(expiresAt).toISOString(),
})

export const toUploadLink = ({
  url,
  fileId,
  expiresAt,
}: MadeLink & { readonly fileId: string }): Schema<'UploadLink'> => ({
  url,
  fileId,
  expiresAt: new Date(expiresAt).toISOString(),
})
