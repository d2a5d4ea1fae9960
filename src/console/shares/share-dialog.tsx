/** A link to files for people without an account: first its conditions, then the link. */
import { useSignal } from '@preact/signals'
import { createShare, type File, type NewShare, type Share } from '../service.ts'
import { Dialog } from '../shell/dialog.tsx'
import { visible } from '../shell/names.ts'
import { stopSharing } from './sharing.ts'
import { ShareLink } from './share-link.tsx'

const terms = [
  ['1', 'In a day'],
  ['7', 'In a week'],
  ['30', 'In 30 days'],
  ['', 'Never'],
] as const

export function ShareDialog({ files }: { files: readonly File[] }) {
  const made = useSignal<Share | undefined>(undefined)
  const days = useSignal('7')
  const password = useSignal('')
  const downloads = useSignal('')
  const message = useSignal('')
  const what = files.length === 1 ? visible(files[0]?.name ?? '') : `${files.length} files`
  if (made.value)
    return (
      <Dialog
        key="made"
        title="The link is ready"
        submit="Done"
        cancel={false}
        onSubmit={() => {}}
        onClose={stopSharing}
      >
        <ShareLink share={made.value} />
      </Dialog>
    )
  const create = async () => {
    const asked: NewShare = { fileIds: files.map(({ id }) => id) }
    // What the list of links calls it.
    if (files.length === 1 && files[0]) asked.name = [...files[0].name].slice(0, 200).join('')
    if (days.value !== '') asked.expiresAt = new Date(Date.now() + Number(days.value) * 86_400_000).toISOString()
    if (password.value !== '') asked.password = password.value
    if (downloads.value !== '') asked.maxDownloads = Number(downloads.value)
    if (message.value.trim() !== '') asked.message = message.value.trim()
    made.value = await createShare(asked)
  }
  return (
    <Dialog
      key="asked"
      title="Share"
      submit="Make the link"
      onSubmit={create}
      onClose={() => {
        if (!made.value) stopSharing()
      }}
    >
      <p class="hint">
        Whoever has the link can download <bdi>{what}</bdi>.
      </p>
      <div class="field">
        <label for="share-days">It ends</label>
        <select
          id="share-days"
          autofocus
          value={days.value}
          onChange={({ currentTarget }) => {
            days.value = currentTarget.value
          }}
        >
          {terms.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="share-password">
          Password <span class="optional">optional, at least 8 characters</span>
        </label>
        <input
          id="share-password"
          minLength={8}
          maxLength={256}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={password.value}
          onInput={({ currentTarget }) => {
            password.value = currentTarget.value
          }}
        />
      </div>
      <div class="field">
        <label for="share-downloads">
          Downloads at most <span class="optional">optional</span>
        </label>
        <input
          id="share-downloads"
          type="number"
          min={1}
          max={2_147_483_647}
          step={1}
          inputMode="numeric"
          value={downloads.value}
          onInput={({ currentTarget }) => {
            downloads.value = currentTarget.value
          }}
        />
      </div>
      <div class="field">
        <label for="share-message">
          Message <span class="optional">optional, shown above the files</span>
        </label>
        <textarea
          id="share-message"
          rows={2}
          maxLength={2000}
          dir="auto"
          value={message.value}
          onInput={({ currentTarget }) => {
            message.value = currentTarget.value
          }}
        />
      </div>
    </Dialog>
  )
}
