/** Where to go among the files, how to add some, and how much room there is. */
import { formatSize } from '../../web/assets/format.js'
import { may } from '../boot.ts'
import { loadMoreTags, tags } from '../files/groups.ts'
import { show, view } from '../files/listing.ts'
import { addressOf, everything, type View } from '../files/view.ts'
import { sharing } from '../shares/sharing.ts'
import { UploadButton, UploadFolderButton } from '../uploads/upload-button.tsx'
import { Icon } from './icon.tsx'
import { filesIn, visible } from './names.ts'
import { toastProblem } from './toasts.tsx'
import { usage } from './usage.ts'

export function Sidebar() {
  return (
    <div class="sidebar">
      {may('files:write') && (
        <div class="adding">
          <UploadButton />
          <UploadFolderButton />
        </div>
      )}
      <nav class="tabs" aria-label="Which files">
        <Tab state="active" label="Files" icon="file" />
        <Tab state="trashed" label="Trash" icon="trash" />
      </nav>
      {may('files:share') && (
        <button
          type="button"
          class="button quiet links-button"
          onClick={() => {
            sharing.value = 'links'
          }}
        >
          <Icon name="link" /> Links
        </button>
      )}
      <TagList />
      <Quota />
    </div>
  )
}

function Tab({ state, label, icon }: { state: View['state']; label: string; icon: 'file' | 'trash' }) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    show({ ...everything, state, sort: view.value.sort })
  }
  return (
    <a
      href={state === 'trashed' ? '/app?state=trashed' : '/app'}
      aria-current={view.value.state === state ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
      {label}
    </a>
  )
}

/** Each with how many files have it; a click narrows the list to them, wherever they lie. */
function TagList() {
  const { items, nextCursor } = tags.value
  if (items.length === 0) return null
  return (
    <nav class="tag-list" aria-label="Tags">
      <h2>Tags</h2>
      <ul>
        {items.map(({ tag, fileCount }) => (
          <li key={tag}>
            <a
              href={addressOf({ ...everything, tag })}
              aria-current={view.value.tag === tag ? 'true' : undefined}
              onClick={(event) => {
                if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
                event.preventDefault()
                show({ ...everything, sort: view.value.sort, tag: view.value.tag === tag ? '' : tag })
              }}
            >
              <Icon name="tag" />
              <span class="tag-name" dir="auto">
                {visible(tag)}
              </span>
              <span class="tag-count" title={filesIn(fileCount)}>
                {fileCount}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {nextCursor !== undefined && (
        <button type="button" class="button quiet small" onClick={() => void loadMoreTags().catch(toastProblem)}>
          More tags
        </button>
      )}
    </nav>
  )
}

function Quota() {
  if (usage.value === undefined) return <div class="quota" aria-hidden="true" />
  const { usedBytes, quotaBytes, fileCount } = usage.value
  const files = filesIn(fileCount)
  if (quotaBytes === undefined)
    return (
      <p class="quota hint">
        {formatSize(usedBytes)} in {files}
      </p>
    )
  return (
    <div class="quota">
      <meter
        aria-label="Space used"
        min={0}
        max={Math.max(quotaBytes, 1)}
        high={quotaBytes * 0.9}
        optimum={0}
        value={usedBytes}
      >
        {formatSize(usedBytes)}
      </meter>
      <p class="hint">
        {formatSize(usedBytes)} of {formatSize(quotaBytes)} used, {files}
      </p>
    </div>
  )
}
