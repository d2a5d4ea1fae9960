import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { docsAssets } from '../../src/service/docs-assets.ts'
import { loadAssets } from '../../src/web/assets.ts'

test('docsAssets: every one is there under a name that the contract allows', () => {
  const assets = loadAssets(docsAssets())
  expect(assets.size).toBe(docsAssets().length)
  for (const [name, { text }] of assets) {
    expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
    expect(text.length).toBeGreaterThan(0)
  }
})

test('the script of the reference is, byte for byte, the one on record', () => {
  const folder = new URL('../../src/service/vendor/', import.meta.url)
  const record = JSON.parse(readFileSync(new URL('scalar.json', folder), 'utf8')) as { sha256: string }
  const script = readFileSync(new URL('scalar.js', folder))
  expect(createHash('sha256').update(script).digest('hex')).toBe(record.sha256)
})
