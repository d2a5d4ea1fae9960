// `npm run fuzz -- --self-test`: a run that finds nothing proves something only if it would have found something.

import { join } from 'node:path'
import { faults, type Fault, type FaultName } from './faults.ts'
import { printColumns, printFailures } from './outcomes.ts'
import { runSchemathesis } from './runs.ts'
import { startFuzzedService, type FuzzedService } from './service.ts'

/** @param services takes what must be stopped when this is interrupted */
export async function proveThatFaultsAreFound(
  python: string,
  reports: string,
  services: Set<FuzzedService>,
): Promise<boolean> {
  const rows: string[][] = []
  for (const [name, fault] of Object.entries(faults) as [FaultName, Fault][]) {
    const service = await startFuzzedService('sqlite', join(reports, `service-${name}.log`), { name, fault })
    services.add(service)
    const folder = join(reports, name)
    const { operations, finding } = fault
    const plan = { role: 'member', seed: 1, examples: 40, fill: undefined, limit: 300, operations } as const
    const outcome = await runSchemathesis(python, service, plan, folder)
    await service.stop()
    services.delete(service)
    const isFound = finding in outcome.failures
    if (!isFound) printFailures({ role: 'member', database: 'sqlite', folder, outcome })
    rows.push([isFound ? 'ok' : 'FAIL', fault.about, finding, Object.keys(outcome.failures).join(', ') || 'nothing'])
  }
  printColumns([['', 'PLANTED', 'EXPECTED', 'FOUND'], ...rows])
  return rows.every(([verdict]) => verdict === 'ok')
}
