/** What bytes are, by their first ones: the name and the declared type are only what somebody says. */
import { fileTypeFromBuffer } from 'file-type'

/** Bytes from the beginning that tell a type: what the signatures of the formats that people upload need. */
export const headBytes = 4100

export interface Detection {
  /** Lower case, without parameters. */
  readonly mediaType: string
}

/**
 * Undefined: no known signature, as for text of any kind; that says nothing against what was declared.
 * @param head the first `headBytes` bytes, or all of a smaller file
 */
export async function detect(head: Uint8Array): Promise<Detection | undefined> {
  if (looksLikeSvg(head)) return { mediaType: 'image/svg+xml' }
  try {
    const found = await fileTypeFromBuffer(head)
    return found && { mediaType: canonical(found.mime) }
  } catch {
    // A head that is cut, or made to be misread, has no signature.
    return undefined
  }
}

/** Types of which one is written for the other. */
const canonicalNames: Readonly<Record<string, string>> = {
  'application/xml': 'text/xml',
  'application/x-zip-compressed': 'application/zip',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-ms-bmp': 'image/bmp',
  'image/vnd.microsoft.icon': 'image/x-icon',
  'text/javascript': 'application/javascript',
  'video/x-m4v': 'video/mp4',
}
const canonical = (mediaType: string): string => canonicalNames[mediaType] ?? mediaType

/** Formats that are another one inside: the signature of the outer is no contradiction to the inner. */
const containers: Readonly<Record<string, RegExp>> = {
  'application/zip':
    /^application\/(vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-|android)|epub\+zip|java-archive|x-zip)|\+zip$/,
  'application/x-cfb': /^application\/(msword|vnd\.ms-|x-msi|vnd\.visio)/,
  'application/gzip': /(^application\/x-(tar|gtar|compressed-tar))|\+gzip$/,
  'text/xml': /(\/xml|\+xml|\/html)$/,
  'video/mp4': /^(audio\/mp4|video\/(mp4|quicktime|3gpp2?)|audio\/3gpp2?)$/,
  'video/matroska': /^(video\/webm|(audio|video)\/x-matroska|audio\/webm)$/,
  'video/webm': /^(video|audio)\/(webm|x-matroska|matroska)$/,
  'audio/ogg': /^(application|video|audio)\/(ogg|opus)$/,
}

/** What is said of bytes of which nothing is said (RFC 2046, section 4.5.1). */
export const unclaimed = 'application/octet-stream'

/** Whether bytes of the detected type may be what was declared; bytes that nobody claims anything of may be all. */
export function agrees(declared: string, detected: string): boolean {
  const said = canonical(declared)
  const seen = canonical(detected)
  if (said === seen || said === unclaimed) return true
  return containers[seen]?.test(said) === true
}

/** It has no signature of its own, and runs scripts where it is shown. */
function looksLikeSvg(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head.subarray(0, 1024)).replace(/^\uFEFF/, '')
  return svgBeginning.test(text)
}

/** A comment ends where it first can: were there two ways to read several of them, the time would double with each. */
const svgBeginning = /^\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*(<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]/i
