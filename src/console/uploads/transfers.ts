/** Uploads under way, and those that ended and were not put away yet. */
import { computed, effect, signal, type Signal } from '@preact/signals'
import { Failure } from '../../web/assets/api.js'
import { formatSize } from '../../web/assets/format.js'
import { boot } from '../boot.ts'
import { load, opened } from '../details/opened.ts'
import { readGroups } from '../files/groups.ts'
import { addFile, replaceFile } from '../files/listing.ts'
import { isAbort, problemIn } from '../problems.ts'
import type { File as StoredFile, Problem } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { toast } from '../shell/toasts.tsx'
import { readUsage } from '../shell/usage.ts'
import type { Engine } from './engine.ts'
import { forgetUploadsAtSignOut, rememberUploads, wereInterrupted } from './kept-uploads.ts'
import { replaceContent } from './replacement.ts'
import { speedometer } from './speedometer.ts'

export interface Texts {
  readonly description: string
  readonly tags: readonly string[]
  /** Where it will lie. */
  readonly folder: string
}

export interface Progress {
  /** `lost`: interrupted, and to be chosen again to go on. */
  readonly status: 'waiting' | 'running' | 'storing' | 'paused' | 'stored' | 'failed' | 'cancelled' | 'lost'
  /** Bytes. */
  readonly sent: number
  /** Bytes a second; 0 until it can be told. */
  readonly speed: number
  readonly problem?: Problem
}

export interface Transfer {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Absent for what a reload interrupted. */
  readonly chosen?: { readonly file: File; readonly texts: Texts }
  /** The file whose new version it is, as it was looked at, and the bytes. */
  readonly replaces?: { readonly stored: StoredFile; readonly bytes: File }
  readonly progress: Signal<Progress>
}

export const transfers = signal<readonly Transfer[]>([])

const unfinished: ReadonlySet<Progress['status']> = new Set(['waiting', 'running', 'storing', 'paused'])
export const isUnfinished = ({ progress }: Transfer): boolean => unfinished.has(progress.value.status)

export interface Total {
  /** Not ended yet. */
  readonly left: number
  readonly stored: number
  readonly failed: number
  /** Of all bytes of those that did not fail; 0 to 1. */
  readonly share: number
}

export const total = computed<Total>(() => {
  let [left, stored, failed, sent, all] = [0, 0, 0, 0, 0]
  for (const one of transfers.value) {
    const { status, sent: ofOne } = one.progress.value
    if (status === 'failed' || status === 'cancelled' || status === 'lost') failed += 1
    else {
      if (status === 'stored') stored += 1
      else left += 1
      all += Math.max(one.size, 1)
      sent += status === 'stored' ? Math.max(one.size, 1) : Math.min(ofOne, one.size)
    }
  }
  return { left, stored, failed, share: all === 0 ? 0 : sent / all }
})

/** Loaded when it is needed first: most visits are for looking. */
let engine: Promise<Engine> | undefined
let count = 0

export function upload(some: readonly { readonly file: File; readonly texts: Texts }[]): void {
  const added = some.map(({ file, texts }) => ({ ...newTransfer(file), chosen: { file, texts } }))
  const isAgain = ({ name, size, progress }: Transfer): boolean =>
    progress.value.status === 'lost' && added.some((one) => one.name === name && one.size === size)
  // Those that were stored before have been seen.
  const others = transfers.value.filter((one) => one.progress.value.status !== 'stored' && !isAgain(one))
  transfers.value = [...others, ...added]
  for (const one of added) void begin(one)
}

/** Its bytes become the file's; those of now stay as a former version. */
export function uploadVersion(stored: StoredFile, bytes: File): void {
  const isOver = ({ replaces, progress }: Transfer): boolean =>
    progress.value.status === 'stored' || (replaces?.stored.id === stored.id && !unfinished.has(progress.value.status))
  const one = { ...newTransfer({ name: stored.name, size: bytes.size }), replaces: { stored, bytes } }
  transfers.value = [...transfers.value.filter((other) => !isOver(other)), one]
  void replace(one)
}

export function cancel(one: Transfer): void {
  replacing.get(one.id)?.abort()
  one.progress.value = { status: 'cancelled', sent: 0, speed: 0 }
  announce(`Upload of ${one.name} cancelled`)
  void engine?.then((running) => running.remove(one.id))
}

export function pauseOrGoOn(one: Transfer): void {
  const { status } = one.progress.value
  one.progress.value = { ...one.progress.value, status: status === 'paused' ? 'running' : 'paused', speed: 0 }
  speedOf.delete(one.id)
  void engine?.then((running) => running.pauseOrGoOn(one.id))
}

/** From where it stopped; what was cancelled begins anew. */
export function retry(one: Transfer): void {
  const { status, sent } = one.progress.value
  one.progress.value = { status: 'waiting', sent, speed: 0 }
  if (one.replaces) void replace(one)
  else if (status === 'cancelled' || !started.has(one.id)) void begin(one)
  else void engine?.then((running) => running.retry(one.id))
}

export function dismiss(one: Transfer): void {
  transfers.value = transfers.value.filter((other) => other !== one)
  void engine?.then((running) => running.remove(one.id))
}

