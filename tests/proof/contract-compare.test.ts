/** What `npm run compare` thinks of a change: breaks that are planted are found, in copies of the contract. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { findChanges, readContract } from '../../scripts/compare/changes.ts'
import { readIntendedBreaks, type IntendedBreak } from '../../scripts/compare/intended.ts'
import { provideOasdiff } from '../../scripts/compare/oasdiff.ts'
import { judge } from '../../scripts/compare/verdict.ts'
import { compareVersions, nextVersion } from '../../scripts/compare/version.ts'

type Document = any

const root = join(import.meta.dirname, '../..')
const released = readFileSync(join(root, 'scripts/releases/contracts/openapi-0.1.0.yaml'), 'utf8')
let oasdiff: string
let folder: string

beforeAll(async () => {
  // Without Go this throws and says so: a gate that nobody tried must not look as if it had passed.
  oasdiff = await provideOasdiff()
  folder = mkdtempSync(join(tmpdir(), 'coffer-compare-'))
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of the contract after the change, as a later version unless told otherwise. */
async function verdictOn(
  change: (document: Document) => void,
  { version = '0.2.0', intended = [] as IntendedBreak[] } = {},
) {
  const document: Document = parse(released)
  document.info.version = version
  change(document)
  const [base, revision] = [join(folder, 'base.yaml'), join(folder, 'revision.yaml')]
  writeFileSync(base, released)
  writeFileSync(revision, JSON.stringify(document)) // which is YAML as well, and quicker to write
  const contracts = [readContract(base), readContract(revision)] as const
  const { changes, faults } = judge(...contracts, await findChanges(oasdiff, ...contracts), intended)
  return {
    changes,
    faults,
    ids: changes.filter(({ level }) => level === 'breaking').map(({ id, at }) => `${id} ${at}`),
  }
}

describe('a planted break is found', () => {
  const breaks: [name: string, change: (document: Document) => void, found: string][] = [
    [
      'an operation removed',
      (d) => delete d.paths['/v1/files/{fileId}'].delete,
      'api-removed-without-deprecation deleteFile',
    ],
    ['a path removed', (d) => delete d.paths['/v1/me/password'], 'api-path-removed-without-deprecation changePassword'],
    [
      'an operation renamed',
      (d) => (d.paths['/version'].get.operationId = 'getEdition'),
      'api-operation-id-removed getVersion',
    ],
    [
      'a required member of an answer made optional',
      (d) => (d.components.schemas.File.required = without(d.components.schemas.File.required, 'size')),
      'response-property-became-optional getFile',
    ],
    [
      'a required member of an answer removed',
      (d) => removeMember(d.components.schemas.File, 'sha256'),
      'response-required-property-removed getFile',
    ],
    [
      'an optional member of an answer removed',
      (d) => removeMember(d.components.schemas.File, 'description'),
      'response-optional-property-removed getFile',
    ],
    [
      'a new required member of a request',
      (d) => {
        d.components.schemas.NewUser.properties.country = { type: 'string', maxLength: 2 }
        d.components.schemas.NewUser.required.push('country')
      },
      'new-required-request-property registerUser',
    ],
    [
      'a member of a closed request removed',
      (d) => removeMember(d.components.schemas.NewUser, 'displayName'),
      'request-property-removed registerUser',
    ],
    [
      'an enum of a request narrowed',
      (d) => d.components.parameters.State.schema.enum.pop(),
      'request-parameter-enum-value-removed listFiles',
    ],
    [
      'a limit of a request narrowed',
      (d) => (d.components.parameters.Limit.schema.maximum = 50),
      'request-parameter-max-decreased listFiles',
    ],
    [
      'a query parameter removed, which the service then refuses',
      (d) => d.paths['/v1/files'].get.parameters.pop(),
      'request-parameter-removed listFiles',
    ],
    [
      'a success status removed',
      (d) => delete d.paths['/v1/users'].post.responses['202'],
      'response-success-status-removed registerUser',
    ],
    [
      'a failure status removed',
      (d) => delete d.paths['/v1/users'].post.responses['422'],
      'response-non-success-status-removed registerUser',
    ],
    [
      'the media type of an answer changed',
      (d) => renameMediaType(d.paths['/v1/sessions'].get.responses['200'], 'application/xml'),
      'response-media-type-removed listSessions',
    ],
    [
      'the media type of an answer changed to one of its kind',
      (d) => renameMediaType(d.paths['/v1/me'].get.responses['200'], 'application/me+json'),
      'response-media-type-name-specialized getMe',
    ],
    [
      'a media type of a request removed',
      (d) => delete d.paths['/v1/me'].patch.requestBody.content['application/json'],
      'request-body-media-type-removed updateMe',
    ],
    [
      'an optional header of an answer removed',
      (d) => delete d.paths['/v1/files'].get.responses['200'].headers.Link,
      'optional-response-header-removed listFiles',
    ],
    [
      'credentials asked for where there was need of none',
      (d) => delete d.paths['/.well-known/jwks.json'].get.security,
      'api-security-anonymous-access-removed getJwks',
    ],
    [
      'an open object of a request closed',
      (d) => (d.components.schemas.TokenRequest.additionalProperties = false),
      'object-narrowed components',
    ],
    [
      'a scope asked for',
      (d) => (d.paths['/v1/me'].get['x-required-scopes'] = ['files:read']),
      'required-scope-added getMe',
    ],
  ]
  // All in one contract: they do not touch each other, and a comparison takes its time.
  let all: Awaited<ReturnType<typeof verdictOn>>
  beforeAll(async () => {
    all = await verdictOn((document) => breaks.forEach(([, plant]) => plant(document)))
  })

  test.each(breaks)('%s', (_name, _plant, found) => {
    expect(all.ids).toContain(found)
    const [id, at] = found.split(' ')
    expect(all.faults.filter((fault) => fault.includes(` ${at}: `) && fault.endsWith(`[${id}]`))).not.toEqual([])
  })
  test('one alone is found as well, and it alone', async () => {
    const [, plant, found] = breaks[1]!
    expect((await verdictOn(plant)).ids).toEqual([found])
  })
})

