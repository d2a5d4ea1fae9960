/** Ways over Coffer and a provider, as a browser goes them. */
import type { TestApp } from './app.ts'
import type { Browser } from './browser-jar.ts'
import { type Step } from './browser-jar.ts'
import type { TestProvider } from './oidc-provider.ts'

/** A provider as `COFFER_OIDC_PROVIDERS` names it. */
export const providerSetting = (
  { issuer, clientId, clientSecret }: Pick<TestProvider, 'issuer' | 'clientId' | 'clientSecret'>,
  more: object = {},
): object => ({ id: 'company', label: 'Company account', issuer, clientId, clientSecret, ...more })

export const callbackOf = (base: string, providerId = 'company'): string => `${base}/login/oidc/${providerId}/callback`

/** Goes to the provider, says who they are, and stops at the address that leads back; undefined answers decline. */
export async function goToProvider(
  { base }: Pick<TestApp, 'base'>,
  browser: Browser,
  subject: string | undefined,
  { providerId = 'company', query = '' } = {},
): Promise<string> {
  const started = await browser.ask(`${base}/login/oidc/${providerId}${query}`)
  if (started.status !== 303) throw new Error(`starting answered ${started.status}: ${started.text}`)
  const isAway = ({ origin }: URL): boolean => origin !== base
  const page = await browser.follow(started, isAway)
  // Who is signed in there already is not asked again.
  const answered = page.text.includes('<form')
    ? await browser.submit(page, subject === undefined ? { decline: 'yes' } : { subject })
    : page
  const { location, status, text } = await browser.follow(answered, isAway)
  if (location === undefined) throw new Error(`the provider answered ${status}: ${text}`)
  return location
}

/** All the way; the answer is that of the callback. */
export async function signInAt(
  app: Pick<TestApp, 'base'>,
  browser: Browser,
  subject: string,
  options: { providerId?: string; query?: string } = {},
): Promise<Step> {
  return browser.ask(await goToProvider(app, browser, subject, options))
}

/** What the API answers to the browser's cookies. */
export async function asBrowser({ base }: Pick<TestApp, 'base'>, browser: Browser, path: string): Promise<any> {
  const { status, text } = await browser.ask(base + path)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
  return JSON.parse(text)
}

export const kindOf = ({ status, text }: Step): string => {
  const body = text.startsWith('{') ? (JSON.parse(text) as { type?: string }) : {}
  return `${status} ${body.type?.split('/').at(-1) ?? ''}`.trim()
}

/** Signs in with the form, in this browser. */
export function signInWithForm(
  { base }: Pick<TestApp, 'base'>,
  browser: Browser,
  email: string,
  password: string,
  next = '/app',
): Promise<Step> {
  return browser.ask(`${base}/login`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password, next }),
  })
}
