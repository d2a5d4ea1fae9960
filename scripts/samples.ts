// Samples for each operation that programs call, in the languages of the clients: generated/samples.json, which the
// reference shows. `npm run guides` runs all of them.

import type { Sample, Samples } from '../src/service/reference.ts'
import { readContract } from '../src/http/document.ts'
import { callsOf, fileExample, type Call, type FileExample } from './samples/call.ts'
import { curlSample } from './samples/curl.ts'
import { goSample } from './samples/go.ts'
import { javaSample } from './samples/java.ts'
import { pythonSample } from './samples/python.ts'
import { typescriptSample } from './samples/typescript.ts'

type Emit = (call: Call, file: FileExample) => string | Promise<string>

const emitters: readonly (Omit<Sample, 'source'> & { readonly emit: Emit })[] = [
  { lang: 'shell', label: 'curl', emit: curlSample },
  { lang: 'typescript', label: 'TypeScript', emit: typescriptSample },
  { lang: 'python', label: 'Python', emit: pythonSample },
  { lang: 'go', label: 'Go', emit: goSample },
  { lang: 'java', label: 'Java', emit: javaSample },
]

/**
 * For links there is no account to sign in with, and of resumable uploads and restored versions the clients have ways of
 * their own, which the guides show: the requests themselves are shown as they go over the wire.
 */
const onTheWire: ReadonlySet<string> = new Set([
  ...['appendUpload', 'cancelUpload', 'createUpload', 'restoreFileVersion'],
  ...['downloadByLink', 'downloadShare', 'downloadSharedFile', 'openShare', 'openUploadRequest'],
  ...['unlockShare', 'unlockUploadRequest', 'uploadByLink', 'uploadToRequest'],
])

/** The text of generated/samples.json: the same for the same contract, which is given as YAML. */
export async function samplesJson(source: string): Promise<string> {
  const contract = readContract(source)
  const file = fileExample(contract)
  const samples: Record<string, Sample[]> = {}
  for (const call of callsOf(contract)) {
    samples[call.id] = await Promise.all(
      emitters
        .filter(({ lang }) => lang === 'shell' || !onTheWire.has(call.id))
        .map(async ({ lang, label, emit }) => ({ lang, label, source: await emit(call, file) })),
    )
  }
  return `${JSON.stringify(samples satisfies Samples, null, 2)}\n`
}
