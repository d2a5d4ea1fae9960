import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchTo, type Fetching } from '../../src/cli/client/download.ts'
import { cutName, localName } from '../../src/cli/client/local-name.ts'
import { whileLocked } from '../../src/cli/client/lock.ts'
import { inParallel } from '../../src/cli/client/parallel.ts'
import { shownSize } from '../../src/cli/client/size.ts'
import type { StoredFile } from '../../src/cli/client/stored-files.ts'
import { CommandFailure } from '../../src/cli/errors.ts'
import { coffer } from '../support/command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coffer-cli-client-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['report.pdf', 'report.pdf'],
  ['größe – 100%.txt', 'größe – 100%.txt'],
  ['', '_'],
  ['.', '_'],
  ['...', '___'],
  ['a/../b', 'a_.._b'],
  ['C:\\a', 'C__a'],
  ['nul', '_nul'],
  ['COM\u00b9.log', '_COM\u00b9.log'],
  ['console.log', 'console.log'],
  ['trailing. . ', 'trailing____'],
  ['a\u0000b\u001bc\u009b', 'a_b_c_'],
  ['\ud800x', '_x'],
])('localName: %j becomes %j', (name, local) => {
  expect(localName(name)).toBe(local)
})

test('fetchTo: a digest that is none never becomes part of a name', async () => {
  const target = join(folder, 'inner')
  for (const sha256 of ['/../../x', `${'0'.repeat(63)}/`, ''])
    await expect(
      fetchTo(target, { name: 'a', sha256 } as StoredFile, { force: true } as Fetching),
    ).rejects.toBeInstanceOf(CommandFailure)
  expect(readdirSync(folder)).toEqual([])
})

test('cutName: whole characters, the extension kept, never more bytes', () => {
  expect(cutName(`${'€'.repeat(100)}.tar`, 64)).toBe(`${'€'.repeat(20)}.tar`)
  expect(Buffer.byteLength(cutName('😀'.repeat(100), 255))).toBe(252)
  expect(cutName('short', 5)).toBe('short')
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1024 ** 2 - 1, '1.0 MiB'],
  [1.5 * 1024 ** 3, '1.5 GiB'],
])('shownSize: %d is %s', (bytes, shown) => {
  expect(shownSize(bytes)).toBe(shown)
})

test('whileLocked: one at a time, nothing is left; who has no patience is told', async () => {
  const path = join(folder, 'lock')
  let inside = 0
  let most = 0
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  }
  await Promise.all(Array.from({ length: 8 }, () => whileLocked(path, work, { patience: 20_000 })))
  expect(most).toBe(1)
  expect(await whileLocked(path, () => whileLocked(path, work))).toEqual({ value: undefined })
  expect(readdirSync(folder)).toEqual([])
})

test('whileLocked: the lock goes when the work fails; that of a process that is gone is taken over', async () => {
  const path = join(folder, 'lock')
  await expect(whileLocked(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  // Beyond the numbers that Linux gives to processes.
  writeFileSync(path, '4194999 0123')
  expect(await whileLocked(path, () => Promise.resolve('mine'))).toEqual({ value: 'mine' })
  expect(readdirSync(folder)).toEqual([])
})

test('inParallel: never more at a time, every item once, in the order of the source', async () => {
  let running = 0
  let most = 0
  const begun: number[] = []
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item)
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
  })
  expect([most, begun]).toEqual([3, [1, 2, 3, 4, 5, 6, 7]])
})

test('inParallel: the first failure is thrown once what runs has ended; nothing new is begun, the source is closed', async () => {
  let closed = false
  async function* source(): AsyncGenerator<number> {
    try {
      for (let i = 0; ; i++) yield await Promise.resolve(i)
    } finally {
      closed = true
    }
  }
  const begun: number[] = []
  const work = inParallel(source(), 2, async (item) => {
    begun.push(item)
    await new Promise((resolve) => setImmediate(resolve))
    if (item === 2) throw new Error('enough')
  })
  await expect(work).rejects.toThrow('enough')
  expect(closed).toBe(true)
  expect(begun.length).toBeLessThan(6)
})

test.each([
  'login',
  'logout',
  'whoami',
  'put',
  'get',
  'ls',
  'mv',
  'rm',
  'versions',
  'restore',
  'share',
  'shares',
  'unshare',
  'sync',
])('coffer %s --help: examples and exit codes', async (command) => {
  const { code, stdout } = await coffer([command, '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain(`Usage: coffer ${command} `)
  expect(stdout).toMatch(/\nExamples:\n {2}\$ /)
  expect(stdout).toMatch(/\nExit code: 0 all done, 1 [^\n]*3 not signed in, 4 not found/)
})

test('coffer --help: loads nothing of the client, and names its commands', async () => {
  const { stdout } = await coffer(['--help'])
  for (const command of ['login', 'put', 'get', 'ls', 'mv', 'rm', 'restore', 'sync'])
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
})

test('settings of the client commands beside those of a service are no fault', async () => {
  const settings = {
    COFFER_URL: 'https://files.example.org',
    COFFER_API_KEY: 'cof_x',
    DATABASE_URL: 'mysql://root@127.0.0.1:1/x',
  }
  expect((await coffer(['users', 'list'], { settings })).stderr).not.toContain('there is no such setting')
})
