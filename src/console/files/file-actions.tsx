/** What is done with one file or with many: to the trash and back, away for good, tagged, moved. */
import { Failure } from '../../web/assets/api.js'
import { may } from '../boot.ts'
import { changeFiles, purgeFile, restoreFile, trashFile, type File, type FileBatch } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { ask } from '../shell/asked.tsx'
import { toast, toastProblem, toastProblems } from '../shell/toasts.tsx'
import { closeDetails, load, opened } from '../details/opened.ts'
import { lastName } from './folders.ts'
import { readGroups } from './groups.ts'
import { replaceFile, takeOut, view } from './listing.ts'
import { selectNone } from './selection.ts'
import { readUsage } from '../shell/usage.ts'
import { isBrowsed } from './view.ts'

/** Calls at once, so that the rest of the page is not kept waiting behind them. */
const atOnce = 4
/** What can be taken back, the last of it at the end. */
let undoable: readonly { readonly ids: ReadonlySet<string>; readonly run: () => void; readonly close: () => void }[] =
  []

/** They leave the list at once and come back when the service refuses. */
export async function trash(chosen: readonly File[]): Promise<void> {
  const putBack = leave(chosen)
  const { done, failed } = await change(chosen, { action: 'trash' })
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

/** What was dropped on a folder. */
export async function move(chosen: readonly File[], folder: string): Promise<void> {
  try {
    await relocate(chosen, folder)
  } catch (error) {
    toastProblem(error)
  }
}

/** @throws what kept the first of them back, when none could be moved */
export async function relocate(chosen: readonly File[], folder: string): Promise<void> {
  const { done, failed } = await change(
    chosen.filter((file) => file.folder !== folder),
    { action: 'move', folder },
  )
  if (done.length === 0 && failed[0]) throw failed[0].error
  const putBack = settle(done, folder)
  tellFailures(failed, 'could not be moved')
  if (done.length === 0) return
  const ids = idsOf(done)
  const run = () => {
    forgetUndo(ids)
    void moveBack(done, putBack)
  }
  const where = folder === '/' ? 'Files' : lastName(folder)
  const close = toast({ content: told(done, `in ${where} now`), action: { label: 'Undo', run } })
  undoable = [...undoable, { ids, run, close }]
}

/** Each to where it lay. */
async function moveBack(moved: readonly File[], putBack: PutBack): Promise<void> {
  for (const folder of new Set(moved.map((file) => file.folder))) {
    const { done, failed } = await change(
      moved.filter((file) => file.folder === folder),
      { action: 'move', folder },
    )
    putBack(idsOf(done))
    for (const file of done) replaceFile(file)
    tellFailures(failed, 'could not be moved back')
  }
}

/** They leave a folder that one looks into; in what was searched for they stay, and say where they lie. */
function settle(moved: readonly File[], folder: string): PutBack {
  const ids = idsOf(moved)
  selectNone()
  if (opened.value && ids.has(opened.value.id)) void load(opened.value.id)
  if (isBrowsed(view.value) && view.value.folder !== folder) return takeOut(ids)
  for (const file of moved) replaceFile({ ...file, folder })
  return () => {}
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
  const { done, failed } = await change(chosen, { action: 'restore' })
  putBack(idsOf(done))
  tellFailures(failed, 'could not be restored')
  if (done.length > 0) announce(`${subject(done)} ${done.length === 1 ? 'is' : 'are'} back`)
}

export async function restore(chosen: readonly File[]): Promise<void> {
  forgetUndo(idsOf(chosen))
  const putBack = leave(chosen)
  const { done, failed } = await change(chosen, { action: 'restore' })
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
      const { done, failed } = await change(chosen, { action: 'delete' })
      if (done.length > 0) leave(done)
      void readUsage()
      if (chosen.length === 1 && failed[0]) throw failed[0].error
      tellFailures(failed, 'could not be deleted')
      if (done.length > 0) toast({ content: told(done, 'gone') })
    },
  })
}

export async function addTags(chosen: readonly File[], tags: readonly string[]): Promise<void> {
  const lacking = chosen.filter((file) => tags.some((tag) => !file.tags.includes(tag)))
  await retag(lacking, { action: 'tag', tags: [...tags] }, (file) => [...new Set([...file.tags, ...tags])])
}

export async function removeTags(chosen: readonly File[], tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  const having = chosen.filter((file) => tags.some((tag) => file.tags.includes(tag)))
  await retag(having, { action: 'untag', tags: [...tags] }, (file) => file.tags.filter((tag) => !tags.includes(tag)))
}

async function retag(chosen: readonly File[], action: Action, tagsOf: (file: File) => string[]): Promise<void> {
  const { done, failed } = await change(chosen, action)
  for (const file of done) replaceFile({ ...file, tags: tagsOf(file) })
  if (opened.value && idsOf(done).has(opened.value.id)) void load(opened.value.id)
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

type Action = Omit<FileBatch, 'fileIds'>

/** As many as one request takes. */
const mostOfBatch = 100
const alone = { trash: trashFile, restore: restoreFile, delete: purgeFile }

/** Counts of tags and folders follow by themselves. */
async function change(chosen: readonly File[], action: Action): Promise<Outcome> {
  const one = action.action in alone ? alone[action.action as keyof typeof alone] : undefined
  const isAlone = one !== undefined && (chosen.length === 1 || !may('files:write'))
  const outcome = await (isAlone ? each(chosen, ({ id }) => one(id)) : inBatches(chosen, action))
  if (outcome.done.length > 0) void readGroups()
  return outcome
}

async function inBatches(chosen: readonly File[], action: Action): Promise<Outcome> {
  const outcome: Outcome = { done: [], failed: [] }
  for (let from = 0; from < chosen.length; from += mostOfBatch) {
    const some = chosen.slice(from, from + mostOfBatch)
    try {
      const { results } = await changeFiles({ ...action, fileIds: some.map(({ id }) => id) })
      const problems = new Map(results.map(({ id, problem }) => [id, problem]))
      for (const file of some) {
        const problem = problems.get(file.id)
        if (problem) outcome.failed.push({ file, error: new Failure(problem) })
        else outcome.done.push(file)
      }
    } catch (error) {
      // What the service says to some it would say to the rest.
      outcome.failed.push(...chosen.slice(from).map((file) => ({ file, error })))
      return outcome
    }
  }
  return outcome
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

/** Each is told with its problem. */
function tellFailures(failed: Outcome['failed'], what: string, putBack?: PutBack): void {
  const first = failed[0]
  if (first === undefined) return
  putBack?.(idsOf(failed.map(({ file }) => file)))
  if (failed.length === 1) return toastProblem(first.error, first.file.name)
  toastProblems(
    `${failed.length} files ${what}`,
    failed.map(({ file, error }) => ({ about: file.name, error })),
  )
}
