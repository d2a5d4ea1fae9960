/** What narrows the list, orders it and shows it another way; or, with files chosen, what is done with all of them. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../shell/icon.tsx'
import { visible } from '../shell/names.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Filters } from './filters.tsx'
import { lastName } from './folders.ts'
import { chooseLayout, layout, type Layout } from './layout.ts'
import { show, view } from './listing.ts'
import { selected } from './selection.ts'
import { everything, isRefined, orderOf, type Sort } from './view.ts'

const sortLabels: readonly (readonly [Sort, string])[] = [
  ['relevance', 'Best matches first'],
  ['-createdAt', 'Newest first'],
  ['createdAt', 'Oldest first'],
  ['-updatedAt', 'Changed last'],
  ['name', 'Name, A to Z'],
  ['-name', 'Name, Z to A'],
  ['-size', 'Largest first'],
  ['size', 'Smallest first'],
]

export function Toolbar() {
  const filtering = useSignal(isRefined({ ...view.value, sort: everything.sort }))
  const narrowed = [view.value.mediaType, view.value.tag, view.value.from || view.value.to].filter(Boolean).length
  const orders = sortLabels.filter(([value]) => value !== 'relevance' || view.value.q !== '')
  return (
    <div class="toolbar">
      <div class="tools">
        <Search />
        <button
          type="button"
          class="button"
          aria-expanded={filtering.value}
          aria-controls="filters"
          onClick={() => {
            filtering.value = !filtering.value
          }}
        >
          <Icon name="filter" /> Filter
          {narrowed > 0 && <span class="count">{narrowed}</span>}
        </button>
        <select
          class="sort"
          aria-label="Order"
          value={orderOf(view.value)}
          onChange={(event) => {
            const sort = event.currentTarget.value as Sort
            show({ ...view.value, sort: sort === orderOf({ ...view.value, sort: '' }) ? '' : sort })
          }}
        >
          {orders.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <div class="layouts" role="group" aria-label="Shown as">
          <LayoutButton is="list" label="List" />
          <LayoutButton is="grid" label="Grid" />
        </div>
      </div>
      <Filters hidden={!filtering.value} />
      {selected.value.length > 0 && <BulkBar />}
    </div>
  )
}

function LayoutButton({ is, label }: { is: Layout; label: string }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={layout.value === is}
      aria-label={label}
      title={label}
      onClick={() => chooseLayout(is)}
    >
      <Icon name={is} />
    </button>
  )
}

const pause = 250

function Search() {
  const typed = useSignal(view.value.q)
  const timer = useRef(0)
  const { q: shown, folder } = view.value
  // What was searched elsewhere, for instance a step back, stands in the field too.
  useEffect(() => {
    if (typed.value.trim() !== shown) typed.value = shown
  }, [shown, typed])
  const search = () => {
    clearTimeout(timer.current)
    const q = typed.value.trim()
    if (q !== view.value.q) show({ ...view.value, q }, { replace: true })
  }
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        id="q"
        maxLength={200}
        placeholder={folder === '/' ? 'Search' : `Search in ${visible(lastName(folder))}`}
        aria-label="Search names, descriptions and tags"
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
          clearTimeout(timer.current)
          timer.current = window.setTimeout(search, pause)
        }}
      />
    </form>
  )
}
