// The kinds of pages that are measured.

import type { Principal } from '../../../src/access/principal.ts'
import { encodeCursor } from '../../../src/db/cursor.ts'
import type { FileGroups } from '../../../src/files/file-groups.ts'
import type { FileQuery, Listing, Sort } from '../../../src/files/listing.ts'

export interface Finder {
  readonly owner: Principal
  readonly listing: Listing
  readonly groups: FileGroups
}

type Page = [name: string, run: (finder: Finder) => Promise<unknown[]>]

const columns: Readonly<Record<string, string>> = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  name: 'sort_name',
  size: 'size',
}
const sorts = ['-createdAt', 'createdAt', '-updatedAt', 'updatedAt', 'name', '-name', 'size', '-size'] as const

/** @param middle sort value and id of a file in the middle, by column */
export function pagesOf(middle: Readonly<Record<string, [string | number, string]>>): Page[] {
  return [
    ...sorts.flatMap((sort) => [
      page(`first page, ${sort}`, { sort }),
      page(`deep page, ${sort}`, { sort, cursor: middleCursor(sort, middle) }),
    ]),
    ...sorts.map((sort) => page(`trash, ${sort}`, { sort, state: 'trashed' })),
    page('hundred at once', { limit: 100 }),
    page('count=exact, everything', { count: true }),
    ...filters.flatMap(([name, filter]) => [
      page(name, filter),
      page(`${name}, by name`, { ...filter, sort: 'name' }),
      page(`${name}, oldest first`, { ...filter, sort: 'createdAt' }),
      page(`${name}, in the trash`, { ...filter, state: 'trashed' }),
      page(`${name}, count=exact`, { ...filter, count: true }),
    ]),
    ...searches.flatMap(([name, filter]) => [
      page(`search ${name}, by relevance`, { ...filter, sort: 'relevance' }),
      page(`search ${name}, newest first`, filter),
      page(`search ${name}, by size`, { ...filter, sort: 'size' }),
      page(`search ${name}, count=exact`, { ...filter, count: true }),
    ]),
    ['tags', ({ groups, owner }) => groups.tags(owner, { limit: 20, count: true, prefix: undefined }).then(itemsOf)],
    [
      'tags by prefix',
      ({ groups, owner }) => groups.tags(owner, { limit: 20, count: true, prefix: 'project-1' }).then(itemsOf),
    ],
    [
      'folders of /projects',
      ({ groups, owner }) => groups.folders(owner, { limit: 20, count: true, parent: '/projects' }).then(itemsOf),
    ],
  ]
}

const filters: [string, Partial<FileQuery>][] = [
  ['tag that most have', { tag: 'common' }],
  ['tag that a few hundred have', { tag: 'project-7' }],
  ['tag that five have', { tag: 'rare' }],
  ['tag of the oldest alone', { tag: 'old' }],
  ['two tags', { tags: ['common', 'project-7'] }],
  ['two tags of which none has both', { tags: ['rare', 'old'] }],
  ['metadata', { metadata: ['department=sales'] }],
  ['folder', { folder: '/projects/p7/2025' }],
  ['folder of the oldest', { folder: '/archive' }],
  ['under a broad folder', { under: '/projects' }],
  ['under a narrow folder', { under: '/projects/p7' }],
  ['media type that most have', { mediaType: 'application/pdf' }],
  ['media types of a family', { mediaType: 'image/*' }],
  ['media type that twenty have', { mediaType: 'application/x-rare' }],
  ['a day', { createdAfter: Date.parse('2024-02-01'), createdBefore: Date.parse('2024-02-02') }],
  ['everything since the first days', { createdAfter: Date.parse('2024-01-10') }],
  ['large ones', { minSize: 9_900_000 }],
  ['all that are not empty', { minSize: 1 }],
  [
    'many filters',
    { tag: 'common', metadata: ['department=sales'], mediaType: 'image/*', under: '/projects', minSize: 1 },
  ],
]

const searches: [string, Partial<FileQuery>][] = [
  ['by a word of half of the names', { q: 'report' }],
  ['by one letter', { q: 'b' }],
  ['by two letters', { q: 'ba' }],
  ['by a number', { q: '4242' }],
  ['by two words', { q: 'report 42' }],
  ['for nothing that is there', { q: 'xyzzy' }],
  ['by half of the names, with a tag', { q: 'report', tag: 'project-7' }],
  ['by half of the names, in a broad folder', { q: 'report', under: '/projects' }],
]

const itemsOf = ({ items }: { items: unknown[] }): unknown[] => items

function page(name: string, query: Partial<FileQuery>): Page {
  return [
    name,
    ({ listing, owner }) =>
      listing.list(owner, { limit: 20, state: 'active', sort: '-createdAt', ...query }).then(itemsOf),
  ]
}

function middleCursor(sort: Sort, middle: Readonly<Record<string, [string | number, string]>>): string {
  const column = columns[sort.replace('-', '')] ?? ''
  return encodeCursor(`files ${sort}`, middle[column] ?? [0, ''])
}
