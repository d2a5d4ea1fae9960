/**
 * Users: find, change, disable, sign out, delete; service accounts and their keys.
 */
import { call } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { choice, field } from './filters.js'
import { ask } from './forms.js'
import { startKeyDialog } from './key-dialogs.js'
import { announce, toast, toastProblem } from './messages.js'
import { button, entry, moment, ownScopes, pagedList, panel } from './panels.js'
import { loadRoles, roleChoices } from './role-choices.js'
import { formatSize } from './format.js'

export function startUsers() {
  const query = { q: '', kind: '', state: '' }
  const tools = filters(query, () => list?.reload())
  const list = panel('users', async () => [
    tools,
    ...(await pagedList(
      `/v1/users?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))}`,
      row,
      {
        empty: 'Nobody matches.',
        label: 'Users',
      },
    )),
  ])
  if (list === undefined || !ownScopes().has('users:write')) return
  list.actions.append(
    button('Make a user', () => makeUser(list.reload)),
    button('Make a service account', () => makeService(list.reload)),
  )

  /** @param {any} user */
  function row(user) {
    const name = user.displayName ?? user.email ?? user.id
    const writes = ownScopes().has('users:write')
    const item = entry({
      id: user.id,
      title: name,
      badges: [user.kind === 'service' && 'service', user.disabledAt !== undefined && 'disabled', ...user.roles],
      facts: [
        user.displayName !== undefined && user.email,
        user.kind === 'person' && (user.emailVerifiedAt === undefined ? 'address not verified' : false),
        user.quotaBytes !== undefined && `${formatSize(user.quotaBytes)} at most`,
        moment(user.createdAt, 'made'),
      ],
      actions: writes
        ? [
            button('Change', () => change(user.id, item), { about: name }),
            user.kind === 'service' &&
              button('New key', () => startKeyDialog({ ownerId: user.id, roles: user.roles }), { about: name }),
            user.kind === 'person' && button('Sign out', () => signOut(user, name), { about: name }),
            button('Delete', () => remove(user, name, item), { danger: true, about: name }),
          ]
        : [],
    })
    return item
  }

  /** @param {string} id @param {HTMLElement} item */
  async function change(id, item) {
    const [{ body: user, headers }, roles] = await Promise.all([call('GET', `/v1/users/${id}`), loadRoles()])
    const changed = await ask(
      {
        title: `Change ${user.displayName ?? user.email ?? 'the account'}`,
        fields: [
          { name: 'displayName', label: 'Name', value: user.displayName ?? '', attributes: { maxlength: '200' } },
          { name: 'roles', label: 'Roles', type: 'checks', options: roleChoices(roles, user.roles) },
          {
            name: 'quota',
            label: 'Quota in MiB',
            value: user.quotaBytes === undefined ? '' : String(Math.round(user.quotaBytes / 1_048_576)),
            hint: 'Empty: as much as there is room for.',
            attributes: { inputmode: 'numeric', pattern: '[0-9]*' },
          },
          {
            name: 'state',
            label: 'State',
            type: 'select',
            value: user.disabledAt === undefined ? 'active' : 'disabled',
            options: [
              { value: 'active', label: 'active' },
              { value: 'disabled', label: 'disabled: signed out everywhere, its keys refused' },
            ],
          },
        ],
      },
      async ({ displayName, roles: chosen, quota, state }) => {
        const body = patchOf(user, { displayName, roles: chosen, quota, state })
        if (Object.keys(body).length === 0) return user
        const answer = await callConfirmed('PATCH', `/v1/users/${id}`, {
          body,
          headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': headers.get('etag') ?? '*' },
        })
        return answer.body
      },
    )
    if (changed === undefined) return
    item.replaceWith(row(changed))
    announce('The user was changed.')
  }
}

/** What differs from what is there, as a merge patch. @param {any} user @param {any} wanted */
function patchOf(user, { displayName, roles, quota, state }) {
  /** @type {Record<string, unknown>} */
  const body = {}
  if (displayName !== (user.displayName ?? '')) body.displayName = displayName === '' ? null : displayName
  if ([...roles].sort().join() !== [...user.roles].sort().join()) body.roles = roles
  const bytes = quota === '' ? null : Number(quota) * 1_048_576
  const shown = user.quotaBytes === undefined ? '' : String(Math.round(user.quotaBytes / 1_048_576))
  if (quota !== shown) body.quotaBytes = bytes
  if ((state === 'disabled') !== (user.disabledAt !== undefined)) body.disabled = state === 'disabled'
  return body
}

