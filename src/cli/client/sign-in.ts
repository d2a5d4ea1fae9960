import {
  createClient,
  ProblemError,
  type CofferClient,
  type Schema,
  type SecondFactor,
} from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotSignedIn, UsageError } from '../errors.ts'
import { printable, printJson } from '../output.ts'
import { readPassword, readPiped } from '../password.ts'
import { profileFile, type Profile, type ProfileFile, type Session } from './profile.ts'
import { ask, hasTerminal } from './question.ts'
import { refusalOf, sentence } from './refusal.ts'
import { givenUrl, isKey, openService, profileName, serviceUrl, type ProfileOption } from './service.ts'
import { shownSize } from './size.ts'

export interface LoginOptions extends ProfileOption {
  readonly url?: string
  readonly email?: string
  readonly passwordStdin?: true
  readonly apiKeyStdin?: true
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string
}

const localService = 'http://127.0.0.1:8080'

export async function login(options: LoginOptions): Promise<void> {
  if (options.apiKeyStdin && (options.email !== undefined || options.passwordStdin))
    throw new UsageError('an API key needs no address and no password')
  const file = profileFile(profileName(options))
  // A damaged one is what signing in mends.
  const before = await file.read().catch(() => undefined)
  const url = options.url === undefined ? (givenUrl() ?? before?.url ?? localService) : serviceUrl(options.url, '--url')
  warnInTheClear(url)
  try {
    const profile = options.apiKeyStdin ? await withApiKey(url) : await withPassword(url, options, before)
    const replaced = await file.whileLocked(async () => {
      const last = await file.read().catch(() => undefined)
      await file.write(profile)
      return last
    })
    // Nobody has the old tokens any more; that the service forgets them too is a courtesy.
    if (replaced) await endSession(replaced).catch(() => {})
    console.log(`signed in to ${url}${profile.email === undefined ? '' : ` as ${printable(profile.email)}`}`)
  } catch (error) {
    throw refusalOf(error, url)
  }
}

/** What is sent to another machine without TLS can be read on the way. */
function warnInTheClear(url: string): void {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    console.error(`coffer: ${url} is not encrypted: others may read the password and the files on their way`)
}

async function withApiKey(url: string): Promise<Profile> {
  const apiKey = await readPiped('key')
  if (!isKey(apiKey)) throw new CommandFailure('what came from standard input is no API key')
  const { email } = await refusedAs401(createClient({ baseUrl: url, credentials: { apiKey } }).getMe())
  return { url, apiKey, ...(email === undefined ? {} : { email }) }
}

async function withPassword(url: string, options: LoginOptions, before: Profile | undefined): Promise<Profile> {
  const known = before?.url === url ? before.email : undefined
  const email = options.email ?? known ?? (await ask('E-mail: ', 'give the address with --email'))
  if (email === '') throw new UsageError('an e-mail address is needed')
  const password = await readPassword(email, { piped: options.passwordStdin, once: true })
  // Who sits at a terminal is rather told to come back later than left waiting.
  const client = createClient({ baseUrl: url, maxRetryDelay: 5000 })
  const answer = await refusedAs401(client.createSession({ body: { email, password } }))
  const session = 'challengeToken' in answer ? await secondStep(client, answer, options) : answer
  return { url, email, session: kept(session) }
}

const kept = ({ accessToken, refreshToken, expiresIn }: Schema<'Session'>): Session => ({
  accessToken,
  refreshToken,
  expiresAt: Date.now() + expiresIn * 1000,
})

/** A slip of the finger may be mended, as long as the service has patience. */
const mostTries = 3

async function secondStep(
  client: CofferClient,
  { challengeToken, methods }: Schema<'MfaChallenge'>,
  { code }: LoginOptions,
): Promise<Schema<'Session'>> {
  if (!methods.some((method) => method !== 'passkey'))
    throw new CommandFailure('this account signs in with a passkey, in a browser; use an API key here')
  const complete = (answer: string): Promise<Schema<'Session'>> =>
    refusedAs401(client.completeMfa({ body: { challengeToken, ...factor(answer) } }))
  if (code !== undefined) return complete(code)
  for (let tries = 1; ; tries++) {
    const answer = await ask(question(methods), 'give the code with --code, or use an API key')
    try {
      return await complete(answer)
    } catch (error) {
      if (!(error instanceof NotSignedIn) || tries === mostTries || !hasTerminal()) throw error
      console.error(`coffer: ${printable(error.message)}`)
    }
  }
}

const question = (methods: readonly string[]): string =>
  methods.includes('totp') ? 'Code of the authenticator app, or a recovery code: ' : 'Recovery code: '

const factor = (text: string): SecondFactor =>
  /^\d{3} ?\d{3}$/.test(text) ? { code: text.replace(' ', '') } : { recoveryCode: text }

/** Here a 401 speaks of what was typed, not of a session. */
async function refusedAs401<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) throw new NotSignedIn(sentence(error))
    throw error
  }
}

export async function logout(options: ProfileOption): Promise<void> {
  const file = profileFile(profileName(options))
  await file.whileLocked(async () => {
    const profile = await stored(file)
    await file.remove()
    try {
      await endSession(profile)
    } catch (error) {
      const refusal = refusalOf(error, profile.url)
      refusal.message = `the tokens are forgotten here, but the session goes on: ${refusal.message}`
      throw refusal
    }
  })
  console.log('signed out')
}

async function stored(file: ProfileFile): Promise<Profile> {
  const profile = await file.read()
  if (!profile) throw new NotSignedIn(`nobody is signed in (profile ${file.name})`)
  return profile
}

async function endSession({ url, session }: Profile): Promise<void> {
  if (!session) return
  const body = { token: session.refreshToken, token_type_hint: 'refresh_token' as const }
  await createClient({ baseUrl: url, timeout: 10_000, maxRetryDelay: 5000 }).revokeToken({ body })
}

export async function whoami(options: ProfileOption & { readonly json?: true }): Promise<void> {
  const { client, url, stored: from } = await openService(options)
  try {
    const { id, email, displayName, roles } = await client.getMe()
    const { usedBytes, quotaBytes, fileCount } = await client.getUsage()
    const profile = from?.file.name
    if (options.json) {
      printJson({ url, profile, id, email, displayName, roles, usedBytes, quotaBytes, fileCount })
      return
    }
    const used = `${shownSize(usedBytes)} in ${fileCount} files`
    const lines = {
      service: url,
      profile: profile ?? 'COFFER_API_KEY',
      account: email ?? displayName ?? id,
      id,
      roles: roles.join(', '),
      used: quotaBytes == null ? used : `${used}, of ${shownSize(quotaBytes)}`,
    }
    for (const [name, value] of Object.entries(lines)) console.log(`${name}: ${printable(value)}`)
  } catch (error) {
    throw refusalOf(error, url)
  }
}
