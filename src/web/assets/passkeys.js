/**
 * Making and using passkeys: the package @simplewebauthn/browser, loaded when it is needed first.
 */

/** @typedef {{ startRegistration: (given: object) => Promise<unknown>, startAuthentication: (given: object) => Promise<unknown>, browserSupportsWebAuthnAutofill: () => Promise<boolean> }} Library */

/** @type {Promise<Library> | undefined} */
let loading

/** Whether this browser knows passkeys, and lets this page use them (https, or localhost). */
export function passkeysSupported() {
  return window.isSecureContext && typeof window.PublicKeyCredential === 'function'
}

/**
 * @param {unknown} options the answer of `createPasskeyChallenge`
 * @returns {Promise<unknown>} what `createPasskey` takes. Rejects with `PasskeyError`
 */
export async function makePasskey(options) {
  const { startRegistration } = await library()
  return startRegistration({ optionsJSON: options }).catch(rethrow)
}

/**
 * @param {unknown} options the answer of `createSignInChallenge`
 * @param {{ autofill?: boolean }} [how] `autofill`: offered in the field for the address, for as long as the page is open
 * @returns {Promise<unknown>} what `signInWithPasskey` and `confirmSession` take. Rejects with `PasskeyError`
 */
export async function getPasskey(options, { autofill = false } = {}) {
  const { startAuthentication } = await library()
  return startAuthentication({ optionsJSON: options, useBrowserAutofill: autofill }).catch(rethrow)
}

/** Whether the browser offers passkeys among what it fills in. */
export async function offersAutofill() {
  return (await library()).browserSupportsWebAuthnAutofill()
}

export class PasskeyError extends Error {
  /**
   * @param {string} message for the person
   * @param {boolean} cancelled the person did so, or was asked something else meanwhile
   */
  constructor(message, cancelled) {
    super(message)
    this.cancelled = cancelled
  }
}

/**
 * @param {unknown} error of the browser, or of the library
 * @returns {never}
 */
function rethrow(error) {
  const { name = '', cause } = /** @type {{ name?: string, cause?: { name?: string } }} */ (error)
  const names = [name, cause?.name]
  if (names.includes('NotAllowedError') || names.includes('AbortError'))
    throw new PasskeyError('No passkey was chosen, or the time was over.', true)
  if (names.includes('InvalidStateError')) throw new PasskeyError('This passkey was added before.', false)
  if (names.includes('SecurityError'))
    throw new PasskeyError(`Passkeys do not work at ${location.host}: open the page by the name of the service.`, false)
  throw new PasskeyError('The browser could not use a passkey.', false)
}

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/assets/webauthn.js'
    script.addEventListener('load', () => {
      resolve(/** @type {Library} */ (/** @type {any} */ (window).SimpleWebAuthnBrowser))
    })
    script.addEventListener('error', () => {
      loading = undefined
      reject(new PasskeyError('A part of the page could not be loaded. Try again.', false))
    })
    document.head.append(script)
  })
  return loading
}
