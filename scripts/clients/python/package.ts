// The parts of the package that follow from the contract.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientContract } from '../contract.ts'
import { tokenlessOperations } from '../tokenless.ts'

/** pyproject.toml with the contract's version. */
export function projectManifest(version: string): string {
  return readFileSync(join(import.meta.dirname, 'pyproject.toml'), 'utf8').replace('"0.0.0"', JSON.stringify(version))
}

/** coffer_client/contract.py: what the layer needs to know of the contract. */
export function contractModule(contract: ClientContract): string {
  const tokenless = tokenlessOperations(contract).map(({ method, pattern }) => `    ("${method}", r"${pattern}"),`)
  return [
    '"""Made from openapi.yaml."""',
    '',
    `VERSION = ${JSON.stringify(contract.info.version)}`,
    '',
    'TOKENLESS = (',
    ...tokenless,
    ')',
    '"""Method and path (a regular expression) of the operations that take no access token."""',
    '',
  ].join('\n')
}
