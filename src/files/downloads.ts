/** Tells of downloads, where the operator wants that: it costs a write each. Those of shares are always told of (`opening.ts`). */
import type { Audit } from '../audit/audit.ts'
import type { File } from './file.entity.ts'

export interface Downloads {
  /**
   * Before the first byte goes out. A range counts as well: who wants to read unseen would ask for two.
   * @throws Problem 503
   */
  readonly note: (file: File, answer: { readonly status: number }, isHead: boolean) => Promise<void>
}

export function createDownloads({ audit, enabled }: { audit: Pick<Audit, 'record'>; enabled: boolean }): Downloads {
  return {
    note: async ({ id, ownerId, version }, { status }, isHead) => {
      if (!enabled || isHead || (status !== 200 && status !== 206)) return
      await audit.record({
        action: 'file.downloaded',
        accountId: ownerId,
        target: `file:${id}`,
        details: { version, ...(status === 206 ? { isRange: true } : {}) },
      })
    },
  }
}
