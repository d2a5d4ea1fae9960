/** Tells people when their account is signed in to from where it never was before. */
import type { EntityManager } from '@mikro-orm/core'
import type { Devices } from '../access/devices.ts'
import { currentOrigin } from '../access/origin.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Clock } from '../db/clock.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Session } from './session.entity.ts'
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
   * session came from the same address with the same name of a device, or there is no earlier session.
   */
  readonly notice: (em: EntityManager, accountId: string, emailDigest: Buffer, device: Device) => Promise<void>
  /** What the client shows at its next sign-in. */
  readonly issue: (emailDigest: Buffer) => string
}

export function createNewDevices({ clock, devices, mailer, sendsMail }: NewDevicesDeps): NewDevices {
  return {
    notice: async (em, accountId, emailDigest, device) => {
      if (!sendsMail || devices.known(currentOrigin()?.device, emailDigest) !== undefined) return
      if (!(await isElsewhere(em, accountId, device))) return
      const account = await em.findOneOrFail(Account, { id: accountId })
      mailer.add(em, {
        to: account.email,
        template: 'new-device-notice',
        data: {
          name: account.displayName ?? account.email,
          at: new Date(clock()).toISOString(),
          address: device.address,
          ...(device.userAgent === undefined ? {} : { device: device.userAgent }),
        },
      })
    },
    issue: (emailDigest) => devices.issue(currentOrigin()?.device, emailDigest),
  }

  /** By the transaction's own connection: SQLite has one, and the sign-in holds it. */
  async function isElsewhere(em: EntityManager, accountId: string, { address, userAgent }: Device): Promise<boolean> {
    const earlier = await em.findOne(Session, { accountId }, { fields: ['id'] })
    if (!earlier) return false
    return (await em.findOne(Session, { accountId, address, device: userAgent ?? null }, { fields: ['id'] })) === null
  }
}
