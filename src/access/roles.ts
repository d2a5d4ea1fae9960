/** Every scope that an operation of the contract may ask for; a start with an unknown one in the contract is refused. */
export const scopes = ['files:list', 'files:read', 'files:write', 'files:delete', 'users:read', 'users:write'] as const
export type Scope = (typeof scopes)[number]

const memberScopes: readonly Scope[] = ['files:list', 'files:read', 'files:write', 'files:delete']

/** Roles are sets of scopes. */
export const roleScopes = {
  admin: scopes,
  member: memberScopes,
  reader: ['files:list', 'files:read'],
} as const satisfies Record<string, readonly Scope[]>
export type Role = keyof typeof roleScopes

export const isRole = (text: string): text is Role => Object.hasOwn(roleScopes, text)
export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)

/** The scopes of several roles together, in the order of `scopes`. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  const granted = new Set<Scope>(roles.flatMap((role) => roleScopes[role] as readonly Scope[]))
  return scopes.filter((scope) => granted.has(scope))
}
