/** What the reference shows beside the contract itself: guides, and samples for each operation. */
import { readFileSync } from 'node:fs'
import { loadGuides } from './guides.ts'

export interface Sample {
  /** As Scalar names it, for its colours. */
  readonly lang: 'shell' | 'typescript' | 'python' | 'go' | 'java'
  readonly label: string
  readonly source: string
}

/** By operationId; made by `npm run generate`, proved by `npm run guides`. */
export type Samples = Readonly<Record<string, readonly Sample[]>>

/**
 * A module that gives both to `docs.js`. Not a part of the contract's document, which stays what tools expect.
 *
 * @throws Error when a guide or the samples are not there
 */
export function referenceModule(): string {
  return `export const guides = ${JSON.stringify(loadGuides())}\nexport const samples = ${JSON.stringify(loadSamples())}\n`
}

function loadSamples(): Samples {
  return JSON.parse(readFileSync(new URL('../../generated/samples.json', import.meta.url), 'utf8')) as Samples
}
