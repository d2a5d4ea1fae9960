/**
 * The audit trail: filters, pages, and the same as lines of JSON to keep.
 */
import { make } from './dom.js'
import { eventRow } from './event-row.js'
import { choice, field } from './filters.js'
import { pagedList, panel } from './panels.js'

export function startAudit() {
  /** @type {Record<string, string>} */
  let query = {}
  const link = make('a', { className: 'button small', download: 'audit.ndjson', textContent: 'Export' })
  const tools = filters((values) => {
    query = values
    void list?.reload()
  })
  const list = panel('audit', async () => {
    const given = Object.entries(query).filter(([, value]) => value !== '')
    link.href = `/v1/audit-events?${new URLSearchParams(given)}`
    return [
      tools,
      ...(await pagedList(`/v1/audit-events?${new URLSearchParams(given)}`, eventRow, {
        empty: 'Nothing matches.',
        label: 'Events',
      })),
    ]
  })
  if (list === undefined) return
  link.onclick = (event) => {
    event.preventDefault()
    void save(link.href)
  }
  list.actions.append(link)
}

/** The browser would ask for HTML: the export is asked for by its media type. @param {string} address */
async function save(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/x-ndjson' }, credentials: 'same-origin' })
  const url = URL.createObjectURL(await answer.blob())
  make('a', { href: url, download: 'audit.ndjson' }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** @param {(values: Record<string, string>) => void} changed */
function filters(changed) {
  const action = make('input', {
    id: 'audit-action',
    maxLength: 60,
    placeholder: 'session.*',
    pattern: '[a-z\\-]+\\.([a-z\\-]+|\\*)',
  })
  const account = make('input', { id: 'audit-account', maxLength: 36, placeholder: 'id' })
  const address = make('input', { id: 'audit-address', maxLength: 45, placeholder: '192.0.2.1' })
  const result = choice('audit-result', ['', 'any result'], ['success', 'success'], ['failure', 'refused'])
  const form = make(
    'form',
    { className: 'filters', role: 'search', 'aria-label': 'Events' },
    field('Action', action),
    field('Account', account),
    field('Address', address),
    field('Result', result),
    make('button', { type: 'submit', className: 'button', textContent: 'Find' }),
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    changed({
      action: action.value.trim(),
      accountId: account.value.trim(),
      address: address.value.trim(),
      result: result.value,
    })
  }
  return form
}
