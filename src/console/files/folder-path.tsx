/** Where one is among the folders, and the way back; files can be dropped on each. */
import type { ComponentChildren } from 'preact'
import type { File } from '../service.ts'
import { Icon } from '../shell/icon.tsx'
import { visible } from '../shell/names.ts'
import { dropOn, target } from './dragging.ts'
import { lineage } from './folders.ts'
import { show, view } from './listing.ts'
import { addressOf, everything } from './view.ts'

/** Nothing outside of folders. */
export function FolderPath() {
  const { state, folder } = view.value
  if (state !== 'active' || folder === '/') return null
  return (
    <nav class="path" aria-label="Folder">
      <ol>
        <Step path="/">Files</Step>
        {lineage(folder).map(({ path, name }) => (
          <Step key={path} path={path}>
            {visible(name)}
          </Step>
        ))}
      </ol>
    </nav>
  )
}

function Step({ path, children }: { path: string; children: ComponentChildren }) {
  if (path === view.value.folder)
    return (
      <li>
        <span aria-current="page">
          <bdi>{children}</bdi>
        </span>
      </li>
    )
  return (
    <li>
      <FolderLink path={path} class={target.value === path ? 'dropping' : ''}>
        <bdi>{children}</bdi>
      </FolderLink>
    </li>
  )
}

interface FolderLinkProps {
  readonly path: string
  readonly class: string
  readonly children: ComponentChildren
}

/** Leads into a folder, here or in another window. */
export function FolderLink({ path, class: look, children }: FolderLinkProps) {
  const into = { ...everything, folder: path, sort: view.value.sort }
  return (
    <a
      class={look}
      href={addressOf(into)}
      draggable={false}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        show(into)
      }}
      {...dropOn(path)}
    >
      {children}
    </a>
  )
}

/** Of a file among others from elsewhere. What is in the trash lies nowhere yet. */
export function Whereabouts({ file: { folder, trashedAt } }: { file: File }) {
  const text = (
    <>
      <Icon name="folder" /> <bdi>{visible(folder.slice(1))}</bdi>
    </>
  )
  if (trashedAt !== undefined) return <span class="where">{text}</span>
  return (
    <FolderLink path={folder} class="where">
      {text}
    </FolderLink>
  )
}
