/**
 * One upload: a form over XMLHttpRequest, the only way a browser tells how much was sent.
 */
import { Failure, ensureFresh, problemOf, refresh } from './api.js'

const broken = {
  title: 'The upload broke off',
  detail:
    'The connection was lost before the file was stored. Try again; ' +
    'if the file was changed or moved meanwhile, choose it once more.',
}

/**
 * @param {{ file: File, description: string, tags: string[] }} upload
 * @param {(sent: number, total: number) => void} onProgress
 * @param {AbortSignal} signal
 * @returns {Promise<any>} the stored file
 */
export async function transfer(upload, onProgress, signal) {
  await ensureFresh()
  let answer = await post(formOf(upload), onProgress, signal)
  if (answer.status === 401) {
    await refresh()
    answer = await post(formOf(upload), onProgress, signal)
  }
  if (answer.status !== 201) throw new Failure(problemOf(answer.status, answer.body))
  return answer.body
}

/** The texts go first: the service must know them before the bytes come. @param {{ file: File, description: string, tags: string[] }} upload */
function formOf({ file, description, tags }) {
  const form = new FormData()
  if (description !== '') form.append('description', description)
  for (const tag of tags) form.append('tags', tag)
  form.append('file', file, file.name)
  return form
}

/**
 * @param {FormData} form
 * @param {(sent: number, total: number) => void} onProgress
 * @param {AbortSignal} signal
 * @returns {Promise<{ status: number, body: any }>}
 */
function post(form, onProgress, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = new XMLHttpRequest()
    request.open('POST', '/v1/files')
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) })
    request.onerror = () => reject(new Failure(broken))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Speed over the last seconds, so that it neither jumps nor lags.
 * @returns {(sent: number) => number} bytes a second; 0 until it can be told
 */
export function speedometer() {
  /** @type {{ at: number, sent: number }[]} */
  const marks = []
  return (sent) => {
    const now = performance.now()
    marks.push({ at: now, sent })
    while (marks.length > 2 && now - marks[0].at > 4000) marks.shift()
    const elapsed = now - marks[0].at
    return elapsed < 300 ? 0 : ((sent - marks[0].sent) / elapsed) * 1000
  }
}
