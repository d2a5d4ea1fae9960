/**
 * What happened to the account's security, and the sign-ins that are linked to it.
 */
import { call } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { eventRow } from './event-row.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, pagedList, panel } from './panels.js'

export function startTrail() {
  panel('activity', () => pagedList('/v1/me/audit-events', eventRow, { empty: 'Nothing yet.', label: 'Events' }))
  const identities = panel('identities', async () => {
    const [linked, { body: providers }] = await Promise.all([
      pagedList('/v1/me/identities', row, { empty: 'No other sign-in leads here.', label: 'Linked accounts' }),
      call('GET', '/v1/identity-providers'),
    ])
    return [...linked, providers.providers.length > 0 && linkButtons(providers.providers)]
  })

  /** @param {any} identity */
  function row(identity) {
    const name = identity.label ?? identity.providerId
    return entry({
      id: identity.id,
      title: name,
      facts: [identity.email, moment(identity.createdAt, 'linked'), moment(identity.lastUsedAt, 'used')],
      actions: [button('Unlink', () => unlink(identity.id), { danger: true, about: name })],
    })
  }

  /** @param {string} id */
  async function unlink(id) {
    try {
      await callConfirmed('DELETE', `/v1/me/identities/${id}`)
      toast({ content: 'That sign-in leads here no more.' })
      await identities?.reload()
    } catch (error) {
      toastProblem(error)
    }
  }
}

/** @param {any[]} providers */
function linkButtons(providers) {
  return make(
    'p',
    { className: 'choices' },
    ...providers.map(({ label, signInPath }) =>
      make('a', { className: 'button small', href: `${signInPath}?intent=link`, textContent: `Link ${label}` }),
    ),
  )
}
