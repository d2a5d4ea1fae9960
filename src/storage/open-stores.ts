/** Makes the stores that the settings name. */
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import type { ByteStore } from './blob-store.ts'
import { createDatabaseStore } from './database-store.ts'
import { createDiskPlace } from './disk-place.ts'
import { createS3Place } from './s3-place.ts'
import { StoreFailure, type SegmentPlace } from './segment-place.ts'
import { createSegmentedStore } from './segmented-store.ts'
import { storeKinds } from './store-kind.ts'
import type { StoreLocation, StoreLocations } from './store-location.ts'

export interface Stores {
  /** The first takes what is new. */
  readonly all: readonly [ByteStore, ...ByteStore[]]
  /** Those outside the database. */
  readonly places: readonly SegmentPlace[]
}

export interface StoresDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly locations: StoreLocations
  /** As that of `createBlobs`. */
  readonly touchMillis?: number | undefined
}

/** Looks at none of them yet. */
export async function openStores({ database, clock, newId, locations, touchMillis }: StoresDeps): Promise<Stores> {
  const places: SegmentPlace[] = []
  const open = async (location: StoreLocation): Promise<ByteStore> => {
    if (location.kind === 'database') return createDatabaseStore({ database, clock })
    const place = await placeAt(location)
    places.push(place)
    return createSegmentedStore({ database, clock, newId, place, touchMillis })
  }
  const [first, ...others] = locations
  const newest = await open(first)
  const all: [ByteStore, ...ByteStore[]] = [newest]
  for (const location of others) all.push(await open(location))
  return { all, places }
}

export async function placeAt(location: Exclude<StoreLocation, { kind: 'database' }>): Promise<SegmentPlace> {
  return location.kind === 'disk' ? createDiskPlace(location.folder) : createS3Place(location)
}

/**
 * Before anything is served: each can be used, and whatever has bytes is among them.
 * @throws StoreFailure
 */
export async function requireUsable(database: Database, places: readonly SegmentPlace[]): Promise<void> {
  const isEmpty = async (kind: string): Promise<boolean> =>
    (await database.rows('select 1 from segment where store = ? limit 1', [kind])).length === 0
  for (const place of places) await place.open(() => isEmpty(place.kind))
  const named = new Set<string>(['database', ...places.map(({ kind }) => kind)])
  for (const kind of storeKinds)
    if (!named.has(kind) && !(await isEmpty(kind)))
      throw new StoreFailure(
        `bytes of files lie in a store of the kind "${kind}", which COFFER_STORAGE does not name; add it behind the first one`,
      )
}
