import { LinksDialog } from './links-dialog.tsx'
import { ShareDialog } from './share-dialog.tsx'
import { sharing } from './sharing.ts'

export function SharingDialogs() {
  const about = sharing.value
  if (about === undefined) return null
  return about === 'links' ? <LinksDialog /> : <ShareDialog files={about} />
}
