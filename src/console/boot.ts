/** What the page was sent with: who looks at it, and the first page of the list, so that nothing is asked for twice. */
import type { FilePage, FolderPage } from './service.ts'

export interface Boot {
  readonly accountId: string
  /** What the session may do. */
  readonly scopes: readonly string[]
  /** The most that the service takes of one file. */
  readonly maxFileBytes: number
  /** The list that the address asks for; absent without the scope for it. */
  readonly page?: FilePage
  /** The folders of the one that the address looks into. */
  readonly folders?: FolderPage
}

export const boot: Boot = JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Boot

export const may = (scope: string): boolean => boot.scopes.includes(scope)
