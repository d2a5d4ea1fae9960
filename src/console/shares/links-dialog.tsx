/** The links there are, newest first, and how one is taken back. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { problemIn } from '../problems.ts'
import { deleteShare, getShare, listShares, type Problem, type Share } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Icon } from '../shell/icon.tsx'
import { Moment } from '../shell/moment.tsx'
import { ProblemBox } from '../shell/problem-box.tsx'
import { ShareLink } from './share-link.tsx'
import { stopSharing } from './sharing.ts'

export function LinksDialog() {
  const links = useSignal<readonly Share[] | undefined>(undefined)
  const next = useSignal<string | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const shown = useSignal<Share | undefined>(undefined)
  const look = async () => {
    try {
      const page = await listShares(next.value)
      links.value = [...(links.value ?? []), ...page.items]
      next.value = page.nextCursor
    } catch (error) {
      problem.value = problemIn(error)
    }
  }
  const trying = (act: () => Promise<void>) => {
    problem.value = undefined
    act().catch((error: unknown) => {
      problem.value = problemIn(error)
    })
  }
  const open = async ({ id }: Share) => {
    shown.value = shown.value?.id === id ? undefined : await getShare(id)
  }
  const revoke = async ({ id }: Share) => {
    await deleteShare(id)
    links.value = links.value?.filter((one) => one.id !== id)
    announce('The link is taken back')
    document.querySelector<HTMLElement>('.links button, dialog:modal [type=submit]')?.focus()
  }
  useEffect(() => void look(), [])
  return (
    <Dialog title="Links" submit="Done" cancel={false} wide onSubmit={() => {}} onClose={stopSharing}>
      {links.value === undefined && !problem.value && <div class="skeleton line" aria-hidden="true" />}
      {links.value?.length === 0 && <p class="hint">You have shared nothing yet: choose a file, and Share.</p>}
      <ul class="links" aria-label="Links">
        {links.value?.map((one) => (
          <li key={one.id}>
            <p>
              <strong dir="auto">
                {one.name ?? `${one.fileIds.length} ${one.fileIds.length === 1 ? 'file' : 'files'}`}
              </strong>
              <span class="hint">
                {one.state} · made <Moment at={one.createdAt} /> · {one.downloadCount}
                {one.maxDownloads !== undefined && ` of ${one.maxDownloads}`} downloads
                {one.hasPassword && ' · with a password'}
                {one.expiresAt !== undefined && ` · until ${until.format(new Date(one.expiresAt))}`}
              </span>
            </p>
            <span class="version-actions">
              <button
                type="button"
                class="button small"
                aria-expanded={shown.value?.id === one.id}
                onClick={() => trying(() => open(one))}
              >
                Show
              </button>
              <button
                type="button"
                class="icon-button danger"
                aria-label="Take the link back"
                title="Take the link back"
                onClick={() => trying(() => revoke(one))}
              >
                <Icon name="trash" />
              </button>
            </span>
            {shown.value?.id === one.id && (
              <div class="shown-link">
                <ShareLink share={shown.value} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {next.value !== undefined && (
        <button type="button" class="button" onClick={() => void look()}>
          Older links
        </button>
      )}
      {problem.value && <ProblemBox problem={problem.value} />}
    </Dialog>
  )
}

const until = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
