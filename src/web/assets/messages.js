/**
 * What the page tells: toasts, problems, and words for screen readers.
 */
import { Failure } from './api.js'
import { byId, icon, make } from './dom.js'
import { PasskeyError } from './passkeys.js'

/** @param {string} text */
export function announce(text) {
  byId('announcer').textContent = text
}

/**
 * @param {unknown} error
 * @returns {import('./api.js').Problem}
 */
export function problemIn(error) {
  if (error instanceof Failure) return error.problem
  if (error instanceof PasskeyError) return { title: 'The passkey was not used', detail: error.message }
  console.error(error)
  return { title: 'The page failed', detail: 'Load it again. What was stored is not affected.' }
}

/**
 * Title, detail and faults of a problem document.
 * @param {import('./api.js').Problem} problem
 */
export function problemText(problem) {
  const text = make('div', {}, make('p', { className: 'message-title', textContent: problem.title }))
  if (problem.detail) text.append(make('p', { textContent: problem.detail }))
  if (problem.errors?.length) {
    const faults = problem.errors.map(({ pointer, detail }) =>
      make('li', {}, make('strong', { textContent: pointer.replace(/^\//, '') }), ` ${detail}`),
    )
    text.append(make('ul', { className: 'faults' }, ...faults))
  }
  return text
}

/** @param {import('./api.js').Problem} problem */
export function problemBox(problem) {
  return make('div', { className: 'message bad', role: 'alert' }, icon('alert'), problemText(problem))
}

/** @param {unknown} error */
export function toastProblem(error) {
  toast({ content: problemText(problemIn(error)), bad: true, seconds: 20 })
}

/**
 * @param {{ content: Node | string, bad?: boolean, seconds?: number, action?: { label: string, run: () => void } }} toast
 * @returns {() => void} takes it away
 */
export function toast({ content, bad = false, seconds = 12, action }) {
  const box = make('div', { className: bad ? 'toast bad' : 'toast', role: bad ? 'alert' : 'status' })
  const close = () => box.remove()
  box.append(make('div', { className: 'toast-text' }, content))
  if (action) {
    const run = () => {
      close()
      action.run()
    }
    box.append(make('button', { type: 'button', className: 'button small', textContent: action.label, onclick: run }))
  }
  const dismiss = make('button', { type: 'button', className: 'icon-button', 'aria-label': 'Dismiss', onclick: close })
  dismiss.append(icon('close'))
  box.append(dismiss)
  const toasts = byId('toasts')
  while (toasts.children.length >= 3) toasts.firstElementChild.remove()
  toasts.append(box)
  closeLater(box, close, seconds * 1000)
  return close
}

/**
 * Nothing disappears under a pointer or the keyboard's focus.
 * @param {HTMLElement} box
 * @param {() => void} close
 * @param {number} delay
 */
function closeLater(box, close, delay) {
  const timer = setInterval(() => {
    if (box.matches(':hover') || box.contains(document.activeElement)) return
    clearInterval(timer)
    close()
  }, delay)
}
