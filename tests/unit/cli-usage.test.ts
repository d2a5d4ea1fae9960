import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coffer } from '../support/command.ts'

/** The database cannot be reached: what is told here is told before it is asked. */
const nowhere = { settings: { DATABASE_URL: 'mysql://root@127.0.0.1:1/coffer' } }

test('coffer --version: the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
  expect(await coffer(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('coffer --help: every command, on standard output, exit 0', async () => {
  const help = await coffer(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const command of ['serve', 'migrate', 'users', 'keys', 'storage', 'fsck', 'sweep', 'doctor'])
    expect(help.stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
})

test.each([
  'serve',
  'migrate',
  'users',
  'users create',
  'users list',
  'users disable',
  'users enable',
  'keys',
  'keys rotate',
  'keys list',
  'keys import',
  'keys revoke',
  'storage',
  'storage status',
  'storage move',
  'fsck',
  'sweep',
  'doctor',
])('coffer %s --help: how it is used, exit 0', async (command) => {
  expect(await coffer([...command.split(' '), '--help'], nowhere)).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining(`Usage: coffer ${command} `),
  })
})

test.each([[[]], [['users']], [['keys']]])(
  'coffer %j: no command is no answer: the help on standard error, exit 2',
  async (args) => {
    expect(await coffer(args, nowhere)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Commands:'),
    })
  },
)

test.each([
  [['usres'], "unknown command 'usres'. Did you mean users?"],
  [['users', 'craete'], "unknown command 'craete'. Did you mean create?"],
  [['doctor', '--jsno'], "unknown option '--jsno'. Did you mean --json?"],
  [['users', 'create'], "required option '--email <address>' not specified"],
  [['users', 'disable'], "missing required argument 'email'"],
  [
    ['users', 'create', '--email', 'ada'],
    "option '--email <address>' argument 'ada' is invalid. It is not an e-mail address.",
  ],
  [
    ['users', 'disable', 'a b@c'],
    "command-argument value 'a b@c' is invalid for argument 'email'. It is not an e-mail address.",
  ],
  [
    ['users', 'create', '--email', 'ada@example.org', '--name', ''],
    "option '--name <name>' argument '' is invalid. It must have 1 to 200 characters.",
  ],
  [
    ['users', 'create', '--email', 'ada@example.org', '--role', 'boss'],
    "option '--role <role>' argument 'boss' is invalid. Allowed choices are admin, member, reader.",
  ],
  [['sweep', '--grace', '-1'], "option '--grace <seconds>' argument '-1' is invalid. It must be a whole number."],
  [['users', 'list', 'all'], "too many arguments for 'list'. Expected 0 arguments but got 1."],
])('coffer %j: not a command: one line, exit 2', async (args, message) => {
  expect(await coffer(args, nowhere)).toEqual({ code: 2, stdout: '', stderr: `coffer: ${message}\n` })
})

test('coffer users list: the database is away: one line that names it, exit 1', async () => {
  const failed = await coffer(['users', 'list'], nowhere)
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect(failed.stderr).toMatch(
    /^coffer: mysql:\/\/root@127\.0\.0\.1:1\/coffer does not answer \(ECONNREFUSED\); [^\n]*DATABASE_URL[^\n]*\n$/,
  )
})

test('coffer users list: wrong settings: all of them, exit 1', async () => {
  expect(await coffer(['users', 'list'], { settings: { PORT: 'x', DATABASE_URL: 'postgres://x' } })).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'coffer: the settings are not valid:\n  - PORT: must be a whole number from 0 to 65535\n  - DATABASE_URL: must be sqlite:<file> or mysql://user:pass@host:3306/name\n',
  })
})
