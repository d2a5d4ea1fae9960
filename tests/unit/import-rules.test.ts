/** Which part of the house may lean on which: read from the import lines of `src/`. */
import { expect, test } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const root = join(import.meta.dirname, '../..')

interface Import {
  readonly from: string
  /** A path below `src/`, `generated/...`, or a package's name. */
  readonly to: string
  readonly isType: boolean
}

interface Row {
  readonly part: string
  readonly files: RegExp
  /** What it may import, be it for a value. */
  readonly may: RegExp
  /** And what for its types alone. */
  readonly types?: RegExp
}

const features =
  'accounts|admin|api-keys|audit|files|identities|links|mail|media|roles|service|sessions|shares|uploads|upload-requests|users|web'
const pure =
  '(digests|problem)\\.ts|access/(keyed-request|principal|roles|secret)\\.ts|db/(clock|cursor|fold|id|retry|types)\\.ts'
/** Names of packages have no dot, those of our own files have one. */
const anyPackage = '(?!(express|@mikro-orm)\\b)@?[a-z][a-z0-9/-]*$'

/** The first row that a file belongs to is its own. */
const table: readonly Row[] = [
  { part: 'composition', files: /^(app|domain|administration|main)\.ts$/, may: /./ },
  {
    part: 'settings',
    files: /^config\.ts$/,
    may: /^(node:|files\/file-types\.ts|identities\/provider-settings\.ts|sessions\/algorithm\.ts|storage\/store-location\.ts)/,
    types: /^media\/scanner\.ts$/,
  },
  { part: 'problem', files: /^problem\.ts$/, may: /^node:/ },
  { part: 'digests', files: /^digests\.ts$/, may: /^(problem\.ts|access\/secret\.ts|structured-headers$)/ },
  {
    part: 'entities',
    files: /\.entity\.ts$/,
    may: /^(@mikro-orm\/core|db\/types\.ts|accounts\/account-search\.ts|.+\.entity\.ts)$/,
    types: /^(access\/roles|storage\/store-kind)\.ts$/,
  },
  {
    part: 'access',
    files: /^access\/(keyed-request|principal|roles|secret)\.ts$/,
    may: /^(node:|problem\.ts|access\/(principal|roles|secret)\.ts)/,
  },
  {
    part: 'access that is stored',
    files: /^access\//,
    may: /^(node:|access\/|db\/|problem\.ts)/,
    types: /^mysql2$/,
  },
  {
    part: 'mappers',
    files: /\.mapper\.ts$/,
    may: new RegExp(`^(node:|${pure}|(${features})/\\w+\\.mapper\\.ts)`),
    types: new RegExp(`^(http/contract\\.ts|jose|@simplewebauthn/server$|(${features})/)`),
  },
  {
    part: 'handlers',
    files: /\.handlers\.ts$/,
    // Preferences, conditions and links are pure functions over texts; a part of the page shows what another feature has.
    may: new RegExp(
      `^(node:|problem\\.ts|access/(principal|roles)\\.ts|http/(accept|conditional|link)\\.ts|(${features})/[a-z-]+(\\.mapper)?\\.ts)$|^node:`,
    ),
    types: new RegExp(
      `^(http/(contract|document)\\.ts|access/idempotency\\.ts|storage/blob-store\\.ts|(${features})/)`,
    ),
  },
  {
    part: 'the types of the contract',
    files: /^http\/contract\.ts$/,
    may: /^node:/,
    types: /^(node:|generated\/|access\/(keyed-request|principal)\.ts)/,
  },
  {
    part: 'http',
    files: /^http\//,
    may: new RegExp(`^(node:|http/|express|access/(network|origin)\\.ts|${pure}|${anyPackage})`),
    types: /^(config\.ts|access\/(limits|origin|request-rates)\.ts)$/,
  },
  { part: 'the list of entities', files: /^db\/entities\.ts$/, may: /\.entity\.ts$/ },
  {
    part: 'db',
    files: /^db\//,
    may: /^(node:|db\/|problem\.ts|@mikro-orm\/|(uuid|mysql2|better-sqlite3)$)/,
    types: /^config\.ts$/,
  },
  {
    part: 'storage',
    files: /^storage\//,
    may: new RegExp(`^(node:|storage/|@aws-sdk/client-s3$|${pure})`),
    types: /^(db\/|@mikro-orm\/core$|pino$)/,
  },
  {
    part: 'jobs',
    files: /^jobs\//,
    may: new RegExp(`^(node:|jobs/|access/origin\\.ts|${pure})`),
    types: /^(db\/|pino$)/,
  },
  {
    part: 'client commands',
    files: /^cli\/client\//,
    may: /^(node:|cli\/(client\/.+|errors|output|password)\.ts$|generated\/sdk\/typescript\/src\/index\.ts$|(commander|cli-progress|env-paths)$)/,
  },
  {
    part: 'cli',
    files: /^cli\//,
    may: /^(node:|cli\/|commander$|(app|administration|config|problem)\.ts$|db\/retry\.ts$|access\/(origin|roles)\.ts$|(accounts\/address|audit\/chain)\.ts$)/,
    types: /./,
  },
  {
    part: 'pages',
    files: /^(web|service)\//,
    may: new RegExp(`^(node:|web/|service/|problem\\.ts|cookie$)`),
    types: /^(http\/contract\.ts|files\/)/,
  },
  {
    // It runs in the browser: of the house it knows the contract's types, and the pages' own scripts.
    part: 'console',
    files: /^console\//,
    may: /^(console\/|web\/assets\/(api|format|kept-uploads)\.js$|preact(\/|$)|@preact\/signals$|@uppy\/(core|golden-retriever|tus)$|pdfjs-dist\/legacy\/build\/pdf\.mjs$)/,
    types: /^(generated\/openapi\.ts|web\/icons\.ts)$/,
  },
  {
    part: 'use cases',
    files: new RegExp(`^(${features})/`),
    may: new RegExp(
      `^(node:|${pure}|access/|db/|storage/|jobs/|(${features})/(.+\\.entity|account-search|address|locked-account|second-factor-exists)\\.ts|${anyPackage})`,
    ),
    types: new RegExp(`^((${features})/|pino$|@mikro-orm/core$)`),
  },
]

