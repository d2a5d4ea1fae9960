// The table as a page to read. Nothing in it but the contract, dredd's skips and the names of tests, so that two runs give the same page.

import type { Contract } from '../../src/http/document.ts'
import type { DreddOutcome } from './dredd.ts'
import { chosen, databases, type Reach } from './reach.ts'

type ReachedCell = Reach['cells'][number]
type Dredd = Readonly<Record<'sqlite' | 'mysql', readonly DreddOutcome[]>>

export function coveragePage(contract: Contract, reach: Reach, dredd: Dredd): string {
  const answers = reach.cells.filter(({ kind }) => kind === 'answer')
  const tags = [...new Set(answers.map(({ operation }) => operation.tag))]
  return `${[
    '# Coverage of the contract',
    '',
    'Made by `npm test` from what went over the wire: do not edit. Each row is something that openapi.yaml documents, with',
    'one of the tests that brought it about on each database (one that names the operation, then the shortest name, then',
    'the first in the alphabet). A row without a test fails the run; so do a status, a media type or a header that an',
    'answer has and the contract has not, and a response header that is documented and never seen. `default` is the',
    'unexpected failure, 500.',
    '',
    ...summary(contract, reach, answers, dredd),
    ...tags.flatMap((tag) => ['', `## ${tag}`, '', ...answerTable(answers, tag, dredd)]),
    '',
    '## Requests',
    '',
    'Media types of bodies that were taken, and HEAD wherever there is GET: each answered with a success.',
    '',
    ...requestTable(reach.cells),
    '',
    '## Before there is an operation',
    '',
    'Unknown paths, other methods, OPTIONS, and what is refused by the first line and the headers alone.',
    '',
    ...outsideTable(reach),
    '',
    '## What dredd cannot see, and which test covers it',
    '',
    'dredd asks for each answer once and compares status, media type, the presence of headers, and the members that the',
    'example has. It looks neither at types, bounds, formats and patterns nor at streams: every answer in its run is held',
    'against the whole contract by the service itself, whose guard refuses there. It sends no HEAD and no OPTIONS.',
    ...blindSpots(answers, dredd),
  ].join('\n')}\n`
}

/** The page without the names of tests: two runs may choose differently where a race decides, but never reach other cells. */
export const skeletonOf = (page: string): string => page.replaceAll(/`[^`]*`|the same/g, '')

function summary({ operations }: Contract, reach: Reach, answers: readonly ReachedCell[], dredd: Dredd): string[] {
  const statuses = [...operations.values()].reduce((sum, { responses }) => sum + Object.keys(responses).length, 0)
  const reached = (cells: readonly ReachedCell[]): string =>
    databases.map((database) => cells.filter(({ tests }) => tests[database].size > 0).length).join(' and ')
  const of = (kind: ReachedCell['kind']): ReachedCell[] => reach.cells.filter((cell) => cell.kind === kind)
  const passed = databases.map((database) => answers.filter((cell) => passes(dredd[database], cell)).length)
  const seen = reach.headers.filter(({ isSeen }) => isSeen).length
  return table(
    ['documented', 'number', 'reached on SQLite and on MySQL'],
    [
      ['operations', String(operations.size), ''],
      ['statuses of operations', String(statuses), ''],
      ['cells: operation, status, media type', String(answers.length), reached(answers)],
      ['of these by dredd as well', '', passed.join(' and ')],
      ['media types of requests', String(of('request').length), reached(of('request'))],
      ['HEAD', String(of('head').length), reached(of('head'))],
      ['response headers, where they are written down', String(reach.headers.length), `${seen} on either`],
    ],
  )
}

function answerTable(answers: readonly ReachedCell[], tag: string, dredd: Dredd): string[] {
  return table(
    ['operation', 'status', 'media type', 'dredd', 'on SQLite', 'on MySQL'],
    answers
      .filter(({ operation }) => operation.tag === tag)
      .map((cell) => [
        cell.operation.id,
        cell.status,
        cell.mediaType,
        dreddMark(cell, dredd),
        ...namesOf(cell.tests, cell.operation.id),
      ]),
  )
}

function dreddMark(cell: ReachedCell, dredd: Dredd): string {
  const [onSqlite, onMysql] = databases.map((database) => passes(dredd[database], cell))
  if (onSqlite && onMysql) return 'yes'
  return onSqlite ? 'on SQLite' : onMysql ? 'on MySQL' : 'no'
}

const isOf = (outcome: DreddOutcome, { operation, status, mediaType }: ReachedCell): boolean =>
  outcome.operation === operation.id && outcome.status === status && outcome.mediaType === mediaType

const passes = (outcomes: readonly DreddOutcome[], cell: ReachedCell): boolean =>
  outcomes.some((outcome) => outcome.verdict === 'pass' && isOf(outcome, cell))

function namesOf(tests: ReachedCell['tests'], operation?: string): [string, string] {
  const [onSqlite, onMysql] = databases.map((database) => chosen(tests[database], operation))
  return [code(onSqlite), onMysql !== undefined && onMysql === onSqlite ? 'the same' : code(onMysql)]
}

const code = (name: string | undefined): string =>
  name === undefined
    ? '**none**'
    : `\`${name
        .replace(/^tests\//, '')
        .replaceAll('`', "'")
        .replaceAll(/\s+/g, ' ')}\``

function requestTable(cells: readonly ReachedCell[]): string[] {
  return table(
    ['operation', 'request', 'on SQLite', 'on MySQL'],
    cells
      .filter(({ kind }) => kind !== 'answer')
      .map(({ operation, kind, mediaType, tests }) => [
        operation.id,
        kind === 'head' ? 'HEAD' : mediaType,
        ...namesOf(tests, operation.id),
      ]),
  )
}

function outsideTable({ outside }: Reach): string[] {
  return table(
    ['answer', 'on SQLite', 'on MySQL'],
    [...outside].sort(([a], [b]) => (a < b ? -1 : 1)).map(([answer, tests]) => [answer, ...namesOf(tests)]),
  )
}

const byDefault = 'an unexpected failure: dredd takes `default` for a success'

function blindSpots(answers: readonly ReachedCell[], dredd: Dredd): string[] {
  const unseen = answers.flatMap((cell) =>
    databases
      .filter((database) => !passes(dredd[database], cell))
      .map((database) => ({ cell, database, reason: reasonOf(cell, dredd[database]) })),
  )
  return Object.entries(Object.groupBy(unseen, ({ reason }) => reason)).flatMap(([reason, spots = []]) => {
    const cells = [...new Set(spots.map(({ cell }) => cell))]
    const where = new Set(spots.map(({ database }) => database))
    const title = `### ${reason}${where.size === 1 ? ` (on ${where.has('mysql') ? 'MySQL' : 'SQLite'})` : ''}`
    return [
      '',
      title,
      '',
      ...table(
        ['operation', 'status', 'media type', 'covered by'],
        cells.map(({ operation, status, mediaType, tests }) => [
          operation.id,
          status,
          mediaType,
          code(chosen(tests[where.has('sqlite') ? 'sqlite' : 'mysql'], operation.id)),
        ]),
      ),
    ]
  })
}

function reasonOf(cell: ReachedCell, outcomes: readonly DreddOutcome[]): string {
  const skipped = outcomes.find((outcome) => outcome.verdict === 'skip' && isOf(outcome, cell))
  return skipped?.message ?? (cell.status === 'default' ? byDefault : 'dredd makes no request for it')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}
