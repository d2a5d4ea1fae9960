/**
 * Fields that narrow a list.
 */
import { make } from './dom.js'

/** @param {string} id @param {...[string, string]} options */
export function choice(id, ...options) {
  return make('select', { id }, ...options.map(([value, label]) => make('option', { value, textContent: label })))
}

/** @param {string} label @param {HTMLElement} control */
export function field(label, control) {
  return make('div', { className: 'field' }, make('label', { htmlFor: control.id, textContent: label }), control)
}
