import type { Idempotency } from '../access/idempotency.ts'
import { prefersPage } from '../http/accept.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { unlockCookie } from '../web/cookies.ts'
import { pageContentSecurityPolicy } from '../web/layout.ts'
import { seeOther } from '../web/redirect.ts'
import { uploadRequestPage } from '../web/upload-request-page.ts'
import type { Receiving } from './receiving.ts'
import { toOpenedUploadRequest, toReceipt, toReceivedFile, toUploadRequest } from './upload-requests.mapper.ts'
import type { UploadRequests, UploadRequestView } from './upload-requests.ts'

export interface UploadRequestsHandlersDeps {
  readonly uploadRequests: UploadRequests
  readonly receiving: Receiving
  readonly idempotency: Pick<Idempotency, 'once'>
  readonly qrCodeOf: (text: string) => Promise<string>
  /** Seconds that the password counts as given. */
  readonly unlockedFor: number
  /** Cookies over https alone. */
  readonly secure: boolean
}

export function createUploadRequestsHandlers({
  uploadRequests,
  receiving,
  idempotency,
  qrCodeOf,
  unlockedFor,
  secure,
}: UploadRequestsHandlersDeps) {
  return {
    async listUploadRequests({ principal, query }) {
      const { limit = 20, cursor, count } = query
      const page = await uploadRequests.list(principal, { limit, cursor, count: count === 'exact' })
      const body: Schema<'UploadRequestPage'> = { items: page.items.map((request) => toUploadRequest(request)) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/upload-requests', query, page.nextCursor), body }
    },
    async createUploadRequest({ principal, body, keyed }) {
      const { expiresAt, ...terms } = body
      const wanted = { ...terms, expiresAt: expiresAt === undefined ? undefined : Date.parse(expiresAt) }
      const answer = (request: UploadRequestView) => ({
        status: 201 as const,
        headers: { Location: `/v1/upload-requests/${request.id}` },
        body: toUploadRequest(request),
      })
      const made = await idempotency.once({ request: keyed, answer }, (alongside) =>
        uploadRequests.create(principal, wanted, alongside),
      )
      // Drawn outside of the transaction, each time the same.
      return { ...made, body: { ...made.body, qrCode: await qrCodeOf(made.body.url) } }
    },
    async getUploadRequest({ principal, path }) {
      const request = await uploadRequests.get(principal, path.uploadRequestId)
      return { status: 200, body: toUploadRequest(request, await qrCodeOf(request.url)) }
    },
    async deleteUploadRequest({ principal, path }) {
      await uploadRequests.revoke(principal, path.uploadRequestId)
      return { status: 204 }
    },
    async listReceivedFiles({ principal, path, query }) {
      const { limit = 20, cursor, count } = query
      const page = await uploadRequests.listReceived(principal, path.uploadRequestId, {
        limit,
        cursor,
        count: count === 'exact',
      })
      const body: Schema<'ReceivedFilePage'> = { items: page.items.map(toReceivedFile) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      const address = `/v1/upload-requests/${path.uploadRequestId}/files`
      return { status: 200, headers: pageLink(address, query, page.nextCursor), body }
    },
    async openUploadRequest({ path, query, headers, cookies, accept }) {
      const asked = toOpenedUploadRequest(await receiving.open(path.requestToken, shownBy(headers, cookies)))
      if (!prefersPage(accept)) return { status: 200, body: asked }
      return {
        status: 200,
        headers: { 'Content-Security-Policy': pageContentSecurityPolicy },
        mediaType: 'text/html',
        body: uploadRequestPage({
          asked,
          address: `/r/${path.requestToken}`,
          hasReceived: query.notice === 'received',
        }),
      }
    },
    async unlockUploadRequest({ path, body, accept }) {
      const unlockToken = await receiving.unlock(path.requestToken, body.password)
      return prefersPage(accept)
        ? seeOther(`/r/${path.requestToken}`, [unlockCookie(unlockToken, unlockedFor, secure)])
        : { status: 200, body: { unlockToken, expiresIn: unlockedFor } }
    },
    async uploadToRequest({ path, query, headers, cookies, body, accept }) {
      const { guestName = query.guestName, ...incoming } = body
      const file = await receiving.receive(path.requestToken, shownBy(headers, cookies), { ...incoming, guestName })
      return prefersPage(accept)
        ? seeOther(`/r/${path.requestToken}?notice=received`)
        : { status: 200, body: toReceipt(file) }
    },
  } satisfies Partial<Handlers>
}

const shownBy = (
  headers: { readonly 'coffer-unlock'?: string | undefined },
  cookies: { readonly coffer_unlock?: string } | undefined,
): (string | undefined)[] => [headers['coffer-unlock'], cookies?.coffer_unlock]
