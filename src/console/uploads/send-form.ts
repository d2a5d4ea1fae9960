/** One file as a form over XMLHttpRequest, the only way a browser tells how much was sent. */
import { ensureFresh, Failure, problemOf, refresh } from '../../web/assets/api.js'
import type { File as StoredFile } from '../service.ts'

const broken = {
  title: 'The upload broke off',
  detail:
    'The connection was lost before the file was stored. Try again; ' +
    'if the file was changed or moved meanwhile, choose it once more.',
}

interface Upload {
  readonly data: Blob
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
}

/**
 * @param onProgress bytes of the file that were sent
 * @throws Failure with the problem; the signal's reason
 */
export async function sendForm(
  upload: Upload,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<StoredFile> {
  await ensureFresh()
  let answer = await post(upload, onProgress, signal)
  if (answer.status === 401) {
    await refresh()
    answer = await post(upload, onProgress, signal)
  }
  if (answer.status !== 201) throw new Failure(problemOf(answer.status, answer.body))
  return answer.body as StoredFile
}

/** The texts go first: the service must know them before the bytes come. */
function formOf({ data, name, description, tags }: Upload): FormData {
  const form = new FormData()
  if (description !== '') form.append('description', description)
  for (const tag of tags) form.append('tags', tag)
  form.append('file', data, name)
  return form
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

function post(upload: Upload, onProgress: (sent: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = new XMLHttpRequest()
    request.open('POST', '/v1/files')
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.floor((loaded / Math.max(total, 1)) * upload.data.size))
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) })
    request.onerror = () => reject(new Failure(broken))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(formOf(upload))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
