/**
 * Pages of a PDF, drawn as pictures. The document is read by a worker, which can be ended whatever it does; nothing that stands in
 * the document is run, and nothing that it names is fetched.
 */
import { getDocument, PDFWorker, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Failure } from '../../web/assets/api.js'

/** The bundle says which of the pages' parts it is. */
declare const PDF_WORKER: string

export interface Pages {
  readonly count: number
  /**
   * Draws a page over the whole of a canvas.
   * @param width of the canvas as it is shown, in pixels of the screen
   * @returns the text on it, as far as it is known
   * @throws Failure; AbortError when the signal says so
   */
  readonly draw: (number: number, canvas: HTMLCanvasElement, width: number, signal: AbortSignal) => Promise<string>
  readonly close: () => void
}

/** What one looks at may take so long, a hidden page aside. */
const mostSeconds = 20
const mostPixels = 8_000_000
const mostPixelsOfPicture = 40_000_000
const mostOfText = 20_000

/** @throws Failure */
export async function openPages(data: ArrayBuffer): Promise<Pages> {
  const port = new Worker(PDF_WORKER, { type: 'module' })
  const stopped = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new Failure(unreadable)))
  })
  stopped.catch(() => {})
  const worker = PDFWorker.create({ port, verbosity: harmless.verbosity })
  const close = () => {
    worker.destroy()
    port.terminate()
  }
  try {
    const document = await inTime(Promise.race([stopped, getDocument({ ...harmless, data, worker }).promise]))
    return { count: document.numPages, draw, close }

    async function draw(
      number: number,
      canvas: HTMLCanvasElement,
      width: number,
      signal: AbortSignal,
    ): Promise<string> {
      try {
        const page = await inTime(Promise.race([stopped, document.getPage(number)]))
        await inTime(Promise.race([stopped, paint(page, canvas, width, signal)]))
        const text = await inTime(Promise.race([stopped, textOf(page)]))
        page.cleanup()
        return text
      } catch (error) {
        throw signal.aborted ? new DOMException('', 'AbortError') : failureOf(error)
      }
    }
  } catch (error) {
    close()
    throw failureOf(error)
  }
}

/** The worker may not fetch or compile anything anyway: its own policy says so. */
const harmless = {
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  enableXfa: false,
  disableAutoFetch: true,
  maxImageSize: mostPixelsOfPicture,
  /** Errors alone: what the document lacks is nobody's fault here. */
  verbosity: 0,
}

async function paint(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const whole = page.getViewport({ scale: 1 })
  const wanted = width / whole.width
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (whole.width * whole.height)))
  const viewport = page.getViewport({ scale })
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  const task = page.render({ canvas, viewport })
  const stop = () => task.cancel()
  signal.addEventListener('abort', stop)
  try {
    await task.promise
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
  return words.join('').slice(0, mostOfText)
}

const unreadable = {
  title: 'The PDF cannot be shown',
  detail: 'It is damaged, or made in a way that is not known here.',
}
const slow = { title: 'The PDF takes too long to show', detail: 'Download it to look at it.' }
const locked = { title: 'The PDF has a password', detail: 'Download it to open it.' }

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  return new Failure(error instanceof Error && error.name === 'PasswordException' ? locked : unreadable)
}

/** A page in the background draws nothing: that time does not count. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer = 0
  let seconds = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setInterval(() => {
      if (!document.hidden) seconds += 1
      if (seconds > mostSeconds) reject(new Failure(slow))
    }, 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearInterval(timer)
  }
}
