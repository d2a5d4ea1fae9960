// The part of the package that follows from the contract.

import type { ClientContract } from '../contract.ts'
import { tokenlessOperations } from '../tokenless.ts'

/** contract.gen.go: what the layer needs to know of the contract. */
export function contractSource(contract: ClientContract): string {
  const tokenless = tokenlessOperations(contract).map(
    ({ method, pattern }) => `\t{${JSON.stringify(method)}, regexp.MustCompile(\`${pattern}\`)},`,
  )
  return [
    '// Code generated from openapi.yaml. DO NOT EDIT.',
    '',
    'package coffer',
    '',
    'import "regexp"',
    '',
    "// Version is the contract's.",
    `const Version = ${JSON.stringify(contract.info.version)}`,
    '',
    '// tokenless operations take no access token.',
    'var tokenless = []struct {',
    '\tmethod string',
    '\tpath   *regexp.Regexp',
    '}{',
    ...tokenless,
    '}',
    '',
  ].join('\n')
}
