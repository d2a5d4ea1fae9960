/** The log at a terminal: causes are told, and nothing in it steers the terminal. */
import { expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { readableLines } from '../../src/cli/log-lines.ts'
import { createLog } from '../../src/domain.ts'

function written(): { text: () => string; log: ReturnType<typeof createLog> } {
  const out = new PassThrough()
  const chunks: string[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  return { text: () => chunks.join(''), log: createLog({ logLevel: 'info' }, readableLines(out as never)) }
}

test('an error is told with what caused it, each with its stack', () => {
  const { text, log } = written()
  const cause = new AggregateError([new Error('one'), new RangeError('two')], 'both')
  log.error({ err: new Error('outer', { cause }) }, 'it failed')
  expect(text()).toMatch(
    /error +it failed\nError: outer\n +at [^]*\ncaused by: AggregateError: both\n +at [^]*\ncaused by: Error: one\n +at [^]*\ncaused by: RangeError: two\n +at /,
  )
})

test('what others said does not steer the terminal', () => {
  const { text, log } = written()
  const reason = 'refused \u001b]0;owned\u0007\u009b2J'
  log.warn({ reason, list: [reason], err: new Error(reason) }, 'a letter could not be sent')
  expect(text()).toContain('reason=refused \uFFFD]0;owned\uFFFD\uFFFD2J')
  expect(text()).toContain('Error: refused \uFFFD]0;owned')
  // The colours of `styleText` are ours.
  expect(text().replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[\u001b\u0007\u009b]/)
})
