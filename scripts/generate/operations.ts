interface Operation {
  operationId: string
  security?: Record<string, string[]>[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

interface Document {
  paths: Record<string, Record<string, unknown>>
  security?: Record<string, string[]>[]
  components: { headers: Record<string, { required?: boolean }> }
}

/**
 * What the types of the contract do not tell: the operations that answer without credentials as well, whose handlers
 * may get no principal, and the headers that an answer may leave out.
 */
export function operationsModule(document: Document): string {
  const open: string[] = []
  for (const item of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = item[method] as Operation | undefined
      if (!operation) continue
      const security = operation.security ?? document.security ?? []
      if (security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0))
        open.push(operation.operationId)
    }
  }
  const optional = Object.entries(document.components.headers)
    .filter(([, header]) => header.required !== true)
    .map(([name]) => name)
  return union('OpenOperationId', open.sort()) + union('OptionalHeader', optional.sort())
}

const union = (name: string, members: readonly string[]): string =>
  `export type ${name} =\n${members.map((member) => `  | '${member}'`).join('\n')}\n`
