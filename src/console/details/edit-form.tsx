/** A file's texts. Saved only onto what was shown: a change made elsewhere meanwhile is not lost. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import { readGroups } from '../files/groups.ts'
import { replaceFile } from '../files/listing.ts'
import { problemIn } from '../problems.ts'
import { updateFile, type File, type FilePatch, type Problem } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { tagsOf } from '../shell/names.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import { MetadataFields, metadataOf, pairsOf, type Pair } from './metadata-fields.tsx'
import { focusDetails, isEdited, load, opened } from './opened.ts'

interface Texts {
  readonly name: string
  readonly description: string
  readonly tags: string
  readonly metadata: readonly Pair[]
}

export function EditForm({ file, etag }: { file: File; etag: string | undefined }) {
  const texts = useSignal<Texts>(textsOf(file))
  const problem = useSignal<Problem | undefined>(undefined)
  const busy = useSignal(false)
  const change = (some: Partial<Texts>) => {
    texts.value = { ...texts.value, ...some }
  }
  const patch = patchOf(file, texts.value)
  const dirty = Object.keys(patch).length > 0
  // Before the next key is pressed: Escape asks only when there is something to lose.
  useLayoutEffect(() => {
    isEdited.value = dirty
    return () => {
      isEdited.value = false
    }
  }, [dirty])
  const wrong = (field: string): boolean =>
    problem.value?.errors?.some(({ pointer }) => pointer.split('/')[1] === field) ?? false
  const save = async (event: Event) => {
    event.preventDefault()
    if (!dirty) return
    busy.value = true
    problem.value = undefined
    try {
      const changed = await updateFile(file.id, patch, etag)
      replaceFile(changed.file)
      if (patch.tags) void readGroups()
      announce(`${changed.file.name} saved`)
      if (opened.value?.id === file.id) opened.value = { id: file.id, ...changed }
      focusDetails()
    } catch (error) {
      problem.value = problemIn(error)
    }
    busy.value = false
  }
  const discard = () => {
    problem.value = undefined
    texts.value = textsOf(file)
    focusDetails()
  }
  return (
    <form class="stack edit" onSubmit={(event) => void save(event)}>
      <div class="field">
        <label for="details-name">Name</label>
        <input
          id="details-name"
          required
          maxLength={255}
          autocomplete="off"
          dir="auto"
          aria-invalid={wrong('name')}
          value={texts.value.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="details-description">Description</label>
        <textarea
          id="details-description"
          rows={3}
          maxLength={4000}
          dir="auto"
          aria-invalid={wrong('description')}
          value={texts.value.description}
          onInput={(event) => change({ description: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="details-tags">
          Tags <span class="optional">separated by commas</span>
        </label>
        <input
          id="details-tags"
          autocomplete="off"
          dir="auto"
          aria-invalid={wrong('tags')}
          value={texts.value.tags}
          onInput={(event) => change({ tags: event.currentTarget.value })}
        />
      </div>
      <MetadataFields pairs={texts.value.metadata} onChange={(metadata) => change({ metadata })} />
      {problem.value && <ProblemBox problem={problem.value} />}
      {problem.value?.status === 412 && (
        <button type="button" class="button" onClick={() => void load(file.id)}>
          Show it as it is now
        </button>
      )}
      {dirty && (
        <p class="choices end">
          <button type="button" class="button quiet" onClick={discard}>
            Discard
          </button>
          <button type="submit" class="button primary" disabled={busy.value || etag === undefined}>
            Save
          </button>
        </p>
      )}
    </form>
  )
}

const textsOf = ({ name, description = '', tags, metadata }: File): Texts => ({
  name,
  description,
  tags: tags.join(', '),
  metadata: pairsOf(metadata),
})

/** What differs, and nothing else. */
function patchOf(file: File, texts: Texts): FilePatch {
  const patch: FilePatch = {}
  const name = texts.name.trim()
  const description = texts.description.trim()
  const tags = tagsOf(texts.tags)
  const metadata = metadataOf(texts.metadata)
  if (name !== file.name) patch.name = name
  if (description !== (file.description ?? '')) patch.description = description === '' ? null : description
  if (!sameTexts(tags, file.tags)) patch.tags = tags
  if (!sameTexts(Object.entries(metadata).flat(), Object.entries(file.metadata).flat())) patch.metadata = metadata
  return patch
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at])
