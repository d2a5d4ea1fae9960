/** How texts that somebody else chose are put before a person. */

/**
 * Characters that turn the reading direction would let `gpj.exe` read `exe.jpg`; they show as themselves instead.
 */
export const visible = (name: string): string =>
  name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')

export const filesIn = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`

/** Texts between commas, each once. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
]
