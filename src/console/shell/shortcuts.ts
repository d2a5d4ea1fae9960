/** `/` goes to the search, Ctrl+Z takes the last deletion back. */
import { undo } from '../files/file-actions.tsx'

export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('input:not([type=file], [type=checkbox]), textarea, select, dialog:modal')) return
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      document.getElementById('q')?.focus()
    }
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && undo())
      event.preventDefault()
  })
}
