import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { linuxFamily } from '../../scripts/machine.ts'
import { provideMySql } from '../../scripts/private-mysql.ts'

let before: string | undefined

beforeEach(() => void (before = process.env.TEST_DATABASE_URL))

afterEach(() => {
  if (before === undefined) delete process.env.TEST_DATABASE_URL
  else process.env.TEST_DATABASE_URL = before
})

test.each([['mysql://nobody:nothing@127.0.0.1:1/none'], ['not a url']])(
  'TEST_DATABASE_URL=%s: one message that names the setting and its form',
  async (url) => {
    process.env.TEST_DATABASE_URL = url
    await expect(provideMySql()).rejects.toThrow(/^TEST_DATABASE_URL is set, but cannot be used: .+mysql:\/\/user:/)
  },
)

test.each([
  ['ID=debian\n', ['debian']],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', ['ubuntu', 'debian']],
  ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', ['rocky', 'rhel', 'centos', 'fedora']],
  ['', []],
])('os-release %j: the family is %j', (osRelease, family) => {
  expect(linuxFamily(osRelease)).toEqual(family)
})
