/** What browsers load for the files page, as it is committed. */
import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { consoleAssets, consoleParts } from '../../src/web/console-assets.ts'
import { loadAssets } from '../../src/web/assets.ts'

const assets = loadAssets(consoleAssets())
const packed = (name: string) => gzipSync(assets.get(name)?.text ?? '', { level: 9 }).length
const scripts = [...assets].filter(([, { mediaType }]) => mediaType === 'text/javascript')

test('every part has a name that the contract allows, with a digest in it, and never changes under it', () => {
  expect(assets.size).toBeGreaterThanOrEqual(3)
  for (const [name, { immutable }] of assets) {
    expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*-[0-9a-z]{8}\.(js|css)$/)
    expect(immutable).toBe(true)
  }
})

test('the page is light: below 38 kB with its style, uploading below 45 kB when somebody uploads, PDFs when somebody looks at one', () => {
  expect(packed(consoleParts.script)).toBeGreaterThan(5000)
  expect(packed(consoleParts.script) + packed(consoleParts.style)).toBeLessThan(38_000)
  const ofPdf = (name: string) => name.startsWith('pdf-')
  const later = scripts.map(([name]) => name).filter((name) => name !== consoleParts.script)
  const sum = (names: readonly string[]) => names.reduce((bytes, name) => bytes + packed(name), 0)
  expect(sum(later.filter((name) => !ofPdf(name)))).toBeLessThan(45_000)
  expect(sum(later.filter(ofPdf))).toBeLessThan(600_000)
})

test('nothing in it needs more than the page’s policy allows, and nothing is asked for elsewhere', () => {
  for (const [name, { text }] of assets) {
    expect(text).not.toMatch(/\beval\(|importScripts\(|sourceMappingURL/)
    // The reader of PDFs could, and is told not to; the policies of page and worker would not let it either.
    expect([name, name.startsWith('pdf-') || !text.includes('new Function(')]).toEqual([name, true])
    expect(text).not.toMatch(/\bfetch\("https?:|@import|url\(["']?https?:/)
  }
})

test('parts that name others name those that are there', () => {
  for (const [, { text }] of scripts)
    for (const [, name = ''] of text.matchAll(/["']\.\/([\w.-]+\.js)["']/g)) expect([...assets.keys()]).toContain(name)
})

test('the licences of what is inside go with it', () => {
  const licences = readFileSync(join(import.meta.dirname, '../../generated/console/licenses.txt'), 'utf8')
  for (const name of ['preact', '@preact/signals', '@uppy/core', '@uppy/tus', 'tus-js-client', 'lodash', 'pdfjs-dist'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'))
})
