import type { Schema } from '../http/contract.ts'
import { formatSize, formatUtc, kindOf } from './assets/format.js'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

export type ListView = {
  files: readonly Schema<'File'>[]
  nextCursor?: string
  q?: string
  state: 'active' | 'trashed'
  canWrite: boolean
}

export function listTools({ q, state }: ListView): Html {
  const trashed = state === 'trashed'
  return html`<div class="tools">
    <nav class="tabs" aria-label="Which files">
      <a href="/app" data-tab="active" ${!trashed && html`aria-current="page"`}>Files</a>
      <a href="/app?state=trashed" data-tab="trashed" ${trashed && html`aria-current="page"`}>Trash</a>
    </nav>
    <form class="search" id="search" role="search" method="get" action="/app">
      ${trashed && html`<input type="hidden" name="state" value="trashed" />`} ${icon('search')}
      <input
        type="search"
        id="q"
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

export function fileList({ files, nextCursor, q, state, canWrite }: ListView): Html {
  const empty = files.length > 0 ? undefined : q !== undefined && q !== '' ? 'search' : state
  const more = nextCursor === undefined ? '' : appAddress({ q, state, cursor: nextCursor })
  return html`<section class="files" id="files" aria-label="Files" aria-busy="false">
    <ul class="rows" id="rows">
      ${files.map((file) => fileRow(file, state, canWrite))}
    </ul>
    ${emptyStates(empty, canWrite)}
    <p class="more">
      <a class="button" id="more" href="${more}" data-cursor="${nextCursor}" ${nextCursor === undefined && html`hidden`}
        >Load more</a
      >
    </p>
  </section>`
}

function appAddress(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `/app?${new URLSearchParams(given).toString()}`
}

function fileRow(file: Schema<'File'>, state: ListView['state'], canWrite: boolean): Html {
  const content = `/v1/files/${file.id}/content`
  const instant = file.trashedAt ?? file.createdAt
  return html`<li class="file" data-id="${file.id}">
    <span class="kind"
      ><svg class="icon" aria-hidden="true"><use href="#icon-${kindOf(file.mediaType)}"></use></svg
    ></span>
    <div class="what">
      ${
        state === 'active'
          ? html`<a class="name" href="${content}" download="${file.name}"><bdi>${file.name}</bdi></a>`
          : html`<span class="name"><bdi>${file.name}</bdi></span>`
      }
      <p class="description" dir="auto" ${!file.description && html`hidden`}>${file.description}</p>
      <ul class="labels" aria-label="Tags" ${file.tags.length === 0 && html`hidden`}>
        ${file.tags.map((tag) => html`<li><a href="${appAddress({ q: tag, state })}" dir="auto">${tag}</a></li>`)}
      </ul>
    </div>
    <p class="facts">
      <span class="size">${formatSize(file.size)}</span>
      <span class="type" title="${file.mediaType}">${file.mediaType}</span>
      <time datetime="${instant}">${formatUtc(instant)}</time>
    </p>
    <div class="actions">${rowActions(state, canWrite, file.name, content)}</div>
  </li>`
}

function rowActions(state: ListView['state'], canWrite: boolean, name: string, content: string): Html {
  const action = (key: string, label: string, drawing: Html, danger = false) =>
    html`<button
      class="icon-button scripted ${danger && 'danger'}"
      type="button"
      data-action="${key}"
      aria-label="${label} ${name}"
      title="${label}"
    >
      ${drawing}
    </button>`
  if (state === 'trashed')
    return html`${canWrite && action('restore', 'Restore', icon('restore'))}
    ${canWrite && action('purge', 'Delete forever', icon('trash'), true)}`
  return html`<a
      class="icon-button"
      data-download
      href="${content}"
      download="${name}"
      aria-label="Download ${name}"
      title="Download"
      >${icon('download')}</a
    >
    ${canWrite && action('edit', 'Edit', icon('edit'))} ${canWrite && action('trash', 'Delete', icon('trash'), true)}`
}

function emptyStates(shown: 'active' | 'trashed' | 'search' | undefined, canWrite: boolean): Html {
  const state = (key: typeof shown, drawing: Html, title: string, text: Html) =>
    html`<div class="empty" data-empty="${key}" ${shown !== key && html`hidden`}>
      <span class="empty-picture">${drawing}</span>
      <h2>${title}</h2>
      <p>${text}</p>
    </div>`
  const begin = canWrite
    ? html`Choose a file above<span class="scripted with-mouse">, or drop one anywhere on this page</span>.`
    : html`Files appear here when there are any.`
  return html`${state('active', icon('brand'), 'Nothing here yet', begin)}
  ${state('trashed', icon('trash'), 'The trash is empty', html`Deleted files wait here, and can be restored.`)}
  ${state(
    'search',
    icon('search'),
    'Nothing matches',
    html`No name, description or tag has that text. <a href="/app" id="clear-search">Clear the search</a>`,
  )}`
}

/** Rows that the script fills: the same markup as the server's, once for each state. */
export function templates(canWrite: boolean): Html {
  const blank: Schema<'File'> = {
    id: '',
    name: '',
    mediaType: 'application/octet-stream',
    size: 0,
    sha256: '',
    tags: [],
    metadata: {},
    folder: '/',
    ownerId: '',
    version: 1,
    createdAt: new Date(0).toISOString(),
    updatedAt: new Date(0).toISOString(),
  }
  return html`<template id="row-active">${fileRow(blank, 'active', canWrite)}</template>
    <template id="row-trashed">${fileRow(blank, 'trashed', canWrite)}</template>`
}

export function dialogs(canWrite: boolean): Html | false {
  return canWrite && html`${editDialog} ${purgeDialog}`
}

const editDialog = html`<dialog class="dialog" id="edit" aria-labelledby="edit-title">
  <form class="stack" method="dialog">
    <h2 id="edit-title">Edit</h2>
    <div class="dialog-problem"></div>
    <div class="field">
      <label for="edit-name">Name</label>
      <input id="edit-name" required maxlength="255" autocomplete="off" />
    </div>
    <div class="field">
      <label for="edit-description">Description</label>
      <textarea id="edit-description" rows="3" maxlength="4000"></textarea>
    </div>
    <div class="field">
      <label for="edit-tags">Tags <span class="optional">separated by commas</span></label>
      <input id="edit-tags" autocomplete="off" />
    </div>
    <p class="choices end">
      <button class="button quiet" type="button" data-close>Cancel</button>
      <button class="button primary" type="submit">Save</button>
    </p>
  </form>
</dialog>`

const purgeDialog = html`<dialog class="dialog" id="purge" aria-labelledby="purge-title" aria-describedby="purge-text">
  <form class="stack" method="dialog">
    <h2 id="purge-title">Delete forever?</h2>
    <p id="purge-text"><strong class="subject"></strong> will be gone for good. This cannot be undone.</p>
    <div class="dialog-problem"></div>
    <p class="choices end">
      <button class="button quiet" type="button" data-close autofocus>Cancel</button>
      <button class="button danger" type="submit">Delete forever</button>
    </p>
  </form>
</dialog>`
