// The service under test in a process of its own: accounts and files for every role, then requests until standard input
// closes, which it also does when the process that started it dies in any way.

import { randomBytes } from 'node:crypto'
import { closeSync, writeSync } from 'node:fs'
import { createApp, type App } from '../../src/app.ts'
import type { Role } from '../../src/access/roles.ts'
import { readConfig } from '../../src/config.ts'
import { faults, type FaultName } from './faults.ts'

/** What is told on descriptor 3 once it serves; standard output has the log. */
export interface Serving {
  readonly address: string
  readonly accounts: Readonly<Record<string, Account>>
}

interface Account {
  readonly email: string
  readonly password: string
  /** Ids of its files by what they are for. */
  readonly files: Readonly<Record<keyof typeof files, string>>
}

const files = { kept: 'figures.pdf', doomed: 'draft.txt', trashed: 'old.csv' }

const roles: Readonly<Record<string, Role>> = {
  reader: 'reader',
  member: 'member',
  administrator: 'admin',
  page: 'member',
  stranger: 'member',
}

const [fault] = process.argv.slice(2) as [FaultName?]
const override = fault === undefined ? undefined : faults[fault].plant
const app = await createApp(readConfig(process.env, process.cwd()), override ? { override } : {})
const address = await app.listen()
const accounts: Record<string, Account> = {}
for (const [name, role] of Object.entries(roles)) accounts[name] = await makeAccount(app, name, role)
writeSync(3, JSON.stringify({ address, accounts } satisfies Serving))
closeSync(3)

process.stdin.resume().once('close', () => void app.close(1000).then(() => process.exit(0)))
// A Ctrl-C in the terminal is the business of the process that started this one.
process.on('SIGINT', () => undefined)

/** Its password is none of the contract's examples, or the fuzzer would change it. */
async function makeAccount(on: App, name: string, role: Role): Promise<Account> {
  const credentials = { email: `${name}@fuzz.example`, password: randomBytes(18).toString('base64url') }
  // Whoever may only read was once one who stored what there is to read.
  await on.accounts.create(credentials, [role === 'reader' ? 'member' : role])
  const stored = await storeFiles(credentials)
  if (role === 'reader')
    await on.database.run('update account set roles = ? where email = ?', [JSON.stringify([role]), credentials.email])
  return { ...credentials, files: stored }
}

async function storeFiles(credentials: object): Promise<Account['files']> {
  const { accessToken } = (await ask('POST', '/v1/sessions', JSON.stringify(credentials))) as { accessToken: string }
  const authorization = { Authorization: `Bearer ${accessToken}` }
  const store = async (name: string): Promise<string> => {
    const fields = { 'Content-Type': 'text/plain', 'Content-Disposition': `attachment; filename="${name}"` }
    const { id } = (await ask('POST', '/v1/files', `The content of ${name}`, { ...authorization, ...fields })) as {
      id: string
    }
    return id
  }
  const stored = {
    kept: await store(files.kept),
    doomed: await store(files.doomed),
    trashed: await store(files.trashed),
  }
  await ask(
    'PATCH',
    `/v1/files/${stored.kept}`,
    '{"tags":["finance"],"metadata":{"department":"sales"}}',
    authorization,
  )
  await ask('DELETE', `/v1/files/${stored.trashed}`, undefined, authorization)
  return stored
}

async function ask(
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const reply = await fetch(address + path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { 'Content-Type': 'application/json', ...headers },
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text}`)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}
