import { stringifySetCookie } from 'cookie'

export interface PageTokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshExpiresIn: number
}

/** `Set-Cookie` lines: out of reach of scripts and of other sites; over https alone where the service is on https. */
export function pageCookies(tokens: PageTokens, secure: boolean): string[] {
  return [
    cookie('coffer_access', tokens.accessToken, tokens.expiresIn, secure),
    cookie('coffer_refresh', tokens.refreshToken, tokens.refreshExpiresIn, secure),
  ]
}

export const clearedCookies = (secure: boolean): string[] => [
  cookie('coffer_access', '', 0, secure),
  cookie('coffer_refresh', '', 0, secure),
]

function cookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({ name, value, maxAge, path: '/', httpOnly: true, sameSite: 'lax', secure })
}
