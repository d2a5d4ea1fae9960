// The lists of the Java client, which follow from the contract.

import type { ClientContract } from './contract.ts'
import { allOf, capital, listingsOf, type Listing } from './listings.ts'

/** Lists.java: what CofferClient has of each list. */
export function listsSource(contract: ClientContract): string {
  const listings = listingsOf(contract)
  const apis = [...new Set(listings.map(({ tag }) => tag))].sort()
  const imports = [
    ...apis.map((tag) => `example.coffer.client.api.${apiOf(tag)}`),
    ...listings.map(({ tag, operationId }) => `example.coffer.client.api.${apiOf(tag)}.${requestOf(operationId)}`),
    ...listings.flatMap(({ page, item }) => [modelOf(page), modelOf(item)]),
    'java.util.UUID',
    'java.util.function.UnaryOperator',
    'java.util.stream.Stream',
  ]
  return `package example.coffer.client;

${[...new Set(imports)]
  .sort()
  .map((name) => `import ${name};`)
  .join('\n')}

/** Made from openapi.yaml: every item of a list, each page fetched when it is needed. */
abstract class Lists {
    Lists() {}

${apis.map((tag) => `    public abstract ${apiOf(tag)} ${accessorOf(tag)}();`).join('\n\n')}
${listings.map(listSource).join('')}}
`
}

function listSource(listing: Listing): string {
  const { operationId, summary, tag, page, item, path } = listing
  const request = requestOf(operationId)
  const typed = path.map((name) => `UUID ${name}, `).join('')
  const named = path.map((name) => `.${name}(${name})`).join('')
  const passed = path.map((name) => `${name}, `).join('')
  const alone = typed.replace(/, $/, '')
  const result = `Stream<${javaName(item)}> ${allOf(listing)}`
  return `
    /** ${summary}, of all pages. */
    public ${result}(${typed}UnaryOperator<${request}.Builder> query) {
        return Pages.stream(
                cursor -> ${accessorOf(tag)}().${operationId}(
                        query.apply(${request}.newBuilder()${named}).cursor(cursor).build()),
                ${page}::getItems,
                ${page}::getNextCursor);
    }

    public ${result}(${alone}) {
        return ${allOf(listing)}(${passed}UnaryOperator.identity());
    }
`
}

const modelOf = (schema: string): string => `example.coffer.client.model.${javaName(schema)}`
/** In Java a File is something else. */
const javaName = (schema: string): string => (schema === 'File' ? 'StoredFile' : schema)
const requestOf = (operationId: string): string => `API${capital(operationId)}Request`
const accessorOf = (tag: string): string => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const apiOf = (tag: string): string => `${capital(accessorOf(tag))}Api`
