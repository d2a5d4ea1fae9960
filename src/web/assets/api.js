/**
 * Calls to the service with the page's cookies, and what keeps those fresh.
 */

/** @typedef {{ type?: string, title: string, status?: number, detail?: string, errors?: { pointer: string, detail: string }[] }} Problem */

export class Failure extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title)
    this.problem = problem
  }
}

export const unreachable = {
  title: 'The service cannot be reached',
  detail: 'Check the connection and try again.',
}

/**
 * One call; after a 401 once more with fresh cookies.
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string>, signal?: AbortSignal }} [options]
 * @returns {Promise<{ status: number, headers: Headers, body: any }>}
 */
export async function call(method, path, options = {}) {
  let answer = await send(method, path, options)
  if (answer.status === 401) {
    await refresh()
    answer = await send(method, path, options)
  }
  const body = await readBody(answer)
  if (!answer.ok) throw new Failure(problemOf(answer.status, body))
  return { status: answer.status, headers: answer.headers, body }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string>, signal?: AbortSignal }} options
 */
async function send(method, path, { body, headers = {}, signal }) {
  const content = body === undefined ? undefined : JSON.stringify(body)
  try {
    return await fetch(path, { method, headers, signal, body: content, credentials: 'same-origin', cache: 'no-store' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure(unreachable)
  }
}

/** @param {Response} answer */
async function readBody(answer) {
  try {
    const text = await answer.text()
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * @param {number} status
 * @param {any} body
 * @returns {Problem}
 */
export function problemOf(status, body) {
  if (typeof body?.title === 'string') return body
  return { status, title: `The service answered ${status}`, detail: 'It gave no explanation. Try again in a moment.' }
}

const everyTenMinutes = 600_000
let freshUntil = 0
/** @type {Promise<void> | undefined} */
let refreshing

/** Renews the cookies before the access token ends, for as long as somebody looks at the page. */
export function keepSignedIn() {
  const seconds = Number(document.body.dataset.accessExpiresIn ?? 1200)
  freshUntil = Date.now() + Math.min(everyTenMinutes, (seconds * 1000) / 2)
  const renew = () => {
    if (document.visibilityState === 'visible') ensureFresh().catch(() => {})
  }
  setInterval(renew, 15_000)
  document.addEventListener('visibilitychange', renew)
}

/** Whether a link can be followed as it is. */
export function isFresh() {
  return Date.now() < freshUntil
}

/** Before what cannot be repeated cheaply: an upload, a download. */
export async function ensureFresh() {
  if (!isFresh()) await refresh()
}

/** Renews the cookies; whoever asks meanwhile waits for the same answer. */
export function refresh() {
  refreshing ??= renewCookies().finally(() => {
    refreshing = undefined
  })
  return refreshing
}

async function renewCookies() {
  const answer = await send('POST', '/refresh', {})
  if (answer.status === 401) {
    window.dispatchEvent(new Event('signedout'))
    location.assign(`/login?next=${location.pathname}`)
    throw new Failure(problemOf(401, { title: 'You are signed out', detail: 'Sign in again to go on.' }))
  }
  if (!answer.ok) throw new Failure(problemOf(answer.status, await readBody(answer)))
  freshUntil = Date.now() + everyTenMinutes
}
