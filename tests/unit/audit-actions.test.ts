/** The one list of what the trail tells of, held against the sources: the types see that nothing else is written. */
import { expect, test } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditActions } from '../../src/audit/actions.ts'

const root = join(import.meta.dirname, '../..')
const sources = globSync('src/**/*.ts', { cwd: root }).filter((path) => path !== join('src', 'audit', 'actions.ts'))
const written = new Set(
  sources.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, text = '']) => text),
  ),
)

test('every action of the list is written somewhere', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(auditActions.filter((action) => !written.has(action))).toEqual([])
})

test('it stands in order, each action once: a noun, and what happened to it', () => {
  expect([...new Set(auditActions)].sort()).toEqual([...auditActions])
  expect(auditActions.filter((action) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(action))).toEqual([])
  for (const action of auditActions) expect(action.length).toBeLessThanOrEqual(60)
})
