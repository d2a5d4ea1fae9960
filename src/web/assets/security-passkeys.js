/**
 * Passkeys: add, rename, remove.
 */
import { call, refresh } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { ask } from './forms.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, pagedList, panel } from './panels.js'
import { makePasskey, passkeysSupported } from './passkeys.js'
import { showCodes } from './security-factors.js'

/** @param {() => unknown} onSignedOut when other sessions may have ended */
export function startPasskeys(onSignedOut) {
  const list = panel('passkeys', async () => [
    ...(await pagedList('/v1/me/passkeys', row, { empty: 'None yet.', label: 'Passkeys' })),
    !passkeysSupported() && make('p', { className: 'hint', textContent: 'This browser cannot make passkeys here.' }),
  ])
  if (list === undefined || !passkeysSupported()) return
  list.actions.append(button('Add a passkey', add))

  /** @param {any} passkey */
  function row(passkey) {
    return entry({
      id: passkey.id,
      title: passkey.name,
      badges: [passkey.synced && 'synced'],
      facts: [moment(passkey.createdAt, 'added'), moment(passkey.lastUsedAt, 'used')],
      actions: [
        button('Rename', () => rename(passkey), { about: passkey.name }),
        button('Remove', () => remove(passkey), { danger: true, about: passkey.name }),
      ],
    })
  }

  async function add() {
    const added = await ask(
      {
        title: 'Add a passkey',
        text: 'The browser asks for your fingerprint, face or PIN next.',
        submit: 'Go on',
        fields: [
          {
            name: 'name',
            label: 'Name',
            required: true,
            hint: 'To tell several apart, such as “Laptop”.',
            attributes: { maxlength: '100' },
          },
        ],
      },
      async ({ name }) => {
        const { body: options } = await callConfirmed('POST', '/v1/me/passkey-challenges')
        const passkey = await makePasskey(options)
        return (await callConfirmed('POST', '/v1/me/passkeys', { body: { name, passkey } })).body
      },
    )
    if (added === undefined) return
    await refresh()
    onSignedOut()
    await list?.reload()
    toast({ content: `${added.name} signs you in from now on.` })
    if (added.recoveryCodes !== undefined) await showCodes(added.recoveryCodes)
  }

  /** @param {any} passkey */
  async function rename({ id, name }) {
    const { headers } = await call('GET', `/v1/me/passkeys/${id}`)
    const done = await ask(
      {
        title: 'Rename',
        fields: [{ name: 'name', label: 'Name', value: name, required: true, attributes: { maxlength: '100' } }],
      },
      (body) =>
        callConfirmed('PATCH', `/v1/me/passkeys/${id}`, { body, headers: { 'If-Match': headers.get('etag') ?? '*' } }),
    )
    if (done !== undefined) await list?.reload()
  }

  /** @param {any} passkey */
  async function remove({ id, name }) {
    try {
      await callConfirmed('DELETE', `/v1/me/passkeys/${id}`)
      toast({ content: `${name} signs nobody in any more. You are signed out everywhere else.` })
      onSignedOut()
      await list?.reload()
    } catch (error) {
      toastProblem(error)
    }
  }
}
