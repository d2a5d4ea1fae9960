import type { Schema } from '../http/contract.ts'
import { formatSize, formatUtc, kindOf, visible } from './assets/format.js'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'
import { layout } from './layout.ts'

type Shared = {
  shared: Schema<'SharedFiles'>
  /** Of the link, on this server. */
  address: string
}

/** What whoever has the link of a share sees; it works without a script. */
export function sharePage({ shared, address }: Shared): string {
  const { files, totalBytes, name, message } = shared
  const many = files.length > 1
  const title = visible(name ?? (many ? `${files.length} files` : (files[0]?.name ?? '')))
  const main = html`<div class="entry guest">
    <p class="eyebrow">Shared with you</p>
    <h1><bdi>${title}</bdi></h1>
    ${message !== undefined && html`<p class="guest-message" dir="auto">${message}</p>`}
    <ul class="guest-files" aria-label="Files">
      ${files.map((file) => fileRow(file, address))}
    </ul>
    <a class="button primary wide" href="${address}/content" download
      >${icon('download')}
      ${many ? `Download all (${formatSize(totalBytes)})` : `Download (${formatSize(totalBytes)})`}</a
    >
    ${limitsOf(shared)}
  </div>`
  return layout({ title, page: 'entry', main })
}

function fileRow({ id, name, size, mediaType }: Schema<'SharedFile'>, address: string): Html {
  const content = `${address}/files/${id}/content`
  return html`<li>
    <span class="kind"
      ><svg class="icon" aria-hidden="true"><use href="#icon-${kindOf(mediaType)}"></use></svg
    ></span>
    <a class="name" href="${content}" download="${name}"><bdi>${visible(name)}</bdi></a>
    <span class="size">${formatSize(size)}</span>
  </li>`
}

function limitsOf({ expiresAt, downloadsLeft }: Schema<'SharedFiles'>): Html | false {
  if (expiresAt === undefined && downloadsLeft === undefined) return false
  return html`<p class="aside">
    ${expiresAt !== undefined && html`Until <time datetime="${expiresAt}">${formatUtc(expiresAt)}</time>.`}
    ${downloadsLeft !== undefined && (downloadsLeft === 1 ? 'One download is left.' : `${downloadsLeft} downloads are left.`)}
  </p>`
}
