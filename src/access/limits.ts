/**
 * Limits on tries, counted in the database so that replicas share them. While it is away nothing is let through.
 * Each request that is limited counts for its address and for the network around it; a try at somebody's password, second
 * factor or mailbox counts for the account besides, and whether there is such an account makes no difference.
 * Letters count for the account and the network that asks before they count for the account: nobody keeps an owner from a
 * reset by using up, from one place, what there is.
 */
import type { Counters } from './counters.ts'
import type { Devices, Visited } from './devices.ts'
import { networksOf } from './network.ts'
import { currentOrigin } from './origin.ts'
import { aroundOf, isExceeded, keyOf, refuseExceeded, tell, type Counted, type Policy } from './policy.ts'

/** Per address: how often within how long. */
const policies = {
  login: { name: 'login', points: 60, window: 60 },
  'second-factor': { name: 'second-factor', points: 60, window: 60 },
  passkey: { name: 'passkey', points: 60, window: 60 },
  registration: { name: 'registration', points: 20, window: 3600 },
  /** Asking for a letter. */
  letter: { name: 'letter', points: 20, window: 3600 },
  /** Showing the token of a link. */
  link: { name: 'link', points: 60, window: 60 },
  /** Giving the password of a link. */
  unlock: { name: 'unlock', points: 60, window: 60 },
  /** Sending a file without an account. */
  guest: { name: 'guest', points: 300, window: 60 },
  'external-sign-in': { name: 'external-sign-in', points: 120, window: 60 },
  token: { name: 'token', points: 300, window: 60 },
} as const satisfies Record<string, Policy>

/** Per account. */
const accountPolicies = {
  /** Tries in a row that did not succeed. */
  password: { name: 'password', points: 10, window: 900 },
  /** The same from a device that the account was signed in to with before. */
  device: { name: 'device', points: 10, window: 900 },
  'second-factor': { name: 'second-factor-account', points: 10, window: 900 },
  'second-factor-device': { name: 'second-factor-device', points: 10, window: 900 },
  letter: { name: 'letter-account', points: 20, window: 3600 },
  /** Of those, what one network may ask for. */
  'letter-network': { name: 'letter-account-network', points: 5, window: 3600 },
} as const satisfies Record<string, Policy>

/** Per link with a password: wrong ones in a row of one network, and of everybody. */
const linkPolicies = {
  network: { name: 'unlock-link-network', points: 10, window: 900 },
  all: { name: 'unlock-link', points: 100, window: 900 },
} as const satisfies Record<string, Policy>

/** What an account is tried at, and what a known device has for it beside everybody's. */
interface Guarded {
  readonly own: Policy
  readonly device: Policy
  readonly subject: string | Buffer
  readonly account: Visited
}

/** Whose second factor it is. */
export interface Guardee extends Visited {
  readonly id: string
}

const limited: Readonly<Record<string, keyof typeof policies>> = {
  createSession: 'login',
  signIn: 'login',
  changePassword: 'login',
  completeMfa: 'second-factor',
  completeMfaOnPage: 'second-factor',
  activateMfaFactor: 'second-factor',
  confirmSession: 'second-factor',
  createSignInChallenge: 'passkey',
  signInWithPasskey: 'passkey',
  signInWithPasskeyOnPage: 'passkey',
  registerUser: 'registration',
  register: 'registration',
  completeSetup: 'login',
  issueToken: 'token',
  requestPasswordReset: 'letter',
  forgotPassword: 'letter',
  requestEmailVerification: 'letter',
  requestEmailChange: 'letter',
  resetPassword: 'link',
  resetPasswordWithForm: 'link',
  verifyEmail: 'link',
  verifyEmailWithForm: 'link',
  confirmEmailChange: 'link',
  confirmEmailWithForm: 'link',
  acceptInvitation: 'link',
  revokeToken: 'token',
  unlockShare: 'unlock',
  unlockUploadRequest: 'unlock',
  uploadToRequest: 'guest',
  startExternalSignIn: 'external-sign-in',
  finishExternalSignIn: 'external-sign-in',
  showIdentityLink: 'external-sign-in',
  linkIdentity: 'external-sign-in',
}

export interface AddressLimits {
  /**
   * Counts one try of the operation, where it has a limit, and tells what is left in the fields of the answer.
   * @throws Problem too-many-requests, 503
   */
  readonly count: (operationId: string, address: string) => Promise<void>
}

export interface AccountLimits {
  /**
   * Counts a try for the address that was typed, known or not; from a device that it was signed in to with before, for
   * that device as long as it has tries left. Those from before the password was changed share what one has: the owner's
   * still get past a guesser, and whoever had got in gains ten tries, with however many. @throws Problem too-many-requests, 503
   */
  readonly tryPassword: (account: Visited) => Promise<void>
  /** Forgets the tries: this one succeeded. @throws Problem 503 */
  readonly succeeded: (account: Visited) => Promise<void>
  /** The same for a code of an account that is known already. @throws Problem too-many-requests, 503 */
  readonly trySecondFactor: (account: Guardee) => Promise<void>
  /** @throws Problem 503 */
  readonly secondFactorSucceeded: (account: Guardee) => Promise<void>
  /** Counts a letter to the address, known or not. @throws Problem too-many-requests, 503 */
  readonly tryLetter: (emailDigest: Buffer) => Promise<void>
}

