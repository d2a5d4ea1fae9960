/** Where a file lies, as its owner orders them: a text, and never a path on a disk. */
import { Problem, type InvalidField } from '../problem.ts'

const mostCharacters = 1000
const mostLevels = 32

/**
 * One spelling for each folder: NFC, no slash at the end.
 * @returns null for `/`
 * @throws Problem invalid-request
 */
export function usableFolder(
  path: string,
  { at = { in: 'body', pointer: '/folder' } }: { at?: Pick<InvalidField, 'in' | 'pointer'> } = {},
): string | null {
  const normal = path.normalize('NFC')
  if (normal === '/') return null
  const segments = normal.slice(1).split('/')
  const isUsable =
    normal.startsWith('/') &&
    segments.length <= mostLevels &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') &&
    [...normal].length <= mostCharacters &&
    !/[\x00-\x1f\x7f]/.test(normal) &&
    normal.isWellFormed()
  if (!isUsable)
    throw new Problem('invalid-request', {
      detail: 'The folder is not usable.',
      errors: [
        {
          ...at,
          detail: `must be / or names behind a slash each, none of them empty, . or .., at most ${mostLevels} levels and ${mostCharacters} characters, no control characters`,
        },
      ],
    })
  return normal
}
