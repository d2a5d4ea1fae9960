/** A modal dialog with a form: it stays until what it is for succeeds or the person leaves, and tells a problem inside. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { problemIn } from '../problems.ts'
import type { Problem } from '../service.ts'
import { ProblemBox } from './problem-box.tsx'

interface DialogProps {
  readonly title: string
  readonly submit: string
  readonly danger?: boolean
  readonly wide?: boolean
  /** Whether there is nothing yet that could be done. */
  readonly disabled?: boolean
  /** Whether there is something to leave undone. */
  readonly cancel?: boolean
  readonly onSubmit: () => unknown
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Dialog({
  title,
  submit,
  danger = false,
  wide = false,
  disabled = false,
  cancel = true,
  onSubmit,
  onClose,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const problem = useSignal<Problem | undefined>(undefined)
  const busy = useSignal(false)
  const titleId = useId()
  useEffect(() => {
    const had = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (had instanceof HTMLElement && had.isConnected) had.focus()
    }
  }, [])
  const run = async (event: Event) => {
    event.preventDefault()
    busy.value = true
    problem.value = undefined
    try {
      await onSubmit()
      onClose()
    } catch (error) {
      problem.value = problemIn(error)
    }
    busy.value = false
  }
  return (
    <dialog ref={dialog} class={wide ? 'dialog wide' : 'dialog'} aria-labelledby={titleId} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void run(event)}>
        <h2 id={titleId}>{title}</h2>
        {children}
        {problem.value && <ProblemBox problem={problem.value} />}
        <p class="choices end">
          {cancel && (
            <button class="button quiet" type="button" autofocus={danger} onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          )}
          <button class={danger ? 'button danger' : 'button primary'} type="submit" disabled={busy.value || disabled}>
            {submit}
          </button>
        </p>
      </form>
    </dialog>
  )
}
