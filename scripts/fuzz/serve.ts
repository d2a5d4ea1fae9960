// The service under test in a process of its own: accounts and files for every role, then requests until standard input
// closes, which it also does when the process that started it dies in any way.

import { closeSync, writeSync } from 'node:fs'
import { createApp, type App } from '../../src/app.ts'
import { builtInRoles, type BuiltInRole } from '../../src/access/roles.ts'
import { readConfig } from '../../src/config.ts'
import { createAsking } from './asking.ts'
import { faults, type FaultName } from './faults.ts'
import { newPassword } from './somebody.ts'
import { startWorkshop } from './workshop.ts'

/** What is told on descriptor 3 once it serves; standard output has the log. */
export interface Serving {
  readonly address: string
  readonly accounts: Readonly<Record<string, Account>>
  /** Where the workshop listens (workshop.ts). */
  readonly workshop: string
}

export interface Account {
  readonly id: string
  readonly email: string
  readonly password: string
  /** Ids of its files by what they are for. */
  readonly files: Readonly<Record<keyof typeof files, string>>
  /** With all scopes of its role; a reader may make none. */
  readonly apiKey?: { readonly id: string; readonly text: string }
}

const files = { kept: 'figures.pdf', doomed: 'draft.txt', trashed: 'old.csv' }

const roles: Readonly<Record<string, BuiltInRole>> = {
  reader: 'reader',
  member: 'member',
  administrator: 'admin',
  page: 'member',
  'member-key': 'member',
  'administrator-key': 'admin',
  stranger: 'member',
}

const [fault] = process.argv.slice(2) as [FaultName?]
const override = fault === undefined ? undefined : faults[fault].plant
const config = readConfig(process.env, process.cwd())
const app = await createApp(config, override ? { override } : {})
const address = await app.listen()
const ask = createAsking(address)
const inviter = await makeAccount(app, 'inviter', 'admin')
const accounts: Record<string, Account> = { inviter }
for (const [name, role] of Object.entries(roles)) accounts[name] = await makeAccount(app, name, role)
const workshop = await startWorkshop(address, config.dataFolder, inviter)
writeSync(3, JSON.stringify({ address, accounts, workshop } satisfies Serving))
closeSync(3)

process.stdin.resume().once('close', () => void app.close(1000).then(() => process.exit(0)))
// A Ctrl-C in the terminal is the business of the process that started this one.
process.on('SIGINT', () => undefined)

/** Its password is none of the contract's examples, or the fuzzer would change it. */
async function makeAccount(on: App, name: string, role: BuiltInRole): Promise<Account> {
  const credentials = { email: `${name}@fuzz.example`, password: newPassword() }
  // Whoever may only read was once one who stored what there is to read.
  await on.accounts.create(credentials, [role === 'reader' ? 'member' : role])
  const tokens = await ask<{ accessToken: string }>('POST', '/v1/sessions', credentials)
  const { id } = await ask<{ id: string }>('GET', '/v1/me', undefined, tokens)
  const stored = await storeFiles(tokens)
  if (role === 'reader') {
    await on.database.run('update account set roles = ? where email = ?', [JSON.stringify([role]), credentials.email])
    return { id, ...credentials, files: stored }
  }
  const key = { name: 'All of it', scopes: builtInRoles[role] }
  const made = await ask<{ id: string; key: string }>('POST', '/v1/api-keys', key, tokens)
  return { id, ...credentials, files: stored, apiKey: { id: made.id, text: made.key } }
}

async function storeFiles(tokens: { readonly accessToken: string }): Promise<Account['files']> {
  const store = async (name: string): Promise<string> => {
    const fields = { 'Content-Type': 'text/plain', 'Content-Disposition': `attachment; filename="${name}"` }
    return (await ask<{ id: string }>('POST', '/v1/files', `The content of ${name}`, tokens, fields)).id
  }
  const stored = {
    kept: await store(files.kept),
    doomed: await store(files.doomed),
    trashed: await store(files.trashed),
  }
  const marks = { tags: ['finance'], metadata: { department: 'sales' } }
  await ask('PATCH', `/v1/files/${stored.kept}`, marks, tokens)
  await ask('DELETE', `/v1/files/${stored.trashed}`, undefined, tokens)
  return stored
}
