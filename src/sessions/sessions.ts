/** Signing in and out: one session for each place, one line of refresh tokens for each session. */
import type { Principal } from '../access/principal.ts'
import { Problem } from '../problem.ts'
import type { AccessTokens } from './access-token.ts'
import { createActivity } from './activity.ts'
import { createClientTokens, type Clients } from './client-tokens.ts'
import { createEnding, type EndingDeps } from './ending.ts'
import { createRefreshing } from './refreshing.ts'
import { createSessionList, type SessionListing, type SessionListRequest } from './session-list.ts'
import { createSessionTokens, type SessionTokensDeps } from './session-tokens.ts'
import { createSignIn, type Device, type SignInDeps } from './sign-in.ts'
import { createTokenLookup } from './token-lookup.ts'

export interface SessionsDeps extends EndingDeps, SessionTokensDeps, Omit<SignInDeps, 'sessionTokens'> {
  readonly accessTokens: AccessTokens
  readonly clients: Clients
  /** The origin, known only once the server listens when none is set. */
  readonly issuer: () => string
}

export type Sessions = ReturnType<typeof createSessions>

export function createSessions(deps: SessionsDeps) {
  const { accessTokens, revocations } = deps
  const activity = createActivity(deps)
  const sessionTokens = createSessionTokens(deps)
  const { signIn, checkPassword, open } = createSignIn({ ...deps, sessionTokens })
  const { end, endOthers, endAll, endOne, sweep } = createEnding(deps)
  const { refresh, look } = createRefreshing({ ...deps, sessionTokens, activity, endOne })
  const sessionList = createSessionList(deps)
  const clientTokens = createClientTokens(deps)
  const { introspect, revokeToken } = createTokenLookup({ ...deps, principalOf, look, endOne })

  return {
    signIn,
    checkPassword,
    open,
    refresh,
    principalOf,
    list: (principal: Principal, page: SessionListRequest): Promise<SessionListing> =>
      sessionList.list(principal.accountId, principal.sessionId, page),
    /** Those of another account: an administrator's view. */
    listOf: (accountId: string, page: SessionListRequest): Promise<SessionListing> =>
      sessionList.list(accountId, undefined, page),
    end,
    endOthers,
    endAll,
    revokeToken,
    introspect,
    identifyClient: clientTokens.identify,
    grantToClient: clientTokens.grant,
    principalOfClient: clientTokens.principalOf,
    /** Writes when and from where sessions were used since the last time. @returns how many rows changed */
    flushActivity: activity.flush,
    /** Deletes sessions that have been over for thirty days. @returns how many */
    sweep,
  }

  /**
   * No query, as long as this replica hears of revocations.
   * @param device from where the token comes; the session counts as seen there
   * @throws Problem unauthenticated, 503
   */
  async function principalOf(accessToken: string, device?: Device): Promise<Principal> {
    const principal = await accessTokens.verify(accessToken)
    const { accountId, sessionId, keyId, keyEpoch, tokenId, epoch } = principal
    if (await revocations.isRevoked({ id: sessionId ?? keyId ?? accountId, accountId, epoch, keyEpoch }))
      throw new Problem('unauthenticated')
    // A session's tokens end with it; one that was got with a key can be revoked by itself.
    if (
      keyId !== undefined &&
      tokenId !== undefined &&
      (await revocations.isRevoked({ id: tokenId, accountId, epoch }))
    )
      throw new Problem('unauthenticated')
    if (device && sessionId !== undefined) activity.saw(sessionId, device)
    return principal
  }
}
