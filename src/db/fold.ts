/** The Greek sigma has a form of its own at the end of words, which is no other letter. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ')

/** Texts as they are searched and sorted together: folded, a line each, cut to what the column holds. */
export const searchable = (texts: readonly string[], length: number): string =>
  [...fold(texts.join('\n'))].slice(0, length).join('')
