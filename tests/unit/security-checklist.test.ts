/** The security checklist names a test wherever a machine can look: each of them is there. */
import { expect, test } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guideFile } from '../../src/service/guides.ts'

const rows = readFileSync(guideFile('security-checklist'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', gist = '', here = '', named = '']) => ({ number, gist, here, named }))

/** Requirements of OWASP ASVS 5.0 by section: how many each has. */
const sections: Readonly<Record<string, number>> = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 8,
  '6.4': 6,
  '6.5': 8,
  '6.6': 4,
  '6.7': 2,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 3,
  '7.6': 2,
  '9.1': 3,
  '9.2': 4,
}

test('every requirement of the three chapters has its line, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(
    Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
    ),
  )
})

test('each line has a gist and says how it stands', () => {
  for (const { number, gist, here } of rows)
    expect([number, gist !== '', here]).toEqual([
      number,
      true,
      expect.stringMatching(/^(Yes|In part: .+|Operator: .+|No: .+|Not here)/),
    ])
})

test('each test that is named is in the file that it is said to be in', () => {
  const named = rows.filter(({ named }) => named !== '')
  const missing = named.filter(({ named }) => !isThere(named)).map(({ number, named }) => `${number} ${named}`)
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(50)
})

/** `folder/file: name`, the name as it stands in the source. */
function isThere(named: string): boolean {
  const [, file = '', name = ''] = /^`([a-z]+\/[a-z0-9-]+): (.+)`$/.exec(named) ?? []
  const path = join(import.meta.dirname, '..', `${file}.test.ts`)
  if (!existsSync(path)) return false
  const text = readFileSync(path, 'utf8')
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((written) => text.includes(written))
}
