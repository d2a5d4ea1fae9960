import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { createSecret, sameBytes, secretFromFile } from '../../src/access/secret.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-secret-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = randomBytes(32)
const secret = createSecret(bytes)

test('what was sealed is opened by the same secret in the same context, also by another instance', () => {
  for (const plain of ['', 'text', '🗝'.repeat(1000)])
    expect(createSecret(bytes).open(secret.seal(plain, 'here'), 'here')).toBe(plain)
})

test('sealing the same twice gives different texts, neither of which holds the plain one', () => {
  const [a, b] = [secret.seal('plain', 'here'), secret.seal('plain', 'here')]
  expect(a).not.toBe(b)
  expect(Buffer.from(a, 'base64url').includes('plain')).toBe(false)
})

test('another context, another secret, any altered byte and any shortened text do not open', () => {
  const sealed = secret.seal('plain', 'here')
  expect(() => secret.open(sealed, 'there')).toThrow()
  expect(() => createSecret(randomBytes(32)).open(sealed, 'here')).toThrow()
  const raw = Buffer.from(sealed, 'base64url')
  for (let place = 0; place < raw.length; place++) {
    const altered = Buffer.from(raw)
    altered[place]! ^= 1
    expect(() => secret.open(altered.toString('base64url'), 'here')).toThrow()
    expect(() => secret.open(raw.subarray(0, place).toString('base64url'), 'here')).toThrow()
  }
})

test('a mac is of its purpose, its data and its secret', () => {
  const mac = secret.mac('a', 'data')
  expect(mac).toHaveLength(32)
  expect(createSecret(bytes).mac('a', Buffer.from('data'))).toEqual(mac)
  for (const other of [
    secret.mac('b', 'data'),
    secret.mac('a', 'date'),
    createSecret(randomBytes(32)).mac('a', 'data'),
  ])
    expect(other).not.toEqual(mac)
})

test('sameBytes: equal, different, and of different length', () => {
  expect([
    sameBytes(Buffer.from('ab'), Buffer.from('ab')),
    sameBytes(Buffer.from('ab'), Buffer.from('ac')),
    sameBytes(Buffer.from('ab'), Buffer.from('abc')),
  ]).toEqual([true, false, false])
})

test('secretFromFile: made once, for the owner alone, and the same ever after', async () => {
  const path = join(folder, 'new', 'folder', 'secret')
  const made = secretFromFile(path)
  expect(made).toHaveLength(32)
  expect(secretFromFile(path)).toEqual(made)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'new', 'folder'))).mode & 0o777).toBe(0o700)
  expect(await readdir(join(folder, 'new', 'folder'))).toEqual(['secret'])
  expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toEqual(made)
})

test('secretFromFile: processes that start at once agree on one', async () => {
  const path = join(folder, 'raced', 'secret')
  const program = `const { secretFromFile } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/access/secret.ts')).href)}); console.log(secretFromFile(process.argv[1]).toString('hex'))`
  const run = promisify(execFile)
  const told = await Promise.all(
    Array.from({ length: 6 }, () =>
      run(process.execPath, ['--no-warnings', '--input-type=module', '-e', program, path]),
    ),
  )
  expect(new Set(told.map(({ stdout }) => stdout.trim())).size).toBe(1)
  expect(await readdir(join(folder, 'raced'))).toEqual(['secret'])
})

test.each(['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')])(
  'secretFromFile: a file that holds %j is refused, and left as it is',
  async (text) => {
    const path = join(folder, `wrong-${text.length}`)
    await writeFile(path, text)
    expect(() => secretFromFile(path)).toThrow(/does not hold a secret of 32 bytes in base64/)
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)
