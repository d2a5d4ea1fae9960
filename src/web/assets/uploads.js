/**
 * The upload panel: choose, describe, send two at a time.
 */
import { byId, icon, make, tagsOf } from './dom.js'
import { onFilesDropped } from './drop.js'
import { formatSize } from './format.js'
import { announce } from './messages.js'
import { addTransfer } from './transfers.js'

/** @typedef {{ file: File, row: HTMLElement, description: HTMLInputElement }} Staged */

/** @type {Staged[]} */
let staged = []

export function startUploads() {
  const picker = byId('file')
  picker.multiple = true
  picker.required = false
  byId('tags').disabled = false
  byId('drop').after(byId('upload-texts'))
  picker.addEventListener('change', () => {
    stage([...picker.files])
    picker.value = ''
  })
  byId('upload-form').addEventListener('submit', onSubmit)
  byId('upload-clear').addEventListener('click', clear)
  byId('drop').addEventListener('click', (/** @type {MouseEvent} */ event) => {
    if (event.target instanceof Element && !event.target.closest('label, input')) picker.click()
  })
  onFilesDropped(stage)
  showStaged()
}

/** @param {File[]} files */
function stage(files) {
  if (files.length === 0) return
  const first = staged.length === 0
  staged.push(...files.map(stagedFile))
  showStaged()
  announce(`${staged.length} ${staged.length === 1 ? 'file' : 'files'} chosen`)
  if (first) byId('description').focus()
}

/** @param {File} file @returns {Staged} */
function stagedFile(file) {
  const description = make('input', {
    maxLength: 4000,
    placeholder: 'Description for this file alone',
    autocomplete: 'off',
    'aria-label': `Description of ${file.name}`,
  })
  const remove = make('button', { type: 'button', className: 'icon-button', 'aria-label': `Leave out ${file.name}` })
  remove.append(icon('close'))
  const name = make('span', { className: 'name' }, make('bdi', { textContent: file.name }))
  const size = make('span', { className: 'size', textContent: formatSize(file.size) })
  const row = make('li', {}, make('div', { className: 'staged-file' }, name, size), description, remove)
  const one = { file, row, description }
  remove.onclick = () => {
    staged = staged.filter((other) => other !== one)
    showStaged()
    byId(staged.length === 0 ? 'file' : 'description').focus()
  }
  return one
}

function showStaged() {
  const count = staged.length
  byId('upload').classList.toggle('staging', count > 0)
  byId('staged').hidden = count === 0
  byId('staged').replaceChildren(...staged.map(({ row }) => row))
  for (const { description } of staged) description.hidden = count === 1
  byId('upload-texts').hidden = count === 0
  byId('upload-go').hidden = count === 0
  byId('upload-clear').hidden = count === 0
  byId('description-label').textContent = count > 1 ? 'Description for all' : 'Description'
  byId('upload-submit').textContent = count > 1 ? `Upload ${count} files` : 'Upload'
}

/** @param {Event} event */
function onSubmit(event) {
  event.preventDefault()
  const shared = byId('description').value.trim()
  const tags = tagsOf(byId('tags').value)
  const maxBytes = Number(byId('upload-form').dataset.maxBytes)
  for (const { file, description } of staged)
    addTransfer({ file, description: description.value.trim() || shared, tags }, maxBytes)
  clear()
}

function clear() {
  staged = []
  byId('description').value = ''
  byId('tags').value = ''
  showStaged()
  byId('file').focus()
}
