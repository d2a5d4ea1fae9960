/** What is said where there are no files. */
import type { ComponentChildren } from 'preact'
import type { IconName } from '../../web/icons.ts'
import { may } from '../boot.ts'
import { Icon } from '../shell/icon.tsx'
import { UploadButton } from '../uploads/upload-button.tsx'
import { show, view } from './listing.ts'
import { everything, isNarrowed } from './view.ts'

export function Empty() {
  if (!may('files:list'))
    return (
      <Block icon="brand" title="No files to see">
        <p>Your role does not list files.</p>
      </Block>
    )
  if (isNarrowed(view.value)) return <NothingMatches />
  if (view.value.state === 'trashed')
    return (
      <Block icon="trash" title="The trash is empty">
        <p>Deleted files wait here, and can be restored.</p>
      </Block>
    )
  return (
    <Block icon={view.value.folder === '/' ? 'brand' : 'folder'} title="Nothing here yet">
      {may('files:write') ? (
        <>
          <p>
            Drop files anywhere on this page, or choose them.
            {view.value.folder !== '/' && ' A folder without files is not kept.'}
          </p>
          <UploadButton />
        </>
      ) : (
        <p>Files appear here once somebody who may store them has.</p>
      )}
    </Block>
  )
}

function NothingMatches() {
  const clear = () => {
    show({ ...everything, state: view.value.state, folder: view.value.folder, sort: view.value.sort })
    document.getElementById('q')?.focus()
  }
  return (
    <Block icon="search" title="Nothing matches">
      <p>No file has all that is asked for.</p>
      <button type="button" class="button" onClick={clear}>
        Clear the search
      </button>
    </Block>
  )
}

function Block({ icon, title, children }: { icon: IconName; title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="empty-picture">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
