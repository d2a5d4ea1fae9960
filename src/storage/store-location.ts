/** Where bytes are to lie, as the setting says it: `database`, `disk:<folder>`, `s3://bucket/prefix?...`. */
import { isAbsolute, resolve } from 'node:path'

export interface DiskLocation {
  readonly kind: 'disk'
  readonly folder: string
}

export interface S3Location {
  readonly kind: 's3'
  readonly bucket: string
  /** What every key begins with; empty, or ends in a slash. */
  readonly prefix: string
  /** Undefined: that of AWS in the region. */
  readonly endpoint: string | undefined
  /** Undefined: what the SDK finds (`AWS_REGION`, its configuration file). */
  readonly region: string | undefined
  /** Whether the bucket stands in the path instead of the host's name. */
  readonly pathStyle: boolean
}

export type StoreLocation = { readonly kind: 'database' } | DiskLocation | S3Location

/** The first takes what is new, all are read; the database is among them in any case. */
export type StoreLocations = readonly [StoreLocation, ...StoreLocation[]]

/**
 * @param folder what relative paths start from
 * @throws Error that says what is wrong, for the setting's name before it
 */
export function storeLocations(text: string, folder: string): StoreLocations {
  const locations = text.split(',').map((part) => storeLocation(part.trim(), folder))
  const kinds = locations.map(({ kind }) => kind)
  if (new Set(kinds).size < kinds.length) throw new Error('names a kind of store twice')
  if (!kinds.includes('database')) locations.push({ kind: 'database' })
  return locations as [StoreLocation, ...StoreLocation[]]
}

function storeLocation(text: string, folder: string): StoreLocation {
  if (text === 'database') return { kind: 'database' }
  if (text.startsWith('disk:')) return diskLocation(text.slice('disk:'.length), folder)
  if (text.startsWith('s3://')) return s3Location(text)
  throw new Error('must be database, disk:<folder> or s3://bucket/prefix?endpoint=...&region=...&pathStyle=true')
}

function diskLocation(path: string, folder: string): DiskLocation {
  if (path === '' || path.includes('\0')) throw new Error('names no folder; use disk:/var/lib/coffer')
  const place = isAbsolute(path) ? path : resolve(folder, path)
  if (resolve(place) === resolve('/')) throw new Error('must not be the root folder')
  return { kind: 'disk', folder: resolve(place) }
}

/** General purpose buckets of S3; other services are stricter or equal. */
const bucketForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** No segment `.` or `..`, which servers over file systems refuse, and nothing that a URL would have to encode. */
const prefixForm = /^(?!\.{1,2}(\/|$))(?!.*\/\.{0,2}\/)[A-Za-z0-9!_.*'()/-]{0,200}$/

function s3Location(text: string): S3Location {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !bucketForm.test(url.hostname)) throw new Error('names no bucket; use s3://bucket/prefix')
  if (url.username !== '' || url.password !== '')
    throw new Error('must not have credentials in it; the SDK finds them (AWS_ACCESS_KEY_ID and others)')
  if (url.port !== '' || url.hash !== '') throw new Error('takes a bucket, a prefix and parameters, and nothing else')
  const parameters = new Map(url.searchParams)
  const unknown = [...parameters.keys()].find((name) => !['endpoint', 'region', 'pathStyle'].includes(name))
  if (unknown !== undefined) throw new Error(`has no parameter ${unknown}; there are endpoint, region and pathStyle`)
  const path = url.pathname.replace(/^\//, '').replace(/\/$/, '')
  if (!prefixForm.test(path)) throw new Error("takes a prefix of letters, digits, slashes and !_.*'()- alone")
  const pathStyle = parameters.get('pathStyle') ?? 'false'
  if (!['true', 'false'].includes(pathStyle)) throw new Error('takes true or false for pathStyle')
  const region = parameters.get('region')
  if (region !== undefined && !/^[a-z0-9-]{1,50}$/.test(region)) throw new Error('has a region that is none')
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: path === '' ? '' : `${path}/`,
    endpoint: endpointOf(parameters.get('endpoint')),
    region,
    pathStyle: pathStyle === 'true',
  }
}

function endpointOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new Error('takes an endpoint such as https://s3.example.org')
  return url.href.replace(/\/$/, '')
}

/** For people, and without anything secret. */
export function shownStore(location: StoreLocation): string {
  if (location.kind === 'database') return 'the database'
  if (location.kind === 'disk') return location.folder
  const { bucket, prefix, endpoint } = location
  return `s3://${bucket}/${prefix}${endpoint === undefined ? '' : ` at ${endpoint}`}`
}
