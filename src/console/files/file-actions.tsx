/** What is done with one file or with many: to the trash and back, away for good, tagged. */
import { problemIn } from '../problems.ts'
import { purgeFile, restoreFile, trashFile, updateFile, type File } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { ask } from '../shell/asked.tsx'
import { toast, toastProblem } from '../shell/toasts.tsx'
import { closeDetails, opened } from '../details/opened.ts'
import { replaceFile, takeOut } from './listing.ts'
import { selectNone } from './selection.ts'
import { readUsage } from '../shell/usage.ts'

/** Calls at once, so that the rest of the page is not kept waiting behind them. */
const atOnce = 4
/** What can be taken back, the last of it at the end. */
let undoable: readonly { readonly ids: ReadonlySet<string>; readonly run: () => void; readonly close: () => void }[] =
  []

/** They leave the list at once and come back when the service refuses. */
export async function trash(chosen: readonly File[]): Promise<void> {
  const putBack = leave(chosen)
  const { done, failed } = await each(chosen, ({ id }) => trashFile(id))
  tellFailures(failed, 'could not be moved to the trash', putBack)
  if (done.length === 0) return
  const ids = idsOf(done)
  const run = () => {
    forgetUndo(ids)
    void untrash(done, putBack)
  }
  const close = toast({ content: told(done, 'in the trash'), action: { label: 'Undo', run } })
  undoable = [...undoable, { ids, run, close }]
}

/** What Ctrl+Z does; whether there was anything to take back. */
export function undo(): boolean {
  const last = undoable.at(-1)
  last?.run()
  return last !== undefined
}

/** What has left the trash in another way cannot be taken back any more. */
function forgetUndo(ids: ReadonlySet<string>): void {
  const isTouched = (one: (typeof undoable)[number]): boolean => [...one.ids].some((id) => ids.has(id))
  for (const one of undoable.filter(isTouched)) one.close()
  undoable = undoable.filter((one) => !isTouched(one))
}

async function untrash(chosen: readonly File[], putBack: PutBack): Promise<void> {
  const { done, failed } = await each(chosen, ({ id }) => restoreFile(id))
  putBack(idsOf(done))
  tellFailures(failed, 'could not be restored')
  if (done.length > 0) announce(`${subject(done)} ${done.length === 1 ? 'is' : 'are'} back`)
}

export async function restore(chosen: readonly File[]): Promise<void> {
  forgetUndo(idsOf(chosen))
  const putBack = leave(chosen)
  const { done, failed } = await each(chosen, ({ id }) => restoreFile(id))
  tellFailures(failed, 'could not be restored', putBack)
  if (done.length > 0) toast({ content: told(done, 'back among the files') })
}

/** Asks first: it cannot be undone. */
export function purge(chosen: readonly File[]): void {
  const one = chosen.length === 1 ? chosen[0] : undefined
  ask({
    title: 'Delete forever?',
    text: (
      <p>
        <strong>{one ? <bdi>{one.name}</bdi> : `${chosen.length} files`}</strong> will be gone for good. This cannot be
        undone.
      </p>
    ),
    submit: 'Delete forever',
    danger: true,
    act: async () => {
      forgetUndo(idsOf(chosen))
      const { done, failed } = await each(chosen, ({ id }) => purgeFile(id))
      if (done.length > 0) leave(done)
      void readUsage()
      if (chosen.length === 1 && failed[0]) throw failed[0].error
      tellFailures(failed, 'could not be deleted')
      if (done.length > 0) toast({ content: told(done, 'gone') })
    },
  })
}

/** @returns how many have it now that had it not */
export async function addTags(chosen: readonly File[], tags: readonly string[]): Promise<void> {
  const lacking = chosen.filter((file) => tags.some((tag) => !file.tags.includes(tag)))
  await retag(lacking, (file) => [...new Set([...file.tags, ...tags])])
}

export async function removeTags(chosen: readonly File[], tags: readonly string[]): Promise<void> {
  const having = chosen.filter((file) => tags.some((tag) => file.tags.includes(tag)))
  await retag(having, (file) => file.tags.filter((tag) => !tags.includes(tag)))
}

async function retag(chosen: readonly File[], tagsOf: (file: File) => string[]): Promise<void> {
  const { done, failed } = await each(chosen, async (file) => {
    const changed = await updateFile(file.id, { tags: tagsOf(file) })
    replaceFile(changed.file)
    if (opened.value?.file?.id === file.id) opened.value = { id: file.id, ...changed }
  })
  const first = failed[0]
  if (first && done.length === 0) throw first.error
  tellFailures(failed, 'could not be tagged')
  announce(`${done.length} ${done.length === 1 ? 'file' : 'files'} changed`)
}

type PutBack = (back: ReadonlySet<string>) => void
interface Outcome {
  readonly done: File[]
  readonly failed: { readonly file: File; readonly error: unknown }[]
}

const idsOf = (some: readonly File[]): Set<string> => new Set(some.map(({ id }) => id))
const subject = (some: readonly File[]): string => (some.length === 1 ? (some[0]?.name ?? '') : `${some.length} files`)

function told(some: readonly File[], where: string) {
  return (
    <>
      <bdi>{subject(some)}</bdi> {some.length === 1 ? 'is' : 'are'} {where}
    </>
  )
}

function leave(chosen: readonly File[]): PutBack {
  const ids = idsOf(chosen)
  if (opened.value && ids.has(opened.value.id)) closeDetails()
  selectNone()
  return takeOut(ids)
}

async function each(chosen: readonly File[], act: (file: File) => Promise<unknown>): Promise<Outcome> {
  const outcome: Outcome = { done: [], failed: [] }
  const left = [...chosen]
  const work = async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      try {
        await act(file)
        outcome.done.push(file)
      } catch (error) {
        outcome.failed.push({ file, error })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, work))
  return outcome
}

/** One is told with its problem; of several, how many there are, and the first problem for all. */
function tellFailures(failed: Outcome['failed'], what: string, putBack?: PutBack): void {
  const first = failed[0]
  if (first === undefined) return
  putBack?.(idsOf(failed.map(({ file }) => file)))
  if (failed.length === 1) return toastProblem(first.error, first.file.name)
  const { title } = problemIn(first.error)
  toast({ content: `${failed.length} files ${what}: ${title}`, bad: true, seconds: 20 })
}