/** @param {any} user @param {string} name */
async function signOut(user, name) {
  await callConfirmed('DELETE', `/v1/users/${user.id}/sessions`).then(
    () => toast({ content: `${name} is signed out everywhere.` }),
    toastProblem,
  )
}

/** @param {any} user @param {string} name @param {HTMLElement} item */
async function remove(user, name, item) {
  const done = await ask(
    {
      title: `Delete ${name}?`,
      text: 'Nobody can sign in to the account from then on. The audit trail keeps what it did.',
      danger: true,
      submit: 'Delete',
      fields: [
        {
          name: 'files',
          label: 'Its files',
          type: 'select',
          value: 'trash',
          options: [
            { value: 'trash', label: 'keep them in the trash for 30 days' },
            { value: 'delete', label: 'delete them now' },
            { value: 'transfer', label: 'give them to another account' },
          ],
        },
        { name: 'transferTo', label: 'Other account’s id', hint: 'Only to give the files away.' },
      ],
    },
    async ({ files, transferTo }) => {
      const query = new URLSearchParams({ files, ...(files === 'transfer' ? { transferTo } : {}) })
      await callConfirmed('DELETE', `/v1/users/${user.id}?${query}`)
      return true
    },
  )
  if (done !== true) return
  item.remove()
  toast({ content: `${name} is deleted.` })
}

/** @param {() => Promise<void>} reload */
async function makeUser(reload) {
  const roles = await loadRoles()
  const made = await ask(
    {
      title: 'Make a user',
      text: 'To let them choose their own password, invite them instead.',
      submit: 'Make',
      fields: [
        { name: 'email', label: 'E-mail', type: 'email', required: true, attributes: { maxlength: '254' } },
        { name: 'displayName', label: 'Name', attributes: { maxlength: '200' } },
        {
          name: 'password',
          label: 'Password',
          type: 'password',
          required: true,
          autocomplete: 'new-password',
          hint: 'At least 15 characters.',
        },
        { name: 'roles', label: 'Roles', type: 'checks', options: roleChoices(roles, ['member']) },
      ],
    },
    async ({ email, displayName, password, roles: chosen }) =>
      callConfirmed('POST', '/v1/users', {
        body: { email, password, roles: chosen, ...(displayName === '' ? {} : { displayName }) },
      }),
  )
  if (made !== undefined) await reload()
}

/** @param {() => Promise<void>} reload */
async function makeService(reload) {
  const roles = await loadRoles()
  const made = await ask(
    {
      title: 'Make a service account',
      text: 'It cannot sign in. It owns API keys, which you make for it afterwards.',
      submit: 'Make',
      fields: [
        { name: 'name', label: 'Name', required: true, attributes: { maxlength: '200' } },
        { name: 'roles', label: 'Roles', type: 'checks', options: roleChoices(roles, ['member']) },
      ],
    },
    async ({ name, roles: chosen }) => callConfirmed('POST', '/v1/service-accounts', { body: { name, roles: chosen } }),
  )
  if (made !== undefined) await reload()
}

/** @param {{ q: string, kind: string, state: string }} query @param {() => void} changed */
function filters(query, changed) {
  const search = make('input', { type: 'search', id: 'users-q', maxLength: 200, placeholder: 'Address or name' })
  const kind = choice('users-kind', ['', 'everybody'], ['person', 'people'], ['service', 'services'])
  const state = choice('users-state', ['', 'any state'], ['active', 'active'], ['disabled', 'disabled'])
  const form = make(
    'form',
    { className: 'filters', role: 'search', 'aria-label': 'Users' },
    field('Search', search),
    field('Kind', kind),
    field('State', state),
    make('button', { type: 'submit', className: 'button', textContent: 'Find' }),
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    Object.assign(query, { q: search.value.trim(), kind: kind.value, state: state.value })
    changed()
  }
  return form
}
