/**
 * express-openapi-validator as the enforcer of the request's schemas. It walks its routes one by one, so each tag has an
 * instance of its own that knows only its paths, made at the tag's first request or by `warm`.
 */
import express, { type RequestHandler, type Router } from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { Problem } from '../problem.ts'
import type { Contract, Document, Operation } from './document.ts'
import { operationOf, scopeOf } from './request-scope.ts'

export interface RequestValidator {
  readonly validate: RequestHandler
  /** Makes every instance, so that no first request waits. */
  readonly warm: () => void
}

export function createRequestValidator(contract: Contract): RequestValidator {
  const routers = new Map<string, Router>()
  const tags = new Set([...contract.operations.values()].map(({ tag }) => tag))

  return {
    validate: (request, response, next) => {
      routerOf(operationOf(scopeOf(request)).tag)(request, response, next)
    },
    warm: () => tags.forEach(routerOf),
  }

  function routerOf(tag: string): Router {
    const known = routers.get(tag)
    if (known) return known
    const router = express.Router({ caseSensitive: true, strict: true })
    router.use(
      OpenApiValidator.middleware({
        apiSpec: partOf(contract.document, tag) as never,
        validateApiSpec: false,
        validateRequests: { allowUnknownQueryParameters: false },
        validateResponses: false,
        validateSecurity: { handlers: { basicAuth: established, bearerAuth: established, cookieAuth: established, refreshCookie: established } },
        fileUploader: false,
        formats: { password: true, binary: true } as never,
      }),
    )
    routers.set(tag, router)
    return router
  }
}

/** Identity was proved before (`security.ts`), where problems keep their status and headers; here it only has to be there. */
function established(request: express.Request): boolean {
  const scope = scopeOf(request)
  return scope.principal !== undefined || scope.scheme === 'basicAuth'
}

/** The tag's paths, without the bodies that are streamed: those are checked where they are read. */
function partOf(document: Document, tag: string): Document {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [template, item] of Object.entries(structuredClone(document.paths))) {
    const kept = Object.entries(item).filter(([key, value]) => key === 'parameters' || (value as { tags?: string[] }).tags?.includes(tag))
    if (!kept.some(([key]) => key !== 'parameters')) continue
    paths[template] = Object.fromEntries(kept)
    for (const [, operation] of kept as [string, { requestBody?: { content: object } }][]) {
      if (operation.requestBody && isStreamed(Object.keys(operation.requestBody.content))) delete operation.requestBody
    }
  }
  return { ...structuredClone(document), paths }
}

export const isStreamed = (consumes: readonly string[]): boolean => consumes.includes('*/*') || consumes.includes('multipart/form-data')

/** Media types that the operation takes. @throws Problem unsupported-media-type */
export function requireMediaType(operation: Operation, given: string | undefined): void {
  if (operation.consumes.includes('*/*') || (given !== undefined && operation.consumes.includes(given))) return
  throw new Problem('unsupported-media-type', { detail: `Send ${operation.consumes.join(' or ')}.` })
}
