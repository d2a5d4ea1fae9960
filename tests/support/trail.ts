/** The audit trail of a running service, taken in hand: written to, sealed and proved beside the service's own job. */
import { createAudit, type Audit } from '../../src/audit/audit.ts'
import { createChain, type Chain } from '../../src/audit/chain.ts'
import { createSealing, type Sealing } from '../../src/audit/sealing.ts'
import { createVerification, type Verification } from '../../src/audit/verification.ts'
import { createSecret } from '../../src/access/secret.ts'
import type { Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/id.ts'
import { eventually } from './eventually.ts'

export interface TrailInHand extends Sealing, Verification {
  readonly chain: Chain
  readonly audit: Audit
  /** Seals what there is, whoever else seals. */
  readonly settle: () => Promise<void>
}

export function takeTrail(
  database: Database,
  settings: Record<string, string>,
  clock: () => number = Date.now,
): TrailInHand {
  const chain = createChain(createSecret(Buffer.from(settings['COFFER_SECRET']!, 'base64')))
  const sealing = createSealing({ database, clock, chain })
  return {
    chain,
    audit: createAudit({ database, clock, newId, chain }),
    ...sealing,
    ...createVerification({ database, chain }),
    settle: async () => {
      await eventually(async () => {
        await sealing.seal()
        const [row] = await database.rows('select count(*) as n from audit_event where position is null')
        return Number(row!['n']) === 0
      })
    },
  }
}
