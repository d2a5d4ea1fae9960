/** `npm run clients`: what it refuses, and the parts of it that need no other language's tools. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { runMeasured, type Measured } from '../../scripts/clients/child.ts'
import { runCommand } from '../../scripts/clients/command.ts'
import { operationsOf, readClientContract } from '../../scripts/clients/contract.ts'
import { expectedOutput } from '../../scripts/clients/expectation.ts'
import { readJavaContract } from '../../scripts/clients/java-contract.ts'
import { processFaults, storyFaults } from '../../scripts/clients/judgement.ts'
import { operationFinder } from '../../scripts/clients/operations.ts'
import { startProxy, type Passage, type Proxy } from '../../scripts/clients/proxy.ts'
import { applyDifference, difference, readTree } from '../../scripts/clients/tree.ts'

const root = join(import.meta.dirname, '../..')
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function clients(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const command = ['--disable-warning=ExperimentalWarning', join(root, 'scripts/clients.ts'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
    })
  })
}

describe('the command', () => {
  test.each([
    [[], 'Which command?'],
    [['build'], 'There is no command "build".'],
    [['check', '--only', 'cobol'], 'There is no client in "cobol".'],
    [['scenario', '--dialect', 'oracle'], 'There is no dialect "oracle".'],
    [['check', '--fast'], "Unknown option '--fast'"],
  ])('%j is refused with the usage', async (args, said) => {
    const { code, output } = await clients(args)
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining(said) })
    expect(output).toContain('usage: npm run clients')
  })

  test('tools that are missing are told, and nothing is skipped', async () => {
    const { code, output } = await clients(['check', '--only', 'typescript,java'], { PATH: '/nowhere' })
    expect(code).toBe(2)
    expect(output).toMatch(/^clients: java: java and javac and mvn not found; install a JDK of version 17/)
    expect(output).not.toContain('up to date')
  })

  test('check: what is committed of TypeScript is what would be generated', async () => {
    expect(await clients(['check', '--only', 'typescript'])).toEqual({
      code: 0,
      output: expect.stringMatching(/^typescript: \d+ files are up to date\n$/),
    })
  })
})

describe('the part of the contract that clients are made from', () => {
  const contract = readClientContract()
  const operations = operationsOf(contract).map(([, , operation]) => operation)

  test('has every operation but those of the pages', () => {
    const whole = readFileSync(join(root, 'openapi.yaml'), 'utf8')
    const all = [...whole.matchAll(/^ +operationId: (\w+)$/gm)].map(([, id]) => id)
    const kept = operations.map(({ operationId }) => operationId)
    expect(kept.length).toBeGreaterThan(20)
    expect(all.filter((id) => !kept.includes(id!))).toContain('showLogin')
    expect(operations.filter(({ tags }) => tags.includes('web'))).toEqual([])
  })

  test('has no examples and no links, and every reference leads somewhere', () => {
    const text = JSON.stringify(contract)
    expect(text).not.toMatch(/"(links|examples?)":/)
    const references = [...text.matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
    expect(references.length).toBeGreaterThan(50)
    for (const [, kind, name] of references) expect(contract.components[kind!]).toHaveProperty([name!])
  })

  test('a property that is called like a keyword stays', () => {
    const text =
      'openapi: 3.0.3\npaths: { /x: { get: { tags: [a], operationId: x, responses: { "200": { content: { a/b: { example: 1, schema: ' +
      '{ properties: { example: { type: string, example: gone }, links: { type: string } } } } } } } } } }\ncomponents: {}'
    expect(JSON.stringify(readClientContract(text).paths)).toContain(
      '"schema":{"properties":{"example":{"type":"string"},"links":{"type":"string"}}}',
    )
  })

  test("Java's generator gets the operations that take and give JSON, without conditional reads", () => {
    const text = JSON.stringify(readJavaContract())
    for (const id of ['listFiles', 'updateFile', 'createSession', 'getVersion']) expect(text).toContain(`"${id}"`)
    for (const id of ['uploadFile', 'downloadFile', 'replaceFileContent', 'issueToken', 'getDocs'])
      expect(text).not.toContain(`"operationId":"${id}"`)
    expect(text).not.toMatch(/"parameters":\[[^\]]*IfNoneMatch/)
  })
})

test('operations are found by method and path, whatever the query', () => {
  const operationOf = operationFinder()
  expect(operationOf('GET', '/v1/files?limit=2')).toBe('listFiles')
  expect(operationOf('DELETE', '/v1/sessions/current')).toBe('revokeSession')
  expect(operationOf('GET', '/.well-known/jwks.json')).toBe('getJwks')
  expect([operationOf('GET', '/-well-known/jwks.json'), operationOf('PUT', '/v1/files')]).toEqual([
    'unknown',
    'unknown',
  ])
})

describe('folders of generated files', () => {
  function folder(files: Record<string, string>): string {
    const place = mkdtempSync(join(tmpdir(), 'coffer-tree-'))
    cleanUps.push(() => rmSync(place, { recursive: true, force: true }))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true })
      writeFileSync(join(place, path), text)
    }
    return place
  }

  test('are compared and made equal, and what builds left there stays', () => {
    const old = folder({ 'a/gone.txt': '1', 'b.txt': '1', 'c.txt': '1', 'dist/built.js': '1' })
    const made = readTree(folder({ 'b.txt': '2', 'c.txt': '1', 'd/e.txt': '1' }))
    const changes = difference(readTree(old), made)
    expect(changes).toEqual({ added: ['d/e.txt'], changed: ['b.txt'], removed: ['a/gone.txt'] })
    applyDifference(old, made, changes)
    expect(difference(readTree(old), made)).toEqual({ added: [], changed: [], removed: [] })
    expect(readFileSync(join(old, 'dist/built.js'), 'utf8')).toBe('1')
    expect(() => readFileSync(join(old, 'a'))).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })

  test('a folder that is not there has no files', () => {
    expect(readTree('/nowhere').size).toBe(0)
  })
})

describe("the scenario's proxy", () => {
  /** Answers with the method, the path and the length of what came. */
  async function proxied(): Promise<Proxy> {
    const service: Server = createServer((request, response) => {
      if (request.url === '/version?break') return void response.destroy()
      void buffer(request).then(({ length }) => {
        response.writeHead(201, { 'X-Told': ['a', 'b'] }).end(`${request.method ?? ''} ${request.url ?? ''} ${length}`)
      })
    })
    await once(service.listen(0, '127.0.0.1'), 'listening')
    const proxy = await startProxy(`http://127.0.0.1:${(service.address() as AddressInfo).port}`)
    cleanUps.push(() => service.close().closeAllConnections(), proxy.close)
    return proxy
  }

  test('forwards request and answer, and notes both', async () => {
    const { address, passages } = await proxied()
    const body = new Uint8Array(3_000_000)
    const headers = { 'User-Agent': 'me/1', 'Repr-Digest': 'sha-256=:x:', 'X-Scenario': 'b' }
    const answer = await fetch(`${address}/v1/files?a=1`, { method: 'POST', body, headers })
    expect(await answer.text()).toBe('POST /v1/files?a=1 3000000')
    expect(answer.headers.get('X-Told')).toBe('a, b')
    expect(passages).toEqual([
      { story: 'b', operation: 'uploadFile', status: 201, userAgent: 'me/1', hasDigest: true, bytes: 3_000_000 },
    ])
  })

  test('fails the first request with a fault, once for each id', async () => {
    const { address, passages } = await proxied()
    const ask = async (id: string) =>
      fetch(`${address}/version`, { headers: { 'X-Fault': '503-once', 'X-Fault-Id': id } })
    const answers = [await ask('1'), await ask('1'), await ask('2')]
    expect(answers.map(({ status }) => status)).toEqual([503, 201, 503])
    expect(answers[0]!.headers.get('Retry-After')).toBe('1')
    expect(passages.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'getVersion 503',
      'getVersion 201',
      'getVersion 503',
    ])
  })

  test('loses the first answer to a key that asks for it, which the service has given', async () => {
    const { address, passages } = await proxied()
    const ask = async (key: string) =>
      fetch(`${address}/v1/api-keys`, { method: 'POST', headers: { 'Idempotency-Key': key } }).then(
        ({ status }) => status,
        () => 'lost',
      )
    expect([await ask('lost-answer-1'), await ask('lost-answer-1'), await ask('1')]).toEqual(['lost', 201, 201])
    expect(passages.map(({ operation, status }) => `${operation} ${status}`)).toEqual(
      Array.from({ length: 3 }, () => 'createApiKey 201'),
    )
  })

  test('a service that breaks off: 502', async () => {
    const { address } = await proxied()
    expect((await fetch(`${address}/version?break`)).status).toBe(502)
  })
})

