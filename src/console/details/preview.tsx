/**
 * A look at a file without leaving the page. Nothing of it is run: pictures, sound and films are shown by elements that run
 * nothing, text is put on the page as text, and pages of a PDF are drawn.
 */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ensureFresh } from '../../web/assets/api.js'
import { formatSize } from '../../web/assets/format.js'
import { problemIn } from '../problems.ts'
import { contentAddress, type File, type Problem } from '../service.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import { bytesOf } from './bytes.ts'
import { Pdf } from './pdf.tsx'

/** What the service answers inline, of the families that an element of its own shows. */
const pictures = /^image\/(png|jpeg|gif|webp|avif|bmp)$/
const texts = /^text\/|^(application|image)\/([\w.-]+\+)?(json|xml|yaml|x-yaml|toml|sql|javascript|x-sh|x-ndjson)$/
/** A larger picture is for downloading; a page that shows it may stand still. */
const mostOfPicture = 32_000_000
/** So much of a text is shown. */
const mostOfText = 200_000

type Kind = 'picture' | 'audio' | 'video' | 'text' | 'pdf'

export function previewOf({ mediaType, size, trashedAt }: File): Kind | undefined {
  const type = mediaType.toLowerCase().split(';')[0] ?? ''
  if (size === 0 || trashedAt !== undefined) return undefined
  if (pictures.test(type)) return size <= mostOfPicture ? 'picture' : undefined
  if (type === 'application/pdf') return 'pdf'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  return texts.test(type) ? 'text' : undefined
}

export function Preview({ file }: { file: File }) {
  const kind = previewOf(file)
  if (kind === undefined) return null
  const key = `${file.id} ${file.sha256}`
  return (
    <div class="preview">
      {kind === 'text' && <Text key={key} file={file} />}
      {kind === 'pdf' && <Pdf key={key} file={file} />}
      {kind !== 'text' && kind !== 'pdf' && <Media key={key} file={file} kind={kind} />}
    </div>
  )
}

function Media({ file, kind }: { file: File; kind: Exclude<Kind, 'text' | 'pdf'> }) {
  const ready = useSignal(false)
  const failed = useSignal(false)
  useEffect(() => {
    // An element that fetches by itself cannot renew the cookies.
    ensureFresh().then(
      () => (ready.value = true),
      () => (failed.value = true),
    )
  }, [ready, failed])
  if (failed.value) return <p class="hint">It cannot be shown here; download it to look at it.</p>
  const source = ready.value ? contentAddress(file.id, 'inline') : undefined
  const onError = () => (failed.value = true)
  if (kind === 'picture') return <img src={source} alt={`Preview of ${file.name}`} onError={onError} />
  const label = `Preview of ${file.name}`
  if (kind === 'audio') return <audio controls preload="metadata" src={source} aria-label={label} onError={onError} />
  return <video controls preload="metadata" src={source} aria-label={label} onError={onError} />
}

function Text({ file }: { file: File }) {
  const text = useSignal<string | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  useEffect(() => {
    const leaving = new AbortController()
    beginningOf(file, leaving.signal).then(
      (found) => (text.value = found),
      (error: unknown) => {
        if (!leaving.signal.aborted) problem.value = problemIn(error)
      },
    )
    return () => leaving.abort()
  }, [file.id, text, problem])
  if (problem.value) return <ProblemBox problem={problem.value} />
  if (text.value === undefined) return <div class="skeleton text" aria-hidden="true" />
  return (
    <>
      <pre tabIndex={0} role="region" dir="auto" aria-label={`Beginning of ${file.name}`}>
        {text.value}
      </pre>
      {file.size > mostOfText && <p class="hint">The first {formatSize(mostOfText)} are shown.</p>}
    </>
  )
}

/** A character that the end cuts in two is left out rather than shown as broken. */
const beginningOf = async (file: File, signal: AbortSignal): Promise<string> =>
  new TextDecoder().decode(await bytesOf(file, signal, mostOfText), { stream: true })
