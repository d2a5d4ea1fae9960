import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, givenSettings, readConfig, shownDatabase } from '../../src/config.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coffer-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, folder)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

test('readConfig: nothing set: the documented defaults', () => {
  expect(readConfig({}, folder)).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    database: { dialect: 'sqlite', location: join(folder, 'data/coffer.db') },
    signup: 'closed',
    accessTokenTtl: 1200,
    tokenAlgorithm: 'ES256',
    rateLimit: true,
  })
})

test('readConfig: the environment wins over .env, and what is empty counts as not set', () => {
  writeFileSync(join(folder, '.env'), 'PORT=1111\nHOST=0.0.0.0\nCOFFER_SIGNUP=open\n')
  expect(readConfig({ PORT: '2222', COFFER_SIGNUP: '' }, folder)).toMatchObject({
    port: 2222,
    host: '0.0.0.0',
    signup: 'closed',
  })
})

test.each([
  ['COFFER_SINGUP', 'COFFER_SIGNUP'],
  ['COFFER_BOOSTRAP_EMAIL', 'COFFER_BOOTSTRAP_EMAIL'],
  ['COFFER_ACCES_TOKEN_TTL', 'COFFER_ACCESS_TOKEN_TTL'],
])('readConfig: %s is refused and taken for %s', (typed, meant) => {
  expect(faultsOf({ [typed]: '1' })).toEqual([`${typed}: there is no such setting; did you mean ${meant}?`])
})

test('readConfig: an unknown setting that resembles none is refused without a guess', () => {
  expect(faultsOf({ COFFER_QUOTA: '1' })).toEqual(['COFFER_QUOTA: there is no such setting'])
})

test.each([
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['DATABASE_URL', 'postgres://localhost/x'],
  ['DATABASE_URL', 'mysql://localhost'],
  ['DATABASE_URL', 'sqlite:'],
  ['COFFER_PUBLIC_URL', 'ftp://x'],
  ['COFFER_PUBLIC_URL', 'https://x/path'],
  ['COFFER_SECRET', 'c2hvcnQ='],
  ['COFFER_SIGNUP', 'yes'],
  ['COFFER_ACCESS_TOKEN_TTL', '59'],
  ['COFFER_BOOTSTRAP_EMAIL', 'ada@example.org'],
])('readConfig: %s=%s is refused by name', (name, value) => {
  expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(/^(PORT|DATABASE_URL|COFFER_\w+): /)])
})

test('ConfigError: one fault is one line, several are a list', () => {
  expect(new ConfigError(['PORT: no']).message).toBe('PORT: no')
  expect(new ConfigError(['PORT: no', 'HOST: no']).message).toBe(
    'the settings are not valid:\n  - PORT: no\n  - HOST: no',
  )
})

test('givenSettings: secrets are left out, wherever they come from', () => {
  writeFileSync(join(folder, '.env'), 'COFFER_SECRET=abc\nDATABASE_URL=mysql://u:p@ss:word@host:3306/name\n')
  expect(givenSettings({ COFFER_BOOTSTRAP_PASSWORD: 'abc', PORT: '', HOME: '/root' }, folder)).toEqual([
    { name: 'DATABASE_URL', from: '.env', value: 'mysql://u@host:3306/name' },
    { name: 'COFFER_SECRET', from: '.env', value: undefined },
    { name: 'COFFER_BOOTSTRAP_PASSWORD', from: 'environment', value: undefined },
  ])
})

test('givenSettings: a file of providers is named, providers that stand in the setting itself are not shown', () => {
  const shown = (text: string) => givenSettings({ COFFER_OIDC_PROVIDERS: text }, folder).map(({ value }) => value)
  expect(shown('/etc/coffer/providers.json')).toEqual(['/etc/coffer/providers.json'])
  expect(shown(' [{"clientSecret":"abc"}]')).toEqual([undefined])
})

test('shownDatabase: a file as it is, an address without its password', () => {
  const shown = (url: string) => shownDatabase(readConfig({ DATABASE_URL: url }, folder).database)
  expect(shown('sqlite:./x.db')).toBe(join(folder, 'x.db'))
  expect(shown('mysql://user:pass@host:3306/name')).toBe('mysql://user@host:3306/name')
  expect(shown('mariadb://user@host/name')).toBe('mysql://user@host/name')
})
