/**
 * Calls that change the security of the account: when the sign-in is too long ago, the person confirms who they are and
 * the call is repeated.
 */
import { call, Failure } from './api.js'
import { ask } from './forms.js'
import { getPasskey, passkeysSupported } from './passkeys.js'

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {ReturnType<typeof call>}
 */
export async function callConfirmed(method, path, options = {}) {
  try {
    return await call(method, path, withMediaType(options))
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.type !== '/problems/recent-sign-in-required') throw error
    if ((await confirmIdentity()) !== true) throw error
    return call(method, path, withMediaType(options))
  }
}

/** @param {{ body?: unknown, headers?: Record<string, string> }} options */
export function withMediaType({ body, headers = {} }) {
  return { body, headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers } }
}

/** Asks for what the account has: a code or a passkey, else the password. @returns {Promise<true | undefined>} */
async function confirmIdentity() {
  const [{ body: factors }, { body: passkeys }] = await Promise.all([
    call('GET', '/v1/me/mfa-factors'),
    call('GET', '/v1/me/passkeys?limit=1'),
  ])
  const hasApp = factors.items.some((/** @type {any} */ { active }) => active)
  const hasPasskey = passkeys.items.length > 0
  const hasFactor = hasApp || hasPasskey
  const withPasskey = { label: 'Use a passkey', act: async () => send({ passkey: await assertion() }) }
  return ask(
    {
      title: 'Is it you?',
      text: 'This changes the security of an account, and you signed in a while ago.',
      submit: 'Confirm',
      fields: [hasFactor ? codeQuestion : passwordQuestion],
      more: hasFactor ? (hasPasskey && passkeysSupported() ? [withPasskey] : []) : await linkedProviders(),
    },
    ({ password, code }) => send(password !== undefined ? { password } : codeOf(code)),
  )
}

/** Who has no password is asked by the provider instead, which leads back to this page. */
async function linkedProviders() {
  const [{ body: linked }, { body: known }] = await Promise.all([
    call('GET', '/v1/me/identities'),
    call('GET', '/v1/identity-providers'),
  ])
  const ids = new Set(linked.items.map((/** @type {any} */ { providerId }) => providerId))
  return known.providers
    .filter((/** @type {any} */ { id }) => ids.has(id))
    .map((/** @type {any} */ { label, signInPath }) => ({
      label: `Confirm with ${label}`,
      act: () => {
        location.assign(`${signInPath}?intent=confirm&next=${encodeURIComponent(location.pathname)}`)
        return new Promise(() => {})
      },
    }))
}

/** @type {import('./forms.js').Field} */
const passwordQuestion = {
  name: 'password',
  label: 'Password',
  type: 'password',
  required: true,
  autocomplete: 'current-password',
  attributes: { maxlength: '1024' },
}

/** @type {import('./forms.js').Field} */
const codeQuestion = {
  name: 'code',
  label: 'Code of the app, or a recovery code',
  required: true,
  autocomplete: 'one-time-code',
  attributes: { maxlength: '20' },
}

/** @param {string} text */
function codeOf(text) {
  const digits = text.replace(/\s/g, '')
  return /^[0-9]{6}$/.test(digits) ? { code: digits } : { recoveryCode: text }
}

async function assertion() {
  const { body } = await call('POST', '/v1/passkey-challenges')
  return getPasskey(body)
}

/** @param {Record<string, unknown>} proof @returns {Promise<true>} */
async function send(proof) {
  await call('POST', '/v1/sessions/current/confirmation', withMediaType({ body: proof }))
  return true
}
