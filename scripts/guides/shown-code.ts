// The guides show files of the project: what stands between the markers is the file's own text.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { root } from '../steps.ts'

const folder = join(root, 'src/service/guides')
const fences: Readonly<Record<string, string>> = { '.mjs': 'js', '.py': 'python', '.go': 'go', '.java': 'java' }

/** Files by what they show. @throws Error when a marker names a file that is not there */
export function guidesWithCode(): { path: string; present: string; wanted: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const present = readFileSync(path, 'utf8')
      return { path, present, wanted: withCode(present) }
    })
}

/** Writes the guides anew whose files have changed; returns how many. */
export function refreshGuides(): number {
  const stale = guidesWithCode().filter(({ present, wanted }) => present !== wanted)
  for (const { path, wanted } of stale) writeFileSync(path, wanted)
  return stale.length
}

function withCode(markdown: string): string {
  return markdown.replaceAll(
    /<!-- file (\S+) -->\n(?:\n```[^]*?\n```\n\n<!-- end -->\n)?/g,
    (_all, path: string) => `<!-- file ${path} -->\n\n${fenced(path)}\n\n<!-- end -->\n`,
  )
}

function fenced(path: string): string {
  return `\`\`\`${fences[extname(path)] ?? ''}\n${readFileSync(join(root, path), 'utf8').trimEnd()}\n\`\`\``
}
