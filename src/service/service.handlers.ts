import { createHash } from 'node:crypto'
import { matchesNone } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import type { Contract } from '../http/document.ts'
import { Problem } from '../problem.ts'
import { pageContentSecurityPolicy } from '../web/layout.ts'
import { docsContentSecurityPolicy, docsPage } from './docs-page.ts'
import { isProblemKind, problemKindPage } from './problem-kind-page.ts'

interface ServiceHandlersDeps {
  readonly contract: Contract
  /** The service's; the contract has one of its own. */
  readonly version: string
  readonly isReady: () => Promise<boolean>
  /** Undefined where none are kept. @returns the text format of Prometheus */
  readonly readMetrics: (() => Promise<string>) | undefined
}

/** These change with the version of the service only; five minutes is how long an old one may linger. */
const cacheControl = 'public, max-age=300'

export function createServiceHandlers({ contract, version, isReady, readMetrics }: ServiceHandlersDeps) {
  const { title, version: contractVersion } = contract.document.info
  const json = JSON.stringify(contract.document)
  const document = JSON.parse(json) as Schema<'Contract'>
  const yamlFields = { ETag: entityTag(contract.text), 'Cache-Control': cacheControl }
  const jsonFields = { ETag: entityTag(json), 'Cache-Control': cacheControl }
  const docs = docsPage({ title, version: contractVersion })

  return {
    async getLiveness() {
      return { status: 200, body: { status: 'ok' } }
    },
    async getReadiness() {
      if (!(await isReady())) throw new Problem('not-ready', { headers: { 'Retry-After': '2' } })
      return { status: 200, body: { status: 'ok' } }
    },
    async getVersion() {
      return { status: 200, body: { name: 'coffer', version, contractVersion } }
    },
    async getMetrics() {
      if (!readMetrics) throw new Problem('not-found')
      return { status: 200, body: await readMetrics() }
    },
    async getContract({ headers }) {
      if (matchesNone(headers['if-none-match'], yamlFields.ETag)) return { status: 304, headers: yamlFields }
      return { status: 200, headers: yamlFields, body: contract.text }
    },
    async getContractJson({ headers }) {
      if (matchesNone(headers['if-none-match'], jsonFields.ETag)) return { status: 304, headers: jsonFields }
      return { status: 200, headers: jsonFields, body: document }
    },
    async getDocs() {
      const headers = { 'Content-Security-Policy': docsContentSecurityPolicy, 'Cache-Control': cacheControl }
      return { status: 200, headers, body: docs }
    },
    async getProblem({ path }) {
      if (!isProblemKind(path.kind)) throw new Problem('not-found', { detail: 'There is no such kind of problem.' })
      const headers = { 'Content-Security-Policy': pageContentSecurityPolicy, 'Cache-Control': cacheControl }
      return { status: 200, headers, body: problemKindPage(path.kind) }
    },
  } satisfies Partial<Handlers>
}

function entityTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`
}
