/** What each letter says. Plain words here; `render.ts` makes text and HTML of them, and escapes whatever is filled in. */

export interface Words {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly action?: { readonly label: string; readonly link: string } | undefined
  /** Below the button, smaller. */
  readonly small?: readonly string[]
  /** Who is greeted; a letter that anybody can have sent to any address greets nobody. */
  readonly name?: string | undefined
}

type Data = Readonly<Record<string, string>>

const once = (data: Data): string =>
  `The link works once${data['expiresAt'] === undefined ? '' : `, until ${instant(data['expiresAt'])}`}.`
const nothingHappens = 'If this was not you, ignore this letter: nothing happens unless somebody opens the link.'
const secure = 'If this was not you, set a new password at once: that signs out everybody else.'

export const templates = {
  'password-reset': (data) => ({
    subject: 'Set a new password',
    name: data['name'],
    paragraphs: ['Somebody, most likely you, has asked for a new password for your account.'],
    action: button('Set a new password', data['link']),
    small: [once(data), nothingHappens],
  }),
  'email-verification': (data) => ({
    subject: 'Verify your address',
    paragraphs: [
      'Please confirm that this address is yours: somebody, most likely you, uses it for an account.',
      ...(data['registeredAt'] === undefined
        ? []
        : [
            `The account was asked for on ${instant(data['registeredAt'])}, and the password that was typed then will sign in. If you did not do that, do not follow the link.`,
          ]),
    ],
    action: button('Verify the address', data['link']),
    small: [once(data), nothingHappens],
  }),
  'email-change-confirm-old': (data) => ({
    subject: 'Change of address: confirm with the present one',
    name: data['name'],
    paragraphs: [
      `The address of your account is to become ${data['newAddress'] ?? 'another one'}.`,
      'It changes when both addresses have confirmed; this is the letter to the present one.',
    ],
    action: button('Look at the change', data['link']),
    small: [
      once(data),
      'If this was not you, do not confirm it, and set a new password: that signs out everybody else.',
    ],
  }),
  'email-change-confirm-new': (data) => ({
    subject: 'Change of address: confirm with the new one',
    paragraphs: [
      'This address is to become the address of an account.',
      'It changes when both addresses have confirmed; this is the letter to the new one.',
    ],
    action: button('Look at the change', data['link']),
    small: [once(data), nothingHappens],
  }),
  'email-changed-notice': (data) => ({
    subject: 'The address of your account has changed',
    name: data['name'],
    paragraphs: [
      `The address of your account is ${data['newAddress'] ?? 'another one'} from now on.`,
      'All other places where you were signed in have been signed out.',
    ],
    small: ['If this was not you, tell whoever administers the service at once.'],
  }),
  'password-changed-notice': (data) => ({
    subject: 'Your password has changed',
    name: data['name'],
    paragraphs: [`The password of your account was changed${at(data)}.`, 'All other places have been signed out.'],
    small: [secure],
  }),
  invitation: (data) => ({
    subject: 'You are invited',
    paragraphs: [
      `${plain(data['inviter'] ?? data['invitedBy']) ?? 'An administrator'} invites you to make an account.`,
      ...(plain(data['message']) === undefined ? [] : [data['message'] ?? '']),
    ],
    action: button('Accept the invitation', data['link']),
    small: [once(data), 'If you did not expect this, ignore it.'],
  }),
  'new-device-notice': (data) => ({
    subject: 'Signed in on a new device',
    name: data['name'],
    paragraphs: [
      `Somebody, most likely you, has signed in to your account${at(data)}.`,
      ...(data['device'] === undefined ? [] : [`Device: ${data['device']}`]),
      ...(data['address'] === undefined ? [] : [`Network address: ${data['address']}`]),
    ],
    small: [secure],
  }),
  'second-factor-changed-notice': (data) => ({
    subject: 'The security of your account has changed',
    name: data['name'],
    paragraphs: [data['change'] ?? 'A second factor of your account was changed.', ...momentOf(data)],
    small: [secure],
  }),
  'identity-linked-notice': (data) => ({
    subject: 'Another way to sign in',
    name: data['name'],
    paragraphs: [
      data['provider'] === undefined
        ? 'Your account can be signed in to with an external account from now on.'
        : `Your account can be signed in to with ${data['provider']} from now on.`,
    ],
    action: data['link'] === undefined ? undefined : button('Look at your account', data['link']),
    small: ['If this was not you, remove it there and set a new password.'],
  }),
  'already-registered': (data) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, perhaps you, has tried to use this address for an account. There is one already: just sign in.',
      ...(data['resetLink'] === undefined ? [] : [`Have you forgotten your password? ${data['resetLink']}`]),
    ],
    action: data['link'] === undefined ? undefined : button('Sign in', data['link']),
    small: ['If this was not you, ignore this letter: nothing has changed.'],
  }),
  test: (data) => ({
    subject: 'A letter from Coffer',
    paragraphs: ['This letter arrived, so others will, too.'],
    small: data['at'] === undefined ? [] : [`Sent ${instant(data['at'])}.`],
  }),
} as const satisfies Record<string, (data: Data) => Words>

export type TemplateName = keyof typeof templates

/** @throws Error when the letter has no link of http or https: a fault of ours */
function button(label: string, link: string | undefined): { label: string; link: string } {
  if (link === undefined || !/^https?:\/\/[^\s"<>]+$/.test(link)) throw new Error(`a letter has no link for "${label}"`)
  return { label, link }
}

/** `2026-11-22 23:45 UTC`; what is no time stays as it is. */
const instant = (text: string): string =>
  Number.isNaN(Date.parse(text)) ? text : `${new Date(text).toISOString().slice(0, 16).replace('T', ' ')} UTC`

const at = (data: Data): string => (data['at'] === undefined ? '' : ` (${instant(data['at'])})`)
const momentOf = (data: Data): string[] => (data['at'] === undefined ? [] : [`When: ${instant(data['at'])}`])

/** A name that somebody chose; nothing that a mail program would make a link of. */
export function plain(name: string | undefined): string | undefined {
  const text = name
    ?.replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200)
  return text === undefined ||
    text === '' ||
    /[/\\]|\p{L}\.\p{L}{2}|www\./iu.test(text.replace(/^[\w.+-]+@[\w.-]+$/, ''))
    ? undefined
    : text
}
