/** At a terminal: `script` of util-linux gives the command one of its own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { coffer, cofferCommand, serviceCommand, start, type Running } from '../support/command.ts'

const password = 'correct horse battery staple'
let folder: string
let settings: Record<string, string>
let running: Running | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coffer-terminal-'))
  settings = { PORT: '0', COFFER_DATA: folder, SHELL: '/bin/sh', TERM: 'xterm' }
})
afterAll(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the words at a terminal, then says how they ended and how they left it. */
function atTerminal(words: readonly string[]): Running {
  const line = words.map((word) => `'${word}'`).join(' ')
  running = start(['script', '-qefc', `trap : INT; ${line}; echo "exit $?"; stty -a`, '/dev/null'], {
    settings,
    folder,
  })
  return running
}
const creating = (email: string): Running => atTerminal([...cofferCommand, 'users', 'create', '--email', email])
const type = ({ child }: Running, text: string): void => void child.stdin?.write(text)

function expectTerminalRestored(output: string): void {
  expect(output).toMatch(/[\s;]echo\s/)
  expect(output).toMatch(/[\s;]icanon\s/)
}

test('users create at a terminal: asks twice, shows nothing of the password, obeys backspace, makes the account', async () => {
  const asking = creating('ada@example.org')
  await asking.said(/Password for ada@example\.org: /)
  type(asking, `${password}xy\x7f\x7f\r`)
  await asking.said(/Once more: /)
  type(asking, `${password}\r`)
  await asking.said(/made ada@example\.org \(member\)[^]*exit 0[^]*icanon/)
  const { stdout } = await asking.ended
  expect(stdout).not.toContain('horse')
  expectTerminalRestored(stdout)
  expect((await coffer(['users', 'list'], { settings, folder })).stdout).toContain('ada@example.org')
})

test('users create at a terminal: two different passwords: one line, exit 1, no account', async () => {
  const asking = creating('differs@example.org')
  await asking.said(/Password for/)
  type(asking, `${password}\r`)
  await asking.said(/Once more: /)
  type(asking, 'correct horse battery stable\r')
  await asking.said(/coffer: the two are not the same; nothing was made\r\nexit 1[^]*icanon/)
  expect((await coffer(['users', 'list'], { settings, folder })).stdout).not.toContain('differs@example.org')
})

test.each([
  ['Ctrl-C', 'correct ho\x03'],
  ['the end of input', '\x04'],
])('users create at a terminal: %s at the question restores the terminal and exits 130', async (_what, keys) => {
  const asking = creating('stopped@example.org')
  await asking.said(/Password for/)
  type(asking, keys)
  await asking.said(/exit 130[^]*icanon/)
  const { stdout } = await asking.ended
  expect(stdout).not.toContain('correct')
  expectTerminalRestored(stdout)
})

test('serve at a terminal: log lines are for people, and Ctrl-C stops it with exit 0', async () => {
  const serving = atTerminal(serviceCommand)
  const [, base = ''] = await serving.said(/serves on (?:\x1b\[1m)?(http:[^\s\x1b]+)[^]*API/)
  await fetch(`${base}/health/live`)
  await serving.said(/\d\d:\d\d:\d\d\S* \S*info \S* GET {4}\/health\/live {2}200 {2}\d+ ms\r\n/)
  type(serving, '\x03')
  await serving.said(/exit 0/)
})
