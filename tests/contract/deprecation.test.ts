/** Whoever reads the contract must see beforehand what a deprecated operation's answers will carry. */
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { text, type Node } from './document.ts'

/** Successful answers of deprecated operations that do not declare the fields which the service adds to them. */
function undeclared(document: Node): string[] {
  return Object.values(document['paths'] as Node).flatMap((item) =>
    (Object.values(item as Node) as Node[])
      .filter(({ deprecated }) => deprecated === true)
      .flatMap((operation) => {
        const needed = ['Deprecation', ...(operation['x-sunset-at'] === undefined ? [] : ['Sunset'])]
        return Object.entries(operation['responses'] as Node)
          .filter(([status]) => /^[23]/.test(status))
          .flatMap(([status, response]) =>
            needed
              .filter((name) => (response as Node)['headers']?.[name] === undefined)
              .map((name) => `${operation['operationId']} ${status} lacks ${name}`),
          )
      }),
  )
}

test('every deprecated operation of the contract declares Deprecation and Sunset', () => {
  expect(undeclared(parse(text) as Node)).toEqual([])
})

test('an operation that is deprecated without declaring them is found', () => {
  const planted = text.replace(
    '      operationId: getMe\n',
    "      operationId: getMe\n      deprecated: true\n      x-deprecated-at: '2026-12-01'\n      x-sunset-at: '2027-06-01'\n",
  )
  expect(undeclared(parse(planted) as Node)).toEqual([
    'getMe 200 lacks Deprecation',
    'getMe 200 lacks Sunset',
    'getMe 304 lacks Deprecation',
    'getMe 304 lacks Sunset',
  ])
})
