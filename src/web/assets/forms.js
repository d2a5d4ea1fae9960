/**
 * Dialogs that ask for something, made when they are needed and gone afterwards.
 */
import { askIn } from './asking.js'
import { make } from './dom.js'
import { attachStrength } from './strength.js'

/**
 * @typedef {{ name: string, label: string, type?: string, value?: string, hint?: string, required?: boolean,
 *   autocomplete?: string, options?: { value: string, label: string, checked?: boolean, disabled?: boolean }[],
 *   attributes?: Record<string, string>, wide?: boolean }} Field `type` is that of an input, or `checks`, `select`, `textarea`
 * @typedef {{ title: string, text?: string | Node, fields?: Field[], submit?: string, danger?: boolean,
 *   more?: { label: string, act: () => Promise<unknown> }[] }} Question
 */

let count = 0

/**
 * Shows a dialog until `act` succeeds or the person leaves; a problem is told inside it.
 * @template Result
 * @param {Question} question
 * @param {(values: Record<string, any>) => Promise<Result>} act
 * @returns {Promise<Result | undefined>} nothing when the person left
 */
export function ask({ title, text, fields = [], submit = 'Save', danger = false, more = [] }, act) {
  const id = `dialog-${++count}`
  const heading = make('h2', { id: `${id}-title`, textContent: title })
  const controls = fields.map((field) => control(field, `${id}-${field.name}`))
  const cancel = make('button', { type: 'button', className: 'button quiet', textContent: 'Cancel', 'data-close': '' })
  const send = make('button', {
    type: 'submit',
    className: `button ${danger ? 'danger' : 'primary'}`,
    textContent: submit,
  })
  /** @type {[HTMLButtonElement, () => Promise<any>][]} */
  const others = more.map(({ label, act: other }) => [
    make('button', { type: 'button', className: 'button', textContent: label }),
    other,
  ])
  const form = make(
    'form',
    { className: 'stack', method: 'dialog' },
    heading,
    ...(text === undefined ? [] : [typeof text === 'string' ? make('p', { textContent: text }) : text]),
    make('div', { className: 'dialog-problem' }),
    ...controls,
    make('p', { className: 'choices end' }, cancel, ...others.map(([button]) => button), send),
  )
  const dialog = make('dialog', { className: 'dialog', 'aria-labelledby': `${id}-title` }, form)
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  for (const input of form.querySelectorAll('[data-strength]')) attachStrength(/** @type {HTMLInputElement} */ (input))
  return askIn(dialog, () => act(valuesOf(form, fields)), others)
}

/**
 * What is shown once, or only shown.
 * @param {{ title: string, content: Node[], close?: string }} what
 * @returns {Promise<void>}
 */
export function show({ title, content, close = 'Done' }) {
  const id = `dialog-${++count}`
  const button = make('button', { type: 'submit', className: 'button primary', textContent: close })
  const form = make(
    'form',
    { className: 'stack', method: 'dialog' },
    make('h2', { id: `${id}-title`, textContent: title }),
    ...content,
    make('p', { className: 'choices end' }, button),
  )
  const dialog = make('dialog', { className: 'dialog', 'aria-labelledby': `${id}-title` }, form)
  document.body.append(dialog)
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve()
    })
    dialog.showModal()
  })
}

/**
 * A secret with a button that copies it.
 * @param {string} text
 * @param {string} label
 */
export function secretBox(text, label) {
  const copy = make('button', { type: 'button', className: 'button small', textContent: 'Copy' })
  copy.onclick = async () => {
    await navigator.clipboard.writeText(text)
    copy.textContent = 'Copied'
  }
  return make('p', { className: 'secret' }, make('code', { textContent: text, 'aria-label': label }), copy)
}

/** @param {Field} field @param {string} id */
function control(field, id) {
  const { name, label, type = 'text', value = '', hint, required = false, autocomplete = 'off', options = [] } = field
  if (type === 'checks') return checks(field, id)
  const common = { id, name, required, ...field.attributes }
  const input =
    type === 'select'
      ? make(
          'select',
          common,
          ...options.map((one) =>
            make('option', { value: one.value, textContent: one.label, selected: one.value === value }),
          ),
        )
      : type === 'textarea'
        ? make('textarea', { ...common, rows: 3, value })
        : make('input', { ...common, type, value, autocomplete })
  const about = hint === undefined ? [] : [make('p', { className: 'hint', id: `${id}-hint`, textContent: hint })]
  if (hint !== undefined) input.setAttribute('aria-describedby', `${id}-hint`)
  return make('div', { className: 'field' }, make('label', { htmlFor: id, textContent: label }), input, ...about)
}

/** @param {Field} field @param {string} id */
function checks({ name, label, options = [], hint }, id) {
  const boxes = options.map(({ value, label: text, checked = false, disabled = false }) =>
    make(
      'label',
      { className: 'check' },
      make('input', { type: 'checkbox', name, value, checked, disabled }),
      make('span', { textContent: text }),
    ),
  )
  return make(
    'fieldset',
    { className: 'checks', id },
    make('legend', { textContent: label }),
    ...(hint === undefined ? [] : [make('p', { className: 'hint', textContent: hint })]),
    make('div', { className: 'check-list' }, ...boxes),
  )
}

/** @param {HTMLFormElement} form @param {Field[]} fields */
function valuesOf(form, fields) {
  const data = new FormData(form)
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, type === 'checks' ? data.getAll(name) : String(data.get(name) ?? '').trim()]),
  )
}
