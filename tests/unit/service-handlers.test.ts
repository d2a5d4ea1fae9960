import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { Handlers, Input, OperationId } from '../../src/http/contract.ts'
import { readContract } from '../../src/http/document.ts'
import { Problem, problemKinds } from '../../src/problem.ts'
import { createServiceHandlers } from '../../src/service/service.handlers.ts'

const contract = readContract()
const service: Pick<
  Handlers,
  'getContract' | 'getContractJson' | 'getDocs' | 'getProblem' | 'getReadiness' | 'getVersion'
> = createServiceHandlers({ contract, version: '7.8.9', isReady: () => Promise.resolve(true), readMetrics: undefined })

describe('getReadiness', () => {
  test('ready: says ok', async () => {
    await expect(service.getReadiness(input())).resolves.toEqual({ status: 200, body: { status: 'ok' } })
  })

  test('not ready: a problem that says when to ask again', async () => {
    const { getReadiness } = createServiceHandlers({
      contract,
      version: '1',
      isReady: () => Promise.resolve(false),
      readMetrics: undefined,
    })
    const problem: unknown = await getReadiness().catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ kind: 'not-ready', status: 503, headers: { 'Retry-After': '2' } })
  })
})

test('getVersion: tells the version of the service and that of the contract apart', async () => {
  const { body } = await service.getVersion(input())
  expect(body).toEqual({ name: 'coffer', version: '7.8.9', contractVersion: contract.document.info.version })
})

describe('getContract', () => {
  const etag = `"${createHash('sha256').update(contract.text).digest('base64url')}"`

  test('without a condition: the text as written, with a strong entity tag', async () => {
    await expect(service.getContract(input())).resolves.toEqual({
      status: 200,
      headers: { ETag: etag, 'Cache-Control': 'public, max-age=300' },
      body: contract.text,
    })
  })

  test.each([etag, `W/${etag}`, '*', `"other", ${etag}`])('If-None-Match %s: 304 with the tag', async (condition) => {
    const reply = await service.getContract(input({ 'if-none-match': condition }))
    expect(reply).toEqual({ status: 304, headers: { ETag: etag, 'Cache-Control': 'public, max-age=300' } })
  })

  test('If-None-Match with another tag: the text', async () => {
    await expect(service.getContract(input({ 'if-none-match': '"other"' }))).resolves.toMatchObject({ status: 200 })
  })
})

test('getContractJson: the same contract under a tag of its own, which gives 304', async () => {
  const reply = await service.getContractJson(input())
  if (reply.status !== 200) throw new Error('no body')
  expect(reply.body).toEqual(contract.document)
  const yaml = await service.getContract(input())
  expect(reply.headers.ETag).not.toBe(yaml.headers.ETag)
  const again = await service.getContractJson(input({ 'if-none-match': reply.headers.ETag }))
  expect(again).toEqual({ status: 304, headers: reply.headers })
})

test('getDocs: no inline script, nothing from elsewhere, a policy without eval', async () => {
  const { body, headers } = await service.getDocs(input())
  expect(body).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/)
  expect(body).not.toMatch(/(?:src|href)="(?!\/)/)
  const policy = headers?.['Content-Security-Policy'] ?? ''
  expect(policy).toMatch(/script-src 'self';.*connect-src 'self'/)
  expect(policy).not.toContain('unsafe-eval')
})

describe('getProblem', () => {
  test.each(Object.keys(problemKinds))(
    '%s: a page with its title, a true sample and links to all kinds',
    async (kind) => {
      const { status, title } = problemKinds[kind as keyof typeof problemKinds]
      const { body } = await page(kind)
      expect(body).toContain(`<h1>${title}</h1>`)
      const sample =
        /<pre[^>]*><code>(.*?)<\/code>/s.exec(body)?.[1]?.replaceAll('&quot;', '"').replaceAll('&lt;', '<') ?? ''
      expect(JSON.parse(sample.slice(sample.indexOf('{')))).toMatchObject({ type: `/problems/${kind}`, title, status })
      for (const other of Object.keys(problemKinds)) expect(body).toContain(`href="/problems/${other}"`)
      expect(body).not.toContain('undefined')
      expect(body).not.toContain('`')
    },
  )

  test('text between backticks is shown as code', async () => {
    const { body } = await page('invalid-cursor')
    expect(body).toContain('Cursors come from <code>nextCursor</code> and hold')
  })

  test.each(['no-such-kind', 'constructor', '__proto__'])('%s: not found', async (kind) => {
    await expect(page(kind)).rejects.toMatchObject({ kind: 'not-found' })
  })

  function page(kind: string) {
    return service.getProblem({ ...input<'getProblem'>(), path: { kind } })
  }
})

function input<K extends OperationId>(headers: object = {}): Input<K> {
  return { path: {}, query: {}, headers, caller: { address: '127.0.0.1', userAgent: undefined } } as Input<K>
}
