// The answers that the contract itself gives as examples, and the data that its schemas allow.

import { resolve, type Contract, type Document, type Operation, type Raw } from '../../src/http/document.ts'

export interface ExampleAnswer {
  readonly status: number
  readonly mediaType: string | undefined
  readonly schema: object | undefined
  /** Undefined for bytes, and where there is no body. */
  readonly example: unknown
  /** Those that the contract requires, by their examples; what the service writes on every answer is not among them. */
  readonly headers: Readonly<Record<string, string>>
}

export interface Examples {
  /** In the contract's order: the first success comes first. */
  readonly statuses: (operation: Operation) => number[]
  readonly of: (operation: Operation, status: number) => ExampleAnswer
}

/** `send.ts` and `server.ts` write these. */
const written = new Set(['X-Request-Id', 'Coffer-Version', 'Cache-Control', 'Content-Length'])

interface RawResponse {
  readonly headers?: Readonly<Record<string, Raw>>
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>
}

export function readExamples({ document }: Contract): Examples {
  return {
    statuses: (operation) =>
      Object.keys(responsesOf(document, operation))
        .filter((status) => status !== 'default')
        .map(Number),
    of: (operation, status) => {
      const raw = responsesOf(document, operation)[String(status)]
      if (!raw) throw new Error(`${operation.id} has no ${status}`)
      const { headers = {}, content = {} } = resolve(document, raw) as RawResponse
      const forms = Object.entries(content)
      // A page that tells of a failure is that of the problem.
      const [mediaType, media] = forms.find(([type]) => type === 'application/problem+json') ?? forms[0] ?? []
      return {
        status,
        mediaType,
        schema: media?.schema,
        example: media?.example,
        headers: Object.fromEntries(
          Object.entries(headers)
            .map(([name, header]) => [name, resolve(document, header)] as const)
            .filter(([name, { required }]) => required === true && !written.has(name))
            .map(([name, { example }]) => [name, String(example)]),
        ),
      }
    },
  }
}

function responsesOf(document: Document, { template, method }: Operation): Readonly<Record<string, Raw>> {
  const operation = document.paths[template]?.[method.toLowerCase()] as { responses: Record<string, Raw> }
  return operation.responses
}
