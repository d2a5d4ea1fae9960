/** Tells people when their account is signed in to from where it never was before. */
import type { Devices, Visited } from '../access/devices.ts'
import { currentOrigin } from '../access/origin.ts'
import type { Clock } from '../db/clock.ts'
import type { Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Device } from './sign-in.ts'

export interface NewDevicesDeps {
  readonly clock: Clock
  readonly devices: Devices
  readonly mailer: Mailer
  /** Whether there is a mail server: a folder of letters tells nobody. */
  readonly sendsMail: boolean
}

export interface NewDevices {
  /**
   * Writes the letter into the transaction of the sign-in, unless the client proves that it was here before, or an earlier
   * session came from the same address with the same name of a device, or there is no earlier session. What was here
   * before the last change of the password may be whom that was to keep out.
   */
  readonly notice: (statements: Statements, accountId: string, account: Visited, device: Device) => Promise<void>
  /** What the client shows at its next sign-in. */
  readonly issue: (account: Visited) => string
}

export function createNewDevices({ clock, devices, mailer, sendsMail }: NewDevicesDeps): NewDevices {
  return {
    notice: async (statements, accountId, visited, device) => {
      if (!sendsMail || devices.known(currentOrigin()?.device, visited)?.isCurrent) return
      const [account] = await statements.rows(elsewhere, [
        uuidToBytes(accountId),
        device.address,
        device.userAgent ?? '',
      ])
      if (!account) return
      const to = String(account['email'])
      await mailer.write(statements, {
        to,
        template: 'new-device-notice',
        data: {
          name: String(account['display_name'] ?? to),
          at: new Date(clock()).toISOString(),
          address: device.address,
          ...(device.userAgent === undefined ? {} : { device: device.userAgent }),
        },
      })
    },
    issue: (account) => devices.issue(currentOrigin()?.device, account),
  }
}

/** The account, when it has sessions, and none from this address with this name of a device since the password is what it is. */
const elsewhere =
  "select email, display_name from account where id = ? and exists (select 1 from session where session.account_id = account.id) and not exists (select 1 from session where session.account_id = account.id and session.created_at >= coalesce(account.password_changed_at, 0) and session.address = ? and coalesce(session.device, '') = ?)"
