import type { Schema } from '../http/contract.ts'
import { formatUtc, visible } from './assets/format.js'
import { html } from './html.ts'
import { icon } from './icons.ts'
import { layout, notice, problemMessage, type PageProblem } from './layout.ts'

type Asked = {
  problem?: PageProblem | undefined
  /** Unknown when a form that failed is shown again. */
  asked?: Schema<'OpenedUploadRequest'>
  /** Of the link, on this server. */
  address: string
  hasReceived?: boolean
}

/** What whoever has the link of an upload request sees: a form for one file after the other, which works without a script. */
export function uploadRequestPage({ problem, asked, address, hasReceived = false }: Asked): string {
  const { name = 'Send files', message, mediaTypes, expiresAt } = asked ?? { mediaTypes: [] }
  const main = html`<div class="entry guest">
    <p class="eyebrow">You are asked for files</p>
    <h1><bdi>${visible(name)}</bdi></h1>
    ${message !== undefined && html`<p class="guest-message" dir="auto">${message}</p>`}
    ${hasReceived && notice('It arrived. Thank you; you can send another one.')} ${problemMessage(problem, [])}
    <form class="stack" method="post" action="${address}/files" enctype="multipart/form-data">
      <div class="field">
        <label for="guestName">Your name <span class="optional">optional</span></label>
        <input id="guestName" name="guestName" maxlength="200" autocomplete="name" />
      </div>
      <div class="field">
        <label for="guest-file">File</label>
        <input
          class="guest-picker"
          id="guest-file"
          name="file"
          type="file"
          required
          ${mediaTypes.length > 0 && html`accept="${mediaTypes.join(',')}"`}
        />
      </div>
      <button class="button primary wide" type="submit">${icon('upload')} Send the file</button>
    </form>
    <p class="aside">
      What you send goes to whoever gave you this link, and to nobody else. You cannot see it here afterwards.
      ${expiresAt !== undefined && html`Until <time datetime="${expiresAt}">${formatUtc(expiresAt)}</time>.`}
    </p>
  </div>`
  return layout({ title: name, page: 'entry', main })
}
