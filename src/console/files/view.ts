/**
 * Which files are shown, and in which order. The text and the state stand in the query, where the page without a script
 * reads them too; what the script alone can do stands behind the `#`.
 */
import type { FileQuery } from '../service.ts'

export const sorts = ['relevance', '-createdAt', 'createdAt', '-updatedAt', 'name', '-name', '-size', 'size'] as const
export type Sort = (typeof sorts)[number]

export interface View {
  readonly state: 'active' | 'trashed'
  /** What one looks into; what is searched for is searched in it at whatever depth. The trash has none. */
  readonly folder: string
  readonly q: string
  /** A media type or a family of them; empty for any. */
  readonly mediaType: string
  readonly tag: string
  /** Days as YYYY-MM-DD where the person is, both included; empty for any. */
  readonly from: string
  readonly to: string
  /** Empty for what suits: the best first of what was searched for, otherwise the newest. */
  readonly sort: Sort | ''
}

export const everything: View = {
  state: 'active',
  folder: '/',
  q: '',
  mediaType: '',
  tag: '',
  from: '',
  to: '',
  sort: '',
}

/** What the script alone can do, as it is named in the address. */
const refined = ['mediaType', 'tag', 'from', 'to', 'sort'] as const

export function viewOf(address: URL): View {
  const behind = new URLSearchParams(address.hash.slice(1))
  const texts = Object.fromEntries(refined.map((name) => [name, behind.get(name) ?? everything[name]]))
  const { mediaType = '', tag = '', from = '', to = '', sort } = texts
  const trashed = address.searchParams.get('state') === 'trashed'
  return {
    state: trashed ? 'trashed' : 'active',
    folder: (trashed ? null : address.searchParams.get('folder')) ?? everything.folder,
    q: address.searchParams.get('q') ?? '',
    mediaType: /^[\w.+-]+\/([\w.+-]+|\*)$/.test(mediaType) ? mediaType : '',
    tag: tag.slice(0, 100),
    from: dayOrNothing(from),
    to: dayOrNothing(to),
    sort: sorts.find((one) => one === sort) ?? everything.sort,
  }
}

/** @param opened the file whose details are shown */
export function addressOf(view: View, opened?: string): string {
  const query = new URLSearchParams()
  if (view.q !== '') query.set('q', view.q)
  if (view.folder !== everything.folder) query.set('folder', view.folder)
  if (view.state === 'trashed') query.set('state', view.state)
  const behind = new URLSearchParams()
  for (const name of refined) if (view[name] !== everything[name]) behind.set(name, view[name])
  if (opened !== undefined) behind.set('file', opened)
  return `/app${prefixed('?', query)}${prefixed('#', behind)}`
}

export const openedIn = (address: URL): string | undefined =>
  new URLSearchParams(address.hash.slice(1)).get('file') ?? undefined

export const isRefined = (view: View): boolean => refined.some((name) => view[name] !== everything[name])
export const isNarrowed = (view: View): boolean =>
  [view.q, view.mediaType, view.tag, view.from, view.to].some((text) => text !== '')

/** A folder is looked into: its own files and folders are shown, and nothing below. */
export const isBrowsed = (view: View): boolean => view.state === 'active' && !isNarrowed(view)

/** What the list is in order by. */
export function orderOf({ sort, q }: View): Sort {
  const suits = q === '' ? '-createdAt' : 'relevance'
  return sort === '' || (sort === 'relevance' && q === '') ? suits : sort
}

export const sameView = (one: View, other: View): boolean => addressOf(one) === addressOf(other)

export function queryOf(view: View): FileQuery {
  const query: FileQuery = { limit: 50, sort: orderOf(view), state: view.state }
  if (isBrowsed(view)) query.folder = view.folder
  else if (view.folder !== everything.folder) query.under = view.folder
  if (view.q !== '') query.q = view.q
  if (view.mediaType !== '') query.mediaType = view.mediaType
  if (view.tag !== '') query.tag = view.tag
  if (view.from !== '') query.createdAfter = midnight(view.from, 0)
  if (view.to !== '') query.createdBefore = midnight(view.to, 1)
  return query
}

const prefixed = (prefix: string, texts: URLSearchParams): string => (texts.size === 0 ? '' : prefix + texts.toString())

const dayOrNothing = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''

/** The beginning of a day where the person is. */
function midnight(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).toISOString()
}
