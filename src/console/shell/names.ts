/** How texts that somebody else chose are put before a person. */

export { visible } from '../../web/assets/format.js'

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
