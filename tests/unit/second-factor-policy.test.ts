import { expect, test } from '@jest/globals'
import type { Principal } from '../../src/access/principal.ts'
import { createSecondFactorPolicy, joinedAmr, showsSecondFactor } from '../../src/access/second-factor-policy.ts'

const policy = createSecondFactorPolicy(['admin', 'auditor'])

test.each([
  [['admin'], ['pwd'], true],
  [['member', 'auditor'], ['pwd'], true],
  [['admin'], ['fed'], true],
  [['admin'], [], true],
  [['member'], ['pwd'], false],
  [[], [], false],
  [['admin'], ['pwd', 'otp'], false],
  [['admin'], ['pwd', 'mfa'], false],
  [['admin'], ['hwk', 'user'], false],
])('a session of %j by %j is restricted: %s', (roles, amr, restricted) => {
  expect(policy.restricts({ roles, amr })).toBe(restricted)
})

test('without roles nobody is restricted', () => {
  expect(createSecondFactorPolicy([]).restricts({ roles: ['admin'], amr: [] })).toBe(false)
})

test('an access token that does not tell how it was begun is restricted, an API key is not', () => {
  const shown = { accountId: 'a', roles: ['admin'], scopes: new Set<never>(), epoch: 0, expiresAt: 0 }
  const session: Principal = { ...shown, sessionId: 's', keyId: undefined }
  const key: Principal = { ...shown, sessionId: undefined, keyId: 'k' }
  expect([policy.restrictsPrincipal(session), policy.restrictsPrincipal(key)]).toEqual([true, false])
})

test('joinedAmr: each way once, in order', () => {
  expect(joinedAmr('pwd', 'otp')).toBe('pwd otp')
  expect(joinedAmr('pwd otp', 'hwk user')).toBe('pwd otp hwk user')
  expect(joinedAmr('pwd otp', 'otp')).toBe('pwd otp')
  expect(joinedAmr('', 'pwd')).toBe('pwd')
})

test('what a password or a provider alone shows is no second factor', () => {
  for (const amr of [[], ['pwd'], ['fed'], ['user'], ['pwd', 'fed']]) expect(showsSecondFactor(amr)).toBe(false)
})
