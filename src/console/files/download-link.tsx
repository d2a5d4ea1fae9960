import type { ComponentChildren } from 'preact'
import { ensureFresh, isFresh } from '../../web/assets/api.js'
import { contentAddress, type File } from '../service.ts'
import { toastProblem } from '../shell/toasts.tsx'

interface DownloadLinkProps {
  readonly file: File
  readonly class: string
  readonly label?: string
  readonly children: ComponentChildren
}

/** A plain link, which waits for fresh cookies when it must. */
export function DownloadLink({ file, class: look, label, children }: DownloadLinkProps) {
  const href = contentAddress(file.id)
  const onClick = (event: MouseEvent) => {
    if (isFresh()) return
    event.preventDefault()
    ensureFresh().then(() => location.assign(href), toastProblem)
  }
  return (
    <a class={look} href={href} download={file.name} aria-label={label} title={label && 'Download'} onClick={onClick}>
      {children}
    </a>
  )
}
