/** The one dialog that is open, if any. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Dialog } from './dialog.tsx'

interface Question {
  readonly title: string
  readonly text: ComponentChildren
  readonly submit: string
  readonly danger?: boolean
  readonly act: () => unknown
}

const question = signal<Question | undefined>(undefined)

/** @param asked `act` runs inside the dialog, which tells its failure and stays */
export function ask(asked: Question): void {
  question.value = asked
}

export function Asked() {
  const asked = question.value
  if (asked === undefined) return null
  const { title, text, submit, danger = false, act } = asked
  return (
    <Dialog
      title={title}
      submit={submit}
      danger={danger}
      onSubmit={act}
      onClose={() => {
        if (question.value === asked) question.value = undefined
      }}
    >
      {text}
    </Dialog>
  )
}
