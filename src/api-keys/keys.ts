/** The parts of the API keys, put together. */
import type { Logger } from 'pino'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { createApiKeys, type ApiKeys } from './api-keys.ts'
import { createKeyAuthentication, type KeyAuthentication } from './authentication.ts'
import { createKeyAdministration, type KeyAdministration } from './key-administration.ts'
import { createKeyListing, type KeyListing } from './key-listing.ts'
import { createKeyUse, type KeyUse } from './key-use.ts'
import { createRefusals } from './refusals.ts'
import { createServiceAccounts, type ServiceAccounts } from './service-accounts.ts'

export interface KeysDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly log: Logger
  readonly audit: Audit
  readonly grants: Grants
  readonly recentSignIn: RecentSignIn
  readonly revocations: Revocations
}

export interface Keys {
  readonly apiKeys: ApiKeys
  readonly keyListing: KeyListing
  readonly keyAuthentication: KeyAuthentication
  readonly keyAdministration: KeyAdministration
  readonly keyUse: KeyUse
  readonly serviceAccounts: ServiceAccounts
}

export function createKeys(deps: KeysDeps): Keys {
  const keyUse = createKeyUse(deps)
  return {
    apiKeys: createApiKeys(deps),
    keyListing: createKeyListing(deps),
    keyAdministration: createKeyAdministration(deps),
    keyAuthentication: createKeyAuthentication({
      ...deps,
      scopesOf: deps.grants.scopesOf,
      use: keyUse,
      refusals: createRefusals(deps),
    }),
    keyUse,
    serviceAccounts: createServiceAccounts(deps),
  }
}
