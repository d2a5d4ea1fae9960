/** `Upload-Metadata` of tus: what the bytes will be called, in the names that clients have come to use. */
import type { NewFileNotes, UsableNotes } from '../files/files.ts'
import { Problem } from '../problem.ts'
import type { InvalidField } from '../problem.ts'

export interface UploadMetadataDeps {
  /** @throws Problem invalid-request */
  readonly usable: (notes: NewFileNotes) => UsableNotes
  /** What is wrong with description, tags, metadata and folder by the contract. */
  readonly checkNotes: (notes: object) => InvalidField[]
}

export type ReadUploadMetadata = (header: string | undefined) => UsableNotes

/** @returns what reads a header, and throws Problem invalid-request */
export function createUploadMetadata({ usable, checkNotes }: UploadMetadataDeps): ReadUploadMetadata {
  return (header) => {
    const pairs = pairsOf(header ?? '')
    const name = pairs.get('filename') ?? pairs.get('name')
    const mediaType = pairs.get('filetype') ?? pairs.get('type')
    const description = pairs.get('description')
    const folder = pairs.get('folder')
    const tags = json('tags', pairs)
    const notes = {
      ...(description ? { description } : {}),
      ...(folder ? { folder } : {}),
      ...(tags === undefined ? {} : { tags: Array.isArray(tags) ? tags.filter((tag) => tag !== '') : tags }),
      ...given('metadata', json('metadata', pairs)),
    }
    const [wrong] = checkNotes(notes)
    if (wrong) throw invalid(`${wrong.pointer.slice(1)} ${wrong.detail}`)
    try {
      return usable({
        ...(notes as Partial<NewFileNotes>),
        ...(name ? { name } : {}),
        // A browser does not know every file's type, and says nothing then.
        mediaType: mediaType ? bare(mediaType) : 'application/octet-stream',
      })
    } catch (error) {
      throw error instanceof Problem ? invalid(error.errors?.[0]?.detail ?? error.message) : error
    }
  }
}

const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value })

const bare = (mediaType: string): string => mediaType.split(';')[0]?.trim() ?? ''

const invalid = (detail: string): Problem =>
  new Problem('invalid-request', {
    detail: 'Upload-Metadata is not valid.',
    errors: [{ in: 'header', pointer: 'Upload-Metadata', detail: detail.slice(0, 1000) }],
  })

/** Keys without spaces and commas, each once; values in base64, or none (tus 1.0.0, section Creation). */
function pairsOf(header: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const part of header.split(',')) {
    if (header.trim() === '') break
    const [, key = '', value = ''] = /^([\x21-\x2b\x2d-\x7e]+)(?: +([A-Za-z0-9+/]*={0,2}))?$/.exec(part.trim()) ?? []
    if (key === '') throw invalid('must be keys and values in base64, separated by commas')
    if (pairs.has(key)) throw invalid(`has the key ${key.slice(0, 80)} twice`)
    pairs.set(key, text(key, value))
  }
  return pairs
}

function text(key: string, value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(value, 'base64'))
  } catch {
    throw invalid(`${key.slice(0, 80)} is not UTF-8`)
  }
}

function json(key: string, pairs: ReadonlyMap<string, string>): unknown {
  const value = pairs.get(key)
  if (value === undefined || value === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    throw invalid(`${key} must be JSON`)
  }
}
