/**
 * The list: search, tabs, more, and what can be done with a file.
 */
import { call, ensureFresh, isFresh } from './api.js'
import { confirmPurge, editFile } from './dialogs.js'
import { byId } from './dom.js'
import { announce, toast, toastProblem } from './messages.js'
import { fillRow, localiseTimes, makeRow } from './rows.js'

/** @typedef {{ state: 'active' | 'trashed', q: string }} View */

/** @type {View} */
let view = { state: 'active', q: '' }
let loading = new AbortController()
/** @type {(() => void) | undefined} */
let undoLast

export function startFiles() {
  view = viewOf(location.href)
  byId('search').noValidate = true
  byId('search').addEventListener('submit', onSearchSubmit)
  byId('q').addEventListener('input', debounce(onSearchInput, 250))
  byId('more').addEventListener('click', onMore)
  byId('rows').addEventListener('click', onRowAction)
  document.addEventListener('click', onLink)
  document.addEventListener('keydown', onShortcut)
  window.addEventListener('popstate', () => show(viewOf(location.href)))
  localiseTimes(byId('rows'))
  setInterval(() => localiseTimes(byId('rows')), 60_000)
  forgetNotice()
}

/** @param {string} address @returns {View} */
function viewOf(address) {
  const query = new URL(address).searchParams
  return { state: query.get('state') === 'trashed' ? 'trashed' : 'active', q: query.get('q') ?? '' }
}

/** @param {View} shown */
function queryOf({ state, q }) {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (state === 'trashed') query.set('state', state)
  return query
}

/** @param {View} shown */
function addressOf(shown) {
  return `/app?${queryOf(shown)}`.replace(/\?$/, '')
}

/** A reload must not tell again what the step before did. */
function forgetNotice() {
  const here = new URL(location.href)
  if (!here.searchParams.has('notice')) return
  here.searchParams.delete('notice')
  history.replaceState(null, '', here)
}

/** Replaces the list. @param {View} next */
async function show(next) {
  view = next
  if (byId('q').value.trim() !== next.q) byId('q').value = next.q
  markTab()
  await load(undefined)
}

/**
 * One page of the list, instead of the rows or after them.
 * @param {string | undefined} cursor
 */
async function load(cursor) {
  loading.abort()
  loading = new AbortController()
  const query = queryOf(view)
  query.set('limit', '50')
  if (cursor !== undefined) query.set('cursor', cursor)
  byId('files').setAttribute('aria-busy', 'true')
  try {
    const { body } = await call('GET', `/v1/files?${query}`, { signal: loading.signal })
    place(body, cursor !== undefined)
    byId('files').setAttribute('aria-busy', 'false')
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    byId('files').setAttribute('aria-busy', 'false')
    toastProblem(error)
  }
}

/**
 * @param {{ items: any[], nextCursor?: string }} page
 * @param {boolean} behind
 */
function place(page, behind) {
  const known = new Set(behind ? [...byId('rows').children].map((row) => row.dataset.id) : [])
  const rows = page.items.filter(({ id }) => !known.has(id)).map((file) => makeRow(file, view.state))
  if (behind) byId('rows').append(...rows)
  else byId('rows').replaceChildren(...rows)
  markMore(page.nextCursor)
  markEmpty()
  const next = behind ? rows[0]?.querySelector('a, button') : null
  if (next instanceof HTMLElement) next.focus()
  const count = byId('rows').children.length
  announce(`${count} ${count === 1 ? 'file' : 'files'} shown${page.nextCursor ? ', there are more' : ''}`)
}

function markTab() {
  byId('main').querySelector('.workspace').dataset.state = view.state
  document.title = document.title.replace(/(Files|Trash) ·/, view.state === 'trashed' ? 'Trash ·' : 'Files ·')
  for (const tab of document.querySelectorAll('[data-tab]')) {
    if (tab.getAttribute('data-tab') === view.state) tab.setAttribute('aria-current', 'page')
    else tab.removeAttribute('aria-current')
  }
}

/** @param {string | undefined} cursor */
function markMore(cursor) {
  const more = byId('more')
  more.hidden = cursor === undefined
  more.dataset.cursor = cursor ?? ''
  if (cursor !== undefined) more.href = `/app?${queryOf(view)}&cursor=${cursor}`.replace('?&', '?')
}

function markEmpty() {
  const empty = byId('rows').children.length === 0
  const reason = view.q === '' ? view.state : 'search'
  for (const block of document.querySelectorAll('[data-empty]'))
    block.toggleAttribute('hidden', !empty || block.getAttribute('data-empty') !== reason)
}

