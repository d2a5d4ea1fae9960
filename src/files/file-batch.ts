/** One thing done to many files, each by itself: what becomes of one is told, and changes nothing about the others. */
import { currentOrigin } from '../access/origin.ts'
import type { Principal } from '../access/principal.ts'
import { isPassing } from '../db/retry.ts'
import { Problem, unavailable } from '../problem.ts'
import type { File } from './file.entity.ts'
import type { Files } from './files.ts'
import { usableFolder } from './folder-path.ts'

export interface FileBatch {
  readonly action: 'tag' | 'untag' | 'move' | 'trash' | 'restore' | 'delete'
  readonly fileIds: readonly string[]
  readonly tags?: readonly string[] | undefined
  readonly folder?: string | undefined
}

export interface FileOutcome {
  readonly id: string
  readonly status: number
  readonly problem?: Problem
  readonly requestId: string
}

export type ChangeFiles = ReturnType<typeof createFileBatch>['change']

/** As many as a file may have (`FilePatch`). */
const mostTags = 50

export function createFileBatch({ files }: { files: Pick<Files, 'update' | 'trash' | 'restore' | 'purge'> }) {
  return { change }

  /**
   * One outcome for each file, in the order asked for.
   * @throws Problem invalid-request, insufficient-scope, and 503 when the database is away before the first was changed
   */
  async function change(principal: Principal, batch: FileBatch): Promise<FileOutcome[]> {
    const changeOne = actionOf(principal, batch)
    requireOnce(batch.fileIds)
    const requestId = currentOrigin()?.requestId ?? ''
    const outcomes: FileOutcome[] = []
    let away: Problem | undefined
    // One after the other: a client has no claim to more of the database than that.
    for (const id of batch.fileIds) {
      const problem = away ?? (await problemOf(() => changeOne(id)))
      if (problem && problem.status >= 500) away = problem
      if (away && outcomes.length === 0) throw away
      const status = problem?.status ?? (batch.action === 'trash' || batch.action === 'delete' ? 204 : 200)
      outcomes.push({ id, status, requestId, ...(problem ? { problem } : {}) })
    }
    return outcomes
  }

  function actionOf(principal: Principal, { action, tags, folder }: FileBatch): (id: string) => Promise<unknown> {
    const isTagging = action === 'tag' || action === 'untag'
    if (isTagging !== (tags !== undefined)) throw misfit('tags', isTagging, action)
    if ((action === 'move') !== (folder !== undefined)) throw misfit('folder', action === 'move', action)
    switch (action) {
      case 'tag':
        return (id) => files.update(principal, id, (file) => ({ tags: withTags(file, tags ?? []) }), any)
      case 'untag':
        return (id) =>
          files.update(
            principal,
            id,
            (file) => ({ tags: file.tags.filter((tag) => tags?.includes(tag) !== true) }),
            any,
          )
      case 'move':
        usableFolder(folder ?? '/')
        return (id) => files.update(principal, id, { folder: folder ?? '/' }, any)
      case 'restore':
        return (id) => files.restore(principal, id, any)
      case 'trash':
      case 'delete': {
        if (!principal.scopes.has('files:delete'))
          throw new Problem('insufficient-scope', { detail: 'Needed as well: files:delete.' })
        const remove = action === 'trash' ? files.trash : files.purge
        return (id) => remove(principal, id, any)
      }
    }
  }
}

const any = (): void => {}

/** @throws Problem too-many-tags */
function withTags(file: File, added: readonly string[]): string[] {
  const tags = [...new Set([...file.tags, ...added])]
  if (tags.length > mostTags) throw new Problem('too-many-tags', { detail: `It would have ${tags.length}.` })
  return tags
}

async function problemOf(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    if (isPassing(error)) return unavailable(error)
    throw error
  }
}

const misfit = (member: string, isMissing: boolean, action: string): Problem =>
  new Problem('invalid-request', {
    errors: [{ in: 'body', pointer: `/${member}`, detail: isMissing ? `${action} needs it` : `is not for ${action}` }],
  })

/** Ids are the same in capital letters. @throws Problem invalid-request */
function requireOnce(ids: readonly string[]): void {
  const seen = new Set(ids.map((id) => id.toLowerCase()))
  if (seen.size === ids.length) return
  throw new Problem('invalid-request', {
    errors: [{ in: 'body', pointer: '/fileIds', detail: 'must have no file twice' }],
  })
}
