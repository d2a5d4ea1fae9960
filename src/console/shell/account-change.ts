/** Pages of one browser share its cookies: once somebody else has signed in, this one would go on in their name. */
import { boot } from '../boot.ts'

const channel = 'coffer-account'

/** Tells the other pages whose this one is; leaves when another is somebody else's, and shows theirs. */
export function startAccountChange(): void {
  const pages = new BroadcastChannel(channel)
  pages.addEventListener('message', ({ data }) => {
    if (data === boot.accountId) return
    // Uploads under way are no reason to stay: they wait in the browser for their own account.
    window.dispatchEvent(new Event('signedout'))
    location.reload()
  })
  pages.postMessage(boot.accountId)
}
