/** One-time codes of RFC 6238, in the form that every authenticator app knows: SHA-1, six digits, thirty seconds. */
import { Secret, TOTP } from 'otpauth'

const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Clocks may differ by one step either way (RFC 6238, section 5.2). */
const window = 1

/** 160 bits in base32, as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the app reads from the QR code; `label` is shown there. */
export const otpauthUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...form, issuer, label, secret: Secret.fromBase32(secret) }).toString()

/**
 * The time step that the code is of; undefined when it is of none near.
 * @param now milliseconds since 1970
 */
export function stepOf(code: string, secret: string, now: number): number | undefined {
  // The library compares bytes of one length, and throws for any other.
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = TOTP.validate({ ...form, window, token: code, secret: Secret.fromBase32(secret), timestamp: now })
  return delta === null ? undefined : TOTP.counter({ period: form.period, timestamp: now }) + delta
}
