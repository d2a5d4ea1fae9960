/** Nothing private in the log: what errors of the database carry with them, and what errors quote. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import SqliteFile from 'better-sqlite3'
import { createConnection } from 'mysql2/promise'
import { Account as AccountRow } from '../../src/accounts/account.entity.ts'
import { Installation } from '../../src/db/installation.entity.ts'
import type { Database } from '../../src/db/database.ts'
import { createLog } from '../../src/domain.ts'
import type { Handlers } from '../../src/http/contract.ts'
import { dialect, makeAccount, makeFile, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { makeLinks, makeShare, makeUploadRequest } from '../support/shares.ts'

const secret = 'planted-secret'
const hash = `$argon2id$v=19$${secret}`

let app: TestApp
let owner: Account
const lines: string[] = []
let failing: () => unknown
beforeAll(async () => {
  const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) })
  const override = (handlers: Handlers): Handlers => ({ ...handlers, getLiveness: async () => failing() as never })
  app = await startApp({ shared: true, log, override })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

interface Logged {
  readonly type: string
  readonly message?: string
  readonly stack?: string
  readonly kind?: string
  readonly code?: string
  readonly cause?: Logged
  readonly errors?: readonly Logged[]
}

/** What the log has about the one request, as a whole and of its error. */
async function loggedOf(fail: () => unknown): Promise<{ text: string; err: Logged }> {
  failing = fail
  lines.length = 0
  const reply = await app.anonymous.get('/health/live')
  expect(reply.status).toBe(500)
  expect(reply.text).not.toContain(secret)
  return { text: lines.join(''), err: errorLine() }
}
const errorLine = (): Logged =>
  lines.map((line) => JSON.parse(line) as { level: number; err: Logged }).find(({ level }) => level === 50)!.err

const writes: [string, (database: Database) => Promise<unknown>][] = [
  [
    'by the entity manager',
    async (database) => {
      const { emailDigest } = await database.fork().findOneOrFail(AccountRow, { email: owner.email })
      const other = await makeAccount(app)
      const change = { emailDigest, passwordHash: hash, displayName: secret }
      return database.transaction((em) => em.nativeUpdate(AccountRow, { id: other.id }, change))
    },
  ],
  [
    'of a key that is told back',
    async (database) => {
      for (const name of [secret, 'other'])
        await database
          .run('delete from installation where name = ?', [name])
          .then(() => database.run("insert into installation (name, value) values (?, '')", [name]))
      return database.transaction((em) => em.nativeUpdate(Installation, { name: 'other' }, { name: secret }))
    },
  ],
  ['by a statement', (database) => database.run(`insert into installation (name, value) values ('id', '${secret}')`)],
  ['that is not SQL', (database) => database.run(`insert into account "${secret}" '${hash}'`)],
]

test.each(writes)('a failing write %s: neither the statement nor its values are in the log', async (_, write) => {
  const { text, err } = await loggedOf(() => write(app.app.database))
  expect(text).not.toContain(secret)
  expect(text).not.toContain('argon2')
  expect(text).not.toMatch(/insert into|update .?(account|installation)/)
  expect(err).toMatchObject({ type: 'Problem', kind: 'internal-error', cause: { code: expect.any(String) } })
  expect(err.cause!.message).not.toBe('')
  expect(err.cause!.stack).toMatch(/\n +at /)
})

