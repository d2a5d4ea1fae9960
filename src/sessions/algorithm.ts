/** The JWS algorithms that access tokens may be signed with (RFC 7518, RFC 8037). */
export const algorithms = ['ES256', 'EdDSA', 'RS256', 'HS256'] as const
export type Algorithm = (typeof algorithms)[number]
