/** The folders of the one that is looked into, before its files. */
import { Icon } from '../shell/icon.tsx'
import { filesIn, visible } from '../shell/names.ts'
import { toastProblem } from '../shell/toasts.tsx'
import { target } from './dragging.ts'
import { FolderLink } from './folder-path.tsx'
import { folders, loadMoreFolders, moreFolders } from './folders.ts'
import { layout } from './layout.ts'
import { view } from './listing.ts'

export function FolderList() {
  if (folders.value.length === 0) return null
  return (
    <>
      <ul id="folders" class={layout.value === 'grid' ? 'folders cards' : 'folders rows'} aria-label="Folders">
        {folders.value.map(({ path, name, totalFileCount }) => (
          <li key={path} class="file folder" data-dropping={target.value === path ? '' : undefined}>
            <FolderLink path={path} class="name">
              <span class="kind">
                <Icon name="folder" />
              </span>
              <bdi>{visible(name)}</bdi> <span class="hint">{filesIn(totalFileCount)}</span>
            </FolderLink>
          </li>
        ))}
      </ul>
      {moreFolders.value !== undefined && (
        <p class="more">
          <button
            type="button"
            class="button"
            onClick={() => void loadMoreFolders(view.value.folder).catch(toastProblem)}
          >
            More folders
          </button>
        </p>
      )}
    </>
  )
}
