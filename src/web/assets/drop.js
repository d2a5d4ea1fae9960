/**
 * Files that are dropped or pasted anywhere on the page; a dropped folder gives the files in it.
 */
import { byId } from './dom.js'

/** @param {(files: File[]) => void} take */
export function onFilesDropped(take) {
  const veil = byId('veil')
  /** @param {DragEvent} event */
  const over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    veil.hidden = false
  }
  document.addEventListener('dragenter', over)
  document.addEventListener('dragover', over)
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true
  })
  document.addEventListener('drop', (event) => {
    veil.hidden = true
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    filesOf(event.dataTransfer).then(take)
  })
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length > 0) take(files)
  })
}

/** Entries must be taken before the first wait: the drop's data is gone afterwards. @param {DataTransfer} dropped */
async function filesOf(dropped) {
  const taken = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }))
  const files = await Promise.all(
    taken.map(({ entry, file }) => (entry?.isDirectory ? filesIn(entry) : file === null ? [] : [file])),
  )
  return files.flat()
}

/**
 * @param {any} entry of the File and Directory Entries API
 * @returns {Promise<File[]>}
 */
async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))]
  const reader = entry.createReader()
  const files = []
  for (;;) {
    const entries = /** @type {any[]} */ (await new Promise((resolve, reject) => reader.readEntries(resolve, reject)))
    if (entries.length === 0) return files
    files.push(...(await Promise.all(entries.map(filesIn))).flat())
  }
}
