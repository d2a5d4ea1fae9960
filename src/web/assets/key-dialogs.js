/**
 * Making, changing and renewing API keys, of the own account or of a service.
 */
import { call } from './api.js'
import { callConfirmed } from './confirm.js'
import { make } from './dom.js'
import { ask, secretBox, show } from './forms.js'
import { ownScopes } from './panels.js'
import { loadRoles } from './role-choices.js'

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is deleted' },
]

/**
 * Asks for what a new key may do, makes it and shows it once.
 * @param {{ ownerId?: string, roles?: string[] }} [owner] a service account and its roles; the own account without
 * @returns {Promise<any>} the key, or nothing when the person left
 */
export async function startKeyDialog({ ownerId, roles } = {}) {
  const scopes = roles === undefined ? [...ownScopes()] : await scopesOf(roles)
  const made = await ask(
    {
      title: ownerId === undefined ? 'New API key' : 'New key for the service',
      submit: 'Make the key',
      fields: [
        {
          name: 'name',
          label: 'Name',
          required: true,
          hint: 'What uses it, such as “Nightly backup”.',
          attributes: { maxlength: '200' },
        },
        {
          name: 'scopes',
          label: 'It may',
          type: 'checks',
          options: scopes.map((scope) => ({ value: scope, label: scope })),
        },
        { name: 'days', label: 'Valid for', type: 'select', value: '90', options: lifetimes },
        {
          name: 'addresses',
          label: 'Only from these addresses',
          hint: 'Addresses or ranges such as 192.0.2.0/24, with commas between. Empty: from everywhere.',
        },
      ],
    },
    async ({ name, scopes: chosen, days, addresses }) => {
      const body = {
        name,
        scopes: chosen,
        ...(days === '' ? {} : { expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString() }),
        ...(addresses === '' ? {} : { allowedAddresses: listOf(addresses) }),
        ...(ownerId === undefined ? {} : { ownerId }),
      }
      return (await callConfirmed('POST', '/v1/api-keys', { body })).body
    },
  )
  if (made !== undefined) await showKey(made, 'The key')
  return made
}

/** @param {any} key @returns {Promise<any>} */
export async function rotateKey(key) {
  const renewed = await ask(
    {
      title: `Renew ${key.name}`,
      text: 'It gets a new secret. The one before stays good for a while, so that programs can change over.',
      submit: 'Renew',
      fields: [
        {
          name: 'overlap',
          label: 'The old secret ends',
          type: 'select',
          value: '86400',
          options: [
            { value: '0', label: 'at once' },
            { value: '3600', label: 'in an hour' },
            { value: '86400', label: 'in a day' },
            { value: '604800', label: 'in a week' },
          ],
        },
      ],
    },
    async ({ overlap }) =>
      (await callConfirmed('POST', `/v1/api-keys/${key.id}/rotation`, { body: { overlapSeconds: Number(overlap) } }))
        .body,
  )
  if (renewed !== undefined) await showKey(renewed, 'The new key')
  return renewed
}

/** @param {any} key @returns {Promise<any>} the key as it is now */
export async function changeKey(key) {
  const { body, headers } = await call('GET', `/v1/api-keys/${key.id}`)
  return ask(
    {
      title: `Change ${body.name}`,
      fields: [
        { name: 'name', label: 'Name', value: body.name, required: true, attributes: { maxlength: '200' } },
        {
          name: 'scopes',
          label: 'It may',
          type: 'checks',
          options: [...new Set([...ownScopes(), ...body.scopes])].map((scope) => ({
            value: scope,
            label: scope,
            checked: body.scopes.includes(scope),
          })),
        },
        { name: 'addresses', label: 'Only from these addresses', value: body.allowedAddresses.join(', ') },
      ],
    },
    async ({ name, scopes, addresses }) =>
      (
        await callConfirmed('PATCH', `/v1/api-keys/${key.id}`, {
          body: { name, scopes, allowedAddresses: listOf(addresses) },
          headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': headers.get('etag') ?? '*' },
        })
      ).body,
  )
}

/** @param {any} made @param {string} title */
async function showKey(made, title) {
  await show({
    title,
    content: [
      make('p', { textContent: 'Keep it like a password. It is shown now and never again.' }),
      secretBox(made.key, 'API key'),
    ],
  })
}

/** @param {string[]} names */
async function scopesOf(names) {
  const roles = await loadRoles()
  return [...new Set(roles.filter(({ name }) => names.includes(name)).flatMap(({ scopes }) => scopes))]
}

/** @param {string} text @returns {string[]} */
const listOf = (text) => text.split(/[\s,]+/).filter((part) => part !== '')
