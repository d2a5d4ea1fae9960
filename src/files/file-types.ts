/** Which media types are stored, and how large a file of each may be: as clients name the types, and as the bytes do where those contradict (`examination.ts`). */
import { Problem } from '../problem.ts'

export interface FileTypeRule {
  /** A type, a type with any subtype, or any; in lower case. */
  readonly type: string
  readonly isAllowed: boolean
  readonly maxBytes: number | undefined
}

export interface FileTypes {
  /**
   * @returns how many bytes a file of this type may have at most; Infinity where no rule says
   * @throws Problem file-type-refused
   */
  readonly limitOf: (mediaType: string) => number
  /** Lets as many bytes through as the type may have. @throws Problem file-type-refused, payload-too-large */
  readonly bounded: (mediaType: string, bytes: AsyncIterable<Uint8Array>, length?: number) => AsyncIterable<Uint8Array>
  /** @throws Problem file-type-refused, payload-too-large */
  readonly requireFit: (mediaType: string, size: number) => void
}

export function createFileTypes(rules: readonly FileTypeRule[]): FileTypes {
  const byType = new Map(rules.map((rule) => [rule.type, rule]))
  const allowsOthers = !rules.some(({ isAllowed }) => isAllowed)
  return { limitOf, bounded, requireFit }

  function limitOf(mediaType: string): number {
    const type = mediaType.toLowerCase()
    const rule = byType.get(type) ?? byType.get(type.replace(/\/.*$/, '/*')) ?? byType.get('*/*')
    if (!(rule?.isAllowed ?? allowsOthers))
      throw new Problem('file-type-refused', { detail: `Files of the type ${type} are not stored here.` })
    return rule?.maxBytes ?? Infinity
  }

  function bounded(mediaType: string, bytes: AsyncIterable<Uint8Array>, length = 0): AsyncIterable<Uint8Array> {
    const limit = limitOf(mediaType)
    if (length > limit) throw tooLarge(mediaType, limit)
    return limit === Infinity ? bytes : upTo(limit, mediaType, bytes)
  }

  function requireFit(mediaType: string, size: number): void {
    const limit = limitOf(mediaType)
    if (size > limit) throw tooLarge(mediaType, limit)
  }
}

async function* upTo(
  limit: number,
  mediaType: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let received = 0
  for await (const chunk of bytes) {
    received += chunk.length
    if (received > limit) throw tooLarge(mediaType, limit)
    yield chunk
  }
}

const tooLarge = (mediaType: string, limit: number): Problem =>
  new Problem('payload-too-large', { detail: `A file of the type ${mediaType} may have ${limit} bytes here.` })

/**
 * Rules separated by commas, such as `image/*, application/pdf=52428800, -image/svg+xml`: what begins with a minus is
 * refused, a number is the largest size in bytes. The most precise rule that fits decides; what none fits is stored only
 * where none allows anything.
 * @throws Error
 */
export function readFileTypes(text: string): FileTypeRule[] {
  const rules = text.split(',').map((part): FileTypeRule => {
    const [, minus = '', type = '', size] = form.exec(part.trim().toLowerCase()) ?? []
    if (type === '' || (minus !== '' && size !== undefined) || (type.startsWith('*/') && type !== '*/*'))
      throw new Error('must be types separated by commas, such as image/*, application/pdf=52428800, -image/svg+xml')
    return { type, isAllowed: minus === '', maxBytes: size === undefined ? undefined : Number(size) }
  })
  const types = rules.map(({ type }) => type)
  const twice = types.find((type, at) => types.indexOf(type) !== at)
  if (twice !== undefined) throw new Error(`names ${twice} twice`)
  if (rules.length > mostRules) throw new Error(`names more than ${mostRules} types`)
  return rules
}

/** As many as are told to a client. */
const mostRules = 1000

/** Names as RFC 6838, section 4.2, has them. */
const form = /^(-?)((?:[a-z0-9][a-z0-9!#$&^_.+-]{0,126}|\*)\/(?:[a-z0-9][a-z0-9!#$&^_.+-]{0,126}|\*))(?:=(\d{1,15}))?$/
