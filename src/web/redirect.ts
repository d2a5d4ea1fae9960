import { mfaCookies } from './cookies.ts'

/** Where a page leads on to: 303, so that the browser asks with GET (RFC 9110, section 15.4.4). */
export function seeOther(
  location: string,
  cookies?: readonly string[],
): { status: 303; headers: { Location: string; 'Set-Cookie'?: readonly string[] } } {
  return { status: 303, headers: cookies ? { Location: location, 'Set-Cookie': cookies } : { Location: location } }
}

/** Where to go after signing in: a path of this service, or the files. */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !isOwn(next)) return '/app'
  const url = URL.parse(next, 'http://own.invalid')
  if (url?.host !== 'own.invalid') return '/app'
  const path = url.pathname + url.search
  // Taking its dot segments out makes `//host` of `/.//host`.
  return isOwn(path) ? path : '/app'
}

/** Behind two slashes of either kind, browsers read another host. */
const isOwn = (path: string): boolean => /^\/[^/\\]/.test(path)

/** From the first step of signing in to the second, with the challenge in a cookie. */
export const toSecondStep = (challengeToken: string, next: string | undefined, secure: boolean) =>
  seeOther(
    next === undefined ? '/login/mfa' : `/login/mfa?${new URLSearchParams({ next: ownPath(next) }).toString()}`,
    mfaCookies(challengeToken, secure),
  )
