/** The guides of the reference: Markdown beside this file, read once at start. */
import { readFileSync } from 'node:fs'
import { problemCatalogue } from './problem-catalogue.ts'

export interface Guide {
  /** What its address in the reference ends with: `/docs#tag/guide-errors`. */
  readonly slug: string
  readonly title: string
  /** Markdown below the title. */
  readonly text: string
}

/** In the order in which one reads them; a file each, but for the last. */
const slugs = [
  'get-started',
  'sign-in',
  'verify-tokens',
  'uploads',
  'downloads',
  'sharing',
  'changes',
  'lists',
  'errors',
  'limits',
  'access',
  'security-checklist',
  'versions',
] as const

/** @throws Error when a file has no title */
export function loadGuides(): Guide[] {
  return [...slugs.map((slug) => readGuide(slug, readFileSync(guideFile(slug), 'utf8'))), problemCatalogue()]
}

export const guideFile = (slug: string): URL => new URL(`guides/${slug}.md`, import.meta.url)

/** Comments are for those who write the guides. */
function readGuide(slug: string, markdown: string): Guide {
  const [, title, text] = /^# (.+)\n([^]*)$/.exec(markdown) ?? []
  if (title === undefined || text === undefined) throw new Error(`the guide ${slug} does not begin with its title`)
  return { slug, title, text: text.replaceAll(/<!--[^]*?-->\n*/g, '').trim() }
}
