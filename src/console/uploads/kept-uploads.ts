/** What the browser keeps of uploads, so that a reload does not end them; and how it is let go of. */
import { forgetUploads } from '../../web/assets/kept-uploads.js'
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

export function forgetUploadsAtSignOut(): void {
  document.querySelector('form[action="/logout"]')?.addEventListener('submit', () => {
    isSigningOut = true
    forgetUploads()
  })
}
