import { Migration0001Begin } from './0001-begin.ts'
import { Migration0002Identity } from './0002-identity.ts'
import { Migration0003SessionExpiry } from './0003-session-expiry.ts'
import { Migration0004SigningKeys } from './0004-signing-keys.ts'
import { Migration0005Recovery } from './0005-recovery.ts'
import { Migration0006Factors } from './0006-factors.ts'
import { Migration0007ApiKeys } from './0007-api-keys.ts'
import { Migration0008Users } from './0008-users.ts'
import { Migration0009Identities } from './0009-identities.ts'
import { Migration0010Audit } from './0010-audit.ts'
import { Migration0011DeletionReach } from './0011-deletion-reach.ts'
import { Migration0012Registrations } from './0012-registrations.ts'
import { Migration0013SignIns } from './0013-sign-ins.ts'
import { Migration0014Storage } from './0014-storage.ts'
import { Migration0015Stores } from './0015-stores.ts'
import { Migration0016Uploads } from './0016-uploads.ts'
import { Migration0017Shares } from './0017-shares.ts'
import { Migration0018Finding } from './0018-finding.ts'
import { Migration0019IdempotencyKeys } from './0019-idempotency-keys.ts'
import { Migration0020Versions } from './0020-versions.ts'
import { Migration0021Media } from './0021-media.ts'
import { Migration0023DamagedContents } from './0023-damaged-contents.ts'

/** In the order in which they are applied; an applied one is never edited. */
export const migrations = [
  { name: '0001-begin', class: Migration0001Begin },
  { name: '0002-identity', class: Migration0002Identity },
  { name: '0003-session-expiry', class: Migration0003SessionExpiry },
  { name: '0004-signing-keys', class: Migration0004SigningKeys },
  { name: '0005-recovery', class: Migration0005Recovery },
  { name: '0006-factors', class: Migration0006Factors },
  { name: '0007-api-keys', class: Migration0007ApiKeys },
  { name: '0008-users', class: Migration0008Users },
  { name: '0009-identities', class: Migration0009Identities },
  { name: '0010-audit', class: Migration0010Audit },
  { name: '0011-deletion-reach', class: Migration0011DeletionReach },
  { name: '0012-registrations', class: Migration0012Registrations },
  { name: '0013-sign-ins', class: Migration0013SignIns },
  { name: '0014-storage', class: Migration0014Storage },
  { name: '0015-stores', class: Migration0015Stores },
  { name: '0016-uploads', class: Migration0016Uploads },
  { name: '0017-shares', class: Migration0017Shares },
  { name: '0018-finding', class: Migration0018Finding },
  { name: '0019-idempotency-keys', class: Migration0019IdempotencyKeys },
  { name: '0020-versions', class: Migration0020Versions },
  { name: '0021-media', class: Migration0021Media },
  { name: '0023-damaged-contents', class: Migration0023DamagedContents },
]
