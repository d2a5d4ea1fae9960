/**
 * One session that several commands use at once. A refresh token used twice ends the session, so whoever refreshes holds
 * the profile's lock, and looks first whether another has done it meanwhile.
 */
import { ProblemError, type CofferClient, type TokenSource } from '../../../generated/sdk/typescript/src/index.ts'
import { NotSignedIn } from '../errors.ts'
import type { Profile, ProfileFile, Session } from './profile.ts'

/** Access tokens are renewed this long before they expire. */
const leewayMillis = 30_000

/**
 * @param profile as it was read when the command began
 * @param open asks the service for tokens, without any of its own
 */
export function sharedSession(
  { file, profile }: { file: ProfileFile; profile: Profile },
  open: Pick<CofferClient, 'issueToken'>,
): TokenSource {
  let session = profile.session
  let renewing: Promise<string> | undefined

  return async (refused) => {
    if (session && isFresh(session, refused)) return session.accessToken
    renewing ??= renew(refused).finally(() => (renewing = undefined))
    return renewing
  }

  function renew(refused: string | undefined): Promise<string> {
    return file.whileLocked(async () => {
      const stored = await file.read()
      if (!stored?.session) throw new NotSignedIn(`nobody is signed in any more; sign in: coffer login`)
      // Another service or account must not get what this command was begun for.
      if (stored.url !== profile.url || stored.email !== profile.email)
        throw new NotSignedIn('somebody else has signed in meanwhile; run the command again')
      session = isFresh(stored.session, refused) ? stored.session : await refreshed(stored, stored.session)
      return session.accessToken
    })
  }

  async function refreshed(stored: Profile, { refreshToken }: Session): Promise<Session> {
    try {
      const answer = await open.issueToken({ body: { grant_type: 'refresh_token', refresh_token: refreshToken } })
      const next = {
        accessToken: answer.access_token,
        refreshToken: answer.refresh_token ?? refreshToken,
        expiresAt: Date.now() + answer.expires_in * 1000,
      }
      await file.write({ ...stored, session: next })
      return next
    } catch (error) {
      if (!(error instanceof ProblemError && (error.status === 400 || error.status === 401))) throw error
      const { session: _, ...rest } = stored
      await file.write(rest)
      throw new NotSignedIn('the session has ended; sign in again: coffer login', { cause: error })
    }
  }
}

const isFresh = (session: Session, refused: string | undefined): boolean =>
  session.accessToken !== refused && Date.now() < session.expiresAt - leewayMillis
