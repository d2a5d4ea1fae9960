// What generators beside ours can take of the contract.

import type { ClientContract } from './contract.ts'

export type GeneratorDocument = Omit<ClientContract, 'components'> & {
  components: Record<string, Record<string, object>>
  security?: unknown
}

export interface GeneratorOperation {
  requestBody?: Content
  responses: Record<string, Content & { headers?: unknown }>
  security?: unknown
}

interface Content {
  content?: Record<string, unknown>
}

const verbs = ['get', 'put', 'post', 'delete', 'patch']

/**
 * A copy of the contract in which
 * - failures are left out: the layer makes them errors before generated code sees them, so that results have one type;
 * - `*\/*`, which nobody can send, is bytes, and YAML is text, because it is handed on and not parsed;
 * - of two media types with one schema only the first is left: methods would differ in nothing but their names.
 *
 * @param adapt what else this generator needs of an operation
 */
export function generatorDocument(
  contract: ClientContract,
  adapt: (operation: GeneratorOperation) => void,
): GeneratorDocument {
  const document = structuredClone(contract) as GeneratorDocument
  for (const item of Object.values(document.paths)) {
    for (const verb of verbs) {
      const operation = item[verb] as GeneratorOperation | undefined
      if (!operation) continue
      narrow(operation)
      adapt(operation)
    }
  }
  return document
}

function narrow(operation: GeneratorOperation): void {
  operation.responses = Object.fromEntries(
    Object.entries(operation.responses).filter(([status]) => status.startsWith('2')),
  )
  for (const place of [operation.requestBody, ...Object.values(operation.responses)]) {
    if (place?.content) place.content = known(place.content)
  }
}

function known(content: Record<string, unknown>): Record<string, unknown> {
  const seen = new Set<string>()
  const kept = Object.entries(content).filter(([, media]) => {
    const schema = JSON.stringify(media)
    return !seen.has(schema) && seen.add(schema)
  })
  return Object.fromEntries(kept.map(([type, media]) => [replacements[type] ?? type, media]))
}

const replacements: Readonly<Record<string, string>> = {
  '*/*': 'application/octet-stream',
  'application/yaml': 'text/plain',
}
