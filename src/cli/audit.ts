import { readLink } from '../audit/chain.ts'
import type { Verdict } from '../audit/verification.ts'
import { administer } from './administer.ts'
import { CommandFailure, UsageError } from './errors.ts'
import { printJson } from './output.ts'

export async function verifyAudit({ expect, json }: { expect?: string; json?: true }): Promise<void> {
  const noted = expect === undefined ? undefined : readLink(expect)
  if (expect !== undefined && !noted)
    throw new UsageError('--expect takes what an earlier "coffer audit verify" printed as the head: position:seal')
  const verdict = await administer(({ auditVerification }) => auditVerification.verify(noted))
  if (json) printJson(verdict)
  else print(verdict)
  if (verdict.faults.length > 0) throw new CommandFailure('the audit trail is not as it was written')
}

function print({ proven, from, to, head, unsealed, faults }: Verdict): void {
  for (const { detail } of faults) console.log(`FAULT  ${detail}`)
  const range = from === undefined || to === undefined ? '' : `, of positions ${from} to ${to}`
  console.log(`${proven} events proven${range}; ${unsealed} not sealed yet`)
  if (head !== undefined) console.log(`head ${head}`)
}
