/** Files that are dragged onto a folder, which is where they go. */
import { signal } from '@preact/signals'
import { may } from '../boot.ts'
import type { File } from '../service.ts'
import { move } from './file-actions.tsx'
import { isSelected, selected } from './selection.ts'

const dragged = signal<readonly File[]>([])
/** The folder that they would fall into. */
export const target = signal<string | undefined>(undefined)

/** What makes a row one that can be dragged; with it go all that are chosen, when it is one of them. */
export function dragOf(file: File) {
  return {
    draggable: may('files:write') && file.trashedAt === undefined,
    onDragStart(event: DragEvent) {
      if (!event.dataTransfer) return
      dragged.value = isSelected(file.id) ? selected.value : [file]
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('application/x-coffer-files', String(dragged.value.length))
      showBadge(event.dataTransfer, dragged.value)
    },
    onDragEnd() {
      dragged.value = []
      target.value = undefined
    },
  }
}

export function dropOn(folder: string) {
  return {
    onDragOver(event: DragEvent) {
      if (dragged.value.length === 0) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'move'
      target.value = folder
    },
    onDragLeave(event: DragEvent) {
      const inside = event.currentTarget instanceof Element && event.currentTarget.contains(event.relatedTarget as Node)
      if (!inside && target.value === folder) target.value = undefined
    },
    onDrop(event: DragEvent) {
      if (dragged.value.length === 0) return
      event.preventDefault()
      const going = dragged.value
      target.value = undefined
      void move(going, folder)
    },
  }
}

/** What is seen beside the pointer; the browser takes a picture of it at once. */
function showBadge(transfer: DataTransfer, files: readonly File[]): void {
  const badge = document.createElement('div')
  badge.className = 'drag-badge'
  badge.textContent = files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`
  document.body.append(badge)
  transfer.setDragImage(badge, 12, 12)
  setTimeout(() => badge.remove())
}
