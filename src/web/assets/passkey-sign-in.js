/**
 * Signing in with a passkey: by the button, or from what the browser offers in the field for the address.
 */
import { problemBox, problemIn } from './messages.js'
import { Failure, problemOf } from './api.js'
import { getPasskey, offersAutofill, passkeysSupported, PasskeyError } from './passkeys.js'

/** @param {HTMLElement} box */
export async function startPasskeySignIn(box) {
  if (!passkeysSupported()) return
  box.hidden = false
  const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'))
  button.addEventListener('click', () => void tried(box, () => signIn(box, false)))
  const isAsked = document.querySelector('input[autocomplete~="webauthn"]') !== null
  // Quietly: who does not choose one goes on with the password.
  if (isAsked && (await offersAutofill().catch(() => false))) await signIn(box, true).catch(() => {})
}

/**
 * @param {HTMLElement} box
 * @param {() => Promise<void>} work
 */
async function tried(box, work) {
  const [button, told] = [box.querySelector('button'), box.querySelector('.passkey-problem')]
  if (button === null || told === null || button.disabled) return
  button.disabled = true
  told.replaceChildren()
  try {
    await work()
  } catch (error) {
    const problem = error instanceof PasskeyError ? { title: 'Not signed in', detail: error.message } : problemIn(error)
    told.replaceChildren(problemBox(problem))
  } finally {
    button.disabled = false
  }
}

/**
 * @param {HTMLElement} box
 * @param {boolean} autofill
 */
async function signIn(box, autofill) {
  const passkey = await getPasskey(await post('/v1/passkey-challenges'), { autofill })
  await post('/login/passkey', { passkey })
  location.assign(box.dataset.next ?? '/app')
}

/**
 * Not `call` of api.js: a 401 here is an answer, and no reason to refresh.
 * @param {string} path
 * @param {unknown} [body]
 */
async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const content = text === '' ? undefined : JSON.parse(text)
  if (!answer.ok) throw new Failure(problemOf(answer.status, content))
  return content
}
