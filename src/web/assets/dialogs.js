/**
 * The dialogs: edit a file's texts, delete it forever.
 */
import { call } from './api.js'
import { askIn } from './asking.js'
import { byId, tagsOf } from './dom.js'

/**
 * @param {any} file
 * @param {string | null} etag of what is shown, so that a change made elsewhere meanwhile is not lost
 * @returns {Promise<any>} the file as it is now, or nothing when it was left as it was
 */
export function editFile(file, etag) {
  byId('edit-name').value = file.name
  byId('edit-description').value = file.description ?? ''
  byId('edit-tags').value = file.tags.join(', ')
  return askIn(byId('edit'), async () => {
    const body = {
      name: byId('edit-name').value.trim(),
      description: byId('edit-description').value.trim() || null,
      tags: tagsOf(byId('edit-tags').value),
    }
    const headers = { 'Content-Type': 'application/merge-patch+json', ...(etag ? { 'If-Match': etag } : {}) }
    return (await call('PATCH', `/v1/files/${file.id}`, { body, headers })).body
  })
}

/**
 * @param {string} name
 * @param {() => Promise<unknown>} purge
 * @returns {Promise<boolean>}
 */
export async function confirmPurge(name, purge) {
  byId('purge').querySelector('.subject').textContent = name
  const done = await askIn(byId('purge'), async () => {
    await purge()
    return true
  })
  return done === true
}