test('what a driver hangs on its errors stays out of the log, however deep it lies', async () => {
  const driver = Object.assign(new Error(`Duplicate entry '${secret}' for key 'account.email'`), {
    code: 'ER_DUP_ENTRY',
    errno: 1062,
    sqlState: '23000',
    sqlMessage: `Duplicate entry '${secret}'`,
    sql: `update account set password_hash = '${hash}'`,
    parameters: [hash],
  })
  const mail = Object.assign(new Error('refused'), { envelope: { to: [secret] } })
  const failed = new AggregateError([driver, mail], 'two failed', { cause: driver })
  const { text, err } = await loggedOf(() => Promise.reject(new Error('no write', { cause: failed })))
  expect(text).not.toContain(secret)
  const cut = {
    type: 'Error',
    message: 'Duplicate entry …',
    code: 'ER_DUP_ENTRY',
    errno: 1062,
    sqlState: '23000',
    stack: expect.stringMatching(/^Error: Duplicate entry …\n +at /),
  }
  expect(err).toMatchObject({ kind: 'internal-error', cause: { message: 'no write' } })
  expect(err.cause!.cause).toMatchObject({ message: 'two failed', cause: cut, errors: [cut, { message: 'refused' }] })
  expect(Object.keys(err.cause!.cause!.errors![1]!)).toEqual(['type', 'message', 'stack'])
})

test('an error that leads back to itself, and what is thrown and no error, are logged', async () => {
  const circle = new Error('round')
  circle.cause = circle
  lines.length = 0
  app.app.log.error({ err: circle }, 'a circle')
  expect(errorLine().cause).toMatchObject({ message: 'round' })
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others throw
  const { text, err } = await loggedOf(() => Promise.reject(secret))
  expect(text).not.toContain(secret)
  expect(err.cause).toEqual({ type: 'string' })
})

test('what names only our own tables and columns is told whole', async () => {
  const { err } = await loggedOf(() => app.app.database.rows('select gone from account'))
  expect(err.cause!.message).toMatch(/column.*gone/i)
})

test('changePassword while somebody holds the row: 503 within two seconds, and the log has no hash', async () => {
  const release = await holdWrites()
  lines.length = 0
  try {
    const begun = performance.now()
    const reply = await owner.client.put('/v1/me/password', {
      currentPassword: password,
      newPassword: 'another battery staple 5',
    })
    expectProblem(reply, 503, 'service-unavailable')
    expect(performance.now() - begun).toBeLessThan(2000)
  } finally {
    await release()
  }
  expect(errorLine().cause!.code).toMatch(/^(ER_LOCK_WAIT_TIMEOUT|SQLITE_BUSY)/)
  expect(lines.join('')).not.toMatch(/argon2|password_hash|update .?account/)
  const again = { currentPassword: password, newPassword: 'another battery staple 5' }
  expect((await owner.client.put('/v1/me/password', again)).status).toBe(204)
})

/** Another program with a transaction open. */
async function holdWrites(): Promise<() => Promise<void>> {
  const url = app.settings['DATABASE_URL']!
  if (dialect === 'sqlite') {
    const other = new SqliteFile(url.slice('sqlite:'.length))
    other.exec('begin immediate')
    return async () => void other.close()
  }
  const other = await createConnection(url)
  await other.query('begin')
  await other.query('select * from account for update')
  return async () => {
    await other.query('rollback')
    await other.end()
  }
}

test('links: no line has the token, however it is written in the path', async () => {
  const { id: fileId } = await makeFile(owner)
  const signed = await makeLinks(owner, { fileId })
  const paths = [
    (await makeShare(owner, [fileId])).path,
    (await makeUploadRequest(owner)).path,
    signed.download,
    signed.upload,
  ]
  for (const path of paths) {
    const [, folder, token = ''] = path.split('/')
    const [prefix = '', ...rest] = token.split('_')
    const end = rest.join('_')
    const ways = [token, `${prefix}%5f${end}`, `%63${token.slice(1)}`, `${prefix}_%${hexOf(end[0]!)}${end.slice(1)}`]
    for (const way of [...ways, `%41${token}`]) {
      lines.length = 0
      await app.anonymous.get(`/${folder}/${way}`)
      await eventually(async () => lines.length > 0)
      expect(lines.join('')).not.toContain(end.slice(2))
      expect(lines.join('')).toContain(`/${folder}/`)
    }
  }
})

const hexOf = (character: string): string => character.charCodeAt(0).toString(16)