describe('a measured process', () => {
  const node = (script: string) => ({ command: process.execPath, args: ['-e', script] })
  const signal = new AbortController().signal

  test('its output, its code, its time and the most memory that it held', async () => {
    const script = `const held = Buffer.alloc(150 * 1024 * 1024, 1); console.log(process.env.COFFER_URL); console.error('e');
      setTimeout(() => process.exit(3), 200)`
    const measured = await runMeasured(node(script), 'http://x', { timeoutSeconds: 20, signal })
    expect(measured).toMatchObject({ code: 3, stdout: 'http://x\n', stderr: 'e\n', timedOut: false })
    expect(measured.seconds).toBeGreaterThan(0.2)
    expect(measured.peakMebibytes).toBeGreaterThan(150)
  })

  test('one that hangs is ended', async () => {
    const hanging = node('setInterval(() => undefined, 1000)')
    expect(await runMeasured(hanging, 'http://x', { timeoutSeconds: 0.3, signal })).toMatchObject({
      code: null,
      timedOut: true,
    })
  })
})

test('a command that fails tells what it said', async () => {
  const args = ['-e', 'console.log("out"); console.error("err"); process.exit(4)']
  await expect(runCommand(process.execPath, args, { cwd: root })).rejects.toThrow(/ended with 4:\nout\n\nerr/)
})

