import { createRemoteJWKSet, jwtVerify } from 'jose'

/**
 * Makes a function that proves an access token and resolves with its claims; it rejects when anything is wrong with it.
 * `cooldown` is the least number of seconds between two requests for the keys that unknown tokens can cause.
 */
export function createVerifier({ issuer, audience, cooldown = 30 }) {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', issuer), {
    cacheMaxAge: 300_000, // a key that is published no more is forgotten after five minutes
    cooldownDuration: cooldown * 1000,
    timeoutDuration: 5000,
  })
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['ES256', 'EdDSA', 'RS256'], // neither "none" nor a shared secret
      issuer,
      audience,
      typ: 'at+jwt', // an access token, no other kind of JWT that the issuer may sign one day
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'sid', 'scope'],
      clockTolerance: 5,
    })
    return payload
  }
}
