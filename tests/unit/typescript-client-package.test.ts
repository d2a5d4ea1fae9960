import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { typescriptClient } from '../../scripts/generate/typescript-client.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const compiler = join(root, 'node_modules/typescript/bin/tsc')

/** A project that has the built package installed, and next to nothing else. */
const consumer = mkdtempSync(join(tmpdir(), 'coffer-consumer-'))
const installed = join(consumer, 'node_modules/@coffer/client')
afterAll(() => rmSync(consumer, { recursive: true, force: true }))

beforeAll(async () => {
  mkdirSync(installed, { recursive: true })
  cpSync(join(root, 'generated/sdk/typescript'), installed, {
    recursive: true,
    filter: (path) => !/\/(dist|node_modules)$/.test(path),
  })
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers']) linkPackage(name)
  await compile(installed)
  // What a consumer gets compiles from the declarations alone.
  rmSync(join(installed, 'src'), { recursive: true })
})

const code = `
import { createClient, ProblemError, type CofferClient, type Schema, type Tokens } from '@coffer/client'
const kept: (Tokens | undefined)[] = []
const client: CofferClient = createClient({
  baseUrl: 'http://127.0.0.1:1',
  credentials: { email: 'ada@example.org', password: 'correct horse battery staple' },
  onTokens: (tokens) => kept.push(tokens),
})
async function* bytes() { yield new Uint8Array(3) }
export async function use(): Promise<void> {
  const page: Schema<'FilePage'> = await client.listFiles({ query: { limit: 3, sort: '-size' } })
  for await (const file of client.listAllFiles({ tag: 'finance' })) page.items.push(file)
  const file = await client.uploadFile(bytes(), { name: 'a.bin', size: 3, onProgress: ({ loaded, total }) => loaded === total })
  await client.updateFile({ path: { fileId: file.id }, headers: { 'If-Match': '"1"' }, body: { description: null } })
  const { stream } = await client.downloadFile(file.id, { range: { first: 0, last: 1 } })
  const { value } = await stream.getReader().read()
  const length: number | undefined = value?.byteLength
  const { data } = await client.raw.GET('/v1/files/{fileId}', { params: { path: { fileId: file.id } } })
  const name: string | undefined = data?.name
  console.log(length, name)
  // @ts-expect-error no such parameter
  await client.listFiles({ query: { limitt: 3 } })
  // @ts-expect-error no such order
  await client.listFiles({ query: { sort: 'colour' } })
  // @ts-expect-error the path is missing
  await client.getFile({})
  // @ts-expect-error an answer has no such member
  console.log((await client.getMe()).passwordHash)
}
export const isRetryable = (error: unknown) => error instanceof ProblemError && (error.retryAfter ?? 0) > 0
`

test.each([
  ['a browser', ['es2022', 'dom', 'dom.iterable'], [], 'bundler'],
  ['Node', ['es2022'], ['node'], 'nodenext'],
])('a strict consumer for %s compiles without skipLibCheck', async (_, lib, types, moduleResolution) => {
  const folder = join(consumer, moduleResolution)
  mkdirSync(folder)
  if (types.length > 0) linkPackage('@types/node', 'undici-types')
  writeFileSync(join(folder, 'use.ts'), code)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const module = moduleResolution === 'bundler' ? 'esnext' : 'nodenext'
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false }
  const compilerOptions = { ...strict, target: 'es2022', lib, types, module, moduleResolution, noEmit: true }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
  await compile(folder)
})

test('what is built runs, and has nothing but the client in it', async () => {
  const script = `import * as client from '@coffer/client'; console.log(Object.keys(client).sort().join())`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: consumer })
  expect(stdout.trim()).toBe('DigestMismatchError,ProblemError,SecondFactorRequired,createClient')
  expect(readdirSync(installed).sort()).toEqual(['.gitignore', 'README.md', 'dist', 'package.json', 'tsconfig.json'])
})

test('the folder holds what the contract gives and nothing else', () => {
  const contract = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as Parameters<typeof typescriptClient>[0]
  const present = readdirSync(join(root, 'generated/sdk/typescript'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/\/(dist|node_modules|package-lock\.json)(\/|$)/.test(path))
  expect(present.sort()).toEqual(Object.keys(typescriptClient(contract, '')).sort())
})

function linkPackage(...names: string[]): void {
  for (const name of names) {
    const target = join(consumer, 'node_modules', name)
    mkdirSync(join(target, '..'), { recursive: true })
    rmSync(target, { force: true })
    symlinkSync(join(root, 'node_modules', name), target)
  }
}

/** Fails with what the compiler says. */
async function compile(folder: string): Promise<void> {
  await run(process.execPath, [compiler, '-p', folder]).catch((error: unknown) => {
    throw new Error((error as { stdout: string }).stdout)
  })
}
