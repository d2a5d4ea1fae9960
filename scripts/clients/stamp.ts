// Tells without any language's tools whether a committed client is what would be generated: each client's folder keeps
// the digests of what it was made from and of what was made.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'
import { readClientContract, type ClientContract } from './contract.ts'
import { languageNames, type LanguageName } from './language.ts'
import { clientFolder, readTree, type Tree } from './tree.ts'

export const stampName = '.generated-from.json'

interface Stamp {
  /** The part of the contract that clients are made from. */
  readonly contract: string
  /** scripts/clients/<name>*. */
  readonly sources: string
  /** Every file of the client but this stamp. */
  readonly files: string
}

/** The text of the stamp of a client with these files. */
export function stampText(name: LanguageName, files: Tree): string {
  return `${JSON.stringify(stampOf(name, files, readClientContract()), null, 2)}\n`
}

/**
 * The clients besides TypeScript's, which `npm run generate` makes itself, that are not what would be generated.
 *
 * @returns a line for each, such as `java (the contract has changed)`
 */
export function staleClients(): string[] {
  const contract = readClientContract()
  return languageNames
    .filter((name) => name !== 'typescript' && existsSync(join(root, 'scripts/clients', `${name}.ts`)))
    .flatMap((name) => {
      const reason = staleness(name, contract)
      return reason === undefined ? [] : [`${name} (${reason})`]
    })
}

function staleness(name: LanguageName, contract: ClientContract): string | undefined {
  const files = readTree(clientFolder(name))
  const written = files.get(stampName)?.toString()
  if (written === undefined) return 'never generated'
  let stamp: Partial<Stamp>
  try {
    stamp = JSON.parse(written) as Partial<Stamp>
  } catch {
    return `${stampName} is no JSON`
  }
  const now = stampOf(name, files, contract)
  if (stamp.contract !== now.contract) return 'the contract has changed'
  if (stamp.sources !== now.sources) return 'its sources have changed'
  if (stamp.files !== now.files) return 'edited by hand'
  return undefined
}

function stampOf(name: LanguageName, files: Tree, contract: ClientContract): Stamp {
  const made = new Map([...files].filter(([path]) => path !== stampName))
  return {
    contract: digestOf(new Map([['contract', Buffer.from(JSON.stringify(contract))]])),
    sources: digestOf(sourcesOf(name)),
    files: digestOf(made),
  }
}

/** The language's module, the modules named after it, and its folder. */
function sourcesOf(name: LanguageName): Tree {
  const folder = join(root, 'scripts/clients')
  const modules = readdirSync(folder).filter(
    (file) => file === `${name}.ts` || (file.startsWith(`${name}-`) && file.endsWith('.ts')),
  )
  const layer = [...readTree(join(folder, name))].map(([path, bytes]): [string, Buffer] => [`${name}/${path}`, bytes])
  return new Map([
    ...modules.sort().map((file): [string, Buffer] => [file, readFileSync(join(folder, file))]),
    ...layer,
  ])
}

function digestOf(files: Tree): string {
  const all = createHash('sha256')
  for (const [path, bytes] of files) all.update(`${path}\n${createHash('sha256').update(bytes).digest('hex')}\n`)
  return all.digest('hex')
}