export interface LinkLimits {
  /** Counts a try at the password of the link. @throws Problem too-many-requests, 503 */
  readonly tryUnlock: (linkId: string) => Promise<void>
  /** Forgets those of this network: it knows the password. @throws Problem 503 */
  readonly unlocked: (linkId: string) => Promise<void>
}

export interface LimitsDeps {
  readonly counters: Counters
  readonly devices: Devices
  readonly enabled: boolean
}

export interface Limits extends AddressLimits, AccountLimits, LinkLimits {}

export function createLimits({ counters, devices, enabled }: LimitsDeps): Limits {
  if (!enabled) return unlimited
  return {
    count,
    tryPassword: (account) => tryAt(password(account)),
    succeeded: (account) => forget(password(account)),
    trySecondFactor: (account) => tryAt(secondFactor(account)),
    secondFactorSucceeded: (account) => forget(secondFactor(account)),
    tryLetter,
    tryUnlock,
    unlocked,
  }

  async function count(operationId: string, address: string): Promise<void> {
    const name = limited[operationId]
    if (name === undefined) return
    const policy = policies[name]
    const { customer, around } = networksOf(address)
    const counted = await consume(
      counters,
      [policy, customer],
      ...(around === undefined ? [] : [[aroundOf(policy), around] as const]),
    )
    tell(counted)
    refuseExceeded(counted)
  }

  async function tryAt(guarded: Guarded): Promise<void> {
    const device = deviceOf(guarded)
    if (device !== undefined && !(await consume(counters, [guarded.device, device])).some(isExceeded)) return
    await spend(guarded.own, guarded.subject)
  }

  async function forget(guarded: Guarded): Promise<void> {
    const device = deviceOf(guarded)
    // What others have used up of the account's own tries is none of a known device's business.
    if (device !== undefined) await counters.forget(keyOf(guarded.device, device))
    else await counters.forget(keyOf(guarded.own, guarded.subject))
  }

  /** Whom the tries of a known device count for. */
  function deviceOf({ account, subject }: Guarded): string | Buffer | undefined {
    const device = devices.known(currentOrigin()?.device, account)
    return device && (device.isCurrent ? device.id : subject)
  }

  /** One after the other, so that what one network is refused uses up nothing of what others may ask for. */
  async function tryLetter(emailDigest: Buffer): Promise<void> {
    const address = currentOrigin()?.address
    if (address !== undefined) {
      const { customer, around } = networksOf(address)
      await spend(accountPolicies['letter-network'], Buffer.concat([emailDigest, Buffer.from(around ?? customer)]))
    }
    await spend(accountPolicies.letter, emailDigest)
  }

  /** One network cannot use up what there is for all others, and many together guess no more than this. */
  async function tryUnlock(linkId: string): Promise<void> {
    await spend(linkPolicies.network, ofNetwork(linkId))
    await spend(linkPolicies.all, linkId)
  }

  async function unlocked(linkId: string): Promise<void> {
    await counters.forget(keyOf(linkPolicies.network, ofNetwork(linkId)))
  }

  async function spend(policy: Policy, subject: string | Buffer): Promise<void> {
    const counted = await consume(counters, [policy, subject])
    if (!counted.some(isExceeded)) return
    tell(counted)
    refuseExceeded(counted)
  }
}

function ofNetwork(linkId: string): string {
  const { customer, around } = networksOf(currentOrigin()?.address ?? '')
  return `${linkId} ${around ?? customer}`
}

const password = (account: Visited): Guarded => ({
  own: accountPolicies.password,
  device: accountPolicies.device,
  subject: account.emailDigest,
  account,
})

const secondFactor = (account: Guardee): Guarded => ({
  own: accountPolicies['second-factor'],
  device: accountPolicies['second-factor-device'],
  subject: account.id,
  account,
})

const nothing = async (): Promise<void> => {}
const unlimited: Limits = {
  count: nothing,
  tryPassword: nothing,
  succeeded: nothing,
  trySecondFactor: nothing,
  secondFactorSucceeded: nothing,
  tryLetter: nothing,
  tryUnlock: nothing,
  unlocked: nothing,
}

async function consume(
  counters: Counters,
  ...of: readonly (readonly [policy: Policy, subject: string | Buffer])[]
): Promise<Counted[]> {
  const tries = of.map(([policy, subject]) => ({ key: keyOf(policy, subject), windowMillis: policy.window * 1000 }))
  const counts = await counters.add(...tries)
  return of.map(([policy], at) => ({
    policy,
    remaining: policy.points - (counts[at]?.tries ?? Infinity),
    seconds: Math.ceil((counts[at]?.millis ?? 0) / 1000),
  }))
}
