// Whether a client's scenario went as it must.

import type { Measured } from './child.ts'
import { readClientContract } from './contract.ts'
import { expectedOutput, largeFileBytes } from './expectation.ts'
import type { LanguageName } from './language.ts'
import type { Passage } from './proxy.ts'

/** The large file and a runtime of each kind fit in it; the file held twice would not. */
const mebibytesAllowed = 400

/** What is wrong with how it ended, what it printed and what it took. */
export function processFaults(measured: Measured, timeoutSeconds: number): string[] {
  const { code, stdout, stderr, peakMebibytes, timedOut } = measured
  const faults: string[] = []
  if (timedOut) faults.push(`it did not end within ${timeoutSeconds} s`)
  else if (code !== 0) faults.push(`it ended with ${code ?? 'a signal'}`)
  const expected = expectedOutput()
  if (stdout !== expected) faults.push(`it printed something else:\n${differenceOf(expected, stdout)}`)
  if (peakMebibytes !== undefined && peakMebibytes > mebibytesAllowed)
    faults.push(`it took ${peakMebibytes.toFixed(0)} MiB of memory; ${mebibytesAllowed} are allowed`)
  if (faults.length > 0 && stderr !== '') faults.push(`its standard error:\n${stderr.trimEnd().slice(-4000)}`)
  return faults
}

/** What is wrong with what passed the proxy, whatever the client printed. */
export function storyFaults(name: LanguageName, passages: readonly Passage[]): string[] {
  const stories = Object.entries(Object.groupBy(passages, ({ story }) => story))
  if (stories.length === 0) return ['nothing passed the proxy']
  return stories.flatMap(([story, own = []]) =>
    passageFaults(name, own).map((fault) => `seen by the proxy${story && ` (${story})`}: ${fault}`),
  )
}

function passageFaults(name: LanguageName, passages: readonly Passage[]): string[] {
  const of = (operation: string): Passage[] => passages.filter((passage) => passage.operation === operation)
  const statuses = (operation: string): string =>
    of(operation)
      .map(({ status }) => status)
      .join(' ')
  const agent = `coffer-${name}/${readClientContract().info.version}`
  const strangers = [...new Set(passages.map(({ userAgent }) => userAgent))].filter((each) => !each.startsWith(agent))
  const [large] = of('uploadFile')
  const refused = of('getMe').filter(({ status }) => status === 401).length
  const expectations: [boolean, string][] = [
    [
      statuses('issueToken') === '200 400',
      `refreshes: 1 for the 8 parallel calls and 1 refused, not ${statuses('issueToken')}`,
    ],
    [refused > 0, 'the invalid access token was sent'],
    [statuses('getVersion') === '503 200', `getVersion after a 503 goes again once, not ${statuses('getVersion')}`],
    [statuses('uploadFile') === '201 201 201 201 201 201', `6 uploads, each once, not ${statuses('uploadFile')}`],
    [
      statuses('createApiKey') === '201 201',
      `an API key is asked for again when its answer was lost, not ${statuses('createApiKey')}`,
    ],
    [
      statuses('createUpload') === '201 201 201',
      `3 resumable uploads, each begun once, not ${statuses('createUpload')}`,
    ],
    [of('appendUpload').some(({ status }) => status === 0), 'a connection broke while a piece was sent'],
    [
      of('appendUpload').every(({ status }) => [0, 204].includes(status)),
      `pieces begin where the upload is, not ${statuses('appendUpload')}`,
    ],
    [of('getUpload').length >= 3, 'after a failure it was asked where the upload is'],
    [of('appendUpload').every(({ bytes }) => bytes <= 8 * 1024 * 1024), 'no piece is larger than 8 MiB'],
    [(large?.bytes ?? 0) >= largeFileBytes, `the large file came whole: ${large?.bytes ?? 0} bytes`],
    [large?.hasDigest === true, 'the large upload has a Repr-Digest'],
    [strangers.length === 0, `User-Agent starts with ${agent}, not ${strangers.join(', ')}`],
    [of('unknown').length === 0, `${of('unknown').length} requests that the contract does not have`],
  ]
  return expectations.filter(([holds]) => !holds).map(([, text]) => text)
}

/** The lines that differ: `-` expected, `+` printed. */
function differenceOf(expected: string, printed: string): string {
  const [wanted, got] = [expected.split('\n'), printed.split('\n')]
  return Array.from({ length: Math.max(wanted.length, got.length) }, (_, at) => {
    if (wanted[at] === got[at]) return []
    return [...(wanted[at] ? [`- ${wanted[at]}`] : []), ...(got[at] ? [`+ ${got[at]}`] : [])]
  })
    .flat()
    .join('\n')
}
