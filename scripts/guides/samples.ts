// Proves the samples of the reference: curl's against the real service, the clients' against the examples of the contract.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Samples } from '../../src/service/reference.ts'
import { startMock } from '../mock/server.ts'
import { root } from '../steps.ts'
import { proveCurl } from './samples-curl.ts'
import { proveGo } from './samples-go.ts'
import { proveJava } from './samples-java.ts'
import { provePython } from './samples-python.ts'
import { proveTypescript } from './samples-typescript.ts'
import type { Language } from './verifiers.ts'

/** The samples of one language, by operation, for a service at another address. */
export type Sources = ReadonlyMap<string, string>

/** Runs all of them. @throws Error with what was said, naming the operation that failed */
export type Proof = (sources: Sources) => Promise<void>

const onExamples: Readonly<Record<string, Proof>> = {
  TypeScript: proveTypescript,
  Python: provePython,
  Go: proveGo,
  Java: proveJava,
}

/** As the reference names them, and whose tools they need. */
export const sampleLanguages: readonly { readonly label: string; readonly language: Language | undefined }[] = [
  { label: 'curl', language: undefined },
  { label: 'TypeScript', language: 'node' },
  { label: 'Python', language: 'python' },
  { label: 'Go', language: 'go' },
  { label: 'Java', language: 'java' },
]

/** @returns how many samples were run */
export async function proveSamples(language: string): Promise<number> {
  if (language === 'curl') return proveCurl(sourcesOf('curl', undefined))
  const prove = onExamples[language]
  if (!prove) throw new Error(`nobody knows how to run samples in ${language}`)
  const mock = await startMock({ port: 0 })
  try {
    const sources = sourcesOf(language, mock.address)
    await prove(sources)
    return sources.size
  } finally {
    await mock.stop()
  }
}

function sourcesOf(language: string, address: string | undefined): Sources {
  const samples = JSON.parse(readFileSync(join(root, 'generated/samples.json'), 'utf8')) as Samples
  const found = Object.entries(samples).flatMap(([id, all]) =>
    all
      .filter(({ label }) => label === language)
      .map(({ source }): [string, string] => [
        id,
        address ? source.replaceAll('http://127.0.0.1:8080', address) : source,
      ]),
  )
  if (found.length === 0) throw new Error(`there are no samples in ${language}`)
  return new Map(found)
}
