/** The files as a list or a grid, with what each can be done with, and the pages behind as one reaches the end. */
import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { kindOf, formatSize } from '../../web/assets/format.js'
import { may } from '../boot.ts'
import { openDetails, opened } from '../details/opened.ts'
import { thumbnailAddress, type File } from '../service.ts'
import { Icon } from '../shell/icon.tsx'
import { Moment } from '../shell/moment.tsx'
import { visible } from '../shell/names.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import { DownloadLink } from './download-link.tsx'
import { dragOf } from './dragging.ts'
import { Empty } from './empty.tsx'
import { purge, restore, trash } from './file-actions.tsx'
import { FolderList } from './folder-list.tsx'
import { FolderPath, Whereabouts } from './folder-path.tsx'
import { folders } from './folders.ts'
import { layout } from './layout.ts'
import { onListKeys } from './list-keys.ts'
import { files, focusWanted, loadMore, nextCursor, phase, reload, show, trouble, view } from './listing.ts'
import { isSelected, selected, selectUpTo, toggle } from './selection.ts'
import { isBrowsed } from './view.ts'

export function FileList() {
  const list = useRef<HTMLUListElement>(null)
  const wanted = focusWanted.value
  useLayoutEffect(() => {
    if (wanted === undefined) return
    focusWanted.value = undefined
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted)}"] .name`)
    const place = row ?? document.querySelector<HTMLElement>('.tabs [aria-current=page]')
    place?.focus({ preventScroll: row === null })
  }, [wanted])
  const busy = phase.value !== 'ready'
  const bare = files.value.length === 0
  return (
    <section class="files" id="files" aria-label="Files" aria-busy={busy} onKeyDown={onListKeys}>
      {trouble.value && <Trouble />}
      {bare && phase.value === 'loading' && <Skeletons />}
      <FolderPath />
      {bare && !busy && !trouble.value && folders.value.length === 0 && <Empty />}
      <FolderList />
      <ul
        ref={list}
        id="rows"
        class={layout.value === 'grid' ? 'cards' : 'rows'}
        data-choosing={selected.value.length > 0 ? '' : undefined}
        data-narrowing={phase.value === 'narrowing' ? '' : undefined}
      >
        {files.value.map((file) => (
          <Row key={file.id} file={file} />
        ))}
      </ul>
      <More />
    </section>
  )
}

function Row({ file }: { file: File }) {
  const chosen = isSelected(file.id)
  const { state } = view.value
  const fromElsewhere = !isBrowsed(view.value) && file.folder !== '/' && file.folder !== view.value.folder
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a, button, input, label')) return
    if (event.shiftKey) selectUpTo(file.id)
    else if (event.ctrlKey || event.metaKey) toggle(file.id)
    else openDetails(file)
  }
  return (
    <li
      class="file"
      data-id={file.id}
      data-chosen={chosen ? '' : undefined}
      data-opened={opened.value?.id === file.id ? '' : undefined}
      onClick={onClick}
      {...dragOf(file)}
    >
      <label class="choose">
        <input
          type="checkbox"
          aria-label={`Select ${file.name}`}
          checked={chosen}
          onClick={(event) => {
            if (!event.shiftKey) return toggle(file.id)
            event.preventDefault()
            selectUpTo(file.id)
          }}
        />
      </label>
      <Picture file={file} />
      <div class="what">
        <button
          type="button"
          class="name"
          aria-expanded={opened.value?.id === file.id}
          onClick={(event) => {
            if (event.shiftKey) selectUpTo(file.id)
            else if (event.ctrlKey || event.metaKey) toggle(file.id)
            else openDetails(file)
          }}
        >
          <bdi>{visible(file.name)}</bdi>
        </button>
        {file.description !== undefined && (
          <p class="description" dir="auto">
            {file.description}
          </p>
        )}
        {fromElsewhere && <Whereabouts file={file} />}
        {file.tags.length > 0 && <Tags tags={file.tags} />}
      </div>
      <p class="facts">
        <span class="size">{formatSize(file.size)}</span>
        <span class="type" title={file.mediaType}>
          {file.mediaType}
        </span>
        <Moment at={file.trashedAt ?? file.createdAt} />
      </p>
      <div class="actions">{state === 'trashed' ? <TrashedActions file={file} /> : <ActiveActions file={file} />}</div>
    </li>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <ul class="labels" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            dir="auto"
            title={`Only files tagged ${tag}`}
            onClick={() => show({ ...view.value, tag })}
          >
            {tag}
          </button>
        </li>
      ))}
    </ul>
  )
}

