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

export function DownloadLink({ file, ...rest }: DownloadLinkProps) {
  return <FreshLink href={contentAddress(file.id)} name={file.name} {...rest} />
}

/** A plain link to bytes, which waits for fresh cookies when it must. */
export function FreshLink({
  href,
  name,
  class: look,
  label,
  children,
}: Omit<DownloadLinkProps, 'file'> & { readonly href: string; readonly name: string }) {
  const onClick = (event: MouseEvent) => {
    if (isFresh()) return
    event.preventDefault()
    ensureFresh().then(() => location.assign(href), toastProblem)
  }
  return (
    <a class={look} href={href} download={name} aria-label={label} title={label && 'Download'} onClick={onClick}>
      {children}
    </a>
  )
}
