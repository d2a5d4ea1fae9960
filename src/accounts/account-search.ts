import { searchable } from '../db/fold.ts'

/** What an account is found by, and sorted by: address, then name. To be written whenever one of them changes. */
export const accountSearchText = ({
  email,
  displayName,
}: {
  email: string
  displayName?: string | null | undefined
}): string => searchable([email, displayName ?? ''], 600)
