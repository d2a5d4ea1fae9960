/**
 * Where the person is signed in.
 */
import { call } from './api.js'
import { toast, toastProblem } from './messages.js'
import { button, entry, moment, pagedList, panel } from './panels.js'

export function startSessions() {
  const list = panel('sessions', () =>
    pagedList('/v1/sessions', row, { empty: 'You are signed in nowhere else.', label: 'Sessions' }),
  )
  list?.actions.append(button('Sign out everywhere else', endOthers))

  async function endOthers() {
    try {
      await call('DELETE', '/v1/sessions')
      toast({ content: 'You are signed out everywhere else.' })
    } catch (error) {
      toastProblem(error)
    }
    await list?.reload()
  }

  /** @param {any} session */
  function row(session) {
    const name = nameOf(session)
    const item = entry({
      id: session.id,
      title: name,
      badges: [
        session.current && 'this one',
        session.amr?.includes('hwk') && 'passkey',
        session.amr?.includes('otp') && 'second factor',
      ],
      facts: [
        moment(session.lastSeenAt, 'seen'),
        `from ${session.address}`,
        moment(session.createdAt, 'since'),
        moment(session.endsAt, 'at most until'),
      ],
      actions: [!session.current && button('Sign out', () => end(session, item), { about: name })],
    })
    return item
  }
  return list
}

/** @param {any} session */
function nameOf({ browser, operatingSystem, device }) {
  const known = [browser, operatingSystem].filter((part) => part !== undefined)
  return known.length > 0 ? known.join(' on ') : (device ?? 'Unknown device')
}

/** @param {any} session @param {HTMLElement} item */
async function end({ id }, item) {
  try {
    await call('DELETE', `/v1/sessions/${id}`)
    item.remove()
    toast({ content: 'That session is over.' })
  } catch (error) {
    toastProblem(error)
  }
}