test('the expected output ends each line, and has the digest of the 64 MiB', () => {
  const lines = expectedOutput().split('\n')
  expect(lines).toHaveLength(31)
  expect(lines.at(-1)).toBe('')
  expect(lines[4]).toContain('50e82e3da6c149bb398607686651747079c8b5bfaa5d94da726ed67a306d60f8')
})

describe('the judgement of a scenario', () => {
  const measured: Measured = {
    ...{ code: 0, stdout: expectedOutput(), stderr: '', seconds: 1, peakMebibytes: 100, timedOut: false },
  }

  test('what printed the expected lines within its limits has no faults', () => {
    expect(processFaults(measured, 9)).toEqual([])
    expect(processFaults({ ...measured, stderr: 'a warning', peakMebibytes: undefined }, 9)).toEqual([])
  })

  test.each<[Partial<Measured>, string]>([
    [{ code: 1 }, 'it ended with 1'],
    [{ code: null }, 'it ended with a signal'],
    [{ code: null, timedOut: true }, 'it did not end within 9 s'],
    [{ peakMebibytes: 401 }, 'it took 401 MiB of memory; 400 are allowed'],
    [
      { stdout: expectedOutput().replace('404 file', '403 file') },
      '- missing: 404 file-not-found\n+ missing: 403 file-not-found',
    ],
    [{ stdout: expectedOutput().trimEnd() }, 'it printed something else'],
    [{ stdout: '' }, '- register: accepted\n'],
  ])('%j is a fault', (change, told) => {
    const faults = processFaults({ ...measured, ...change, stderr: 'why it was' }, 9)
    expect(faults.join('\n')).toContain(told)
    expect(faults.at(-1)).toBe('its standard error:\nwhy it was')
  })

  const passage = (operation: string, status: number, more: Partial<Passage> = {}): Passage => ({
    ...{
      story: '',
      operation,
      status,
      userAgent: `coffer-go/${readClientContract().info.version}`,
      hasDigest: false,
      bytes: 0,
    },
    ...more,
  })
  const large = passage('uploadFile', 201, { hasDigest: true, bytes: 64 * 1024 * 1024 })
  const good: Passage[] = [
    ...[passage('getMe', 401), passage('issueToken', 200), passage('getMe', 200), large],
    ...Array.from({ length: 5 }, () => passage('uploadFile', 201)),
    ...[passage('getVersion', 503), passage('getVersion', 200), passage('issueToken', 400)],
    ...[passage('createUpload', 201), passage('appendUpload', 204, { bytes: 8 * 1024 * 1024 })],
    ...[passage('appendUpload', 0), passage('getUpload', 200), passage('appendUpload', 204), passage('getUpload', 200)],
    ...[passage('createUpload', 201), passage('getUpload', 200), passage('createUpload', 201)],
    ...[passage('createApiKey', 201), passage('createApiKey', 201)],
  ]

  test('what passed the proxy as it must has no faults, also twice, when the stories are told apart', () => {
    expect(storyFaults('go', good)).toEqual([])
    expect(storyFaults('go', [...good, ...good.map((one) => ({ ...one, story: 'async' }))])).toEqual([])
  })

  test.each<[string, Passage[], string]>([
    ['nothing', [], 'nothing passed the proxy'],
    ['two refreshes', [passage('issueToken', 200), ...good], 'not 200 200 400'],
    ['no 401', good.filter(({ status }) => status !== 401), 'the invalid access token was sent'],
    [
      'no retry',
      good.filter((one) => one.operation !== 'getVersion' || one.status !== 200),
      'goes again once, not 503',
    ],
    ['a key given up for lost', good.slice(0, -1), 'asked for again when its answer was lost, not 201'],
    ['an upload begun twice', [...good, passage('createUpload', 201)], '3 resumable uploads, each begun once'],
    ['no broken piece', good.filter(({ status }) => status !== 0), 'a connection broke while a piece was sent'],
    ['a piece at a wrong place', [...good, passage('appendUpload', 409)], 'pieces begin where the upload is'],
    ['nobody asked', good.filter(({ operation }) => operation !== 'getUpload'), 'it was asked where the upload is'],
    [
      'too large a piece',
      [...good, passage('appendUpload', 204, { bytes: 8 * 1024 * 1024 + 1 })],
      'no piece is larger than 8 MiB',
    ],
    ['an upload sent twice', [...good, passage('uploadFile', 201)], '6 uploads'],
    [
      'half of the large file',
      good.map((one) => (one === large ? { ...large, bytes: 3 } : one)),
      'came whole: 3 bytes',
    ],
    ['no digest', good.map((one) => (one === large ? { ...large, hasDigest: false } : one)), 'has a Repr-Digest'],
    ['another name', [...good, passage('getMe', 200, { userAgent: 'curl/8' })], 'not curl/8'],
    ['a path of its own', [...good, passage('unknown', 404)], '1 requests that the contract does not have'],
  ])('%s is a fault', (_, passages, told) => {
    expect(storyFaults('go', passages).join('\n')).toContain(told)
  })
})
