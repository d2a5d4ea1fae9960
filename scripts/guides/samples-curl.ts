// Runs curl's samples as they stand against the real service. What the contract's examples name, such as a file, a role or
// the token of a letter, is made for each in the way in which the contract's own run makes it, by an account of its own
// where the sample ends sessions or accounts.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readContract, type Operation } from '../../src/http/document.ts'
import { runCommand } from '../clients/command.ts'
import { byStatus, recipes, type Sound } from '../contract/recipes.ts'
import { runStatement } from '../contract/rows.ts'
import { metricsToken, startService, type Service } from '../contract/service.ts'
import { createWorld, nextAddress, password, type World } from '../contract/world.ts'
import { baseUrl, callsOf, contentTag, fileExample, filledPath, type Call } from '../samples/call.ts'
import { onShell } from '../samples/curl.ts'
import type { Sources } from './samples.ts'

const contract = readContract()
const example = fileExample(contract)
const calls = new Map(callsOf(contract).map((call) => [call.id, call]))

interface Stage {
  readonly service: Service
  readonly world: World
  readonly folder: string
}

/** @returns how many were run @throws Error naming each operation whose answer is not a success of the contract */
export async function proveCurl(sources: Sources): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-samples-'))
  const service = await startService('sqlite', { COFFER_METRICS_TOKEN: metricsToken })
  try {
    const world = createWorld(service)
    await setUp(service, world)
    const faults: string[] = []
    for (const [id, source] of sources) {
      const operation = contract.operations.get(id as never)
      const call = calls.get(id)
      if (!operation || !call) throw new Error(`the contract has no ${id}; run "npm run generate"`)
      const successes = Object.keys(operation.responses).filter((status) => status < '300')
      const { status, script } = await runOne({ service, world, folder }, operation, call, source)
      if (!successes.includes(status))
        faults.push(`${id} answered ${status}, not ${successes.join(' or ')}:\n${script}`)
    }
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return sources.size
  } finally {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function setUp({ setupToken }: Service, world: World): Promise<void> {
  await world.ask('POST', '/setup', {
    text: new URLSearchParams({ token: setupToken, email: world.administrator, password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })
}

/** @returns the status of the answer, and what was run */
async function runOne(
  stage: Stage,
  operation: Operation,
  call: Call,
  source: string,
): Promise<{ status: string; script: string }> {
  const request = await soundRequest(stage, operation, call)
  const [token = ''] = /[^ ]+$/.exec(request.headers['Authorization'] ?? '') ?? []
  const script = await onStage(stage, call, source, request)
  const bytes = ['appendUpload', 'uploadByLink'].includes(operation.id) ? request.body : randomBytes(2000)
  await writeFile(join(stage.folder, example.name), bytes)
  const shell = `curl() { command curl -sS -w '\\n%{http_code}' -H 'X-Forwarded-For: ${nextAddress()}' "$@"; }\n${script}`
  const env = { TOKEN: token, METRICS_TOKEN: metricsToken }
  const output = await runCommand('bash', ['-euc', shell], { cwd: stage.folder, env, timeoutSeconds: 20 })
  return { status: output.split('\n').at(-1) ?? '', script }
}

/** The example's request, changed until it can succeed. */
async function soundRequest({ service, world }: Stage, operation: Operation, call: Call): Promise<Sound> {
  const [status = '', spec] = Object.entries(operation.responses)[0] ?? []
  const request: Sound = {
    path: filledPath(call),
    query: '',
    headers: call.credentials === 'token' ? { Authorization: `Bearer ${(await world.admin()).accessToken}` } : {},
    body: bodyText(call),
  }
  if (operation.id === 'unlinkIdentity') {
    request.path = request.path.replace(/[^/]+$/, await linkedIdentity(service, world))
    return request
  }
  const recipe = recipes[`${operation.id} ${status}`] ?? byStatus[status]
  const troubled = { address: service.address, isCut: false, hurried: service.address, stop: async () => {} }
  const [mediaType] = Object.keys(spec?.content ?? {})
  const { setupToken } = service
  const reason = await recipe?.({ operation, request, world, troubled, setupToken, mediaType })
  if (typeof reason === 'string') throw new Error(`${operation.id} cannot succeed here: ${reason}`)
  return request
}

/** The sample at the service's address, about what the request is about. */
async function onStage({ service, world }: Stage, call: Call, source: string, request: Sound): Promise<string> {
  let script = source.replace(`${baseUrl}${filledPath(call)}`, `${service.address}${request.path}`)
  if (call.body?.mediaType === 'application/x-www-form-urlencoded')
    for (const [name, value] of new URLSearchParams(request.body))
      script = script.replace(`${name}=${String(call.body.value[name])}`, `${name}=${value}`)
  else if (call.body) script = script.replace(onShell(bodyText(call)), () => onShell(request.body))
  if (!script.includes(contentTag(example))) return script
  const headers = { authorization: request.headers['Authorization'] ?? '' }
  const { body } = await world.ask('GET', request.path.replace(/\/(?:content|versions\/.*)$/, ''), { headers })
  return script.replace(contentTag(example), `"${(body as { sha256: string }).sha256}"`)
}

function bodyText({ body }: Call): string {
  if (!body) return ''
  return body.mediaType === 'application/x-www-form-urlencoded'
    ? new URLSearchParams(body.value as Record<string, string>).toString()
    : JSON.stringify(body.value)
}

/** No provider runs beside the service: the database is told that one knows the administrator. @returns its id */
async function linkedIdentity({ databaseUrl }: Service, world: World): Promise<string> {
  const id = randomBytes(16)
  await runStatement(
    databaseUrl,
    'insert into identity (id, account_id, provider_id, issuer, subject_digest, address, created_at) select ?, id, ?, ?, ?, ?, ? from account where email = ?',
    [id, 'keycloak', 'https://id.example.org', randomBytes(32), world.administrator, Date.now(), world.administrator],
  )
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
