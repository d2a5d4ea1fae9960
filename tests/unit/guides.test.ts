import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { guidesWithCode } from '../../scripts/guides/shown-code.ts'
import { problemKinds } from '../../src/problem.ts'
import { readContract } from '../../src/http/document.ts'
import { loadGuides } from '../../src/service/guides.ts'

const guides = loadGuides()
const contract = readContract()

describe('guides', () => {
  test('what they show of the project’s files is the files’ very text', () => {
    const all = guidesWithCode()
    for (const { present, wanted } of all) expect(present).toBe(wanted)
    const shown = all.flatMap(({ present }) => [...present.matchAll(/<!-- file (\S+) -->/g)].map(([, path]) => path))
    expect(shown).toEqual([
      'tests/verification/node/verify-token.mjs',
      'tests/verification/python/verify_token.py',
      'tests/verification/go/verifytoken.go',
      'tests/verification/java/TokenVerifier.java',
    ])
  })

  test('each has a title of its own, and no comment is left in its text', () => {
    expect(new Set(guides.map(({ title }) => title)).size).toBe(guides.length)
    for (const { text } of guides) expect(text).not.toMatch(/<!--|^# /m)
  })

  test('a link leads to a guide, a kind of problem, or a path of the contract', () => {
    const slugs = guides.map(({ slug }) => `#tag/guide-${slug}`)
    const kinds = Object.keys(problemKinds).map((kind) => `/problems/${kind}`)
    const links = guides.flatMap(({ text }) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to ?? ''))
    const known = (to: string): boolean => slugs.includes(to) || kinds.includes(to) || contract.find(to) !== undefined
    expect(links.filter((to) => !known(to))).toEqual([])
    expect(links.length).toBeGreaterThan(kinds.length)
  })

  test('an operation that is named is in the contract', () => {
    const named = guides.flatMap(({ text }) => [...text.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`?]*)`/g)])
    const unknown = named.filter(
      ([, method = '', path = '']) => !Object.keys(contract.document.paths[path] ?? {}).includes(method.toLowerCase()),
    )
    expect(unknown.map(([text]) => text)).toEqual([])
    expect(named.length).toBeGreaterThan(5)
  })

  test('the problem catalogue has every kind with its page', () => {
    const catalogue = guides.find(({ slug }) => slug === 'problems')?.text ?? ''
    for (const [kind, { title }] of Object.entries(problemKinds))
      expect(catalogue).toContain(`| [${kind}](/problems/${kind}) | ${title} |`)
  })

  test('every status of the catalogue has advice in the guide about errors', () => {
    const advice = guides.find(({ slug }) => slug === 'errors')?.text ?? ''
    const table = advice.split('\n').filter((line) => /^\| \d{3}/.test(line))
    const advised = table.flatMap((line) => line.split('|')[1]?.match(/\d{3}/g) ?? [])
    const statuses = new Set(Object.values(problemKinds).map(({ status }) => String(status)))
    expect([...statuses].filter((status) => !advised.includes(status))).toEqual([])
    expect(advised.filter((status) => !statuses.has(status))).toEqual([])
  })

  test('the version that the guide about versions shows is the contract’s', () => {
    const versions = guides.find(({ slug }) => slug === 'versions')?.text ?? ''
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(versions).toContain(`Coffer-Version: contract="${contract.document.info.version}", service="${version}"`)
  })
})
