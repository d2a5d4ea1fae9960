import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const script = join(import.meta.dirname, '../../scripts/bootstrap.mjs')
const aPackage = { version: '1.0.0', integrity: 'sha512-a' }
const aDevPackage = { version: '1.0.0', integrity: 'sha512-b', dev: true }

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'coffer-bootstrap-'))
  for (const folder of ['scripts', 'src', 'node_modules']) mkdirSync(join(home, folder))
  cpSync(script, join(home, 'scripts/bootstrap.mjs'))
  writeFileSync(
    join(home, 'src/main.ts'),
    'const text: string = process.argv.slice(2).join(" "); console.log("ran", text)',
  )
  writeFileSync(join(home, 'scripts/test.ts'), 'console.log("tested")')
  writeLock({ 'node_modules/a': aPackage, 'node_modules/b': aDevPackage })
  writeNpm('exit 0')
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test('an unknown task: usage and exit 2', () => {
  const reply = bootstrap('nonsense')
  expect(reply.status).toBe(2)
  expect(reply.stderr).toContain('unknown task "nonsense"\nusage: ')
})

test('no task: usage and exit 2; --help: usage and exit 0', () => {
  expect(bootstrap()).toMatchObject({ status: 2, stderr: expect.stringContaining('usage: ') })
  expect(bootstrap('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('usage: ') })
})

test('without node_modules: installs once, then runs the task with its arguments', () => {
  writeNpm(`cp installed.json node_modules/.package-lock.json`)
  writeTree('installed.json', { 'node_modules/a': aPackage, 'node_modules/b': aDevPackage })

  const first = bootstrap('start', '--port', '0')
  expect(first).toMatchObject({ status: 0, stdout: 'ran --port 0\n' })
  expect(first.stderr).toContain('Installing dependencies (locked) ...')
  expect(npmCalls()).toHaveLength(1)

  expect(bootstrap('start')).toMatchObject({ status: 0, stdout: 'ran \n', stderr: '' })
  expect(npmCalls()).toHaveLength(1)
})

test('a tree that npm ci made by hand: nothing is installed', () => {
  writeTree('node_modules/.package-lock.json', { 'node_modules/a': aPackage, 'node_modules/b': aDevPackage })
  expect(bootstrap('test')).toMatchObject({ status: 0, stdout: 'tested\n', stderr: '' })
  expect(npmCalls()).toHaveLength(0)
})

test('a changed lock file: installs again', () => {
  writeTree('node_modules/.package-lock.json', { 'node_modules/a': aPackage, 'node_modules/b': aDevPackage })
  expect(bootstrap('start').status).toBe(0)

  const newer = { version: '1.0.1', integrity: 'sha512-c' }
  writeLock({ 'node_modules/a': newer, 'node_modules/b': aDevPackage })
  writeTree('installed.json', { 'node_modules/a': newer, 'node_modules/b': aDevPackage })
  writeNpm(`cp installed.json node_modules/.package-lock.json`)
  expect(bootstrap('start')).toMatchObject({ status: 0, stdout: 'ran \n' })
  expect(npmCalls()).toHaveLength(1)
})

test('a tree without development dependencies: enough to start, not to test', () => {
  writeTree('node_modules/.package-lock.json', { 'node_modules/a': aPackage })
  expect(bootstrap('start').status).toBe(0)
  expect(npmCalls()).toHaveLength(0)

  writeTree('installed.json', { 'node_modules/a': aPackage, 'node_modules/b': aDevPackage })
  writeNpm(`cp installed.json node_modules/.package-lock.json`)
  expect(bootstrap('test')).toMatchObject({ status: 0, stdout: 'tested\n' })
  expect(npmCalls()).toEqual([expect.stringContaining('--include=dev')])
})

test('npm ci fails: its cause on one line, exit 1, no stamp', () => {
  writeNpm(`printf '0 verbose x\\n1 error code ENOSPC\\n2 error no space left\\n' > "$logs/1.log"; exit 7`)
  const reply = bootstrap('start')
  expect(reply.status).toBe(1)
  expect(reply.stderr).toContain('coffer: npm ci failed (exit 7): code ENOSPC; no space left\n')
  expect(existsSync(join(home, 'node_modules/.coffer-stamp'))).toBe(false)
})

test('the task fails: its exit code is handed on', () => {
  writeTree('node_modules/.package-lock.json', { 'node_modules/a': aPackage })
  writeFileSync(join(home, 'src/main.ts'), 'process.exit(9)')
  expect(bootstrap('start').status).toBe(9)
})

function bootstrap(...args: string[]) {
  return spawnSync(process.execPath, [join(home, 'scripts/bootstrap.mjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, npm_execpath: join(home, 'npm-cli.js') },
  })
}

/** A stand-in for npm that notes its arguments and runs a line of shell, with `$logs` as its folder of logs. */
function writeNpm(line: string) {
  writeFileSync(
    join(home, 'npm-cli.js'),
    `const { appendFileSync } = require('node:fs')
     const args = process.argv.slice(2)
     appendFileSync('npm-calls', args.join(' ') + '\\n')
     const logs = args.find((arg) => arg.startsWith('--logs-dir=')).slice('--logs-dir='.length)
     process.exit(require('node:child_process').spawnSync('sh', ['-c', ${JSON.stringify(line)}], { env: { ...process.env, logs } }).status)`,
  )
}

function npmCalls() {
  const file = join(home, 'npm-calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
}

function writeLock(packages: object) {
  writeFileSync(join(home, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }))
}

function writeTree(name: string, packages: object) {
  writeFileSync(join(home, name), JSON.stringify({ packages }))
}
