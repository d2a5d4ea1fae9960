/**
 * Roles: sets of scopes.
 */
import { call } from './api.js'
import { callConfirmed } from './confirm.js'
import { ask } from './forms.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, ownScopes, pagedList, panel } from './panels.js'

export function startRoles() {
  const writes = ownScopes().has('roles:write')
  const list = panel('roles', () => pagedList('/v1/roles', row, { empty: 'There are no roles.', label: 'Roles' }))
  if (list === undefined || !writes) return
  list.actions.append(button('New role', make))

  /** @param {any} role */
  function row(role) {
    const item = entry({
      id: role.name,
      title: role.name,
      badges: [role.builtIn && 'built in'],
      facts: [role.description, role.scopes.join(', ')],
      actions:
        writes && !role.builtIn
          ? [
              button('Change', () => change(role, item), { about: role.name }),
              button('Delete', () => remove(role, item), { danger: true, about: role.name }),
            ]
          : [],
    })
    return item
  }

  async function make() {
    const made = await ask(
      {
        title: 'New role',
        submit: 'Make the role',
        fields: [
          {
            name: 'name',
            label: 'Name',
            required: true,
            hint: 'Small letters, digits and hyphens.',
            attributes: { maxlength: '50', pattern: '[a-z][a-z0-9\\-]*' },
          },
          { name: 'description', label: 'Description', attributes: { maxlength: '500' } },
          scopesField([]),
        ],
      },
      ({ name, description, scopes }) =>
        callConfirmed('POST', '/v1/roles', { body: { name, scopes, ...(description === '' ? {} : { description }) } }),
    )
    if (made !== undefined) await list?.reload()
  }

  /** @param {any} role @param {HTMLElement} item */
  async function change({ name }, item) {
    const { body: role, headers } = await call('GET', `/v1/roles/${name}`)
    const changed = await ask(
      {
        title: `Change ${name}`,
        text: 'It holds for everybody who has the role, within two seconds.',
        fields: [
          {
            name: 'description',
            label: 'Description',
            value: role.description ?? '',
            attributes: { maxlength: '500' },
          },
          scopesField(role.scopes),
        ],
      },
      async ({ description, scopes }) =>
        (
          await callConfirmed('PATCH', `/v1/roles/${name}`, {
            body: { scopes, description: description === '' ? null : description },
            headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': headers.get('etag') ?? '*' },
          })
        ).body,
    )
    if (changed !== undefined) item.replaceWith(row(changed))
  }
}

/** @param {string[]} chosen @returns {import('./forms.js').Field} */
function scopesField(chosen) {
  const known = [...new Set([...ownScopes(), ...chosen])]
  return {
    name: 'scopes',
    label: 'It may',
    type: 'checks',
    options: known.map((scope) => ({ value: scope, label: scope, checked: chosen.includes(scope) })),
  }
}

/** @param {any} role @param {HTMLElement} item */
async function remove({ name }, item) {
  try {
    await callConfirmed('DELETE', `/v1/roles/${name}`)
    item.remove()
    toast({ content: `The role ${name} is gone.` })
  } catch (error) {
    toastProblem(error)
  }
}
