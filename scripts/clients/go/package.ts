// The parts of the package that follow from the contract.

import type { ClientContract } from '../contract.ts'
import { allOf, capital, listingsOf, type Listing } from '../listings.ts'
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

/** lists.gen.go: each list as one sequence. */
export function listsSource(contract: ClientContract): string {
  return [
    '// Code generated from openapi.yaml. DO NOT EDIT.',
    '',
    'package coffer',
    '',
    'import (',
    '\t"context"',
    '\t"iter"',
    '',
    '\t"coffer.example/client/api"',
    ')',
    ...listingsOf(contract).map(listSource),
    '',
  ].join('\n')
}

function listSource(listing: Listing): string {
  const { summary, item, path } = listing
  const [operation, all] = [goName(capital(listing.operationId)), goName(capital(allOf(listing)))]
  const given = path.map((name) => `${goName(name)} api.${goName(capital(name))}, `).join('')
  const passed = path.map((name) => `${goName(name)}, `).join('')
  return `
// ${all}: ${summary}, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) ${all}(ctx context.Context, ${given}params *api.${operation}Params) iter.Seq2[api.${goName(item)}, error] {
\town := given(params)
\treturn all(own.Cursor, func(cursor *string) ([]api.${goName(item)}, string, error) {
\t\town := own
\t\town.Cursor = cursor
\t\tanswer, err := c.api.${operation}WithResponse(ctx, ${passed}&own)
\t\tif err != nil {
\t\t\treturn nil, "", err
\t\t}
\t\tif answer.JSON200 == nil {
\t\t\treturn nil, "", unexpected(answer.HTTPResponse)
\t\t}
\t\treturn answer.JSON200.Items, answer.JSON200.NextCursor, nil
\t})
}`
}

/** As oapi-codegen writes names: abbreviations that Go knows are capitals. */
const goName = (name: string): string => name.replace(/(Api|Id)(?=[A-Z]|s?$)/g, (part) => part.toUpperCase())
