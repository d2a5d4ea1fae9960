import openapiTs, { astToString } from 'openapi-typescript'

/** The contract's types, as openapi-typescript makes them. @param source openapi.yaml */
export async function contractTypes(source: string): Promise<string> {
  return astToString(await openapiTs(source, { alphabetize: false, silent: true }))
}
