/** Short messages at the edge of the page: what was done, with a way to undo it, and what could not be. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { problemIn } from '../problems.ts'
import type { Problem } from '../service.ts'
import { Icon } from './icon.tsx'
import { visible } from './names.ts'
import { ProblemText } from './problem-box.tsx'

interface Toast {
  readonly id: number
  readonly content: ComponentChildren
  readonly bad: boolean
  readonly seconds: number
  readonly action?: { readonly label: string; readonly run: () => void }
}

const shown = signal<readonly Toast[]>([])
let count = 0
const most = 3

/** @returns takes it away */
export function toast(one: Pick<Toast, 'content' | 'action'> & Partial<Toast>): () => void {
  const id = (count += 1)
  shown.value = [...shown.value.slice(1 - most), { bad: false, seconds: 12, ...one, id }]
  return () => dismiss(id)
}

export function toastProblem(error: unknown, about?: string): void {
  const problem: Problem = problemIn(error)
  toast({ content: <ProblemText problem={problem} about={about} />, bad: true, seconds: 20 })
}

/** Of more than this, the rest is only counted. */
const mostTold = 5

/** Several things that went wrong at once, each with its reason. */
export function toastProblems(
  title: string,
  some: readonly { readonly about: string; readonly error: unknown }[],
): void {
  const content = (
    <div>
      <p class="message-title">{title}</p>
      <ul class="faults">
        {some.slice(0, mostTold).map(({ about, error }) => (
          <li key={about}>
            <strong>
              <bdi>{visible(about)}</bdi>
            </strong>{' '}
            {problemIn(error).title}
          </li>
        ))}
        {some.length > mostTold && <li>And {some.length - mostTold} more.</li>}
      </ul>
    </div>
  )
  toast({ content, bad: true, seconds: 20 })
}

function dismiss(id: number): void {
  shown.value = shown.value.filter((one) => one.id !== id)
}

export function Toasts() {
  return (
    <div class="toasts" role="region" aria-label="Messages">
      {shown.value.map((one) => (
        <ToastBox key={one.id} {...one} />
      ))}
    </div>
  )
}

function ToastBox({ id, content, bad, seconds, action }: Toast) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      // Nothing disappears under a pointer or the keyboard's focus.
      if (box.current?.matches(':hover') || box.current?.contains(document.activeElement)) return
      dismiss(id)
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [id, seconds])
  const run = () => {
    dismiss(id)
    action?.run()
  }
  return (
    <div ref={box} class={bad ? 'toast bad' : 'toast'} role={bad ? 'alert' : 'status'}>
      <div class="toast-text">{content}</div>
      {action && (
        <button type="button" class="button small" onClick={run}>
          {action.label}
        </button>
      )}
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => dismiss(id)}>
        <Icon name="close" />
      </button>
    </div>
  )
}