/** Wanted all the same, and why. */
const differences: readonly { from: string; to: string; why: string }[] = [
  {
    from: 'sessions/revocations.ts',
    to: '@mikro-orm/core',
    why: 'a counter that several change at once is counted by the database',
  },
  {
    from: 'accounts/account-revision.ts',
    to: '@mikro-orm/core',
    why: 'a counter that several change at once is counted by the database',
  },
  {
    from: 'accounts/accounts.ts',
    to: '@mikro-orm/core',
    why: 'a counter that several change at once is counted by the database',
  },
  {
    from: 'files/content-answer.ts',
    to: 'http/conditional.ts',
    why: 'it is the part of the handlers that answers ranges and conditions',
  },
  { from: 'web/problem-view.ts', to: 'express', why: 'the form that failed is filled in again from the request' },
  { from: 'web/problem-view.ts', to: 'http/render-problem.ts', why: 'it implements the interface that http gives' },
  {
    from: 'db/server-check.ts',
    to: 'storage/database-store.ts',
    why: 'the packet that the server takes must hold a chunk',
  },
]

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.split('\\').join('/').slice('src/'.length))
  .filter((path) => !path.endsWith('.d.ts'))
  .sort()
const text = (path: string): string => readFileSync(join(root, 'src', path), 'utf8')
const imports = sources.flatMap(importsOf)

