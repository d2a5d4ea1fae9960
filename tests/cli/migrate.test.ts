import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { password } from '../support/app.ts'
import { coffer, emptyPlace } from '../support/command.ts'

let place: Awaited<ReturnType<typeof emptyPlace>>

beforeAll(async () => {
  place = await emptyPlace()
})
afterAll(() => place.remove())

const run = (...args: string[]) => coffer(args, place)

test('migrate: on an empty database shows, applies, and then has nothing to do', async () => {
  const shown = await run('migrate', '--dry-run')
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  expect(shown.stdout).toMatch(/^-- 0001-begin\ncreate table if not exists [`"]account[`"] \(/)
  expect(shown.stdout.trimEnd()).toMatch(/;$/)
  const pending = JSON.parse((await run('migrate', '--dry-run', '--json')).stdout) as {
    pending: { name: string; statements: string[] }[]
  }
  expect(pending.pending[0]).toMatchObject({
    name: '0001-begin',
    statements: expect.arrayContaining([expect.stringContaining('create table')]),
  })

  // Showing changed nothing: all is still to be done.
  const names = pending.pending.map(({ name }) => name)
  expect(await run('migrate')).toEqual({
    code: 0,
    stdout: names.map((name) => `applied ${name}\n`).join(''),
    stderr: '',
  })
  expect(await run('migrate')).toEqual({ code: 0, stdout: 'nothing to do\n', stderr: '' })
  expect(await run('migrate', '--dry-run')).toEqual({ code: 0, stdout: 'nothing to do\n', stderr: '' })
  expect((await run('migrate', '--json')).stdout).toBe('{\n  "applied": []\n}\n')
})

test('users create: on an empty database sets it up, and tells when there is no administrator', async () => {
  const other = await emptyPlace()
  try {
    const made = await coffer(['users', 'create', '--email', 'ada@example.org', '--password-stdin'], {
      ...other,
      input: password,
    })
    expect(made).toEqual({
      code: 0,
      stdout: 'made ada@example.org (member)\n',
      stderr: 'there is no administrator yet: make one with --role admin\n',
    })
    expect((await coffer(['users', 'list'], other)).stdout).toContain('ada@example.org')
  } finally {
    await other.remove()
  }
})