describe('what breaks nobody passes', () => {
  const additions: [name: string, change: (document: Document) => void, id: string][] = [
    [
      'an operation added',
      (d) => (d.paths['/edition'] = { get: { ...d.paths['/version'].get, operationId: 'getEdition' } }),
      'endpoint-added',
    ],
    [
      'an optional member of an answer added',
      (d) => (d.components.schemas.File.properties.colour = { type: 'string', maxLength: 9 }),
      'response-optional-property-added',
    ],
    [
      'an optional member of a request added',
      (d) => (d.components.schemas.NewUser.properties.country = { type: 'string', maxLength: 2 }),
      'new-optional-request-property',
    ],
    [
      'an optional query parameter added',
      (d) => d.paths['/v1/files'].get.parameters.push({ name: 'colour', in: 'query', schema: { type: 'string' } }),
      'new-optional-request-parameter',
    ],
    [
      'a limit of a request widened',
      (d) => (d.components.parameters.Limit.schema.maximum = 200),
      'request-parameter-max-increased',
    ],
    ['a link added', (d) => (d.paths['/v1/me'].get.responses['200'].links = { Me: {} }), 'response-link-added'],
    [
      'a scope no longer asked for',
      (d) => delete d.paths['/v1/files'].get['x-required-scopes'],
      'required-scope-removed',
    ],
  ]
  test('none of them is a fault', async () => {
    const { changes, faults } = await verdictOn((document) => additions.forEach(([, add]) => add(document)))
    expect(faults).toEqual([])
    expect(changes.filter(({ level }) => level !== 'harmless')).toEqual([])
    expect(additions.filter(([, , id]) => !changes.some((found) => found.id === id))).toEqual([])
  })
})

test.each([
  ['a parameter', (d: Document) => (d.components.parameters.Tag.explode = false), 'parameter-keyword-changed'],
  [
    'the values of a header',
    (d: Document) => (d.components.headers.Location.schema.pattern = '^/v1/'),
    'header-keyword-changed',
  ],
  ['an answer', (d: Document) => (d.components.schemas.User.additionalProperties = false), 'object-narrowed'],
])('what oasdiff does not look at, in %s, is told as a risk', async (_name, change, id) => {
  const { changes, faults } = await verdictOn(change)
  expect(changes.map(({ id: found, level }) => [found, level])).toEqual([[id, 'risky']])
  expect(faults).toEqual([])
})

