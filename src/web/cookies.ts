import { stringifySetCookie } from 'cookie'

export interface PageTokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshExpiresIn: number
  /** Of a sign-in (`access/devices.ts`). */
  readonly deviceToken?: string
}

/** Seconds: as long as what it holds is believed. */
const deviceLife = 365 * 86_400

/** `Set-Cookie` lines: out of reach of scripts and of other sites; over https alone where the service is on https. */
export function pageCookies(tokens: PageTokens, secure: boolean): string[] {
  return [
    cookie('coffer_access', tokens.accessToken, tokens.expiresIn, secure),
    cookie('coffer_refresh', tokens.refreshToken, tokens.refreshExpiresIn, secure),
    // It stays when somebody signs out: it signs nobody in.
    ...(tokens.deviceToken === undefined ? [] : [cookie('coffer_device', tokens.deviceToken, deviceLife, secure)]),
  ]
}

export const clearedCookies = (secure: boolean): string[] => [
  cookie('coffer_access', '', 0, secure),
  cookie('coffer_refresh', '', 0, secure),
]

/** Of a sign-in with an identity provider: ten minutes. An empty one is none. */
export const externalCookie = (token: string, secure: boolean): string =>
  cookie('coffer_external', token, token === '' ? 0 : 600, secure)

/** Of a sign-in that waits for its second factor: as long as the challenge lives. An empty one is none. */
export const mfaCookies = (token: string, secure: boolean): string[] => [
  cookie('coffer_mfa', token, token === '' ? 0 : 300, secure),
]

/** Of a link whose password was given. @param life seconds */
export const unlockCookie = (token: string, life: number, secure: boolean): string =>
  cookie('coffer_unlock', token, life, secure)

/** Of a download that was counted, so that it can go on after a break: six hours. */
export const downloadCookie = (token: string, secure: boolean): string =>
  cookie('coffer_download', token, 6 * 3600, secure)

/** Only this host over https sets one with the prefix, and for all of its paths (RFC 6265bis, section 4.1.3.2; `http/shown-cookies.ts`). */
function cookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({
    name: secure ? `__Host-${name}` : name,
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    // Lax, because the provider sends the browser back from its own site.
    sameSite: 'lax',
    secure,
  })
}
