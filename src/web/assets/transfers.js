/**
 * Uploads under way: each with its bar, percentage, speed, time left, and a way out.
 */
import { Failure } from './api.js'
import { byId, make } from './dom.js'
import { addFile } from './files.js'
import { formatDuration, formatSize } from './format.js'
import { announce, problemBox, problemIn } from './messages.js'
import { speedometer, transfer } from './transfer.js'

/** @typedef {{ file: File, description: string, tags: string[] }} Upload */
/** @typedef {{ upload: Upload, maxBytes: number, abort: AbortController, sent: number, row: HTMLElement, bar: HTMLProgressElement, status: HTMLElement, trouble: HTMLElement, cancel: HTMLButtonElement, retry: HTMLButtonElement, dismiss: HTMLButtonElement }} Transfer */

const atOnce = 2
/** @type {Transfer[]} */
const waiting = []
/** @type {Set<Transfer>} */
const running = new Set()

/**
 * @param {Upload} upload
 * @param {number} maxBytes what the service takes at most
 */
export function addTransfer(upload, maxBytes) {
  const one = makeTransfer(upload, maxBytes)
  byId('transfers').append(one.row)
  byId('transfers').hidden = false
  enqueue(one)
}

/** @param {Transfer} one */
function enqueue(one) {
  one.abort = new AbortController()
  one.sent = 0
  one.bar.value = 0
  one.bar.hidden = false
  one.status.textContent = 'Waiting'
  one.trouble.replaceChildren()
  setState(one, 'waiting')
  waiting.push(one)
  pump()
}

function pump() {
  while (running.size < atOnce && waiting.length > 0) run(/** @type {Transfer} */ (waiting.shift()))
  window.onbeforeunload = running.size > 0 ? (event) => event.preventDefault() : null
  showTotal()
}

/** @param {Transfer} one */
async function run(one) {
  running.add(one)
  setState(one, 'running')
  const speed = speedometer()
  try {
    refuseTooLarge(one)
    const stored = await transfer(
      one.upload,
      (sent, total) => showProgress(one, sent, total, speed(sent)),
      one.abort.signal,
    )
    finish(one, stored)
  } catch (error) {
    if (one.abort.signal.aborted) showCancelled(one)
    else showFailure(one, error)
  }
  running.delete(one)
  pump()
}

/** The service would refuse it too, but a browser that is still sending may not hear why. @param {Transfer} one */
function refuseTooLarge({ upload: { file }, maxBytes }) {
  if (file.size <= maxBytes) return
  const detail = `It has ${formatSize(file.size)}; the most is ${formatSize(maxBytes)}.`
  throw new Failure({ title: 'The file is too large', detail })
}

/** @param {Transfer} one @param {number} sent @param {number} total @param {number} speed */
function showProgress(one, sent, total, speed) {
  const percent = Math.floor((sent / Math.max(total, 1)) * 100)
  one.sent = sent / Math.max(total, 1)
  one.bar.value = percent
  one.status.textContent = sent >= total ? 'Storing' : progressText(percent, speed, total - sent)
  showTotal()
}

/** @param {number} percent @param {number} speed @param {number} left */
function progressText(percent, speed, left) {
  if (speed === 0) return `${percent}%`
  return `${percent}% · ${formatSize(Math.round(speed))}/s · ${formatDuration(left / speed)} left`
}

function showTotal() {
  const all = [...running, ...waiting]
  const plain = document.title.replace(/^\d+% · /, '')
  const share = all.reduce((sum, { sent }) => sum + sent, 0) / Math.max(all.length, 1)
  document.title = all.length === 0 ? plain : `${Math.floor(share * 100)}% · ${plain}`
}

/** @param {Transfer} one @param {any} stored */
function finish(one, stored) {
  const focused = one.row.contains(document.activeElement)
  one.bar.value = 100
  one.status.textContent = 'Stored'
  setState(one, 'stored')
  addFile(stored)
  announce(`${one.upload.file.name} is stored`)
  if (focused) byId('file').focus()
  setTimeout(() => remove(one), 2500)
}

/** @param {Transfer} one @param {unknown} error */
function showFailure(one, error) {
  one.status.textContent = 'Not stored'
  one.trouble.replaceChildren(problemBox(problemIn(error)))
  stop(one, 'failed')
}

/** @param {Transfer} one */
function showCancelled(one) {
  one.status.textContent = 'Cancelled'
  announce(`Upload of ${one.upload.file.name} cancelled`)
  stop(one, 'cancelled')
}

/** @param {Transfer} one @param {'failed' | 'cancelled'} state */
function stop(one, state) {
  const focused = one.row.contains(document.activeElement)
  one.bar.hidden = true
  setState(one, state)
  if (focused) one.retry.focus()
}

/** @param {Transfer} one @param {'waiting' | 'running' | 'stored' | 'failed' | 'cancelled'} state */
function setState(one, state) {
  const stopped = state === 'failed' || state === 'cancelled'
  one.row.dataset.transfer = state
  one.retry.hidden = !stopped
  one.dismiss.hidden = !stopped
  one.cancel.hidden = stopped || state === 'stored'
}

/** @param {Transfer} one */
function remove(one) {
  one.row.remove()
  byId('transfers').hidden = byId('transfers').children.length === 0
}

/** @param {Transfer} one */
function cancel(one) {
  const place = waiting.indexOf(one)
  one.abort.abort()
  if (place < 0) return
  waiting.splice(place, 1)
  showCancelled(one)
  showTotal()
}

/** @param {Upload} upload @param {number} maxBytes @returns {Transfer} */
function makeTransfer(upload, maxBytes) {
  const { name, size } = upload.file
  /** @param {string} text */
  const button = (text) =>
    make('button', { type: 'button', className: 'button small', textContent: text, 'aria-label': `${text} ${name}` })
  const bar = make('progress', { max: 100, value: 0, 'aria-label': `Upload of ${name}` })
  const status = make('span', { className: 'transfer-status' })
  const trouble = make('div', { className: 'transfer-trouble' })
  const [cancelButton, retry, dismiss] = [button('Cancel'), button('Retry'), button('Dismiss')]
  const title = make('span', { className: 'name' }, make('bdi', { textContent: name }))
  const head = make(
    'div',
    { className: 'transfer-head' },
    title,
    make('span', { className: 'size', textContent: formatSize(size) }),
  )
  const row = make('li', { className: 'transfer' }, head, bar, status)
  row.append(make('div', { className: 'transfer-buttons' }, cancelButton, retry, dismiss), trouble)
  /** @type {Transfer} */
  const one = {
    upload,
    maxBytes,
    abort: new AbortController(),
    sent: 0,
    row,
    bar,
    status,
    trouble,
    cancel: cancelButton,
    retry,
    dismiss,
  }
  cancelButton.onclick = () => cancel(one)
  retry.onclick = () => {
    enqueue(one)
    one.cancel.focus()
  }
  dismiss.onclick = () => {
    remove(one)
    byId('file').focus()
  }
  return one
}

window.addEventListener('signedout', () => {
  window.onbeforeunload = null
})
