import { describe, expect, test } from '@jest/globals'
import { readProviders } from '../../src/identities/provider-settings.ts'

const whole = {
  id: 'keycloak',
  issuer: 'https://login.example.org/realms/company',
  clientId: 'coffer',
  clientSecret: 'what nobody may see',
  label: 'Company account',
}
const noFile = (path: string): string => {
  throw new Error(`no file ${path}`)
}
const read = (...providers: unknown[]) => readProviders(JSON.stringify(providers), noFile)
function faultOf(...providers: unknown[]): string {
  try {
    read(...providers)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('there was no fault')
}

describe('readProviders', () => {
  test('what is left out has its default: scopes, as sign-up has it, no trust in its second factor', () => {
    expect(read(whole)).toEqual([
      { ...whole, scopes: 'openid email profile', newAccounts: undefined, trustSecondFactor: false },
    ])
  })

  test('all members are taken over, and a public client has no secret', () => {
    const { clientSecret: _, ...without } = whole
    const more = { scopes: 'openid email', newAccounts: false, trustSecondFactor: true }
    expect(read({ ...without, ...more })).toEqual([{ ...without, clientSecret: undefined, ...more }])
  })

  test('a text that is no list is the path of a file', () => {
    expect(readProviders('/etc/coffer/providers.json', () => JSON.stringify([whole]))).toHaveLength(1)
    expect(() => readProviders('/etc/coffer/providers.json', noFile)).toThrow('no file /etc/coffer/providers.json')
  })

  test.each([
    ['https, and nothing behind the path', 'https://accounts.example.org/', true],
    ['http on this machine', 'http://127.0.0.1:8081/realms/company', true],
    ['http on this machine by name', 'http://localhost:8081', true],
    ['http on IPv6’s own machine', 'http://[::1]:8081', true],
    ['http elsewhere', 'http://login.example.org', false],
    ['http on what only begins like this machine', 'http://127.0.0.1.example.org', false],
    ['a query', 'https://login.example.org/?tenant=a', false],
    ['a fragment', 'https://login.example.org/#a', false],
    ['a user', 'https://ada:secret@login.example.org/', false],
    ['another protocol', 'ftp://login.example.org', false],
    ['no address', 'login.example.org', false],
  ])('an issuer with %s', (_what, issuer, isTaken) => {
    if (isTaken) expect(read({ ...whole, issuer })).toMatchObject([{ issuer }])
    else expect(faultOf({ ...whole, issuer })).toMatch(/^provider 1: issuer must be/)
  })

  test('every fault of every provider is told, and no secret with it', () => {
    const message = faultOf(
      { ...whole, id: 'Key Cloak', scopes: 'email', clientSecret: '' },
      { ...whole, issuer: 'http://login.example.org', newAccounts: 'yes', secret: 'what nobody may see' },
      whole,
      'nothing',
    )
    for (const part of [
      'provider 1: id must be',
      'provider 1: scopes must have openid',
      'provider 1: clientSecret must be',
      'provider 2: issuer must be',
      'provider 2: newAccounts must be true or false',
      'provider 2 has an unknown member secret',
      'the id keycloak is there twice',
      'provider 4: clientId must be',
    ])
      expect(message).toContain(part)
    expect(message).not.toContain('nobody may see')
    expect(message).not.toContain('\n')
  })

  test.each(['[{"clientSecret":"what nobody may see"', '[1,]', '{}', '"keycloak"'])(
    'what is no list (%s) is refused, and not quoted',
    (text) => {
      const read = (): unknown => readProviders('a-file', () => text)
      expect(read).toThrow(/must be a JSON list/)
      expect(read).not.toThrow(/nobody may see/)
    },
  )

  test('at most twenty', () => {
    const many = Array.from({ length: 21 }, (_, at) => ({ ...whole, id: `p${at}` }))
    expect(read(...many.slice(0, 20))).toHaveLength(20)
    expect(faultOf(...many)).toContain('at most 20')
  })
})
