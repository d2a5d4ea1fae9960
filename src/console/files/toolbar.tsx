/** What narrows the list, orders it and shows it another way; or, with files chosen, what is done with all of them. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../shell/icon.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Filters } from './filters.tsx'
import { chooseLayout, layout, type Layout } from './layout.ts'
import { show, view } from './listing.ts'
import { selected } from './selection.ts'
import { isRefined, type Sort } from './view.ts'

const sortLabels: readonly (readonly [Sort, string])[] = [
  ['-createdAt', 'Newest first'],
  ['createdAt', 'Oldest first'],
  ['-updatedAt', 'Changed last'],
  ['name', 'Name, A to Z'],
  ['-name', 'Name, Z to A'],
  ['-size', 'Largest first'],
  ['size', 'Smallest first'],
]

export function Toolbar() {
  const filtering = useSignal(isRefined({ ...view.value, sort: '-createdAt' }))
  const narrowed = [view.value.mediaType, view.value.tag, view.value.from || view.value.to].filter(Boolean).length
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
          value={view.value.sort}
          onChange={(event) => show({ ...view.value, sort: event.currentTarget.value as Sort })}
        >
          {sortLabels.map(([value, label]) => (
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
  const shown = view.value.q
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
        placeholder="Search"
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
