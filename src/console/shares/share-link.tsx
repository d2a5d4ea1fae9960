/** A link to be handed on: copied, or read from the screen by a telephone. */
import { useSignal } from '@preact/signals'
import type { Share } from '../service.ts'

export function ShareLink({ share: { url, qrCode, hasPassword } }: { share: Share }) {
  const copied = useSignal(false)
  const onFocus = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    currentTarget.select()
    currentTarget.scrollLeft = 0
  }
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    copied.value = true
  }
  return (
    <>
      <div class="field">
        <label for="share-url">Link</label>
        <div class="share-url">
          <input id="share-url" readOnly autofocus value={url} onFocus={onFocus} />
          {isSecureContext && (
            <button type="button" class="button" onClick={() => void copy()}>
              {copied.value ? 'Copied' : 'Copy'}
            </button>
          )}
        </div>
      </div>
      {hasPassword && <p class="hint">Tell the password on another way than the link.</p>}
      {qrCode !== undefined && <img class="qr" src={qrCode} alt="The link as a QR code" width={176} height={176} />}
    </>
  )
}
