/** Files that are dropped or pasted anywhere on the page; a dropped folder gives the files in it. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../shell/icon.tsx'
import { toastProblem } from '../shell/toasts.tsx'
import { stage, stagedOf, type Staged } from './staged.ts'

const over = signal(false)

export function DropVeil() {
  useEffect(() => {
    const listening = new AbortController()
    const { signal: listen } = listening
    const options = { signal: listen }
    document.addEventListener('dragenter', onOver, options)
    document.addEventListener('dragover', onOver, options)
    document.addEventListener('dragleave', onLeave, options)
    document.addEventListener('drop', onDrop, options)
    document.addEventListener('paste', onPaste, options)
    return () => listening.abort()
  }, [])
  return (
    <div class="veil" id="veil" hidden={!over.value}>
      <div>
        <Icon name="upload" />
        <p>Drop to upload</p>
      </div>
    </div>
  )
}

function onOver(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  over.value = true
}

function onLeave(event: DragEvent): void {
  if (event.relatedTarget === null) over.value = false
}

function onDrop(event: DragEvent): void {
  over.value = false
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  filesOf(event.dataTransfer).then(stage, toastProblem)
}

function onPaste(event: ClipboardEvent): void {
  stage([...(event.clipboardData?.files ?? [])].map(stagedOf))
}

/** Entries must be taken before the first wait: the drop's data is gone afterwards. */
async function filesOf(dropped: DataTransfer): Promise<Staged[]> {
  const taken = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const found = await Promise.all(
    taken.map(async ({ entry, file }) =>
      entry?.isDirectory ? filesIn(entry, '') : file === null ? [] : [stagedOf(file)],
    ),
  )
  return found.flat()
}

/** @param path of the folder that the entry lies in, from the dropped one on */
async function filesIn(entry: FileSystemEntry, path: string): Promise<Staged[]> {
  if (isFile(entry)) return [{ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), path }]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const inner = path === '' ? entry.name : `${path}/${entry.name}`
  const files: Staged[] = []
  for (;;) {
    // A folder is read in parts, until an empty one.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return files
    for (const one of entries) files.push(...(await filesIn(one, inner)))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
