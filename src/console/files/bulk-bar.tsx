/** What is done with all chosen files at once. */
import { useSignal } from '@preact/signals'
import { formatSize } from '../../web/assets/format.js'
import { may } from '../boot.ts'
import { share } from '../shares/sharing.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Icon } from '../shell/icon.tsx'
import { tagsOf } from '../shell/names.ts'
import { addTags, purge, removeTags, restore, trash } from './file-actions.tsx'
import { files, view } from './listing.ts'
import { moving } from './moving.ts'
import { selectAll, selected, selectNone } from './selection.ts'

export function BulkBar() {
  const tagging = useSignal<'add' | 'remove' | undefined>(undefined)
  const chosen = selected.value
  const size = formatSize(chosen.reduce((sum, file) => sum + file.size, 0))
  const trashed = view.value.state === 'trashed'
  const all = chosen.length === files.value.length
  return (
    <div class="bulk" role="toolbar" aria-label="Selected files">
      <button type="button" class="icon-button" aria-label="Clear the selection" title="Clear" onClick={selectNone}>
        <Icon name="close" />
      </button>
      <p class="bulk-count" role="status">
        {chosen.length} selected <span class="hint">{size}</span>
      </p>
      <button type="button" class="button quiet" onClick={selectAll} disabled={all}>
        Select all shown
      </button>
      <span class="bulk-actions">
        {!trashed && may('files:write') && (
          <>
            <button type="button" class="button" onClick={() => (tagging.value = 'add')}>
              <Icon name="tag" /> Tag
            </button>
            {chosen.some(({ tags }) => tags.length > 0) && (
              <button type="button" class="button" onClick={() => (tagging.value = 'remove')}>
                Untag
              </button>
            )}
          </>
        )}
        {!trashed && may('files:write') && (
          <button type="button" class="button" onClick={() => (moving.value = chosen)}>
            <Icon name="folder" /> Move
          </button>
        )}
        {!trashed && may('files:share') && chosen.length <= 100 && (
          <button type="button" class="button" onClick={() => share(chosen)}>
            <Icon name="link" /> Share
          </button>
        )}
        {!trashed && may('files:delete') && (
          <button type="button" class="button" onClick={() => void trash(chosen)}>
            <Icon name="trash" /> Delete
          </button>
        )}
        {trashed && may('files:write') && (
          <button type="button" class="button" onClick={() => void restore(chosen)}>
            <Icon name="restore" /> Restore
          </button>
        )}
        {trashed && may('files:delete') && (
          <button type="button" class="button" onClick={() => purge(chosen)}>
            <Icon name="trash" /> Delete forever
          </button>
        )}
      </span>
      {tagging.value === 'add' && <AddTags onClose={() => (tagging.value = undefined)} />}
      {tagging.value === 'remove' && <RemoveTags onClose={() => (tagging.value = undefined)} />}
    </div>
  )
}

const some = (count: number): string => (count === 1 ? 'the file' : `${count} files`)

function AddTags({ onClose }: { onClose: () => void }) {
  const text = useSignal('')
  const chosen = selected.value
  return (
    <Dialog
      title={`Tag ${some(chosen.length)}`}
      submit="Add"
      onSubmit={() => addTags(chosen, tagsOf(text.value))}
      onClose={onClose}
    >
      <div class="field">
        <label for="bulk-tags">
          Tags to add <span class="optional">separated by commas</span>
        </label>
        <input
          id="bulk-tags"
          autofocus
          required
          autocomplete="off"
          dir="auto"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value
          }}
        />
      </div>
    </Dialog>
  )
}

function RemoveTags({ onClose }: { onClose: () => void }) {
  const away = useSignal<ReadonlySet<string>>(new Set())
  const chosen = selected.value
  const tags = [...new Set(chosen.flatMap((file) => file.tags))].sort()
  return (
    <Dialog
      title={`Remove tags from ${some(chosen.length)}`}
      submit="Remove"
      onSubmit={() => removeTags(chosen, [...away.value])}
      onClose={onClose}
    >
      <fieldset class="tag-choices">
        <legend class="visually-hidden">Tags to remove</legend>
        {tags.map((tag) => (
          <label key={tag}>
            <input
              type="checkbox"
              checked={away.value.has(tag)}
              onChange={({ currentTarget }) => {
                const next = new Set(away.value)
                if (currentTarget.checked) next.add(tag)
                else next.delete(tag)
                away.value = next
              }}
            />
            <bdi>{tag}</bdi>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
