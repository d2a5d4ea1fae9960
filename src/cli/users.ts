import type { Administration } from '../administration.ts'
import { administer } from './administer.ts'
import { CommandFailure } from './errors.ts'
import { printJson, printTable, time } from './output.ts'
import { readPassword } from './password.ts'

export interface NewUser {
  readonly email: string
  readonly role: string
  readonly name?: string
  readonly passwordStdin?: true
  readonly json?: true
}

export async function createUser({ email, role, name, passwordStdin, json }: NewUser): Promise<void> {
  await administer(async ({ accounts }) => {
    const first = !(await accounts.isSetUp())
    const password = await readPassword(email, { piped: passwordStdin })
    const account = await accounts.createByCommand({ email, password, displayName: name }, [role])
    if (json) printJson(view(account))
    else console.log(`made ${email} (${role})`)
    // The set-up link is for an installation without any account, so it has just lost its power.
    if (first && role !== 'admin') console.error('there is no administrator yet: make one with --role admin')
  })
}

export async function listUsers({ json }: { json?: true }): Promise<void> {
  const accounts = (await administer(({ accounts }) => accounts.list())).map(view)
  if (json) printJson(accounts)
  else printAsTable(accounts)
}

function printAsTable(accounts: readonly ReturnType<typeof view>[]): void {
  printTable(
    ['EMAIL', 'NAME', 'ROLES', 'STATE', 'MADE'],
    accounts.map(({ email, displayName = '', roles, disabledAt, createdAt }) => [
      email,
      displayName,
      roles.join(', '),
      disabledAt === undefined ? 'active' : `disabled ${disabledAt}`,
      createdAt,
    ]),
  )
}

export async function disableUser(email: string): Promise<void> {
  await administer(async ({ accounts }) => requireKnown(email, await accounts.disable(email)))
  console.log(`disabled ${email}; it is signed out everywhere`)
}

export async function enableUser(email: string): Promise<void> {
  await administer(async ({ accounts }) => requireKnown(email, await accounts.enable(email)))
  console.log(`enabled ${email}`)
}

function requireKnown(email: string, known: boolean): void {
  if (!known) throw new CommandFailure(`no account has the address ${email}`)
}

type Account = Awaited<ReturnType<Administration['accounts']['list']>>[number]

function view({ id, email, displayName, roles, disabledAt, createdAt }: Account) {
  return {
    id,
    email,
    displayName: displayName ?? undefined,
    roles: [...roles],
    disabledAt: disabledAt == null ? undefined : time(disabledAt),
    createdAt: time(createdAt),
  }
}
