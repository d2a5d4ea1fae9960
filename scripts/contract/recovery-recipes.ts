// Links of letters: the world writes them into the database, because nobody opens the letters here.

import type { Recipe } from './recipes.ts'
import { password } from './world.ts'

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

/** The example's token becomes one that holds. */
const withLink =
  (kind: 'password-reset' | 'email-verification' | 'email-change'): Recipe =>
  async ({ request, world }) => {
    request.path = request.path.replace(/cof[pve]_[\w-]{43}/, await world.link(kind))
  }

const withLinkInQuery =
  (kind: 'password-reset' | 'email-verification' | 'email-change'): Recipe =>
  async ({ request, world }) => {
    request.query = `?token=${await world.link(kind)}`
  }

export const recoveryRecipes: Readonly<Record<string, Recipe>> = {
  'requestPasswordReset 202': () => undefined,
  'requestEmailVerification 202': () => undefined,
  'requestEmailChange 202': () => undefined,
  'resetPassword 204': withLink('password-reset'),
  'resetPassword 410': () => undefined,
  'resetPassword 422': async (situation) => {
    await withLink('password-reset')(situation)
    situation.request.body = JSON.stringify({ newPassword: 'passwordpassword' })
  },
  'verifyEmail 204': withLink('email-verification'),
  'verifyEmail 410': () => undefined,
  'confirmEmailChange 200': withLink('email-change'),
  'confirmEmailChange 410': () => undefined,
  'showResetPassword 200': withLinkInQuery('password-reset'),
  'showResetPassword 410': () => undefined,
  'showVerifyEmail 200': withLinkInQuery('email-verification'),
  'showVerifyEmail 410': () => undefined,
  'showConfirmEmail 200': withLinkInQuery('email-change'),
  'showConfirmEmail 410': () => undefined,
  'resetPasswordWithForm 303': async ({ request, world }) =>
    void (request.body = form({ token: await world.link('password-reset'), password })),
  'resetPasswordWithForm 410': () => undefined,
  'resetPasswordWithForm 422': async ({ request, world }) =>
    void (request.body = form({ token: await world.link('password-reset'), password: 'passwordpassword' })),
  'verifyEmailWithForm 303': async ({ request, world }) =>
    void (request.body = form({ token: await world.link('email-verification') })),
  'verifyEmailWithForm 410': () => undefined,
  'confirmEmailWithForm 303': async ({ request, world }) =>
    void (request.body = form({ token: await world.link('email-change') })),
  'confirmEmailWithForm 410': () => undefined,
}
