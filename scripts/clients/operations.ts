// Which operation of the contract a request is for.

import { operationsOf, readClientContract } from './contract.ts'

/** @returns the operationId for a method and a request target; `unknown` when the contract has none */
export function operationFinder(): (method: string, target: string) => string {
  const known = operationsOf(readClientContract()).map(([path, method, { operationId }]) => {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return { method, pattern, operationId }
  })
  return (method, target) => {
    const path = target.split('?')[0] ?? ''
    return known.find((each) => each.method === method && each.pattern.test(path))?.operationId ?? 'unknown'
  }
}
