/** What the browser keeps of uploads, so that a reload does not end them; and how it is let go of. */
import { boot } from '../boot.ts'

const key = 'coffer-uploads'
let isSigningOut = false

/** Whether this account's uploads were under way when the page was left. */
export function wereInterrupted(): boolean {
  try {
    return localStorage.getItem(key) === boot.accountId
  } catch {
    return false
  }
}

export function rememberUploads(areUnderWay: boolean): void {
  try {
    if (areUnderWay && !isSigningOut) localStorage.setItem(key, boot.accountId)
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing restores nothing.
  }
}

/** Who signs out leaves no bytes behind for whoever uses the browser next. */
export function forgetUploadsAtSignOut(): void {
  document.querySelector('form[action="/logout"]')?.addEventListener('submit', () => {
    isSigningOut = true
    rememberUploads(false)
    try {
      for (const name of Object.keys(localStorage)) if (/^(tus::|uppyState:)/.test(name)) localStorage.removeItem(name)
      indexedDB.deleteDatabase('uppy-blobs')
    } catch {
      // Nothing was kept then.
    }
  })
}
