/**
 * A page of panels: each loads by itself, tells its own trouble, and can be loaded again.
 */
import { call } from './api.js'
import { byId, icon, make } from './dom.js'
import { problemBox, problemIn } from './messages.js'
import { localiseTimes } from './times.js'

/** @typedef {{ body: HTMLElement, actions: HTMLElement, reload: () => Promise<void> }} Panel */

/** Scopes that the person has; a panel offers what they allow. @returns {Set<string>} */
export const ownScopes = () =>
  new Set((document.querySelector('.console')?.getAttribute('data-scopes') ?? '').split(' '))

/**
 * @param {string} id
 * @param {(panel: Panel) => Promise<(Node | false)[]>} load makes what the panel shows
 * @returns {Panel | undefined} nothing when the page has no such panel
 */
export function panel(id, load) {
  const section = document.getElementById(id)
  if (section === null) return undefined
  const body = /** @type {HTMLElement} */ (section.querySelector('.panel-body'))
  const actions = /** @type {HTMLElement} */ (section.querySelector('.panel-actions'))
  const reload = async () => {
    body.setAttribute('aria-busy', 'true')
    try {
      const content = await load(self)
      body.replaceChildren(...content.filter((node) => node !== false))
      localiseTimes(body)
    } catch (error) {
      const again = make('button', {
        type: 'button',
        className: 'button small',
        textContent: 'Try again',
        onclick: reload,
      })
      body.replaceChildren(problemBox(problemIn(error)), again)
    }
    body.setAttribute('aria-busy', 'false')
  }
  const self = { body, actions, reload }
  void reload()
  return self
}

/**
 * A list of which more can be loaded.
 * @param {string} path with its query
 * @param {(item: any) => Node} row
 * @param {{ empty: string, label: string }} words
 * @returns {Promise<Node[]>}
 */
export async function pagedList(path, row, { empty, label }) {
  const list = make('ul', { className: 'entries', 'aria-label': label })
  const more = make('button', { type: 'button', className: 'button', textContent: 'Load more', hidden: true })
  const nothing = make('p', { className: 'hint', textContent: empty, hidden: true })
  /** @param {string | undefined} cursor */
  const load = async (cursor) => {
    const address = new URL(path, location.origin)
    if (cursor !== undefined) address.searchParams.set('cursor', cursor)
    const { body } = await call('GET', address.pathname + address.search)
    list.append(...body.items.map(row))
    localiseTimes(list)
    nothing.hidden = list.children.length > 0
    more.hidden = body.nextCursor === undefined
    more.onclick = () => load(body.nextCursor)
  }
  await load(undefined)
  return [list, nothing, more]
}

/**
 * One line of a list: a title, facts below it, badges, and what can be done.
 * @param {{ title: string | Node, facts?: (Node | string | undefined | false)[], badges?: (string | undefined | false)[], actions?: (Node | false | undefined)[], id?: string }} line
 */
export function entry({ title, facts = [], badges = [], actions = [], id }) {
  const head = make(
    'p',
    { className: 'entry-title' },
    typeof title === 'string' ? make('bdi', { textContent: title }) : title,
  )
  for (const badge of badges) if (badge) head.append(make('span', { className: 'badge', textContent: badge }))
  const told = facts.filter((fact) => fact !== undefined && fact !== false && fact !== '')
  const line = make('p', { className: 'entry-facts' })
  told.forEach((fact, index) => line.append(...(index > 0 ? [' · '] : []), /** @type {any} */ (fact)))
  const item = make('li', { className: 'entry-row' }, make('div', { className: 'entry-text' }, head, line))
  const buttons = actions.filter((one) => one !== false && one !== undefined)
  if (buttons.length > 0) item.append(make('div', { className: 'entry-actions' }, .../** @type {Node[]} */ (buttons)))
  if (id !== undefined) item.dataset.id = id
  return item
}

/**
 * @param {string} label
 * @param {() => unknown} act
 * @param {{ danger?: boolean, primary?: boolean, about?: string }} [how] `about` completes the label for who hears it
 */
export function button(label, act, { danger = false, primary = false, about } = {}) {
  const one = make('button', {
    type: 'button',
    className: `button small${danger ? ' danger' : ''}${primary ? ' primary' : ''}`,
    textContent: label,
  })
  if (about !== undefined) one.setAttribute('aria-label', `${label} ${about}`)
  one.onclick = async () => {
    one.disabled = true
    try {
      await act()
    } finally {
      one.disabled = false
    }
  }
  return one
}

/** @param {string | undefined} instant @param {string} [before] */
export function moment(instant, before) {
  if (instant === undefined) return undefined
  const time = make('time', { dateTime: instant, textContent: instant })
  return before === undefined ? time : make('span', {}, `${before} `, time)
}

export { byId, icon, make }
