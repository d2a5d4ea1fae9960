/** Text that is already HTML. Only this file makes it, so that whatever else is put on a page is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export type Piece = Html | string | number | false | null | undefined | readonly Piece[]

/** Fills a template: nested `html` stays as it is, absent values vanish, all other values are escaped. */
export function html(literals: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + render(pieces[index - 1]) + literal))
}

/** A value as JSON for a `script` element that is not run. No text in it can end the element or begin a comment. */
export const json = (value: unknown): Html => new Html(JSON.stringify(value).replaceAll('<', '\\u003c'))

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object') return piece.map(render).join('')
  return String(piece).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
