import type { Idempotency } from '../access/idempotency.ts'
import { answerContent, contentHeaders, type ContentConditions } from '../files/content-answer.ts'
import type { File } from '../files/file.entity.ts'
import { prefersPage } from '../http/accept.ts'
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { downloadCookie, unlockCookie } from '../web/cookies.ts'
import { pageContentSecurityPolicy } from '../web/layout.ts'
import { seeOther } from '../web/redirect.ts'
import { sharePage } from '../web/share-page.ts'
import { archiveHeaders, archiveOf, wholeShare } from './archive.ts'
import type { Opening, OpenShare, Shown } from './opening.ts'
import { shareETag, toShare, toSharedFiles } from './shares.mapper.ts'
import type { Shares, ShareView } from './shares.ts'

export interface SharesHandlersDeps {
  readonly shares: Shares
  readonly opening: Opening
  readonly idempotency: Pick<Idempotency, 'once'>
  readonly blobs: Pick<BlobStore, 'read'>
  readonly qrCodeOf: (text: string) => Promise<string>
  /** Seconds that the password counts as given. */
  readonly unlockedFor: number
  /** Cookies over https alone. */
  readonly secure: boolean
}

export function createSharesHandlers(deps: SharesHandlersDeps) {
  const { shares, opening, idempotency, blobs, qrCodeOf, unlockedFor, secure } = deps
  return {
    async listShares({ principal, query }) {
      const { limit = 20, cursor, count } = query
      const page = await shares.list(principal, { limit, cursor, count: count === 'exact' })
      const body: Schema<'SharePage'> = { items: page.items.map((share) => toShare(share)) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/shares', query, page.nextCursor), body }
    },
    async createShare({ principal, body, keyed }) {
      const { expiresAt, ...wanted } = body
      const answer = (share: ShareView) => ({
        status: 201 as const,
        headers: { Location: `/v1/shares/${share.id}`, ETag: shareETag(share) },
        body: toShare(share),
      })
      const made = await idempotency.once({ request: keyed, answer }, (alongside) =>
        shares.create(principal, { ...wanted, expiresAt: millis(expiresAt) }, alongside),
      )
      // Drawn outside of the transaction, each time the same.
      return { ...made, body: { ...made.body, qrCode: await qrCodeOf(made.body.url) } }
    },
    async getShare({ principal, path, headers }) {
      const share = await shares.get(principal, path.shareId)
      const fields = { ETag: shareETag(share), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toShare(share, await qrCodeOf(share.url)) }
    },
    async updateShare({ principal, path, headers, body }) {
      const { expiresAt, ...patch } = body
      const until = expiresAt === null ? null : millis(expiresAt)
      const share = await shares.update(
        principal,
        path.shareId,
        { ...patch, expiresAt: until },
        unchanged(headers['if-match']),
      )
      return { status: 200, headers: { ETag: shareETag(share) }, body: toShare(share) }
    },
    async deleteShare({ principal, path, headers }) {
      await shares.revoke(principal, path.shareId, unchanged(headers['if-match']))
      return { status: 204 }
    },
    async openShare({ path, headers, cookies, accept }) {
      const share = await opening.open(path.shareToken, shownBy(headers, cookies))
      const shared = toSharedFiles(share)
      if (!prefersPage(accept)) return { status: 200, body: shared }
      return {
        status: 200,
        headers: { 'Content-Security-Policy': pageContentSecurityPolicy },
        mediaType: 'text/html',
        body: sharePage({ shared, address: `/s/${path.shareToken}` }),
      }
    },
    async unlockShare({ path, body, accept }) {
      const unlockToken = await opening.unlock(path.shareToken, body.password)
      return prefersPage(accept)
        ? seeOther(`/s/${path.shareToken}`, [unlockCookie(unlockToken, unlockedFor, secure)])
        : { status: 200, body: { unlockToken, expiresIn: unlockedFor } }
    },
    async downloadShare({ path, headers, cookies, isHead }) {
      const shown = shownBy(headers, cookies)
      const share = await opening.open(path.shareToken, shown, { resuming: goesOn(headers) })
      const [file, another] = share.files
      if (file && !another) return giveFile({ share, file, what: wholeShare, headers, shown, isHead })
      return giveArchive({ share, headers, isHead })
    },
    async downloadSharedFile({ path, headers, cookies, isHead }) {
      const shown = shownBy(headers, cookies)
      const share = await opening.open(path.shareToken, shown, { resuming: goesOn(headers) })
      const file = share.files.find(({ id }) => id === path.fileId)
      if (!file) throw new Problem('file-not-found', { detail: 'There is no such file in what is shared.' })
      return giveFile({ share, file, what: file.id, headers, shown, isHead })
    },
  } satisfies Partial<Handlers>

  async function giveFile({
    share,
    file,
    what,
    headers,
    shown,
    isHead,
  }: Giving & { what: string; file: File; shown: Shown }) {
    const fields = contentHeaders(file, 'attachment')
    const answer = answerContent(file, headers)
    if (answer.status === 304)
      return {
        status: 304 as const,
        headers: {
          ETag: fields.ETag,
          'Last-Modified': fields['Last-Modified'],
          'Cache-Control': fields['Cache-Control'],
        },
      }
    const goesOnCounted = answer.status === 206 && answer.start > 0 && opening.resumes(share.id, what, shown)
    const cookie = isHead || goesOnCounted ? undefined : await opening.count(share, what)
    const sized = {
      ...fields,
      'Content-Length': answer.end - answer.start + 1,
      ...(cookie === undefined ? {} : { 'Set-Cookie': [downloadCookie(cookie, secure)] }),
    }
    const { mediaType } = file
    const body = blobs.read(file.contentId, answer.start, answer.end)
    if (answer.status === 206)
      return {
        status: 206 as const,
        headers: { ...sized, 'Content-Range': answer.contentRange },
        mediaType,
        body,
      }
    return { status: 200 as const, headers: sized, mediaType, body }
  }

  async function giveArchive({ share, headers, isHead }: Giving) {
    const archive = archiveOf(share.files, blobs)
    const fields = archiveHeaders(archive, share.name ?? 'files')
    if (matchesNone(headers['if-none-match'], archive.etag))
      return { status: 304 as const, headers: { ETag: fields.ETag, 'Cache-Control': fields['Cache-Control'] } }
    if (!isHead) await opening.count(share, wholeShare)
    return { status: 200 as const, headers: fields, mediaType: 'application/zip', body: archive.bytes() }
  }
}

interface Giving {
  readonly share: OpenShare
  readonly headers: ContentConditions
  readonly isHead: boolean
}

const shownBy = (
  headers: { readonly 'coffer-unlock'?: string | undefined },
  cookies: { readonly coffer_unlock?: string; readonly coffer_download?: string } | undefined,
): Shown => ({ unlock: [headers['coffer-unlock'], cookies?.coffer_unlock], download: cookies?.coffer_download })

/** Asks for what comes after a beginning. */
const goesOn = ({ range }: ContentConditions): boolean => /^bytes=\s*0*[1-9]/i.test(range?.trim() ?? '')

const unchanged =
  (ifMatch: string | undefined) =>
  (share: ShareView): void => {
    requireMatch(ifMatch, shareETag(share))
  }

const millis = (time: string | undefined): number | undefined => (time === undefined ? undefined : Date.parse(time))
