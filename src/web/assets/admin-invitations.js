/**
 * Invitations: who was asked to join.
 */
import { call } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { ask, secretBox, show } from './forms.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, ownScopes, pagedList, panel } from './panels.js'
import { loadRoles, roleChoices } from './role-choices.js'

export function startInvitations() {
  const writes = ownScopes().has('users:write')
  const list = panel('invitations', () =>
    pagedList('/v1/invitations', row, { empty: 'Nobody is invited at the moment.', label: 'Invitations' }),
  )
  if (list === undefined || !writes) return
  list.actions.append(button('Invite', invite, { primary: true }))

  /** @param {any} invitation */
  function row(invitation) {
    const over = Date.parse(invitation.expiresAt) < Date.now()
    const item = entry({
      id: invitation.id,
      title: invitation.email,
      badges: [over && 'expired', ...invitation.roles],
      facts: [
        invitation.displayName,
        moment(invitation.createdAt, 'invited'),
        moment(invitation.expiresAt, over ? 'ended' : 'until'),
      ],
      actions: writes
        ? [button('Withdraw', () => withdraw(invitation, item), { danger: true, about: invitation.email })]
        : [],
    })
    return item
  }

  async function invite() {
    const roles = await loadRoles()
    const made = await ask(
      {
        title: 'Invite somebody',
        text: 'They get a letter with a link that makes an account with this address, once.',
        submit: 'Invite',
        fields: [
          { name: 'email', label: 'E-mail', type: 'email', required: true, attributes: { maxlength: '254' } },
          { name: 'displayName', label: 'Name', attributes: { maxlength: '200' } },
          { name: 'roles', label: 'Roles', type: 'checks', options: roleChoices(roles, ['member']) },
          {
            name: 'expiresInDays',
            label: 'Valid for days',
            type: 'number',
            value: '7',
            required: true,
            attributes: { min: '1', max: '30' },
          },
        ],
      },
      async ({ email, displayName, roles: chosen, expiresInDays }) => {
        const body = {
          email,
          roles: chosen,
          expiresInDays: Number(expiresInDays),
          ...(displayName === '' ? {} : { displayName }),
        }
        return (await callConfirmed('POST', '/v1/invitations', { body })).body
      },
    )
    if (made === undefined) return
    void list?.reload()
    await show({
      title: 'Invited',
      content: [
        make('p', {
          textContent: 'A letter is on its way. You may also hand over the link yourself; it is shown only now.',
        }),
        secretBox(made.link, 'Link of the invitation'),
      ],
    })
  }

  /** @param {any} invitation @param {HTMLElement} item */
  async function withdraw({ id, email }, item) {
    try {
      await call('DELETE', `/v1/invitations/${id}`)
      item.remove()
      toast({ content: `The invitation of ${email} is withdrawn.` })
    } catch (error) {
      toastProblem(error)
    }
  }
}
