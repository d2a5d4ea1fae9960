/** Uppy's way to the service: each file is one form. */
import { BasePlugin, type PluginOpts, type Uppy } from '@uppy/core'
import type { Body, Meta } from './engine.ts'
import { sendForm } from './send-form.ts'

interface Options extends PluginOpts {
  /** So many files are on their way; the others wait. */
  readonly atOnce: number
}

export class FormUpload extends BasePlugin<Options, Meta, Body> {
  override id = 'FormUpload'
  override type = 'uploader'
  readonly #waiting: (() => Promise<void>)[] = []
  #running = 0

  constructor(uppy: Uppy<Meta, Body>, options: Options) {
    super(uppy, options)
    uppy.setState({ capabilities: { ...uppy.getState().capabilities, individualCancellation: true } })
  }

  override install(): void {
    this.uppy.addUploader(async (ids) => {
      await Promise.all(ids.map((id) => this.#inTurn(() => this.#send(id))))
    })
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(() => work().finally(resolve))
      this.#next()
    })
  }

  #next(): void {
    if (this.#running >= this.opts.atOnce) return
    const work = this.#waiting.shift()
    if (work === undefined) return
    this.#running += 1
    void work().finally(() => {
      this.#running -= 1
      this.#next()
    })
  }

  async #send(id: string): Promise<void> {
    // Cancelled while it waited.
    const file = this.uppy.getState().files[id]
    if (!(file?.data instanceof Blob)) return
    const leaving = new AbortController()
    const onRemoved = (removed: { id: string }) => {
      if (removed.id === id) leaving.abort()
    }
    this.uppy.on('file-removed', onRemoved)
    this.uppy.emit('upload-start', [file])
    const uploadStarted = Date.now()
    try {
      const { description, tags } = file.meta
      const stored = await sendForm(
        { data: file.data, name: file.name, description, tags },
        (bytesUploaded) =>
          this.uppy.emit('upload-progress', this.uppy.getFile(id), {
            uploadStarted,
            bytesUploaded,
            bytesTotal: file.size,
          }),
        leaving.signal,
      )
      this.uppy.emit('upload-success', file, { status: 201, body: { stored } })
    } catch (error) {
      if (!leaving.signal.aborted) this.uppy.emit('upload-error', file, error as Error)
    } finally {
      this.uppy.off('file-removed', onRemoved)
    }
  }
}