/** @param {Event} event */
function onSearchSubmit(event) {
  event.preventDefault()
  onSearchInput()
}

function onSearchInput() {
  const q = byId('q').value.trim()
  if (q === view.q) return
  const next = { ...view, q }
  history.replaceState(null, '', addressOf(next))
  show(next)
}

/** @param {MouseEvent} event */
function onMore(event) {
  event.preventDefault()
  load(byId('more').dataset.cursor)
}

/**
 * Tabs and tags change the list in place, so that uploads go on; downloads wait for fresh cookies when they must.
 * @param {MouseEvent} event
 */
function onLink(event) {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (link.hasAttribute('download') && !isFresh()) {
    event.preventDefault()
    ensureFresh().then(() => location.assign(link.href), toastProblem)
  }
  if (new URL(link.href).pathname !== '/app' || new URL(link.href).origin !== location.origin) return
  event.preventDefault()
  const next = link.id === 'clear-search' ? { ...view, q: '' } : viewOf(link.href)
  history.pushState(null, '', addressOf(next))
  show(next)
  if (link.id === 'clear-search') byId('q').focus()
}

/** `/` goes to the search, Ctrl+Z takes the last deletion back. @param {KeyboardEvent} event */
function onShortcut(event) {
  const target = event.target instanceof Element ? event.target : document.body
  if (target.closest('input:not([type=file]), textarea, dialog')) return
  if (event.key === '/' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault()
    byId('q').focus()
  }
  if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && undoLast) {
    event.preventDefault()
    undoLast()
  }
}

/** @param {MouseEvent} event */
function onRowAction(event) {
  const button = event.target instanceof Element ? event.target.closest('[data-action]') : null
  const row = button?.closest('li')
  if (!button || !row) return
  const act = { edit, trash, restore, purge }[button.getAttribute('data-action') ?? '']
  act?.(row).catch(toastProblem)
}

/** @param {HTMLElement} row */
function nameOf(row) {
  return row.querySelector('.name')?.textContent ?? ''
}

/** @param {HTMLElement} row */
async function edit(row) {
  const { body, headers } = await call('GET', `/v1/files/${row.dataset.id}`)
  const changed = await editFile(body, headers.get('ETag'))
  if (changed === undefined) return
  fillRow(row, changed, view.state)
  announce(`${changed.name} saved`)
}

/** @param {HTMLElement} row */
async function trash(row) {
  await call('DELETE', `/v1/files/${row.dataset.id}`)
  const putBack = takeOut(row)
  const undo = () => {
    undoLast = undefined
    close()
    call('POST', `/v1/files/${row.dataset.id}/restoration`).then(putBack, toastProblem)
  }
  undoLast = undo
  const close = toast({ content: `${nameOf(row)} is in the trash`, action: { label: 'Undo', run: undo } })
}

/** @param {HTMLElement} row */
async function restore(row) {
  await call('POST', `/v1/files/${row.dataset.id}/restoration`)
  takeOut(row)
  toast({ content: `${nameOf(row)} is back among the files` })
}

/** @param {HTMLElement} row */
async function purge(row) {
  const purged = await confirmPurge(nameOf(row), () => call('DELETE', `/v1/files/${row.dataset.id}?permanent=true`))
  if (!purged) return
  takeOut(row)
  toast({ content: `${nameOf(row)} is gone` })
}

/**
 * @param {HTMLElement} row
 * @returns {() => void} puts it back where it was
 */
function takeOut(row) {
  const { state, q } = view
  const mark = document.createComment('')
  const neighbour = row.nextElementSibling ?? row.previousElementSibling
  row.replaceWith(mark)
  const focus = neighbour?.querySelector('a, button') ?? document.querySelector('[aria-current=page]')
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true })
  if (byId('rows').children.length === 0 && !byId('more').hidden) load(byId('more').dataset.cursor)
  markEmpty()
  return () => {
    if (mark.isConnected) mark.replaceWith(row)
    else if (view.state === state && view.q === q) show(view)
    markEmpty()
    announce(`${nameOf(row)} is back`)
    if (row.isConnected) row.querySelector('a')?.focus()
  }
}

/** A file that was just stored. @param {any} file */
export function addFile(file) {
  if (view.state !== 'active') return
  if (view.q !== '') return void show(view)
  const row = makeRow(file, 'active')
  row.classList.add('new')
  byId('rows').prepend(row)
  markEmpty()
}

/**
 * @param {() => void} act
 * @param {number} delay
 */
function debounce(act, delay) {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = window.setTimeout(act, delay)
  }
}
