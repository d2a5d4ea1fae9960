/**
 * What sends the files: Uppy without an interface of its own, over tus. What is interrupted goes on where it stopped, after a
 * reload too, as far as the browser could keep the bytes.
 */
import Uppy, { type UppyFile } from '@uppy/core'
import GoldenRetriever from '@uppy/golden-retriever'
import Tus, { type TusBody } from '@uppy/tus'
import { call, ensureFresh, Failure, problemOf, refresh } from '../../web/assets/api.js'
import { getFile, type File as StoredFile } from '../service.ts'
import type { Texts } from './transfers.ts'

/** `relativePath` tells the same file in two folders apart: the engine keeps no two that are alike. */
type Meta = { description: string; tags: string; folder: string; relativePath: string }
type Sent = UppyFile<Meta, TusBody>

export interface Engine {
  readonly add: (id: string, file: File, texts: Texts) => void
  /** Gives it up, here and at the service. */
  readonly remove: (id: string) => void
  /** After a failure: from where it stopped. */
  readonly retry: (id: string) => void
  readonly pauseOrGoOn: (id: string) => void
}

export interface Listeners {
  readonly onProgress: (id: string, sent: number) => void
  readonly onStored: (id: string, stored: StoredFile) => void
  readonly onFailed: (id: string, error: unknown) => void
  /**
   * @param found an upload that a reload interrupted; `isLost` when its bytes must be chosen again
   * @returns the id that it is told about by
   */
  readonly onRestored: (found: { name: string; size: number; isLost: boolean }) => string
}

const endpoint = '/v1/uploads'
const atOnce = 2
/** Up to here the bytes go with the request that begins the upload. */
const small = 1_000_000
/** What proxies on the way commonly let through in one request. */
const pieceBytes = 64_000_000
/** Copies for after a reload cost the person's disk. The plugin hands on what its type does not name. */
const kept: { name?: string; maxFileSize: number; maxTotalSize: number } = {
  maxFileSize: 100_000_000,
  maxTotalSize: 500_000_000,
}
const nothing = () => undefined

/** @param accountId what is kept for one account is never sent as another */
export function startEngine(accountId: string, listeners: Listeners): Engine {
  const uppy = new Uppy<Meta, TusBody>({
    id: `coffer-${accountId}`,
    allowMultipleUploadBatches: true,
    // Failures are told where the file is; the console is for faults of the page.
    logger: { debug: nothing, warn: nothing, error: nothing },
  })
  const idOf = new Map<string, string>()
  const nameOf = new Map<string, string>()
  const know = (id: string, name: string) => {
    idOf.set(name, id)
    nameOf.set(id, name)
  }
  const told = (file: Sent | undefined): string => idOf.get(file?.id ?? '') ?? ''
  // Uppy itself looks at the file once more after it has told.
  const forget = (file: Sent | undefined) => queueMicrotask(() => file && uppy.removeFile(file.id))

  let isStale = false
  uppy.use(Tus, {
    endpoint,
    limit: atOnce,
    chunkSize: pieceBytes,
    removeFingerprintOnSuccess: true,
    retryDelays: [500, 1000, 3000, 5000, 10_000, 20_000],
    allowedMetaFields: ['name', 'type', 'description', 'tags', 'folder'],
    async onBeforeRequest() {
      await (isStale ? refresh() : ensureFresh())
      isStale = false
    },
    /** Not told how far the upload is, tus begins anew, whatever the reason: that is right only where it is gone. */
    onAfterResponse(request, answer) {
      const status = answer.getStatus()
      if (request.getMethod() !== 'HEAD' || status < 400 || status === 404 || status === 410) return
      isStale ||= status === 401
      throw new Error(`HEAD was answered ${status}`)
    },
    onShouldRetry(error, attempt, _options, next) {
      if (error.originalResponse?.getStatus() !== 401) return next(error)
      isStale = true
      return attempt < 2
    },
  })

  uppy.on('upload-progress', (file, { bytesUploaded }) => listeners.onProgress(told(file), bytesUploaded))
  uppy.on('upload-success', (file, { body }) => {
    forget(file)
    const fileId = body?.xhr.getResponseHeader('Coffer-File-Id')
    const id = told(file)
    if (fileId)
      getFile(fileId).then(
        ({ file: stored }) => listeners.onStored(id, stored),
        (error: unknown) => listeners.onFailed(id, error),
      )
  })
  uppy.on('upload-error', (file, _error, response) => listeners.onFailed(told(file), failureOf(response?.body?.xhr)))

  uppy.on('restored', () => {
    const { files } = uppy.getState()
    uppy.setState({ currentUploads: {}, recoveredState: null })
    for (const file of Object.values(files)) {
      const isLost = !(file.data instanceof Blob)
      know(listeners.onRestored({ name: file.meta.name, size: file.size ?? 0, isLost }), file.id)
      // Its address at the service is remembered besides: the same file, chosen again, goes on.
      if (isLost) uppy.removeFile(file.id)
      else void uppy.retryUpload(file.id)
    }
  })
  uppy.use(GoldenRetriever, { indexedDB: kept })

  return {
    add(id, file, { description, tags, folder }) {
      const relativePath = exact(`${folder}/${file.name}`)
      const meta = { description, tags: JSON.stringify(tags), folder, relativePath }
      const name = uppy.addFile({ name: file.name, type: file.type, data: file, meta })
      know(id, name)
      if (file.size <= small) uppy.setFileState(name, { tus: { uploadDataDuringCreation: true } })
      void uppy.upload()
    },
    remove(id) {
      const file = uppy.getState().files[nameOf.get(id) ?? '']
      if (!file) return
      const address = (file as { tus?: { uploadUrl?: string | null } }).tus?.uploadUrl
      const isFailed = Boolean(file.error)
      uppy.removeFile(file.id)
      // Of what is under way, tus tells the service itself.
      if (isFailed && address) void call('DELETE', new URL(address, location.href).pathname, tusFields).catch(nothing)
    },
    retry(id) {
      const name = nameOf.get(id)
      if (name !== undefined) void uppy.retryUpload(name)
    },
    pauseOrGoOn(id) {
      const name = nameOf.get(id)
      if (name !== undefined) uppy.pauseResume(name)
    },
  }
}

/** The engine takes capital letters for small ones where it looks whether it has a file already. */
const exact = (path: string): string => Array.from(path, (one) => one.codePointAt(0)?.toString(36)).join(' ')

const tusFields = { headers: { 'Tus-Resumable': '1.0.0' } }

const broken = {
  title: 'The upload broke off',
  detail: 'The connection was lost. Try again: it goes on where it stopped.',
}

/** What the service answered last, or that it could not be reached. */
function failureOf(request: XMLHttpRequest | undefined): Failure {
  if (request === undefined || request.status === 0) return new Failure(broken)
  try {
    return new Failure(problemOf(request.status, JSON.parse(request.responseText)))
  } catch {
    return new Failure(problemOf(request.status, undefined))
  }
}
