/**
 * The own API keys.
 */
import { call } from './api.js'
import { changeKey, rotateKey, startKeyDialog } from './key-dialogs.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, ownScopes, pagedList, panel } from './panels.js'

export function startKeys() {
  const writes = ownScopes().has('keys:write')
  const list = panel('keys', () =>
    pagedList('/v1/api-keys', row, { empty: 'No program acts for you.', label: 'API keys' }),
  )
  if (list === undefined || !writes) return
  list.actions.append(
    button('New key', async () => {
      if ((await startKeyDialog()) !== undefined) await list.reload()
    }),
  )

  /** @param {any} key */
  function row(key) {
    const over = key.expiresAt !== undefined && Date.parse(key.expiresAt) < Date.now()
    const item = entry({
      id: key.id,
      title: key.name,
      badges: [over && 'expired', ...key.scopes],
      facts: [
        moment(key.createdAt, 'made'),
        key.lastUsedAt === undefined ? 'never used' : moment(key.lastUsedAt, 'used'),
        key.lastUsedAddress !== undefined && `from ${key.lastUsedAddress}`,
        moment(key.expiresAt, over ? 'ended' : 'until'),
        key.allowedAddresses.length > 0 && `only from ${key.allowedAddresses.join(', ')}`,
      ],
      actions: writes
        ? [
            button('Change', () => replace(changeKey(key)), { about: key.name }),
            button('Renew', () => replace(rotateKey(key)), { about: key.name }),
            button('Delete', () => remove(key, item), { danger: true, about: key.name }),
          ]
        : [],
    })
    /** @param {Promise<any>} work */
    async function replace(work) {
      const changed = await work.catch(toastProblem)
      if (changed !== undefined) item.replaceWith(row(changed))
    }
    return item
  }
}

/** @param {any} key @param {HTMLElement} item */
async function remove({ id, name }, item) {
  try {
    await call('DELETE', `/v1/api-keys/${id}`)
    item.remove()
    toast({ content: `${name} works no more.` })
  } catch (error) {
    toastProblem(error)
  }
}
