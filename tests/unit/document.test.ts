import { expect, test } from '@jest/globals'
import type { Handlers } from '../../src/http/contract.ts'
import { createDispatch } from '../../src/http/dispatch.ts'
import { readContract } from '../../src/http/document.ts'

const contract = readContract()

test('every operation is known by its id, with what the machine needs of it', () => {
  const operation = contract.operations.get('uploadFile')
  expect(operation).toMatchObject({
    method: 'POST',
    template: '/v1/files',
    tag: 'files',
    schemes: ['bearerAuth', 'cookieAuth'],
    open: false,
    scopes: ['files:write'],
    bodyRequired: true,
    consumes: ['multipart/form-data', '*/*'],
  })
  expect(operation?.responses['201']?.headers).toMatchObject({ location: { required: true }, etag: { required: true } })
  expect(contract.operations.get('createSession')).toMatchObject({
    open: true,
    schemes: ['basicAuth'],
    bodyRequired: false,
    scopes: [],
  })
  expect(contract.operations.get('getVersion')).toMatchObject({ open: true, schemes: [], consumes: [] })
  expect([...(contract.operations.get('listFiles')?.queryIntegers ?? [])].sort()).toEqual([
    'limit',
    'maxSize',
    'minSize',
  ])
})

test('the public operations are those that the contract opens', () => {
  const open = [...contract.operations.values()].filter((operation) => operation.open).map(({ id }) => id)
  // Whoever adds one writes it down here as well.
  expect(open.sort()).toEqual([
    'acceptInvitation',
    'completeMfa',
    'completeMfaOnPage',
    'completeSetup',
    'confirmEmailChange',
    'confirmEmailWithForm',
    'createSession',
    'createSignInChallenge',
    'downloadByLink',
    'downloadShare',
    'downloadSharedFile',
    'finishExternalSignIn',
    'forgotPassword',
    'getAsset',
    'getAuthorizationServer',
    'getContract',
    'getContractJson',
    'getDocs',
    'getJwks',
    'getLiveness',
    'getProblem',
    'getReadiness',
    'getVersion',
    'issueToken',
    'listIdentityProviders',
    'openShare',
    'openUploadRequest',
    'register',
    'registerUser',
    'requestPasswordReset',
    'resetPassword',
    'resetPasswordWithForm',
    'revokeToken',
    'showAdministration',
    'showApp',
    'showConfirmEmail',
    'showForgotPassword',
    'showHome',
    'showIdentityLink',
    'showInvitation',
    'showLogin',
    'showMfa',
    'showRegister',
    'showResetPassword',
    'showSecurity',
    'showSetup',
    'showVerifyEmail',
    'signIn',
    'signInWithPasskey',
    'signInWithPasskeyOnPage',
    'signOut',
    'startExternalSignIn',
    'unlockShare',
    'unlockUploadRequest',
    'uploadByLink',
    'uploadToRequest',
    'verifyEmail',
    'verifyEmailWithForm',
  ])
})

test.each([
  ['/v1/files', '/v1/files', {}],
  ['/v1/files/1', '/v1/files/{fileId}', { fileId: '1' }],
  ['/v1/files/a%20b', '/v1/files/{fileId}', { fileId: 'a b' }],
  ['/v1/files/%F0%9F%98%80/content', '/v1/files/{fileId}/content', { fileId: '😀' }],
  ['/v1/sessions/current', '/v1/sessions/{sessionId}', { sessionId: 'current' }],
  ['/', '/', {}],
])('find: %s is %s', (path, template, parameters) => {
  expect(contract.find(path)).toMatchObject({ template, parameters })
})

test.each([
  '',
  '/v1/files/',
  '/v1/files//content',
  '/v1/files/a%2Fb',
  '/v1/files/a%00',
  '/v1/files/%',
  '/v1/files/%ff',
  '/V1/files',
  '/v1//files',
  '/v1/files/1/content/',
  '/__proto__',
  '/v1/{fileId}',
  'v1/files',
])('find: %s is no path of the contract', (path) => {
  expect(contract.find(path)).toBeUndefined()
})

test('find: a parameter called like a member of Object is only data', () => {
  expect(contract.find('/v1/files/__proto__')?.parameters).toEqual({ fileId: '__proto__' })
})

test('handlers other than the contract has do not start, and are named', () => {
  const ids = [...contract.operations.keys()].filter((id) => id !== 'getVersion')
  const handlers = Object.fromEntries(
    [...ids, 'getVersions'].map((id) => [id, () => Promise.reject(new Error('not run'))]),
  ) as unknown as Handlers
  expect(() => createDispatch({ contract, handlers, sender: { send: async () => {} }, maxFileBytes: 1 })).toThrow(
    'missing getVersion, surplus getVersions',
  )
})
