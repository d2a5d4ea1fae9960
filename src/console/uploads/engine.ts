/** What sends the files: Uppy, without an interface of its own. */
import Uppy, { type UppyFile } from '@uppy/core'
import type { File as StoredFile } from '../service.ts'
import { FormUpload } from './form-upload.ts'
import type { Texts } from './transfers.ts'

export type Meta = { key: string; description: string; tags: readonly string[] }
/** An upload's answer: the file as it is stored. */
export type Body = { stored: StoredFile }

export interface Engine {
  readonly add: (key: string, file: File, texts: Texts) => void
  readonly remove: (key: string) => void
}

interface Listeners {
  readonly onProgress: (key: string, sent: number) => void
  readonly onStored: (key: string, stored: StoredFile) => void
  readonly onFailed: (key: string, error: unknown) => void
}

const atOnce = 2
const nothing = () => undefined

export function startEngine({ onProgress, onStored, onFailed }: Listeners): Engine {
  const uppy = new Uppy<Meta, Body>({
    allowMultipleUploadBatches: true,
    // The same file twice is two uploads.
    onBeforeFileAdded: (file) => ({ ...file, id: file.meta.key }),
    // Failures are told where the file is; the console is for faults of the page.
    logger: { debug: nothing, warn: nothing, error: nothing },
  })
  uppy.use(FormUpload, { atOnce })
  const keyOf = (file: UppyFile<Meta, Body> | undefined): string => file?.meta.key ?? ''
  uppy.on('upload-progress', (file, { bytesUploaded }) => onProgress(keyOf(file), Number(bytesUploaded)))
  uppy.on('upload-success', (file, { body }) => {
    uppy.removeFile(keyOf(file))
    if (body) onStored(keyOf(file), body.stored)
  })
  uppy.on('upload-error', (file, error) => {
    uppy.removeFile(keyOf(file))
    onFailed(keyOf(file), error)
  })
  return {
    add(key, file, { description, tags }) {
      uppy.addFile({ name: file.name, type: file.type, data: file, meta: { key, description, tags } })
      void uppy.upload()
    },
    remove(key) {
      if (uppy.getState().files[key]) uppy.removeFile(key)
    },
  }
}
