import type { Administration } from '../administration.ts'
import { administer } from './administer.ts'
import { CommandFailure, UsageError } from './errors.ts'
import { printable, printJson, time } from './output.ts'

export interface InvitationOrder {
  readonly role: string
  readonly name?: string
  readonly days: number
  readonly json?: true
}

export interface DeletionOrder {
  readonly files: 'trash' | 'delete' | 'transfer'
  readonly transferTo?: string
}

export async function showUser(email: string, { json }: { json?: true }): Promise<void> {
  const shown = await administer(async ({ userAdministration: { users }, usage, sessions }) => {
    const account = await users.find(email)
    const { total = 0 } = await sessions.listOf(account.id, { limit: 1, cursor: undefined, count: true })
    return view(account, await usage.of(account.id), total)
  })
  if (json) {
    printJson(shown)
    return
  }
  for (const [name, value] of Object.entries(shown))
    if (value !== undefined) console.log(`${name}: ${printable(String(value))}`)
}

export async function setRoles(email: string, roles: readonly string[]): Promise<void> {
  await administer(async ({ userAdministration: { users }, grants }) => {
    for (const role of roles)
      if ((await grants.scopesOf([role])).length === 0) throw new CommandFailure(`there is no role ${role}`)
    await users.update(undefined, (await users.find(email)).id, { roles: [...new Set(roles)] })
  })
  console.log(`${email} has ${roles.length === 0 ? 'no role' : roles.join(', ')} now`)
}

export async function signOutUser(email: string): Promise<void> {
  await administer(async ({ userAdministration: { users } }) =>
    users.endSessions(undefined, (await users.find(email)).id),
  )
  console.log(`${email} is signed out everywhere`)
}

export async function removeFactors(email: string, { json }: { json?: true }): Promise<void> {
  const { id, apps, passkeys } = await administer(async ({ userAdministration: { users }, factorReset }) => {
    const account = await users.find(email)
    return { id: account.id, ...(await factorReset.removeAll(account.id)) }
  })
  if (json) printJson({ id, email, apps, passkeys })
  else if (apps + passkeys === 0) console.log(`${email} has no second factor`)
  else
    console.log(
      `removed the second factors of ${email} (apps: ${apps}, passkeys: ${passkeys}); it is signed out everywhere`,
    )
}

export async function deleteUser(email: string, { files, transferTo }: DeletionOrder): Promise<void> {
  const deletion = await administer(async ({ userAdministration: { users, deletions, erasure } }) => {
    const receiver = transferTo === undefined ? undefined : await users.find(transferTo)
    const made = await deletions.deleteByCommand((await users.find(email)).id, { files, transferTo: receiver?.id })
    // Whether a service runs or not.
    await erasure.run()
    return made
  })
  const { id, filesUntil } = deletion
  console.log(`deleted ${email} (${id})`)
  if (filesUntil != null) console.log(`its files are kept until ${time(filesUntil)}`)
}

export async function inviteUser(email: string, { role, name, days, json }: InvitationOrder): Promise<void> {
  if (days < 1 || days > 30) throw new UsageError('--days must be 1 to 30')
  const { invitation, link } = await administer(({ userAdministration: { invitations } }) =>
    invitations.invite(undefined, { email, displayName: name, roles: [role], expiresInDays: days }),
  )
  if (json) {
    printJson({ id: invitation.id, email, roles: [role], expiresAt: time(invitation.expiresAt), link })
    return
  }
  console.log(`invited ${email} (${role}) until ${time(invitation.expiresAt)}; the letter says:\n${link}`)
}

type Account = Awaited<ReturnType<Administration['userAdministration']['users']['find']>>
type Usage = Awaited<ReturnType<Administration['usage']['of']>>

function view(account: Account, used: Usage, sessions: number) {
  const { id, email, displayName, roles, disabledAt, emailVerifiedAt, createdAt } = account
  return {
    id,
    email,
    name: displayName ?? undefined,
    roles: roles.join(', '),
    state: disabledAt == null ? 'active' : `disabled ${time(disabledAt)}`,
    verified: emailVerifiedAt == null ? 'no' : time(emailVerifiedAt),
    sessions,
    files: used?.fileCount,
    bytes: used?.usedBytes,
    quota: used?.quotaBytes,
    made: time(createdAt),
  }
}
