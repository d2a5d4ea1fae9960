/** `npm run generate` in a copy of the project, so that it may be spoilt. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'coffer-generate-'))
  for (const name of ['scripts', 'src', 'package.json']) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
beforeEach(() => {
  cpSync(join(root, 'openapi.yaml'), join(copy, 'openapi.yaml'))
  rmSync(join(copy, 'generated'), { recursive: true, force: true })
  cpSync(join(root, 'generated'), join(copy, 'generated'), {
    recursive: true,
    filter: (path) => !/node_modules|\/(dist|target|__pycache__)$/.test(path),
  })
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function generate(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(copy, 'scripts/generate.ts'), ...args],
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
      },
    )
  })
}

const files = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(copy, 'generated'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  )

test('what is committed is what the contract gives: --check passes and writes nothing', async () => {
  const before = files()
  expect(await generate('--check')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^\d+ generated files are up to date\n$/),
  })
  expect(files()).toEqual(before)
})

test('a changed contract: --check fails, names the files and writes nothing; then they are written, and it passes', async () => {
  const before = files()
  const contract = readFileSync(join(copy, 'openapi.yaml'), 'utf8')
  writeFileSync(join(copy, 'openapi.yaml'), contract.replaceAll('operationId: getVersion', 'operationId: getEdition'))
  expect(await generate('--check')).toMatchObject({
    code: 1,
    output: expect.stringMatching(
      /^not what openapi\.yaml gives: .*generated\/openapi\.ts.*; run "npm run generate"\n$/,
    ),
  })
  expect(files()).toEqual(before)
  expect(await generate()).toMatchObject({ code: 0 })
  expect(Object.values(files()).join()).toContain('getEdition')
  // The clients that need their languages' tools are made by another command, which is told.
  expect(await generate('--check')).toMatchObject({
    code: 1,
    output:
      'clients that are out of date: python (the contract has changed), go (the contract has changed), ' +
      'java (the contract has changed); run "npm run clients -- generate"\n',
  })
})

test('a change of examples, links or pages for people leaves the other clients up to date', async () => {
  const contract = readFileSync(join(copy, 'openapi.yaml'), 'utf8')
  writeFileSync(
    join(copy, 'openapi.yaml'),
    contract
      .replaceAll('quarterly-report.pdf', 'annual-report.pdf')
      .replace('operationId: showLogin', 'operationId: seeLogin'),
  )
  expect(await generate()).toMatchObject({ code: 0, output: expect.not.stringContaining('out of date') })
  expect(await generate('--check')).toMatchObject({ code: 0 })
})

test('another client edited by hand, with other sources, or lost: --check fails and says which', async () => {
  appendFileSync(join(copy, 'generated/sdk/java/pom.xml'), '<!-- by hand -->\n')
  rmSync(join(copy, 'generated/sdk/go'), { recursive: true })
  const source = join(copy, 'scripts/clients/python.ts')
  const before = readFileSync(source)
  appendFileSync(source, '// changed\n')
  try {
    expect(await generate('--check')).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        'python (its sources have changed), go (never generated), java (edited by hand); run "npm run clients -- generate"',
      ),
    })
  } finally {
    writeFileSync(source, before)
  }
})

test('a generated file edited by hand, or lost: --check fails and names it', async () => {
  appendFileSync(join(copy, 'generated/operations.ts'), '// by hand\n')
  rmSync(join(copy, 'generated/openapi.ts'))
  expect(await generate('--check')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/generated\/openapi\.ts, generated\/operations\.ts;/),
  })
})

test('the console, changed in its source or with a file of an older one: --check fails; then it is made, and the old file goes', async () => {
  const source = join(copy, 'src/console/boot.ts')
  const before = readFileSync(source)
  writeFileSync(join(copy, 'generated/console/workspace-00000000.js'), '')
  appendFileSync(source, "\nconsole.log('changed')\n")
  try {
    expect(await generate('--check')).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /^not what src\/console gives: .*workspace-\w+\.js.*manifest\.json.*workspace-00000000\.js.*; run "npm run generate"\n$/,
      ),
    })
    expect(await generate()).toMatchObject({ code: 0 })
    expect(await generate('--check')).toMatchObject({ code: 0 })
    const scripts = readdirSync(join(copy, 'generated/console')).filter((name) => name.startsWith('workspace-'))
    expect(scripts).toHaveLength(2)
  } finally {
    writeFileSync(source, before)
  }
})

test('generated anew from nothing: the same bytes, and nothing besides', async () => {
  const committed = Object.fromEntries(
    Object.entries(files()).filter(
      ([path]) => !/generated\/(sdk\/(?!typescript\/)|(contract-changelog|coverage)\.md)/.test(path),
    ),
  )
  rmSync(join(copy, 'generated'), { recursive: true })
  await generate()
  expect(files()).toEqual(committed)
})

test('what the types do not tell is listed in order, one a line', () => {
  const text = readFileSync(join(root, 'generated/operations.ts'), 'utf8')
  const unions = text.split(/^export type /m).slice(1)
  expect(unions.map((union) => union.split(' ')[0])).toEqual(['OpenOperationId', 'OptionalHeader'])
  for (const union of unions) {
    const members = [...union.matchAll(/^ {2}\| '([^']+)'$/gm)].map(([, member]) => member)
    expect(members.length).toBeGreaterThan(5)
    expect(members).toEqual([...members].sort())
  }
})

test('every generated file says so at its top, and that it is not to be edited', () => {
  const made = [
    'generated/openapi.ts',
    'generated/operations.ts',
    'generated/sdk/typescript/src/openapi.ts',
    'generated/sdk/typescript/src/operations.ts',
  ]
  expect(
    made.filter(
      (path) => !/^\/\/ Made from openapi\.yaml.*npm run generate/.test(readFileSync(join(root, path), 'utf8')),
    ),
  ).toEqual([])
})
