/**
 * The dialogs: edit a file's texts, delete it forever.
 */
import { call } from './api.js'
import { byId, tagsOf } from './dom.js'
import { problemBox, problemIn } from './messages.js'

/**
 * @param {any} file
 * @param {string | null} etag of what is shown, so that a change made elsewhere meanwhile is not lost
 * @returns {Promise<any>} the file as it is now, or nothing when it was left as it was
 */
export function editFile(file, etag) {
  byId('edit-name').value = file.name
  byId('edit-description').value = file.description ?? ''
  byId('edit-tags').value = file.tags.join(', ')
  return ask(byId('edit'), async () => {
    const body = {
      name: byId('edit-name').value.trim(),
      description: byId('edit-description').value.trim() || null,
      tags: tagsOf(byId('edit-tags').value),
    }
    const headers = { 'Content-Type': 'application/merge-patch+json', ...(etag ? { 'If-Match': etag } : {}) }
    return (await call('PATCH', `/v1/files/${file.id}`, { body, headers })).body
  })
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} purge
 * @returns {Promise<boolean>}
 */
export async function confirmPurge(name, purge) {
  byId('purge').querySelector('.subject').textContent = name
  const done = await ask(byId('purge'), async () => {
    await purge()
    return true
  })
  return done === true
}

/**
 * Shows a dialog until `act` succeeds or the person leaves; a problem is told inside it.
 * @template Result
 * @param {HTMLDialogElement} dialog
 * @param {() => Promise<Result>} act
 * @returns {Promise<Result | undefined>}
 */
function ask(dialog, act) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'))
  const problem = /** @type {HTMLElement} */ (dialog.querySelector('.dialog-problem'))
  const submit = /** @type {HTMLButtonElement} */ (dialog.querySelector('[type=submit]'))
  problem.replaceChildren()
  return new Promise((resolve) => {
    /** @type {Result | undefined} */
    let result
    form.onsubmit = async (event) => {
      event.preventDefault()
      submit.disabled = true
      try {
        result = await act()
        dialog.close()
      } catch (error) {
        problem.replaceChildren(problemBox(problemIn(error)))
      }
      submit.disabled = false
    }
    ;/** @type {HTMLElement} */ (dialog.querySelector('[data-close]')).onclick = () => dialog.close()
    dialog.addEventListener('close', () => resolve(result), { once: true })
    dialog.showModal()
  })
}
