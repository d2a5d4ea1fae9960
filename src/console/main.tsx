/** The files page for who has JavaScript. It takes the place of what the server rendered, which works without. */
import { effect } from '@preact/signals'
import { render } from 'preact'
import { keepSignedIn } from '../web/assets/api.js'
import { followOpened, startDetails } from './details/opened.ts'
import { readGroups } from './files/groups.ts'
import { followAddress, startListing, view } from './files/listing.ts'
import { startAccountChange } from './shell/account-change.ts'
import { App } from './shell/app.tsx'
import { startShortcuts } from './shell/shortcuts.ts'
import { toast } from './shell/toasts.tsx'
import { readUsage } from './shell/usage.ts'
import { startTransfers } from './uploads/transfers.ts'
import './styles/workspace.css'

keepSignedIn()
startAccountChange()
tellNotice()
startListing()
startDetails()
startShortcuts()
startTransfers()
window.addEventListener('popstate', () => {
  followAddress()
  followOpened()
})
effect(() => {
  const title = view.value.state === 'trashed' ? 'Trash' : 'Files'
  document.title = document.title.replace(/(Files|Trash) ·/, `${title} ·`)
})
void readUsage()
void readGroups()

const main = document.getElementById('main')
if (main) {
  main.replaceChildren()
  render(<App />, main)
}

/** What the step before did is told once: a reload must not tell it again. */
function tellNotice(): void {
  const here = new URL(location.href)
  const notice = here.searchParams.get('notice')
  if (notice === null) return
  here.searchParams.delete('notice')
  history.replaceState(null, '', here)
  toast({ content: notice === 'uploaded' ? 'Your file is stored.' : 'Your account is ready.' })
}
