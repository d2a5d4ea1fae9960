/** Every scope that an operation of the contract may ask for; a start with an unknown one in the contract is refused. */
export const scopes = [
  'files:list',
  'files:read',
  'files:write',
  'files:delete',
  'files:share',
  'keys:read',
  'keys:write',
  'users:read',
  'users:write',
  'roles:read',
  'roles:write',
  'tokens:introspect',
  'signing-keys:read',
  'signing-keys:write',
  'audit:read',
] as const
export type Scope = (typeof scopes)[number]

const memberScopes: readonly Scope[] = [
  'files:list',
  'files:read',
  'files:write',
  'files:delete',
  'files:share',
  'keys:read',
  'keys:write',
]

/** The roles that are always there; an administrator's own stand in the database (`roles/roles.ts`). */
export const builtInRoles = {
  admin: scopes,
  member: memberScopes,
  reader: ['files:list', 'files:read'],
} as const satisfies Record<string, readonly Scope[]>
export type BuiltInRole = keyof typeof builtInRoles

export const isBuiltInRole = (text: string): text is BuiltInRole => Object.hasOwn(builtInRoles, text)
export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)

/** The scopes of several built-in roles together, in the order of `scopes`; other names grant nothing. */
export function scopesOf(roles: readonly string[]): Scope[] {
  const granted = new Set<Scope>(
    roles.flatMap((role): readonly Scope[] => (isBuiltInRole(role) ? builtInRoles[role] : [])),
  )
  return scopes.filter((scope) => granted.has(scope))
}

/** Whether the installation counts on the account to administer it. */
export const isAdministrator = ({ roles, disabledAt, pendingSince }: Administering): boolean =>
  roles.includes('admin') && disabledAt == null && pendingSince == null

interface Administering {
  readonly roles: readonly string[]
  readonly disabledAt?: number | null
  readonly pendingSince?: number | null
}