describe('an intended break', () => {
  const removal = (d: Document) => removeMember(d.components.schemas.File, 'description')
  const entry = {
    change: 'response-optional-property-removed',
    at: ['getFile', 'listFiles', 'replaceFileContent', 'restoreFile', 'updateFile', 'uploadFile'],
    reason: 'Nobody reads it; the name says as much.',
  }

  test('passes, and its reason stands beside each change', async () => {
    const { changes, faults } = await verdictOn(removal, { intended: [entry] })
    expect(faults).toEqual([])
    expect(changes.filter(({ level }) => level === 'breaking').map(({ reason }) => reason)).toEqual(
      entry.at.map(() => entry.reason),
    )
  })
  test('of one operation lets no other pass', async () => {
    const { faults } = await verdictOn(removal, { intended: [{ ...entry, at: ['getFile'] }] })
    expect(faults).toHaveLength(entry.at.length - 1)
  })
  test('of one member lets no other pass', async () => {
    const both = (d: Document) => {
      removal(d)
      removeMember(d.components.schemas.File, 'metadata')
    }
    const { faults } = await verdictOn(both, { intended: [{ ...entry, says: 'description' }] })
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.filter((fault) => !fault.includes('metadata'))).toEqual([])
  })
  test('that is not there fails, also when only one of its operations lacks it', async () => {
    const more = { ...entry, at: [...entry.at, 'getMe'] }
    expect((await verdictOn(removal, { intended: [more] })).faults).toEqual([
      expect.stringMatching(/^intended and not there: no response-optional-property-removed at getMe;/),
    ])
    expect((await verdictOn(() => {}, { intended: [entry] })).faults).toEqual([
      expect.stringMatching(/^intended and not there: .* at getFile, listFiles,/),
    ])
  })
  test.each([
    ['no reason', { change: 'x', at: ['y'] }],
    ['a reason of one word', { change: 'x', at: ['y'], reason: 'wanted' }],
    ['no place', { change: 'x', at: [], reason: 'wanted for a long time by many people' }],
    ['a member that is not known', { change: 'x', at: ['y'], text: 'z', reason: 'wanted by many people' }],
  ])('with %s is refused', (_name, bad) => {
    const file = join(folder, 'intended.yaml')
    writeFileSync(file, stringify({ '0.2.0': [bad] }))
    expect(() => readIntendedBreaks(file)).toThrow('has a bad entry')
  })
})

describe('the version', () => {
  const addition = (d: Document) => (d.components.schemas.File.properties.colour = { type: 'string', maxLength: 9 })
  const described = (d: Document) => (d.info.description = 'Told better.')

  test.each([
    ['a better description in a released version', described, '0.1.0', '0.1.1'],
    ['an addition in a released version', addition, '0.1.0', '0.2.0'],
    ['an addition in a patch', addition, '0.1.1', '0.2.0'],
    ['an older version', described, '0.0.9', '0.1.1'],
  ])('%s is refused, and told what it must be', async (_name, change, version, lowest) => {
    const { faults } = await verdictOn(change, { version })
    expect(faults).toEqual([expect.stringContaining(`it must be ${lowest} or higher`)])
  })
  test('a better description in a patch, and nothing at all, pass', async () => {
    expect((await verdictOn(described, { version: '0.1.1' })).faults).toEqual([])
    expect((await verdictOn(() => {}, { version: '0.1.0' })).faults).toEqual([])
  })
  test.each([
    ['0.1.4', 'major', '0.2.0'],
    ['0.1.4', 'minor', '0.2.0'],
    ['0.1.4', 'patch', '0.1.5'],
    ['2.3.4', 'major', '3.0.0'],
    ['2.3.4', 'minor', '2.4.0'],
  ] as const)('after %s a %s step is %s', (version, step, next) => {
    expect(nextVersion(version, step)).toBe(next)
  })
  test('versions are compared as numbers, and what is none is refused', () => {
    expect(['0.10.0', '0.9.1', '0.9.0', '1.0.0'].sort(compareVersions)).toEqual(['0.9.0', '0.9.1', '0.10.0', '1.0.0'])
    expect(() => nextVersion('1.0', 'patch')).toThrow('not a version')
  })
})

function without(names: string[], gone: string) {
  return names.filter((name) => name !== gone)
}
function removeMember(schema: Document, name: string) {
  schema.properties = withoutKey(schema.properties, name)
  schema.required = without(schema.required ?? [], name)
}
function withoutKey(node: Document, gone: string): Document {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== gone))
}
function renameMediaType(response: Document, name: string) {
  response.content = { [name]: response.content['application/json'] }
}
