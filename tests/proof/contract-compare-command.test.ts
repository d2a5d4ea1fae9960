/** `npm run compare` and its changelog, in a copy of the project. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { changelog } from '../../scripts/compare/changelog.ts'
import { provideOasdiff } from '../../scripts/compare/oasdiff.ts'
import { mergeStatuses } from '../../scripts/compare/statuses.ts'
import { placesIn, readHistory } from '../../scripts/compare/releases.ts'

type Document = any

const root = join(import.meta.dirname, '../..')
const released = readFileSync(join(root, 'scripts/releases/contracts/openapi-0.1.0.yaml'), 'utf8')

let copy: string
let oasdiff: string
beforeAll(async () => {
  // Without Go this throws and says so: a gate that nobody tried must not look as if it had passed.
  oasdiff = await provideOasdiff()
  copy = mkdtempSync(join(tmpdir(), 'coffer-compare-'))
  mkdirSync(join(copy, 'generated'), { recursive: true })
  for (const name of ['scripts', 'package.json', 'redocly.yaml', '.spectral.yaml'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  git('init', '--quiet')
}, 300_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(join(copy, 'scripts/releases/contracts'), { recursive: true })
  mkdirSync(join(copy, 'scripts/releases/contracts'))
  write('scripts/releases/contracts/openapi-0.1.0.yaml', released)
  write('scripts/releases/intended-breaks.yaml', '{}\n')
  write('openapi.yaml', released)
  rmSync(join(copy, 'generated/contract-changelog.md'), { force: true })
})
const write = (path: string, text: string) => writeFileSync(join(copy, path), text)
const read = (path: string) => readFileSync(join(copy, path), 'utf8')
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: copy })
const commit = () => {
  git('add', '--force', 'openapi.yaml', 'generated', 'scripts/releases')
  git('commit', '--quiet', '--message', 'the next contract')
}
const edit = (change: (document: Document) => void, version = '0.2.0') => {
  const document: Document = parse(released)
  document.info.version = version
  change(document)
  write('openapi.yaml', JSON.stringify(document))
}
function compare(args: string[] = [], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(copy, 'scripts/compare.ts'), ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

test('an addition: passes and writes the changelog; --check then passes, and fails when it is edited', async () => {
  edit((d) => (d.components.schemas.File.properties.colour = { type: 'string', maxLength: 9 }))
  expect(await compare(['--check'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('run "npm run compare"'),
  })
  expect(await compare()).toMatchObject({ code: 0, output: expect.stringContaining('contract-changelog.md written') })
  const written = read('generated/contract-changelog.md')
  expect(written).toContain('## 0.2.0 (not released yet)')
  expect(written).toContain('`colour`')
  expect(await compare(['--check'])).toMatchObject({ code: 0 })
  write('generated/contract-changelog.md', written.replace('colour', 'color'))
  expect(await compare(['--check'])).toMatchObject({ code: 1 })
})

test('a break: exits 1, says what and where, and writes nothing', async () => {
  edit((d) => delete d.paths['/v1/me/password'])
  expect(await compare()).toMatchObject({
    code: 1,
    output: expect.stringMatching(/PUT \/v1\/me\/password changePassword: .* \[api-path-removed-without-deprecation\]/),
  })
  expect(() => read('generated/contract-changelog.md')).toThrow('ENOENT')
})

test('an intended break for a version that no contract has: exits 1', async () => {
  const entry = { change: 'x', at: ['y'], reason: 'It was wanted by many people.' }
  write('scripts/releases/intended-breaks.yaml', stringify({ '0.7.0': [entry] }))
  expect(await compare()).toMatchObject({ code: 1, output: expect.stringContaining('intended for 0.7.0') })
})

test('an intended break: the changelog puts it first, with its reason, also once it is released', async () => {
  edit((d) => {
    delete d.paths['/v1/me/password']
    d.components.schemas.File.properties.colour = { type: 'string', maxLength: 9 }
  })
  const reason = 'Passwords are changed with updateMe from now on.'
  const gone = { change: 'api-path-removed-without-deprecation', at: ['changePassword'], reason }
  write('scripts/releases/intended-breaks.yaml', stringify({ '0.2.0': [gone] }))
  expect(await compare()).toMatchObject({ code: 0, output: expect.stringContaining('1 breaking (1 intended)') })
  const next = read('generated/contract-changelog.md')
  expect(next.indexOf(reason)).toBeGreaterThan(next.indexOf('### Breaking'))
  expect(next.indexOf(reason)).toBeLessThan(next.indexOf('### Added and changed'))
  cpSync(join(copy, 'openapi.yaml'), join(copy, 'scripts/releases/contracts/openapi-0.2.0.yaml'))
  const history = await readHistory(oasdiff, placesIn(copy))
  expect(changelog(history)).toBe(next.replace(' (not released yet)', ''))
})

test('--release: refuses what is released, not committed or breaks; else keeps the file and says so in the changelog', async () => {
  const release = () => compare(['--release'])
  expect(await release()).toMatchObject({ code: 1, output: expect.stringContaining('is released already') })
  write('openapi.yaml', released.replace('version: 0.1.0', 'version: 0.2.0').replace('RFC 9457', 'RFC 9457!'))
  expect(await release()).toMatchObject({ code: 1, output: expect.stringContaining('commit these first') })
  expect(await compare()).toMatchObject({ code: 0 })
  commit()
  expect(await release()).toMatchObject({ code: 0, output: expect.stringContaining('kept as released') })
  expect(read('scripts/releases/contracts/openapi-0.2.0.yaml')).toBe(read('openapi.yaml'))
  expect(read('generated/contract-changelog.md')).toMatch(/^## 0\.2\.0$/m)
})

test('--release: refuses what its linters refuse', async () => {
  write('openapi.yaml', released.replace('version: 0.1.0', 'version: 0.2.0').replace('    name: MIT\n', ''))
  await compare()
  commit()
  expect(await compare(['--release'])).toMatchObject({ code: 1, output: expect.stringContaining('Redocly') })
  expect(() => read('scripts/releases/contracts/openapi-0.2.0.yaml')).toThrow('ENOENT')
})

test('--format markdown: the whole comparison, with our severities', async () => {
  edit((d) => (d.paths['/version'].get.operationId = 'getEdition'))
  const { code, output } = await compare(['--format', 'markdown'])
  expect(code).toBe(0)
  expect(output).toMatch(/### GET \/version\n- :warning: api operation id `getVersion` removed/)
})

test('without Go: exits 2 and names it', async () => {
  rmSync(join(copy, 'node_modules'))
  mkdirSync(join(copy, 'node_modules'))
  symlinkSync(join(root, 'node_modules/yaml'), join(copy, 'node_modules/yaml'))
  expect(await compare([], { PATH: '' })).toEqual({
    code: 2,
    output: expect.stringMatching(/needs Go \d+\.\d+ or newer/),
  })
})

test.each([[['--nonsense']], [['--check', '--release']], [['--format', 'poem']]])('%j: exits 2', async (args) => {
  expect(await compare(args)).toMatchObject({ code: 2, output: expect.stringContaining('usage: npm run compare') })
})

test('changelog: statuses of one operation are merged, in whatever words they stand', () => {
  const change = (text: string) => ({ id: 'x', level: 'harmless' as const, at: 'getMe', operation: 'GET /v1/me', text })
  const merged = mergeStatuses([
    change('the header `a` was added for the status `200`'),
    change('the header `a` was added for the status `304`'),
    change('the header `b` was added for the status `200`'),
    change('added `c` to the response with the `200` status'),
    change('added `c` to the response with the `201` status'),
  ])
  expect(merged.map(({ text }) => text)).toEqual([
    'the header `a` was added for the status `200`, `304`',
    'the header `b` was added for the status `200`',
    'added `c` to the response with the `200`, `201` status',
  ])
})
