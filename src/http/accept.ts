/** What a client would rather have (RFC 9110, section 12.5.1). */

/** Whether lines of JSON are asked for by name, and no less than one JSON document. */
export function prefersLines(accept: string | undefined): boolean {
  const lines = weightOf('application/x-ndjson', accept)
  return lines > 0 && lines >= weightOf('application/json', accept)
}

/** Whether a person looks: browsers name pages when they go somewhere, programs do not. */
export const prefersPage = (accept: string | undefined): boolean => (accept ?? '').includes('text/html')

/** 0 for what is not named. */
function weightOf(mediaType: string, accept = ''): number {
  for (const range of accept.slice(0, 2000).toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim())
    if (name !== mediaType) continue
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return weight === undefined || !/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? 1 : Number(weight)
  }
  return 0
}
