/** The list narrowed by type, tag and day. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { tags } from './groups.ts'
import { show, view } from './listing.ts'
import { everything } from './view.ts'

const types: readonly (readonly [string, string])[] = [
  ['', 'Any type'],
  ['image/*', 'Pictures'],
  ['video/*', 'Films'],
  ['audio/*', 'Sound'],
  ['text/*', 'Text'],
  ['application/pdf', 'PDF'],
  ['application/zip', 'Zip archives'],
]

export function Filters({ hidden }: { hidden: boolean }) {
  const { mediaType, tag, from, to } = view.value
  const known = types.some(([value]) => value === mediaType)
  const isSet = [mediaType, tag, from, to].some((text) => text !== '')
  const clear = () => show({ ...view.value, mediaType: '', tag: '', from: everything.from, to: everything.to })
  return (
    <div class="filters" id="filters" role="group" aria-label="Filter" hidden={hidden}>
      <div class="field">
        <label for="filter-type">Type</label>
        <select
          id="filter-type"
          value={mediaType}
          onChange={(event) => show({ ...view.value, mediaType: event.currentTarget.value })}
        >
          {types.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {!known && <option value={mediaType}>{mediaType}</option>}
        </select>
      </div>
      <TagField />
      <div class="field">
        <label for="filter-from">Stored from</label>
        <input
          id="filter-from"
          type="date"
          max={to || undefined}
          value={from}
          onChange={(event) => show({ ...view.value, from: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="filter-to">to</label>
        <input
          id="filter-to"
          type="date"
          min={from || undefined}
          value={to}
          onChange={(event) => show({ ...view.value, to: event.currentTarget.value })}
        />
      </div>
      <button type="button" class="button quiet" disabled={!isSet} onClick={clear}>
        Clear
      </button>
    </div>
  )
}

/** A tag is asked for when it is written out: each letter on the way would be another tag. */
function TagField() {
  const typed = useSignal(view.value.tag)
  const shown = view.value.tag
  useEffect(() => {
    typed.value = shown
  }, [shown, typed])
  const look = () => show({ ...view.value, tag: typed.value.trim() })
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <label for="filter-tag">Tag</label>
      <input
        id="filter-tag"
        list="known-tags"
        maxLength={100}
        autocomplete="off"
        dir="auto"
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
        onChange={look}
      />
      <datalist id="known-tags">
        {tags.value.items.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </form>
  )
}
