/**
 * Roles to choose from; scopes to choose from.
 */
import { call } from './api.js'

/** @returns {Promise<any[]>} every role that there is */
export async function loadRoles() {
  const roles = []
  let cursor
  do {
    const { body } = await call(
      'GET',
      `/v1/roles?limit=100${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    roles.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== undefined)
  return roles
}

/** @param {any[]} roles @param {string[]} chosen */
export const roleChoices = (roles, chosen) =>
  roles.map(({ name, description }) => ({
    value: name,
    label: description === undefined ? name : `${name}: ${description}`,
    checked: chosen.includes(name),
  }))
