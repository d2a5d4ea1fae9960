/** Before files are sent: what they are to be described by, each or all. */
import { useSignal } from '@preact/signals'
import { formatSize } from '../../web/assets/format.js'
import { folderNamed, folders } from '../files/folders.ts'
import { view } from '../files/listing.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Icon } from '../shell/icon.tsx'
import { tagsOf, visible } from '../shell/names.ts'
import { staged } from './staged.ts'
import { upload } from './transfers.ts'

/** Of more than this, only the sum is shown. */
const mostShown = 100

export function Staging() {
  return staged.value.length > 0 ? <StagingDialog /> : null
}

function StagingDialog() {
  const shared = useSignal('')
  const tags = useSignal('')
  const folder = useSignal(view.value.folder)
  const own = useSignal<ReadonlyMap<File, string>>(new Map())
  const files = staged.value
  const many = files.length > 1
  const inFolders = files.some(({ path }) => path !== '')
  const send = () => {
    const given = { description: shared.value.trim(), tags: tagsOf(tags.value) }
    upload(
      files.map(({ file, path }) => {
        const description = own.value.get(file)?.trim() ?? ''
        const texts = { ...given, folder: folderNamed(folder.value, path) }
        return { file, texts: description === '' ? texts : { ...texts, description } }
      }),
    )
  }
  return (
    <Dialog
      title={many ? `Upload ${files.length} files` : 'Upload'}
      submit={many ? `Upload ${files.length} files` : 'Upload'}
      wide
      onSubmit={send}
      onClose={() => {
        staged.value = []
      }}
    >
      <ul class="staged" aria-label="Files to upload">
        {files.slice(0, mostShown).map(({ file, path }, at) => (
          <li key={at}>
            <p class="staged-file">
              <span class="name">
                {path !== '' && (
                  <span class="hint">
                    <bdi>{visible(path)}/</bdi>
                  </span>
                )}
                <bdi>{visible(file.name)}</bdi>
              </span>
              <span class="size">{formatSize(file.size)}</span>
            </p>
            {many && (
              <input
                maxLength={4000}
                placeholder="Description for this file alone"
                autocomplete="off"
                dir="auto"
                aria-label={`Description of ${file.name}`}
                value={own.value.get(file) ?? ''}
                onInput={(event) => {
                  own.value = new Map([...own.value, [file, event.currentTarget.value]])
                }}
              />
            )}
            <button
              type="button"
              class="icon-button"
              aria-label={`Leave out ${file.name}`}
              onClick={() => {
                staged.value = staged.value.filter((other) => other.file !== file)
                document.getElementById('description')?.focus()
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {files.length > mostShown && <p class="hint">And {files.length - mostShown} more.</p>}
      <p class="hint">
        {many && `${formatSize(files.reduce((sum, { file }) => sum + file.size, 0))} in all. `}
        {inFolders && 'Folders stay as they are, but for empty ones. '}
        They stay private to you.
      </p>
      <div class="field">
        <label for="upload-folder">Folder</label>
        <input
          id="upload-folder"
          list="known-folders"
          maxLength={1000}
          autocomplete="off"
          dir="auto"
          value={folder.value}
          onInput={(event) => {
            folder.value = event.currentTarget.value
          }}
        />
        <datalist id="known-folders">
          {folders.value.map(({ path }) => (
            <option key={path} value={path} />
          ))}
        </datalist>
      </div>
      <div class="field">
        <label for="description">
          {many ? 'Description for all' : 'Description'} <span class="optional">optional</span>
        </label>
        <input
          id="description"
          autofocus
          maxLength={4000}
          autocomplete="off"
          dir="auto"
          value={shared.value}
          onInput={(event) => {
            shared.value = event.currentTarget.value
          }}
        />
      </div>
      <div class="field">
        <label for="tags">
          Tags <span class="optional">optional, separated by commas</span>
        </label>
        <input
          id="tags"
          autocomplete="off"
          dir="auto"
          value={tags.value}
          onInput={(event) => {
            tags.value = event.currentTarget.value
          }}
        />
      </div>
    </Dialog>
  )
}
