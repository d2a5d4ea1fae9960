/** Where a sign-in leads on to: whatever it is asked for, never off this service's origin. */
import { describe, expect, test } from '@jest/globals'
import { ownPath, toSecondStep } from '../../src/web/redirect.ts'
import { passkeyButton } from '../../src/web/second-step-page.ts'

/** As browsers do (RFC 9110, section 10.2.2; WHATWG URL). */
const landing = (location: string): string => new URL(location, 'https://coffer.example/login').origin

test.each(['/app', '/app?state=trashed', '/security', '/login/oidc/company?intent=link&next=%2Fapp', '/a%2F%2Fb'])(
  'ownPath: %s is led on to as it is',
  (next) => expect(ownPath(next)).toBe(next),
)

test.each([
  undefined,
  '',
  '//evil.example/x',
  '/\\evil.example',
  '/.//evil.example/x',
  '/./\\evil.example/x',
  '/a/..//evil.example/x',
  '/a/../\\evil.example/x',
  '/%2e//evil.example',
  '/%2E%2e//evil.example',
  '/a/%2e%2e//evil.example',
  '/\t/evil.example',
  '/.\n//evil.example',
  '/\t/',
  '/\n/[',
  '/\t/own.invalid//evil.example/',
  'https://evil.example/',
  'javascript:alert(1)',
  'evil.example',
])('ownPath: %j leads to the files', (next) => expect(ownPath(next)).toBe('/app'))

describe('whatever is put together of what URLs are made of', () => {
  const parts = [
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2F',
    '%5C',
    '\t',
    '\n',
    '\r',
    ' ',
    '@',
    ':',
    '?',
    '#',
    'a',
    'evil.example',
  ]
  const texts = (length: number): string[] =>
    length === 0 ? [''] : texts(length - 1).flatMap((text) => parts.map((part) => text + part))

  test('up to five parts behind the first slash: ownPath stays on the origin', () => {
    for (const length of [0, 1, 2, 3, 4])
      for (const text of texts(length)) {
        const location = ownPath(`/${text}`)
        if (landing(location) !== 'https://coffer.example' || !/^\/(?![/\\])/.test(location))
          throw new Error(`${JSON.stringify(`/${text}`)} leads to ${JSON.stringify(location)}`)
        for (const end of ['/evil.example', '//evil.example/x', '\\evil.example'])
          if (landing(ownPath(`/${text}${end}`)) !== 'https://coffer.example')
            throw new Error(`${JSON.stringify(`/${text}${end}`)} leads away`)
      }
  })
})

test('passkeyButton: the page is led on to an own path only, also where a form that failed is shown again', () => {
  expect(String(passkeyButton('//evil.example'))).toContain('data-next="/app"')
  expect(String(passkeyButton('/app?state=trashed'))).toContain('data-next="/app?state=trashed"')
})

test('toSecondStep: takes only an own path along', () => {
  const { headers } = toSecondStep('token', '/.//evil.example', true)
  expect(headers.Location).toBe('/login/mfa?next=%2Fapp')
})