function importsOf(from: string): Import[] {
  const lines = text(from).matchAll(
    /^(?:import|export)\s+(type\s+)?((?:[^'"]*?)\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...lines].map(([, type, names = '', still, dynamic]) => {
    const to = still ?? dynamic ?? ''
    const isType = type !== undefined || (names.includes('{') && /^\s*\{(\s*type\s[^,}]+,?)+\s*\}/.test(names))
    return {
      from,
      to: to.startsWith('.')
        ? posix.relative('src', posix.join('src', posix.dirname(from), to)).replace(/^\.\.\//, '')
        : to,
      isType,
    }
  })
}

function isAllowed({ from, to, isType }: Import): boolean {
  const row = table.find(({ files }) => files.test(from))
  if (!row) return false
  // A file that belongs to no feature's row leans on its own folder freely; handlers and mappers do not.
  const isNeighbour = posix.dirname(from) === posix.dirname(to) && ['use cases', 'pages'].includes(row.part)
  return isNeighbour || row.may.test(to) || (isType && row.types?.test(to) === true)
}

const isDifference = ({ from, to }: Import): boolean => differences.some((row) => row.from === from && row.to === to)
const show = ({ from, to, isType }: Import): string => `${from} imports ${isType ? 'types of ' : ''}${to}`

test('the table knows every file', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.filter((path) => !table.some(({ files }) => files.test(path)))).toEqual([])
})

test('no part of the house leans on what it must not know', () => {
  expect(imports.filter((one) => !isAllowed(one) && !isDifference(one)).map(show)).toEqual([])
})

test('a difference is one still', () => {
  expect(
    differences.filter((row) => !imports.some((one) => one.from === row.from && one.to === row.to && !isAllowed(one))),
  ).toEqual([])
})

test.each([
  ['files/files.ts', 'express', true],
  ['files/files.ts', 'generated/openapi.ts', true],
  ['files/files.ts', 'http/contract.ts', true],
  ['files/files.ts', 'sessions/sessions.ts', false],
  ['files/files.handlers.ts', 'files/file.entity.ts', false],
  ['files/files.handlers.ts', '@mikro-orm/core', true],
  ['files/files.handlers.ts', 'db/database.ts', true],
  ['files/files.handlers.ts', 'express', true],
  ['files/files.mapper.ts', 'files/files.ts', false],
  ['files/file.entity.ts', 'files/files.ts', false],
  ['http/server.ts', 'files/files.ts', true],
  ['http/server.ts', 'generated/openapi.ts', true],
  ['http/contract.ts', 'generated/openapi.ts', false],
  ['problem.ts', 'access/roles.ts', true],
  ['access/principal.ts', 'db/database.ts', true],
  ['storage/database-store.ts', 'files/files.ts', true],
  ['db/database.ts', 'files/files.ts', true],
  ['cli/serve.ts', 'files/files.ts', false],
  ['console/main.tsx', 'files/files.ts', true],
  ['console/main.tsx', 'node:fs', false],
  ['web/pages.ts', 'console/service.ts', true],
  ['cli/client/put.ts', 'config.ts', false],
  ['cli/client/put.ts', 'files/files.ts', true],
  ['cli/client/put.ts', 'generated/openapi.ts', true],
])('%s must not import %s (types alone: %s)', (from, to, isType) => {
  expect(isAllowed({ from, to, isType })).toBe(false)
})

test('handlers are given what lives: they import no factory', () => {
  const makes = (to: string): boolean =>
    sources.includes(to) && /^export (async )?function (create|open)[A-Z]/m.test(text(to))
  expect(
    imports.filter(({ from, to, isType }) => from.endsWith('.handlers.ts') && !isType && makes(to)).map(show),
  ).toEqual([])
})

test('only config.ts reads the environment; the entries hand it over', () => {
  expect(
    sources.filter((path) => /process\.env\b/.test(text(path)) && !/^(config|main)\.ts$|^cli\//.test(path)),
  ).toEqual([])
})

test('relative imports name the file in full, and no file re-exports another as a whole', () => {
  expect(imports.filter(({ to }) => !/^(node:|@?[a-z])|\.(tsx?|js|css)$/.test(to)).map(show)).toEqual([])
  expect(sources.filter((path) => /^export \*|\/index\.ts$/m.test(text(path)))).toEqual([])
})

test('files are named for what they hold', () => {
  // The types of columns, and the lists that the migrations are found by.
  const known = ['db/migrations/mysql/index.ts', 'db/migrations/sqlite/index.ts', 'db/types.ts']
  expect(sources.filter((path) => /(^|\/)(utils?|helpers?|common|types|constants|misc|index)\.ts$/.test(path))).toEqual(
    known,
  )
  expect(
    sources.filter((path) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.(entity|handlers|mapper))?\.tsx?$/.test(path)),
  ).toEqual([])
})
