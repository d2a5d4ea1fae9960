// `clients generate` and `clients check`.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duration, secondsSince } from '../steps.ts'
import type { Language } from './language.ts'
import { stampName, stampText } from './stamp.ts'
import { applyDifference, clientFolder, difference, readTree, type Difference, type Tree } from './tree.ts'

/** Writes what differs into generated/sdk and tells it. */
export async function generateClients(languages: readonly Language[]): Promise<boolean> {
  for (const language of languages) {
    const started = performance.now()
    const { changes, made } = await compare(language)
    applyDifference(clientFolder(language.name), made, changes)
    const count = changes.added.length + changes.changed.length + changes.removed.length
    console.log(
      `${language.name}: ${made.size} files, ${count === 0 ? 'none' : count} changed (${duration(secondsSince(started))})`,
    )
    tell(changes)
  }
  return true
}

/** Writes nothing. @returns whether each committed client is what would be generated */
export async function checkClients(languages: readonly Language[]): Promise<boolean> {
  let upToDate = true
  for (const language of languages) {
    const { changes, made } = await compare(language)
    const same = [changes.added, changes.changed, changes.removed].every((paths) => paths.length === 0)
    console.log(`${language.name}: ${same ? `${made.size} files are up to date` : 'not what would be generated:'}`)
    tell(changes)
    upToDate &&= same
  }
  if (!upToDate) console.error('Run "npm run clients -- generate".')
  return upToDate
}

async function compare({ name, generate }: Language): Promise<{ changes: Difference; made: Tree }> {
  const into = mkdtempSync(join(tmpdir(), `coffer-client-${name}-`))
  try {
    await generate(into)
    const files = new Map(readTree(into))
    // TypeScript's client is compared file by file by `npm run generate -- --check`, so it needs none.
    if (name !== 'typescript') files.set(stampName, Buffer.from(stampText(name, files)))
    return { changes: difference(readTree(clientFolder(name)), files), made: files }
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
}

function tell({ added, changed, removed }: Difference): void {
  const lines = [
    ...added.map((path) => `  + ${path}`),
    ...changed.map((path) => `  ~ ${path}`),
    ...removed.map((path) => `  - ${path}`),
  ]
  const shown = lines.slice(0, 20)
  if (lines.length > shown.length) shown.push(`  and ${lines.length - shown.length} more`)
  for (const line of shown) console.log(line)
}
