/** Whom a command speaks to, and as whom. */
import { createClient, type CofferClient } from '../../../generated/sdk/typescript/src/index.ts'
import { NotSignedIn, UsageError } from '../errors.ts'
import { profileFile, type Profile, type ProfileFile } from './profile.ts'
import { sharedSession } from './shared-session.ts'

export interface ProfileOption {
  readonly profile?: string
}

export interface Service {
  readonly url: string
  readonly client: CofferClient
  /** Absent with `COFFER_API_KEY`. */
  readonly stored?: { readonly file: ProfileFile; readonly profile: Profile }
}

/** What is empty counts as not set. */
const environment = (name: string): string | undefined => (process.env[name] === '' ? undefined : process.env[name])

export const profileName = ({ profile }: ProfileOption): string => profile ?? environment('COFFER_PROFILE') ?? 'default'

/**
 * An option counts for more than the environment, and that for more than what was stored by `coffer login`.
 * @throws UsageError, NotSignedIn
 */
export async function openService(options: ProfileOption): Promise<Service> {
  const apiKey = options.profile === undefined ? environment('COFFER_API_KEY') : undefined
  if (apiKey !== undefined) {
    const url = givenUrl()
    if (url === undefined) throw new UsageError('COFFER_API_KEY needs COFFER_URL beside it')
    if (!isKey(apiKey)) throw new UsageError('COFFER_API_KEY is no API key')
    return { url, client: createClient({ baseUrl: url, credentials: { apiKey } }) }
  }
  const file = profileFile(profileName(options))
  const profile = await file.read()
  if (!profile) throw new NotSignedIn(`nobody is signed in (profile ${file.name}); sign in: coffer login`)
  const url = givenUrl()
  // What was signed in to one service is nothing for another.
  if (url !== undefined && url !== profile.url)
    throw new NotSignedIn(`COFFER_URL is ${url}, but the profile ${file.name} is signed in to ${profile.url}`)
  return { url: profile.url, client: clientOf(file, profile), stored: { file, profile } }
}

function clientOf(file: ProfileFile, profile: Profile): CofferClient {
  const { url, apiKey } = profile
  if (apiKey !== undefined) return createClient({ baseUrl: url, credentials: { apiKey } })
  if (!profile.session) throw new NotSignedIn(`the session has ended; sign in again: coffer login`)
  // A refresh ends before another command loses its patience with the lock.
  const open = createClient({ baseUrl: url, timeout: 10_000, maxRetryDelay: 5000 })
  return createClient({ baseUrl: url, credentials: sharedSession({ file, profile }, open) })
}

/** A header can carry nothing else, and its refusal by `fetch` would show the key. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]+$/.test(text)

export function givenUrl(): string | undefined {
  const text = environment('COFFER_URL')
  return text === undefined ? undefined : serviceUrl(text, 'COFFER_URL')
}

/** @throws UsageError unless it is the origin of a service */
export function serviceUrl(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin) throw new UsageError(`${name} must be like https://files.example.org, without a path`)
  return url.origin
}
