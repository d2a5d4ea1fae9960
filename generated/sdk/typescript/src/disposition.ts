/** `filename*` (RFC 8187) carries every name exactly; what else there is in use escapes quotes in several ways. */
export function fileNameParameter(name: string): string {
  const escaped = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename*=UTF-8''${escaped}`
}

/** The name in a Content-Disposition header (RFC 6266). */
export function fileNameOf(disposition: string | null): string | undefined {
  const extended = /;\s*filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1]
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended)
    } catch {
      // Not well escaped: the plain parameter may be better.
    }
  }
  const [, quoted, token] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? '') ?? []
  return quoted?.replace(/\\(.)/g, '$1') ?? token
}