/** Puts away what has ended; what has not goes on. */
export function dismissEnded(): void {
  for (const one of transfers.value) if (!isUnfinished(one)) dismiss(one)
}

/** What the engine knows; it may go on where it stopped. */
const started = new Set<string>()

const newTransfer = ({ name, size }: Pick<Transfer, 'name' | 'size'>): Transfer => ({
  id: `upload-${(count += 1)}`,
  name,
  size,
  progress: signal<Progress>({ status: 'waiting', sent: 0, speed: 0 }),
})

async function begin(one: Transfer): Promise<void> {
  if (!one.chosen) return
  try {
    refuseTooLarge(one)
    const running = await startedEngine()
    if (one.progress.value.status !== 'waiting') return
    running.add(one.id, one.chosen.file, one.chosen.texts)
    started.add(one.id)
  } catch (error) {
    // The same file is on its way already.
    if (error instanceof Error && error.name === 'RestrictionError') dismiss(one)
    else fail(one, error)
  }
}

/** What sends a version can be told to stop. */
const replacing = new Map<string, AbortController>()

async function replace(one: Transfer): Promise<void> {
  if (!one.replaces) return
  const { stored, bytes } = one.replaces
  const stopping = new AbortController()
  replacing.set(one.id, stopping)
  try {
    refuseTooLarge(one)
    const sending = { signal: stopping.signal, onProgress: (sent: number) => onProgress(one.id, sent) }
    const file = await replaceContent(stored, bytes, sending)
    one.progress.value = { status: 'stored', sent: one.size, speed: 0 }
    replaceFile(file)
    announce(`The new version of ${file.name} is stored`)
    if (total.value.left === 0) tellEnd()
  } catch (error) {
    if (!isAbort(error)) fail(one, error)
  } finally {
    speedOf.delete(one.id)
    replacing.delete(one.id)
    // What is looked at shows what the file is now, whichever way it went.
    if (opened.value?.id === stored.id) void load(stored.id)
  }
}

/** The service would refuse it too, but a browser that is still sending may not hear why. */
function refuseTooLarge({ size }: Transfer): void {
  if (size <= boot.maxFileBytes) return
  const detail = `It has ${formatSize(size)}; the most is ${formatSize(boot.maxFileBytes)}.`
  throw new Failure({ title: 'The file is too large', detail })
}

function startedEngine(): Promise<Engine> {
  engine ??= import('./engine.ts')
    .then(({ startEngine }) => startEngine(boot.accountId, { onProgress, onStored, onFailed, onRestored }))
    .catch((error: unknown) => {
      engine = undefined
      console.error(error)
      throw new Failure({ title: 'Uploading could not begin', detail: 'Check the connection and try again.' })
    })
  return engine
}

function onRestored({ name, size, isLost }: { name: string; size: number; isLost: boolean }): string {
  const one = newTransfer({ name, size })
  if (isLost) one.progress.value = { status: 'lost', sent: 0, speed: 0 }
  else started.add(one.id)
  transfers.value = [...transfers.value, one]
  return one.id
}

const speedOf = new Map<string, (sent: number) => number>()
const find = (id: string): Transfer | undefined => transfers.value.find((one) => one.id === id)

function onProgress(id: string, sent: number): void {
  const one = find(id)
  if (!one || !isUnfinished(one) || one.progress.value.status === 'paused') return
  const speed = speedOf.get(id) ?? speedometer()
  speedOf.set(id, speed)
  const all = sent >= one.size && one.size > 0
  one.progress.value = { status: all ? 'storing' : 'running', sent, speed: speed(sent) }
}

function onStored(id: string, stored: StoredFile): void {
  speedOf.delete(id)
  const one = find(id)
  if (one) one.progress.value = { status: 'stored', sent: one.size, speed: 0 }
  addFile(stored)
  announce(`${stored.name} is stored`)
  if (total.value.left === 0) tellEnd()
}

function onFailed(id: string, error: unknown): void {
  speedOf.delete(id)
  const one = find(id)
  if (one) fail(one, error)
}

function fail(one: Transfer, error: unknown): void {
  one.progress.value = { status: 'failed', sent: one.progress.value.sent, speed: 0, problem: problemIn(error) }
  if (total.value.left === 0) tellEnd()
}

/** When all went well the tray goes, and says so in a line. */
function tellEnd(): void {
  void readUsage()
  void readGroups()
  const { stored, failed } = total.value
  if (failed > 0 || stored === 0) return
  const names = transfers.value.map(({ name, replaces }) => (replaces ? `The new version of ${name}` : name))
  dismissEnded()
  toast({ content: stored === 1 ? `${names.join()} is stored` : `${stored} files are stored`, seconds: 6 })
}

/** The title tells how far it is, and leaving is asked about, while anything is under way. */
export function startTransfers(): void {
  if (wereInterrupted()) void startedEngine()
  forgetUploadsAtSignOut()
  effect(() => {
    const { left, share } = total.value
    if (transfers.value.length > 0) rememberUploads(left > 0)
    const plain = document.title.replace(/^\d+% · /, '')
    document.title = left === 0 ? plain : `${Math.floor(share * 100)}% · ${plain}`
    window.onbeforeunload = left > 0 ? (event) => event.preventDefault() : null
  })
  window.addEventListener('signedout', () => {
    window.onbeforeunload = null
  })
}
