/**
 * The second factor: authenticator apps and recovery codes.
 */
import { refresh } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { ask, secretBox, show } from './forms.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, pagedList, panel } from './panels.js'

/** @param {() => unknown} onSignedOut when other sessions may have ended */
export function startFactors(onSignedOut) {
  const list = panel('factors', () =>
    pagedList('/v1/me/mfa-factors', row, {
      empty: 'None yet: whoever knows the password can sign in.',
      label: 'Authenticator apps',
    }),
  )
  if (list === undefined) return
  list.actions.append(button('Add an app', add), button('New recovery codes', renewCodes))

  /** @param {any} factor */
  function row(factor) {
    const name = factor.name ?? 'Authenticator app'
    return entry({
      id: factor.id,
      title: name,
      badges: [!factor.active && 'waits for its first code'],
      facts: [moment(factor.activatedAt ?? factor.createdAt, 'added'), moment(factor.lastUsedAt, 'used')],
      actions: [button('Remove', () => remove(factor), { danger: true, about: name })],
    })
  }

  async function add() {
    const made = await ask(
      {
        title: 'Add an authenticator app',
        submit: 'Go on',
        fields: [
          {
            name: 'name',
            label: 'Name',
            hint: 'To tell several apart, such as “Phone”.',
            attributes: { maxlength: '100' },
          },
        ],
      },
      async ({ name }) =>
        (
          await callConfirmed('POST', '/v1/me/mfa-factors', {
            body: { kind: 'totp', ...(name === '' ? {} : { name }) },
          })
        ).body,
    )
    if (made === undefined) return
    const activated = await ask(
      {
        title: 'Scan, and enter the code',
        text: make(
          'div',
          { className: 'stack' },
          make('img', { className: 'qr', src: made.qrCode, alt: 'QR code for the authenticator app' }),
          make('p', { className: 'hint', textContent: 'Or type this into the app:' }),
          secretBox(made.secret, 'Secret for the app'),
        ),
        submit: 'Activate',
        fields: [codeField()],
      },
      async ({ code }) =>
        (await callConfirmed('POST', `/v1/me/mfa-factors/${made.id}/activation`, { body: { code: digitsOf(code) } }))
          .body,
    )
    await list?.reload()
    if (activated === undefined) return
    await refresh()
    onSignedOut()
    toast({ content: 'From now on a code is asked for after the password.' })
    if (activated.recoveryCodes !== undefined) await showCodes(activated.recoveryCodes)
  }

  /** @param {any} factor */
  async function remove({ id, active }) {
    try {
      await callConfirmed('DELETE', `/v1/me/mfa-factors/${id}`)
      toast({ content: `The app is removed.${active ? ' You are signed out everywhere else.' : ''}` })
      onSignedOut()
      await list?.reload()
    } catch (error) {
      toastProblem(error)
    }
  }
}

async function renewCodes() {
  const done = await ask(
    { title: 'New recovery codes?', text: 'Those that you have stop working.', submit: 'Make new ones' },
    async () => (await callConfirmed('POST', '/v1/me/recovery-codes')).body,
  )
  if (done !== undefined) await showCodes(done.recoveryCodes)
}

/** @param {string[]} codes */
export async function showCodes(codes) {
  const text = codes.join('\n')
  const copy = make('button', { type: 'button', className: 'button small', textContent: 'Copy' })
  copy.onclick = async () => {
    await navigator.clipboard.writeText(text)
    copy.textContent = 'Copied'
  }
  const save = make('a', {
    className: 'button small',
    download: 'coffer-recovery-codes.txt',
    href: `data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`,
    textContent: 'Save as a file',
  })
  await show({
    title: 'Recovery codes',
    close: 'I have kept them',
    content: [
      make('p', {
        textContent: 'Each signs you in once when the app is not at hand. They are shown now and never again.',
      }),
      make('ul', { className: 'codes' }, ...codes.map((code) => make('li', { textContent: code }))),
      make('p', { className: 'choices' }, copy, save),
    ],
  })
}

/** @returns {import('./forms.js').Field} */
export const codeField = () => ({
  name: 'code',
  label: 'Code of the app',
  required: true,
  autocomplete: 'one-time-code',
  attributes: { inputmode: 'numeric', maxlength: '7', pattern: '[0-9]{3} ?[0-9]{3}' },
})

/** @param {string} code */
export const digitsOf = (code) => code.replace(/\s/g, '')
