/** In a run that asks for it (`COFFER_TEST_COVERAGE` names a folder), every answer that a test gets is noted for `scripts/coverage`. */
import { afterAll, beforeAll, expect } from '@jest/globals'
import { join, relative } from 'node:path'
import { recordAnswers, recordedSettings } from '../../scripts/coverage/recorder.ts'

const root = join(import.meta.dirname, '../..')
const folder = process.env['COFFER_TEST_COVERAGE']
const database = process.env['COFFER_TEST_DIALECT'] === 'mysql' ? 'mysql' : 'sqlite'
const leftOut = new Set<number>()

/** What this service answers is wrong on purpose: it says nothing about the contract. */
export function leaveOut(base: string): void {
  leftOut.add(Number(new URL(base).port))
}

/** What a service in a process of its own needs to be recorded under the name of this test. */
export const recordedProcess = (): Record<string, string> => recordedSettings(database, testName())

function testName(): string {
  const { testPath = '', currentTestName = '(before its first test)' } = expect.getState()
  return `${relative(root, testPath)} › ${currentTestName}`
}

// The channel belongs to the process, which runs other files after this one; neither hook runs where all tests are skipped.
if (folder !== undefined) {
  let stop = (): void => {}
  beforeAll(() => {
    stop = recordAnswers({ folder, database, testName, leftOut })
  })
  afterAll(() => {
    stop()
  })
}
