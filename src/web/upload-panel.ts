import { formatSize } from './assets/format.js'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'

/**
 * A plain form for one file; the script makes it take many. The description comes before the file because the
 * service reads the parts in their order and must know the texts before the bytes come.
 */
export function uploadPanel(maxFileBytes: number): Html {
  return html`<section class="upload" id="upload" aria-labelledby="upload-title">
    <form
      id="upload-form"
      method="post"
      action="/upload"
      enctype="multipart/form-data"
      data-max-bytes="${maxFileBytes}"
    >
      <h2 class="visually-hidden" id="upload-title">Upload</h2>
      <div class="upload-texts" id="upload-texts">
        <div class="field">
          <label for="description"
            ><span id="description-label">Description</span> <span class="optional">optional</span></label
          >
          <input id="description" name="description" maxlength="4000" autocomplete="off" />
        </div>
        <div class="field scripted">
          <label for="tags">Tags <span class="optional">optional, separated by commas</span></label>
          <input id="tags" disabled autocomplete="off" />
        </div>
      </div>
      <div class="drop" id="drop">
        ${icon('upload')}
        <div class="drop-words">
          <p class="drop-title scripted">
            <span class="with-mouse">Drop files anywhere on this page</span><span class="with-touch">Add files</span>
          </p>
          <p class="hint">Up to ${formatSize(maxFileBytes)} each. They stay private to you.</p>
        </div>
        <input class="picker" id="file" name="file" type="file" required aria-label="File" />
        <label class="button picker-label scripted" for="file" aria-hidden="true">Choose files</label>
      </div>
      <ul class="staged" id="staged" aria-label="Files to upload" hidden></ul>
      <div class="upload-go" id="upload-go">
        <button class="button quiet" id="upload-clear" type="button" hidden>Cancel</button>
        <button class="button primary" id="upload-submit" type="submit">Upload</button>
      </div>
    </form>
    <ul class="transfers" id="transfers" aria-label="Uploads" hidden></ul>
  </section>`
}
