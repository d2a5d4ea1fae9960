import type { KeyRow } from '../api-keys/key-listing.ts'
import { administer } from './administer.ts'
import { CommandFailure } from './errors.ts'
import { printJson, printTable, time } from './output.ts'

export interface ApiKeyOrder {
  readonly owner: string
  readonly scope: readonly string[]
  readonly name: string
  readonly days?: number
  readonly from?: readonly string[]
  readonly json?: true
}

const dayMillis = 86_400_000

export async function createApiKey({ owner, scope, name, days, from = [], json }: ApiKeyOrder): Promise<void> {
  const { key, text } = await administer(({ apiKeys }) =>
    apiKeys.keyAdministration.create({
      owner,
      name,
      scopes: scope,
      expiresAt: days === undefined ? undefined : Date.now() + days * dayMillis,
      allowedAddresses: from,
    }),
  )
  if (json) printJson({ ...view(key), key: text })
  else console.log(text)
  // Beside the key itself, so that it can be taken from standard output alone.
  if (!json) console.error(`made ${key.id}; this is the only time that the key is shown`)
}

export async function listApiKeys({ json }: { json?: true }): Promise<void> {
  const keys = (await administer(({ apiKeys }) => apiKeys.keyListing.listAll())).map(view)
  if (json) printJson(keys)
  else
    printTable(
      ['ID', 'NAME', 'OWNER', 'SCOPES', 'ENDS', 'LAST USED'],
      keys.map(({ id, name, ownerId, scopes, expiresAt = 'never', lastUsedAt = 'never' }) => [
        id,
        name,
        ownerId,
        scopes.join(' '),
        expiresAt,
        lastUsedAt,
      ]),
    )
}

export async function revokeApiKey(id: string): Promise<void> {
  const known = await administer(({ apiKeys }) => apiKeys.keyAdministration.revoke(id))
  if (!known) throw new CommandFailure(`there is no API key ${id}`)
  console.log(`revoked ${id}; it is refused everywhere within two seconds`)
}

export async function listRoles({ json }: { json?: true }): Promise<void> {
  const { items } = await administer(({ roles }) => roles.list({ limit: 100_000, count: false }))
  const roles = items.map(({ name, description, scopes, builtIn }) => ({ name, description, scopes, builtIn }))
  if (json) printJson(roles)
  else
    printTable(
      ['NAME', 'KIND', 'SCOPES'],
      roles.map(({ name, scopes, builtIn }) => [name, builtIn ? 'built in' : 'own', scopes.join(' ')]),
    )
}

type ShownKey = Pick<
  KeyRow,
  'id' | 'accountId' | 'name' | 'scopes' | 'allowedAddresses' | 'expiresAt' | 'lastUsedAt' | 'createdAt'
>

function view({ id, accountId, name, scopes, allowedAddresses, expiresAt, lastUsedAt, createdAt }: ShownKey) {
  return {
    id,
    ownerId: accountId,
    name,
    scopes: [...scopes],
    allowedAddresses: [...allowedAddresses],
    expiresAt: expiresAt == null ? undefined : time(expiresAt),
    lastUsedAt: lastUsedAt == null ? undefined : time(lastUsedAt),
    createdAt: time(createdAt),
  }
}
