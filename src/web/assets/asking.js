/**
 * How a dialog asks: it stays until what it is for succeeds or the person leaves, and tells a problem inside.
 */
import { problemBox, problemIn } from './messages.js'

/**
 * @template Result
 * @param {HTMLDialogElement} dialog with a form, a `.dialog-problem`, a button that submits and one with `data-close`
 * @param {() => Promise<Result>} act what the form is for
 * @param {[HTMLButtonElement, () => Promise<Result>][]} [others] buttons that do it in another way
 * @returns {Promise<Result | undefined>} nothing when the person left
 */
export function askIn(dialog, act, others = []) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'))
  const problem = /** @type {HTMLElement} */ (dialog.querySelector('.dialog-problem'))
  const submit = /** @type {HTMLButtonElement} */ (dialog.querySelector('[type=submit]'))
  const leave = /** @type {HTMLElement} */ (dialog.querySelector('[data-close]'))
  problem.replaceChildren()
  /** @type {Result | undefined} */
  let result
  /** @param {() => Promise<Result>} work */
  const run = async (work) => {
    submit.disabled = true
    try {
      result = await work()
      dialog.close()
    } catch (error) {
      const told = problemIn(error)
      problem.replaceChildren(problemBox(told))
      markFaults(form, told)
    }
    submit.disabled = false
  }
  return new Promise((resolve) => {
    form.onsubmit = (event) => {
      event.preventDefault()
      void run(act)
    }
    for (const [button, other] of others) button.onclick = () => void run(other)
    leave.onclick = () => dialog.close()
    dialog.addEventListener('close', () => resolve(result), { once: true })
    dialog.showModal()
  })
}

/** @param {HTMLFormElement} form @param {import('./api.js').Problem} problem */
function markFaults(form, { errors = [] }) {
  const wrong = errors.map(({ pointer }) => pointer.replace(/^\//, '').split('/')[0])
  for (const input of form.querySelectorAll('input, select, textarea')) {
    if (wrong.includes(input.getAttribute('name') ?? undefined)) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }
}
