/** A folder is chosen, or named, for files that lie elsewhere. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { problemIn } from '../problems.ts'
import { listFolders, type File, type FolderPage, type Problem } from '../service.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Icon } from '../shell/icon.tsx'
import { visible } from '../shell/names.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import { relocate } from './file-actions.tsx'
import { folderNamed, lineage } from './folders.ts'
import { view } from './listing.ts'
import { moving } from './moving.ts'

export function MoveDialog() {
  return moving.value.length > 0 ? <FolderChooser files={moving.value} /> : null
}

function FolderChooser({ files }: { files: readonly File[] }) {
  const at = useSignal(view.value.folder)
  const typed = useSignal('')
  const page = useSignal<FolderPage | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const here = at.value
  const look = async (cursor?: string) => {
    try {
      const found = await listFolders(here, cursor)
      if (at.value !== here) return
      page.value = { ...found, items: [...(cursor === undefined ? [] : (page.value?.items ?? [])), ...found.items] }
    } catch (error) {
      problem.value = problemIn(error)
    }
  }
  useEffect(() => void look(), [here])
  const turnTo = (path: string) => {
    if (path === here) return
    page.value = undefined
    problem.value = undefined
    at.value = path
    document.getElementById('move-here')?.focus()
  }
  const goal = folderNamed(here, typed.value)
  const what = files.length === 1 ? visible(files[0]?.name ?? '') : `${files.length} files`
  const stays = files.every(({ folder }) => folder === goal)
  return (
    <Dialog
      title={`Move ${what}`}
      submit="Move here"
      disabled={stays}
      onSubmit={() => relocate(files, goal)}
      onClose={() => {
        moving.value = []
      }}
    >
      <nav class="path" aria-label="Folder to move to">
        <ol>
          {[{ path: '/', name: 'Files' }, ...lineage(here)].map(({ path, name }) => (
            <li key={path}>
              <button
                type="button"
                id={path === here ? 'move-here' : undefined}
                aria-current={path === here ? 'location' : undefined}
                onClick={() => turnTo(path)}
              >
                <bdi>{visible(name)}</bdi>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <ul class="folder-choices" aria-label="Folders in it" aria-busy={page.value === undefined}>
        {page.value?.items.map(({ path, name }) => (
          <li key={path}>
            <button type="button" onClick={() => turnTo(path)}>
              <Icon name="folder" /> <bdi>{visible(name)}</bdi>
            </button>
          </li>
        ))}
        {page.value?.items.length === 0 && <li class="hint">No folders in it.</li>}
        {page.value?.nextCursor !== undefined && (
          <li>
            <button type="button" class="button small" onClick={() => void look(page.value?.nextCursor)}>
              More folders
            </button>
          </li>
        )}
      </ul>
      {problem.value && <ProblemBox problem={problem.value} />}
      <div class="field">
        <label for="move-new">
          New folder <span class="optional">optional</span>
        </label>
        <input
          id="move-new"
          maxLength={1000}
          autocomplete="off"
          dir="auto"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
        />
      </div>
      <p class="hint">
        {stays ? `${files.length === 1 ? 'It lies' : 'They lie'} here already: ` : 'To '}
        <bdi>{goal === '/' ? 'Files' : `Files${visible(goal)}`}</bdi>
      </p>
    </Dialog>
  )
}
