// The operations that give a list page by page: each client has a method for all of it.

import { isListing, methodsOf, type Contract } from '../generate/typescript/emit/methods.ts'
import type { ClientContract } from './contract.ts'

export interface Listing {
  readonly operationId: string
  readonly summary: string
  readonly tag: string
  /** The schema of a page, and that of what is in it. */
  readonly page: string
  readonly item: string
  /** The path's, by which the list is named: `userId`. */
  readonly path: readonly string[]
}

export function listingsOf(contract: ClientContract): Listing[] {
  return methodsOf(contract as unknown as Contract)
    .filter(isListing)
    .map(({ id, operation, answers: [page = ''], parameters }) => ({
      operationId: id,
      summary: operation.summary,
      tag: operation.tags[0] ?? '',
      page,
      item: itemOf(contract, page),
      path: parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
    }))
}

function itemOf({ components }: ClientContract, page: string): string {
  const { properties } = components['schemas']?.[page] as {
    properties: { items: { items: { $ref: string } } }
  }
  return properties.items.items.$ref.split('/').at(-1) ?? ''
}

/** `listApiKeys` as what all of it is called: `allApiKeys`. */
export const allOf = ({ operationId }: Listing): string => operationId.replace(/^list/, 'all')

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