function ActiveActions({ file }: { file: File }) {
  return (
    <>
      {may('files:read') && (
        <DownloadLink file={file} class="icon-button" label={`Download ${file.name}`}>
          <Icon name="download" />
        </DownloadLink>
      )}
      {may('files:delete') && (
        <button
          type="button"
          class="icon-button danger"
          data-action="trash"
          aria-label={`Delete ${file.name}`}
          title="Delete"
          onClick={() => void trash([file])}
        >
          <Icon name="trash" />
        </button>
      )}
    </>
  )
}

function TrashedActions({ file }: { file: File }) {
  return (
    <>
      {may('files:write') && (
        <button
          type="button"
          class="icon-button"
          aria-label={`Restore ${file.name}`}
          title="Restore"
          onClick={() => void restore([file])}
        >
          <Icon name="restore" />
        </button>
      )}
      {may('files:delete') && (
        <button
          type="button"
          class="icon-button danger"
          aria-label={`Delete forever ${file.name}`}
          title="Delete forever"
          onClick={() => purge([file])}
        >
          <Icon name="trash" />
        </button>
      )}
    </>
  )
}

/** Pictures that the service makes small ones of; a file that says so and is none keeps its drawing. */
const pictured = /^image\/(jpeg|png|webp|gif|avif|tiff)$/

function Picture({ file }: { file: File }) {
  const broken = useSignal(false)
  const shows = file.width !== undefined && pictured.test(file.detectedMediaType ?? file.mediaType) && !broken.value
  return (
    <span class="kind">
      {shows && file.trashedAt === undefined && may('files:read') ? (
        <img
          src={thumbnailAddress(file.id)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => {
            broken.value = true
          }}
        />
      ) : (
        <Icon name={kindOf(file.mediaType)} />
      )}
    </span>
  )
}

/** The next page comes by itself as its place comes into view; the button is for who does not scroll. */
function More() {
  const mark = useRef<HTMLParagraphElement>(null)
  const cursor = nextCursor.value
  const failed = trouble.value !== undefined
  useEffect(() => {
    const place = mark.current
    if (place === null || cursor === undefined || failed) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void loadMore()
      },
      { rootMargin: '600px' },
    )
    watch.observe(place)
    return () => watch.disconnect()
  }, [cursor, failed])
  if (cursor === undefined) return null
  return (
    <p class="more" ref={mark}>
      <button type="button" class="button" disabled={phase.value === 'more'} onClick={() => void loadMore()}>
        {phase.value === 'more' ? 'Loading' : 'Load more'}
      </button>
    </p>
  )
}

function Trouble() {
  return (
    <div class="trouble">
      {trouble.value && <ProblemBox problem={trouble.value} />}
      <button type="button" class="button" onClick={() => void (files.value.length > 0 ? loadMore() : reload())}>
        Try again
      </button>
    </div>
  )
}

function Skeletons() {
  return (
    <div class={layout.value === 'grid' ? 'cards' : 'rows'} aria-hidden="true">
      {Array.from({ length: 6 }, (_, at) => (
        <div key={at} class="file skeleton-row">
          <span class="skeleton kind" />
          <span class="skeleton line" />
          <span class="skeleton line short" />
        </div>
      ))}
    </div>
  )
}
