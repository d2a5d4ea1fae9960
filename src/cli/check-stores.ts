import { existsSync } from 'node:fs'
import { lookAtStore } from '../administration.ts'
import type { Config } from '../config.ts'
import type { StoreLocation } from '../storage/store-location.ts'
import { fail, ok, warn, type Finding } from './finding.ts'
import { bytesInWords } from './output.ts'

const mebibyte = 1024 ** 2

/** Those outside the database, whose space `checkDisk` looks at. */
export async function* checkStores({ storage }: Config): AsyncGenerator<Finding, void> {
  for (const location of storage) {
    if (location.kind === 'disk' && !existsSync(location.folder))
      yield ok('storage', `${location.folder} is not there yet; the first start makes it`)
    else if (location.kind !== 'database') yield await lookAt(location)
  }
}

async function lookAt(location: Exclude<StoreLocation, { kind: 'database' }>): Promise<Finding> {
  const { failure, room } = await lookAtStore(location)
  const name = location.kind === 'disk' ? location.folder : `s3://${location.bucket}/${location.prefix}`
  if (failure) {
    const [detail = '', ...advice] = failure.message.split('; ')
    return fail('storage', detail, advice.length === 0 ? undefined : advice.join('; '))
  }
  if (room === undefined) return ok('storage', `${name} can be written and read`)
  const detail = `${name} can be written and read, ${bytesInWords(room)} free`
  if (room < 100 * mebibyte) return fail('storage', detail, 'make room: nothing can be stored')
  return room < 1024 * mebibyte ? warn('storage', detail, 'make room') : ok('storage', detail)
}
