/** Names and values of one's own. */
import { useRef } from 'preact/hooks'
import { Icon } from '../shell/icon.tsx'

export interface Pair {
  /** Tells rows apart while their names are being typed. */
  readonly key: number
  readonly name: string
  readonly value: string
}

const most = 50
let count = 0

export const pairsOf = (metadata: Readonly<Record<string, string>>): Pair[] =>
  Object.entries(metadata).map(([name, value]) => ({ key: (count += 1), name, value }))

/** A row without a name is not there yet; of two with one name, the last counts. */
export const metadataOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(
    pairs.map(({ name, value }): [string, string] => [name.trim(), value]).filter(([name]) => name !== ''),
  )

interface MetadataFieldsProps {
  readonly pairs: readonly Pair[]
  readonly onChange: (pairs: readonly Pair[]) => void
}

export function MetadataFields({ pairs, onChange }: MetadataFieldsProps) {
  const fields = useRef<HTMLFieldSetElement>(null)
  const change = (key: number, some: Partial<Pair>) =>
    onChange(pairs.map((pair) => (pair.key === key ? { ...pair, ...some } : pair)))
  const add = () => {
    onChange([...pairs, { key: (count += 1), name: '', value: '' }])
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  const remove = (key: number) => {
    onChange(pairs.filter((pair) => pair.key !== key))
    fields.current?.querySelector<HTMLElement>('.add')?.focus()
  }
  return (
    <fieldset ref={fields} class="metadata">
      <legend>Metadata</legend>
      <ul>
        {pairs.map(({ key, name, value }) => (
          <li key={key}>
            <input
              aria-label="Name of the metadata"
              placeholder="Name"
              maxLength={100}
              dir="auto"
              value={name}
              onInput={(event) => change(key, { name: event.currentTarget.value })}
            />
            <input
              aria-label={`Value of ${name === '' ? 'the metadata' : name}`}
              placeholder="Value"
              maxLength={1000}
              dir="auto"
              value={value}
              onInput={(event) => change(key, { value: event.currentTarget.value })}
            />
            <button type="button" class="icon-button" aria-label={`Remove ${name}`} onClick={() => remove(key)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {pairs.length < most && (
        <button type="button" class="button small add" onClick={add}>
          <Icon name="plus" /> Add metadata
        </button>
      )}
    </fieldset>
  )
}
