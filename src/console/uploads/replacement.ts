/** The bytes of a file that is there already: sent in one request, onto the bytes that were looked at and no others. */
import { ensureFresh, Failure, problemOf, unreachable } from '../../web/assets/api.js'
import { contentAddress, type File as StoredFile } from '../service.ts'

/** @returns the file with its new bytes. @throws Failure; AbortError when the signal says so */
export async function replaceContent(
  { id, sha256, mediaType }: StoredFile,
  bytes: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (sent: number) => void },
): Promise<StoredFile> {
  await ensureFresh()
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    const abort = () => request.abort()
    const end = (act: () => void) => () => {
      signal.removeEventListener('abort', abort)
      act()
    }
    signal.addEventListener('abort', abort)
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener(
      'abort',
      end(() => reject(new DOMException('', 'AbortError'))),
    )
    request.addEventListener(
      'error',
      end(() => reject(new Failure(unreachable))),
    )
    request.addEventListener(
      'load',
      end(() => {
        const body = read(request.responseText)
        if (request.status === 200) resolve(body as StoredFile)
        else reject(new Failure(problemOf(request.status, body)))
      }),
    )
    request.open('PUT', contentAddress(id))
    // A browser does not know every file's type: it stays what it was then.
    request.setRequestHeader('Content-Type', bytes.type === '' ? mediaType : bytes.type)
    request.setRequestHeader('If-Match', `"${sha256}"`)
    request.send(bytes)
  })
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
