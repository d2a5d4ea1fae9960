/**
 * The keys that sign access tokens: rotate, bring an own one, revoke one that others may know.
 */
import { callConfirmed } from './confirm.js'
import { ask } from './forms.js'
import { toast } from './messages.js'
import { button, entry, moment, ownScopes, pagedList, panel } from './panels.js'

export function startSigningKeys() {
  const writes = ownScopes().has('signing-keys:write')
  const list = panel('signing-keys', () =>
    pagedList('/v1/admin/signing-keys', row, { empty: 'There are no keys.', label: 'Signing keys' }),
  )
  if (list === undefined || !writes) return
  list.actions.append(button('Rotate', rotate))

  /** @param {any} key */
  function row(key) {
    const alive = key.state !== 'retired' && key.state !== 'revoked'
    return entry({
      id: key.kid,
      title: key.kid,
      badges: [key.state, key.algorithm],
      facts: [
        moment(key.createdAt, 'made'),
        moment(key.activatesAt, key.state === 'next' ? 'signs from' : 'signed from'),
        moment(key.retiresAt, 'verifies until'),
        moment(key.revokedAt, 'revoked'),
      ],
      actions: [writes && alive && button('Revoke', () => revoke(key.kid), { danger: true, about: key.kid })],
    })
  }

  async function rotate() {
    const made = await ask(
      {
        title: 'Rotate the signing key',
        text: 'A new key is published now and signs in ten minutes, when everybody must have seen it. Nobody is signed out.',
        submit: 'Rotate',
        fields: [
          {
            name: 'key',
            label: 'Own key',
            type: 'textarea',
            hint: 'PEM or JWK with its private part. Empty: a new one is made.',
          },
          {
            name: 'when',
            label: 'It signs',
            type: 'select',
            value: 'later',
            options: [
              { value: 'later', label: 'in ten minutes' },
              { value: 'now', label: 'at once: services that verify by themselves may refuse tokens for a while' },
            ],
          },
        ],
      },
      ({ key, when }) =>
        callConfirmed('POST', '/v1/admin/signing-keys', {
          body: { immediately: when === 'now', ...(key === '' ? {} : { key }) },
        }),
    )
    if (made !== undefined) await list?.reload()
  }

  /** @param {string} kid */
  async function revoke(kid) {
    const done = await ask(
      {
        title: 'Revoke the key?',
        text: 'For a key that others may know. Within two seconds every token that was signed with it is refused; sessions live on and get new ones.',
        danger: true,
        submit: 'Revoke',
      },
      () => callConfirmed('DELETE', `/v1/admin/signing-keys/${kid}`),
    )
    if (done === undefined) return
    toast({ content: 'The key is revoked.' })
    await list?.reload()
  }
}
