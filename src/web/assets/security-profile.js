/**
 * Name, address, password, and the end of the account.
 */
import { call } from './api.js'
import { callConfirmed, withMediaType } from './confirm.js'
import { make } from './dom.js'
import { ask } from './forms.js'
import { formatSize } from './format.js'
import { forgetUploads } from './kept-uploads.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, panel } from './panels.js'

export function startProfile() {
  const profile = panel('profile', async (self) => {
    const [{ body: me, headers }, { body: usage }] = await Promise.all([
      call('GET', '/v1/me'),
      call('GET', '/v1/me/usage'),
    ])
    const verified = me.emailVerifiedAt !== undefined
    const room = usage.quotaBytes === undefined ? '' : ` of ${formatSize(usage.quotaBytes)}`
    const rows = [
      entry({
        title: me.displayName ?? 'No name yet',
        badges: me.roles,
        facts: [moment(me.createdAt, 'since'), `${usage.fileCount} files, ${formatSize(usage.usedBytes)}${room}`],
        actions: [button('Change name', () => rename(me, headers.get('etag'), self.reload))],
      }),
      entry({
        title: me.email,
        badges: [verified ? 'verified' : 'not verified'],
        facts: ['Letters about the account go here.'],
        actions: [
          !verified && button('Send the link again', resend),
          button('Change address', () => changeAddress(me.email)),
        ],
      }),
    ]
    return [make('ul', { className: 'entries' }, ...rows)]
  })
  const password = panel('password', async () => [])
  password?.actions.append(button('Change password', changePassword))
  const deletion = panel('deletion', async () => [])
  deletion?.actions.append(button('Delete the account', deleteAccount, { danger: true }))
  return profile
}

/** @param {any} me @param {string | null} etag @param {() => Promise<void>} reload */
async function rename(me, etag, reload) {
  const done = await ask(
    {
      title: 'Change name',
      fields: [
        {
          name: 'displayName',
          label: 'Name',
          value: me.displayName ?? '',
          autocomplete: 'name',
          attributes: { maxlength: '200' },
        },
      ],
    },
    ({ displayName }) =>
      call(
        'PATCH',
        '/v1/me',
        withMediaType({
          body: { displayName: displayName === '' ? null : displayName },
          headers: { 'Content-Type': 'application/merge-patch+json', ...(etag === null ? {} : { 'If-Match': etag }) },
        }),
      ),
  )
  if (done !== undefined) await reload()
}

async function resend() {
  await call('POST', '/v1/email-verifications').then(
    () => toast({ content: 'A letter with a link is on its way.' }),
    toastProblem,
  )
}

/** @param {string} present */
async function changeAddress(present) {
  const done = await ask(
    {
      title: 'Change address',
      text: `A letter goes to ${present} and to the new address. The address changes when both have confirmed.`,
      submit: 'Send the letters',
      fields: [
        {
          name: 'email',
          label: 'New address',
          type: 'email',
          required: true,
          autocomplete: 'email',
          attributes: { maxlength: '254' },
        },
      ],
    },
    ({ email }) => callConfirmed('POST', '/v1/me/email-changes', { body: { email } }),
  )
  if (done !== undefined) toast({ content: 'Two letters are on their way. Follow the link in each.' })
}

async function changePassword() {
  const done = await ask(
    {
      title: 'Change password',
      submit: 'Change',
      fields: [
        {
          name: 'currentPassword',
          label: 'Current password',
          type: 'password',
          required: true,
          autocomplete: 'current-password',
          attributes: { maxlength: '1024' },
        },
        {
          name: 'newPassword',
          label: 'New password',
          type: 'password',
          required: true,
          autocomplete: 'new-password',
          hint: 'At least 15 characters, or 8 with a second factor. A few words that only you would put together work well.',
          attributes: { minlength: '8', maxlength: '256', 'data-strength': '' },
        },
      ],
    },
    (body) => callConfirmed('PUT', '/v1/me/password', withMediaType({ body })),
  )
  if (done !== undefined) toast({ content: 'The password is changed. You are signed out everywhere else.' })
}

async function deleteAccount() {
  const done = await ask(
    {
      title: 'Delete the account?',
      text: 'You cannot sign in any more from then on, and your keys stop. It cannot be undone.',
      danger: true,
      submit: 'Delete the account',
      fields: [
        {
          name: 'files',
          label: 'Your files',
          type: 'select',
          value: 'trash',
          options: [
            { value: 'trash', label: 'leave them in the trash for 30 days, for an administrator' },
            { value: 'delete', label: 'delete them now' },
            { value: 'transfer', label: 'give them to another account' },
          ],
        },
        { name: 'transferTo', label: 'Other account’s id', hint: 'Only to give the files away.' },
      ],
    },
    ({ files, transferTo }) => {
      const query = new URLSearchParams({ files, ...(files === 'transfer' ? { transferTo } : {}) })
      return callConfirmed('DELETE', `/v1/me?${query}`)
    },
  )
  if (done === undefined) return
  forgetUploads()
  location.assign('/login')
}
