// The contract as oapi-codegen makes the best of it.

import type { ClientContract } from '../contract.ts'
import { generatorDocument } from '../generator-document.ts'

interface Schema {
  properties?: Record<string, Property>
  required?: readonly string[]
}

interface Property {
  type?: string
  format?: string
  nullable?: boolean
  'x-go-type-skip-optional-pointer'?: boolean
}

interface Parameter {
  in?: string
  name?: string
  'x-go-name'?: string
}

/** Without the headers of answers, which every answer has as `HTTPResponse.Header`. */
export function goDocument(contract: ClientContract): object {
  const document = generatorDocument(contract, ({ responses }) => {
    for (const response of Object.values(responses)) delete response.headers
  })
  delete document.components['responses']
  for (const schema of Object.values(document.components['schemas'] ?? {})) omitEmpty(schema)
  tellApart(document.components['parameters'] ?? {})
  return document
}

/** A cookie and a header whose names differ in what Go's names leave out. */
function tellApart(parameters: Record<string, Parameter>): void {
  const plain = ({ name = '' }: Parameter): string => name.replaceAll(/[^a-z]/gi, '').toLowerCase()
  const others = Object.values(parameters).filter((parameter) => parameter.in !== 'cookie')
  const taken = new Set(others.map(plain))
  for (const [name, parameter] of Object.entries(parameters))
    if (parameter.in === 'cookie' && taken.has(plain(parameter))) parameter['x-go-name'] = name
}

/** No pointer where Go's own empty value says the same as nothing, which holds for texts, lists and maps. */
function omitEmpty({ properties = {}, required = [] }: Schema): void {
  for (const [name, property] of Object.entries(properties)) {
    const { type = '', format, nullable } = property
    const hasEmptyValue = (type === 'string' && format === undefined) || type === 'array' || type === 'object'
    if (hasEmptyValue && !nullable && !required.includes(name)) property['x-go-type-skip-optional-pointer'] = true
  }
}
