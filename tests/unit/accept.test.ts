import { expect, test } from '@jest/globals'
import { prefersLines } from '../../src/http/accept.ts'

test.each([
  'application/x-ndjson',
  'Application/X-NDJSON',
  'application/x-ndjson, application/json',
  'application/json;q=0.9, application/x-ndjson',
  'text/html, application/x-ndjson;q=0.1',
  'application/x-ndjson;q=1.000;charset=utf-8',
])('lines: %s', (accept) => {
  expect(prefersLines(accept)).toBe(true)
})

test.each([
  undefined,
  '',
  '*/*',
  'application/*',
  'application/json',
  'application/x-ndjson;q=0',
  'application/x-ndjson;q=0.000',
  'application/json, application/x-ndjson;q=0.5',
  'application/x-ndjson-seq',
  `${'text/html,'.repeat(1000)}application/x-ndjson`,
])('one document: %s', (accept) => {
  expect(prefersLines(accept)).toBe(false)
})
