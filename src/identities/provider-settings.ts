/** The identity providers that the operator has named: what `COFFER_OIDC_PROVIDERS` says, read and checked once at the start. */

export interface ProviderSettings {
  /** Stands in paths, and with what is linked; never given to another provider later. */
  readonly id: string
  /** As the provider itself tells it (OpenID Connect Discovery 1.0, section 4.3). */
  readonly issuer: string
  readonly clientId: string
  /** Undefined: a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined
  /** On the button. */
  readonly label: string
  /** With spaces between, `openid` among them. */
  readonly scopes: string
  /** Whether somebody without an account gets one; undefined: as `COFFER_SIGNUP` has it. */
  readonly newAccounts: boolean | undefined
  /** Whether a second factor that the provider tells of (`mfa` in `amr`, RFC 8176) counts as one of this service. */
  readonly trustSecondFactor: boolean
}

const maxProviders = 20

/**
 * @param text a JSON list, or the path of a file with one
 * @param readFile gives a file's text, or throws
 * @throws Error with every fault in one line; no value that may be secret is in it
 */
export function readProviders(text: string, readFile: (path: string) => string): ProviderSettings[] {
  const entries = parsed(text.trimStart().startsWith('[') ? text : readFile(text))
  const faults: string[] = []
  const providers = entries.map((entry, index) => provider(entry, `provider ${index + 1}`, faults))
  const ids = providers.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, index) => one !== '' && ids.indexOf(one) !== index)))
    faults.push(`the id ${id} is there twice`)
  if (faults.length > 0) throw new Error(faults.join('; '))
  return providers
}

function parsed(text: string): unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text) as unknown
  } catch {
    // The parser's own message quotes the text, and there are secrets in it.
    throw new Error('must be a JSON list of providers, or the path of a file with one')
  }
  if (!Array.isArray(value) || value.length > maxProviders)
    throw new Error(`must be a JSON list of at most ${maxProviders} providers`)
  return value as unknown[]
}

const known = [
  'id',
  'issuer',
  'clientId',
  'clientSecret',
  'label',
  'scopes',
  'newAccounts',
  'trustSecondFactor',
] as const
type Member = (typeof known)[number]

/** Notes each fault and goes on, so that all are told at once; what it returns then is never used. */
function provider(entry: unknown, where: string, faults: string[]): ProviderSettings {
  const members = (typeof entry === 'object' && entry !== null ? entry : {}) as Partial<Record<Member, unknown>>
  for (const name of Object.keys(members))
    if (!(known as readonly string[]).includes(name)) faults.push(`${where} has an unknown member ${name}`)
  const text = (name: Member, form: RegExp, rule: string): string => {
    const value = members[name]
    if (typeof value === 'string' && form.test(value)) return value
    faults.push(`${where}: ${name} must be ${rule}`)
    return ''
  }
  const optional = <T>(name: Member, read: () => T): T | undefined => (members[name] === undefined ? undefined : read())
  const flag = (name: Member) => (): boolean => {
    if (typeof members[name] !== 'boolean') faults.push(`${where}: ${name} must be true or false`)
    return members[name] === true
  }
  const issuer = text('issuer', /^https?:\/\/\S{1,490}$/, 'an https address')
  if (issuer !== '' && !isIssuer(issuer))
    faults.push(`${where}: issuer must be an https address without query and fragment (http on this machine alone)`)
  const scopes = optional('scopes', () => text('scopes', /^[!#-[\]-~ ]{1,300}$/, 'names with spaces between'))
  if (scopes !== undefined && scopes !== '' && !scopes.split(' ').includes('openid'))
    faults.push(`${where}: scopes must have openid among them`)
  return {
    id: text('id', /^[a-z0-9](-?[a-z0-9]){0,29}$/, 'at most 30 small letters and digits, with hyphens between'),
    issuer,
    clientId: text('clientId', /^[\x20-\x7e]{1,500}$/, 'what the provider gave'),
    clientSecret: optional('clientSecret', () =>
      text('clientSecret', /^[\x20-\x7e]{1,1000}$/, 'what the provider gave'),
    ),
    label: text('label', /^[^\x00-\x1f\x7f]{1,60}$/, 'the name that people know it by, of at most 60 characters'),
    scopes: scopes ?? 'openid email profile',
    newAccounts: optional('newAccounts', flag('newAccounts')),
    trustSecondFactor: optional('trustSecondFactor', flag('trustSecondFactor')) ?? false,
  }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return isSafeAddress(url) && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
}

/** What a secret may be sent to: https, or this machine itself, where a test or a developer has a provider. */
export const isSafeAddress = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))

export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
