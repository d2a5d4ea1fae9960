/** The files without a script: what one reads, searches and downloads. The console takes its place where there is one. */
import type { Schema } from '../http/contract.ts'
import { formatSize, formatUtc, kindOf, visible } from './assets/format.js'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type ListView = {
  files: readonly Schema<'File'>[]
  nextCursor?: string
  q?: string
  state: 'active' | 'trashed'
  folder: string
  /** Those in it, where one looks into it. */
  folders?: readonly Schema<'FolderCount'>[]
  canWrite: boolean
}

export function listTools({ q, state, folder }: ListView): Html {
  const trashed = state === 'trashed'
  return html`<div class="tools">
    <nav class="tabs" aria-label="Which files">
      <a href="/app" ${!trashed && html`aria-current="page"`}>Files</a>
      <a href="/app?state=trashed" ${trashed && html`aria-current="page"`}>Trash</a>
    </nav>
    <form class="search" role="search" method="get" action="/app">
      ${trashed && html`<input type="hidden" name="state" value="trashed" />`}
      ${!trashed && folder !== '/' && html`<input type="hidden" name="folder" value="${folder}" />`} ${icon('search')}
      <input
        type="search"
        name="q"
        value="${q}"
        required
        maxlength="200"
        placeholder="Search"
        aria-label="Search names, descriptions and tags"
        autocomplete="off"
        spellcheck="false"
      />
      <button class="visually-hidden" type="submit">Search</button>
    </form>
  </div>`
}

export function fileList({ files, nextCursor, q, state, folder, folders = [], canWrite }: ListView): Html {
  const inFolder = state === 'active' && folder !== '/' ? folder : undefined
  return html`<section class="files" aria-label="Files">
    ${inFolder !== undefined && path(inFolder)}
    <ul class="rows">
      ${folders.map(folderRow)} ${files.map((file) => fileRow(file, state))}
    </ul>
    ${
      files.length === 0 &&
      folders.length === 0 &&
      empty(q === undefined || q === '' ? state : 'search', canWrite, inFolder)
    }
    ${
      nextCursor !== undefined &&
      html`<p class="more">
        <a class="button" href="${appAddress({ q, folder: inFolder, state, cursor: nextCursor })}">Load more</a>
      </p>`
    }
  </section>`
}

function appAddress(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? '/app' : `/app?${new URLSearchParams(given).toString()}`
}

/** From the top to here. */
function path(folder: string): Html {
  const names = folder.slice(1).split('/')
  return html`<nav class="path" aria-label="Folder">
    <ol>
      <li><a href="/app">Files</a></li>
      ${names.map((name, at) => {
        const here = `/${names.slice(0, at + 1).join('/')}`
        return html`<li>
          ${here === folder ? html`<span aria-current="page"><bdi>${name}</bdi></span>` : html`<a href="${appAddress({ folder: here })}"><bdi>${name}</bdi></a>`}
        </li>`
      })}
    </ol>
  </nav>`
}

function folderRow({ path: folder, name, totalFileCount }: Schema<'FolderCount'>): Html {
  return html`<li class="file">
    <span class="kind">${icon('folder')}</span>
    <div class="what">
      <a class="name" href="${appAddress({ folder })}"><bdi>${name}</bdi></a>
    </div>
    <p class="facts"><span class="size">${totalFileCount} ${totalFileCount === 1 ? 'file' : 'files'}</span></p>
    <div class="actions"></div>
  </li>`
}

function fileRow(file: Schema<'File'>, state: ListView['state']): Html {
  const content = `/v1/files/${file.id}/content`
  const instant = file.trashedAt ?? file.createdAt
  return html`<li class="file">
    <span class="kind">${icon(kindOf(file.mediaType))}</span>
    <div class="what">
      ${
        state === 'active'
          ? html`<a class="name" href="${content}" download="${file.name}"><bdi>${visible(file.name)}</bdi></a>`
          : html`<span class="name"><bdi>${visible(file.name)}</bdi></span>`
      }
      ${file.description !== undefined && html`<p class="description" dir="auto">${file.description}</p>`}
      ${file.tags.length > 0 && labels(file.tags, state)}
    </div>
    <p class="facts">
      <span class="size">${formatSize(file.size)}</span>
      <span class="type" title="${file.mediaType}">${file.mediaType}</span>
      <time datetime="${instant}">${formatUtc(instant)}</time>
    </p>
    <div class="actions">
      ${
        state === 'active' &&
        html`<a
          class="icon-button"
          href="${content}"
          download="${file.name}"
          aria-label="Download ${file.name}"
          title="Download"
          >${icon('download')}</a
        >`
      }
    </div>
  </li>`
}

function labels(tags: readonly string[], state: ListView['state']): Html {
  return html`<ul class="labels" aria-label="Tags">
    ${tags.map((tag) => html`<li><a href="${appAddress({ q: tag, state })}" dir="auto">${tag}</a></li>`)}
  </ul>`
}

function empty(why: 'active' | 'trashed' | 'search', canWrite: boolean, folder: string | undefined): Html {
  const block = (drawing: Html, title: string, text: Html) =>
    html`<div class="empty">
      <span class="empty-picture">${drawing}</span>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>`
  if (why === 'search')
    return block(
      icon('search'),
      'Nothing matches',
      html`No name, description or tag has that text. <a href="${appAddress({ folder })}">Clear the search</a>`,
    )
  if (why === 'trashed')
    return block(icon('trash'), 'The trash is empty', html`Deleted files wait here, and can be restored.`)
  return block(
    icon('brand'),
    'Nothing here yet',
    canWrite ? html`Choose a file above.` : html`Files appear here when there are any.`,
  )
}
