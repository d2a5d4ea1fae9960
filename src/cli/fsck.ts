import { styleText } from 'node:util'
import type { Fault } from '../storage/fsck.ts'
import { administer } from './administer.ts'
import { printable, printJson } from './output.ts'

export interface FsckOrder {
  readonly deep?: true
  readonly repair?: true
  /** Seconds. */
  readonly grace: number
  readonly json?: true
}

export async function checkStorage({ deep, repair, grace, json }: FsckOrder): Promise<void> {
  const faults: Fault[] = []
  let [found, mended] = [0, 0]
  await administer(async ({ fsck, requireStores }) => {
    await requireStores()
    const options = { deep: deep === true, repair: repair === true, graceMillis: grace * 1000 }
    for await (const fault of fsck(options)) {
      found += 1
      if (fault.mended) mended += 1
      if (json) faults.push(fault)
      else print(fault)
    }
  })
  const left = found - mended
  if (json) printJson({ healthy: left === 0, found, mended, faults })
  else console.log(found === 0 ? 'no fault was found' : `${found} found, ${mended} mended`)
  if (left > 0) process.exitCode = 1
}

function print({ kind, subject, detail, mended }: Fault): void {
  const mark = mended ? styleText('yellow', 'mended') : styleText('red', 'FAULT ')
  console.log(`${mark}  ${kind.padEnd(20)}  ${printable(subject)}: ${printable(detail)}`)
}
