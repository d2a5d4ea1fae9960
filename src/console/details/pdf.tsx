/** The pages of a PDF, one at a time. What draws them is loaded with the first. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Failure } from '../../web/assets/api.js'
import { formatSize } from '../../web/assets/format.js'
import { isAbort, problemIn } from '../problems.ts'
import type { File, Problem } from '../service.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Icon } from '../shell/icon.tsx'
import { visible } from '../shell/names.ts'
import { bytesOf } from './bytes.ts'
import type { Pages } from './pdf-pages.ts'

/** A larger one is for downloading: all of it is held while one looks at it. */
const mostOfPdf = 30_000_000

export function Pdf({ file }: { file: File }) {
  const pages = useSignal<Pages | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const large = useSignal(false)
  useEffect(() => {
    const leaving = new AbortController()
    let found: Pages | undefined
    open(file, leaving.signal).then(
      (some) => {
        found = some
        if (leaving.signal.aborted) some.close()
        else pages.value = some
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) problem.value = problemIn(error)
      },
    )
    return () => {
      leaving.abort()
      found?.close()
    }
  }, [file.id, pages, problem])
  if (problem.value) return <NotShown problem={problem.value} />
  if (!pages.value) return <div class="skeleton pdf-page" aria-hidden="true" />
  return (
    <>
      <PageByPage pages={pages.value} name={file.name} onEnlarge={() => (large.value = true)} />
      {large.value && (
        <Dialog
          title={visible(file.name)}
          submit="Close"
          cancel={false}
          wide
          onSubmit={() => {}}
          onClose={() => (large.value = false)}
        >
          <PageByPage pages={pages.value} name={file.name} />
        </Dialog>
      )}
    </>
  )
}

function NotShown({ problem: { title, detail } }: { problem: Problem }) {
  return (
    <p class="hint" role="status">
      {title}. {detail}
    </p>
  )
}

function PageByPage({ pages, name, onEnlarge }: { pages: Pages; name: string; onEnlarge?: () => void }) {
  const at = useSignal(1)
  const step = (by: number) => {
    at.value = Math.min(pages.count, Math.max(1, at.value + by))
  }
  return (
    <div class="pdf">
      <Page key={at.value} pages={pages} number={at.value} name={name} />
      <div class="pdf-steps">
        <button
          type="button"
          class="icon-button"
          aria-label="Previous page"
          disabled={at.value === 1}
          onClick={() => step(-1)}
        >
          <Icon name="previous" />
        </button>
        <p role="status">
          Page {at.value} of {pages.count}
        </p>
        <button
          type="button"
          class="icon-button"
          aria-label="Next page"
          disabled={at.value === pages.count}
          onClick={() => step(1)}
        >
          <Icon name="next" />
        </button>
        {onEnlarge && (
          <button type="button" class="button small" onClick={onEnlarge}>
            Enlarge
          </button>
        )}
      </div>
    </div>
  )
}

/** Who does not see the picture is told the text on it. */
function Page({ pages, number, name }: { pages: Pages; number: number; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useSignal<string | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  useEffect(() => {
    const leaving = new AbortController()
    const draw = () => {
      if (!canvas.current) return
      const width = canvas.current.clientWidth * Math.min(devicePixelRatio, 3)
      pages.draw(number, canvas.current, width, leaving.signal).then(
        (found) => (text.value = found),
        (error: unknown) => {
          if (!isAbort(error)) problem.value = problemIn(error)
        },
      )
    }
    // A dialog around it has no width before it is open.
    const soon = requestAnimationFrame(draw)
    return () => {
      cancelAnimationFrame(soon)
      leaving.abort()
    }
  }, [pages, number, text, problem])
  if (problem.value) return <NotShown problem={problem.value} />
  return (
    <>
      <canvas
        ref={canvas}
        class="pdf-page"
        role="img"
        aria-label={`Page ${number} of ${name}`}
        data-drawn={text.value === undefined ? undefined : ''}
      />
      {text.value && (
        <p class="visually-hidden" dir="auto">
          {text.value}
        </p>
      )}
    </>
  )
}

async function open(file: File, signal: AbortSignal): Promise<Pages> {
  if (file.size > mostOfPdf)
    throw new Failure({ title: 'The PDF is too large to show', detail: `The most is ${formatSize(mostOfPdf)}.` })
  const bytes = await bytesOf(file, signal)
  if (!isPdf(bytes))
    throw new Failure({ title: 'The file is no PDF, whatever it is called', detail: 'Download it to look at it.' })
  const { openPages } = await import('./pdf-pages.ts').catch((error: unknown) => {
    console.error(error)
    throw new Failure({ title: 'The PDF could not be shown', detail: 'Check the connection and try again.' })
  })
  return openPages(bytes)
}

/** Readers look for the mark within so many bytes. */
const isPdf = (bytes: ArrayBuffer): boolean => new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-')
