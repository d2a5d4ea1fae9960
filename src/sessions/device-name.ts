/** What a user agent says of itself, for people to recognize a session by; it proves nothing. */
import { createRequire } from 'node:module'
import type { parse as Parse } from 'bowser'

export interface DeviceName {
  /** Such as `Firefox 145` or `curl 8`. */
  readonly browser: string | undefined
  /** Such as `macOS`. */
  readonly operatingSystem: string | undefined
  readonly kind: DeviceKind
}

export const deviceKinds = ['desktop', 'mobile', 'tablet', 'tv', 'bot', 'other'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Loaded when the first list is read: a start need not wait for it. */
let parse: typeof Parse | undefined

/** Pure text work of some microseconds; anything that the library does not know has kind `other`. */
export function deviceName(userAgent: string | undefined): DeviceName {
  if (userAgent === undefined || userAgent === '')
    return { browser: undefined, operatingSystem: undefined, kind: 'other' }
  parse ??= (createRequire(import.meta.url)('bowser') as { parse: typeof Parse }).parse
  const { browser, os, platform } = parse(userAgent)
  return {
    browser: named(browser.name, browser.version) ?? program(userAgent),
    // Without its version: browsers tell macOS 10.15, Windows 10 and Android 10 whatever is there.
    operatingSystem: named(os.name),
    kind: deviceKinds.find((kind) => kind === platform.type) ?? 'other',
  }
}

function named(name: string | undefined, version = ''): string | undefined {
  if (name === undefined || name === '') return undefined
  const [major = ''] = version.split('.')
  return (major === '' ? name : `${name} ${major}`).slice(0, 100)
}

/** Programs tell their own name first (RFC 9110, section 10.1.5): `curl/8.5.0`. */
function program(userAgent: string): string | undefined {
  const [, name, major] = /^([A-Za-z][A-Za-z0-9._-]{0,40})\/(\d{1,9})/.exec(userAgent) ?? []
  return name === 'Mozilla' ? undefined : named(name, major)
}
