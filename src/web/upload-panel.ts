import { formatSize } from './assets/format.js'
import { html, type Html } from './html.ts'

/**
 * A plain form for one file. The description comes before the file because the service reads the parts in their order and
 * must know the texts before the bytes come.
 */
/** @param folder where the file will lie */
export function uploadPanel(maxFileBytes: number, folder: string): Html {
  return html`<section class="upload" aria-labelledby="upload-title">
    <form method="post" action="/upload" enctype="multipart/form-data">
      <h2 class="visually-hidden" id="upload-title">Upload</h2>
      <div class="field">
        <label for="plain-description">Description <span class="optional">optional</span></label>
        <input id="plain-description" name="description" maxlength="4000" autocomplete="off" />
      </div>
      ${folder !== '/' && html`<input type="hidden" name="folder" value="${folder}" />`}
      <div class="upload-file">
        <input class="picker" name="file" type="file" required aria-label="File" />
        <p class="hint">Up to ${formatSize(maxFileBytes)}. It stays private to you.</p>
        <button class="button primary" type="submit">Upload</button>
      </div>
    </form>
  </section>`
}
