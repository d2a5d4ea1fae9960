import {
  account,
  baseUrl,
  contentTag,
  type Body,
  type Call,
  type FileExample,
  type Member,
  type Members,
} from './call.ts'

/** A whole module for the client of `generated/sdk/python`. */
export function pythonSample(call: Call, file: FileExample): string {
  const { imports = [], statements } = special(call, file) ?? general(call)
  const signIn =
    call.credentials === 'token' ? [`client.sign_in(${literal(account.email)}, ${literal(account.password)})`] : []
  const isMetrics = call.credentials === 'metrics'
  const has = (text: string): boolean => statements.some((line) => line.includes(text))
  const standard = [
    ...(has('datetime.') ? ['from datetime import datetime'] : []),
    ...(has('UUID(') ? ['from uuid import UUID'] : []),
  ]
  const uuid = standard.length > 0 ? [...standard, ''] : []
  const base = isMetrics
    ? [
        'headers = {"Authorization": f"Bearer {os.environ[\'METRICS_TOKEN\']}"}',
        `with CofferClient(${literal(baseUrl)}, headers=headers) as client:`,
      ]
    : [`with CofferClient(${literal(baseUrl)}) as client:`]
  return [
    ...(isMetrics ? ['import os', ''] : uuid),
    'from coffer_client import CofferClient',
    ...imports,
    '',
    ...base,
    ...[...signIn, ...statements].flatMap((line) => line.split('\n')).map((line) => `    ${line}`),
  ].join('\n')
}

interface Statements {
  readonly imports?: readonly string[]
  readonly statements: readonly string[]
}

/** What the client has an own way for. */
function special({ id, path }: Call, file: FileExample): Statements | undefined {
  const fileId = `UUID(${literal(path[0]?.value)})`
  const { name, mediaType, description, tags, metadata } = file
  switch (id) {
    case 'createSession': {
      const call = `session = client.sign_in(${literal(account.email)}, ${literal(account.password)})`
      return { statements: [call, 'print(session.expires_in)'] }
    }
    case 'uploadFile': {
      const given = [literal(name), ...keywords({ media_type: mediaType, description, tags, metadata })]
      return { statements: [`file = ${spread('client.upload', given)}`, 'print(file.id, file.size)'] }
    }
    case 'replaceFileContent': {
      const given = [fileId, literal(name), ...keywords({ if_match: contentTag(file), media_type: mediaType })]
      return { statements: [`file = ${spread('client.replace_content', given)}`, 'print(file.version)'] }
    }
    case 'downloadFile':
      return { statements: [`client.download(${fileId}, ${literal(name)})`] }
    default:
      return undefined
  }
}

function general({ id, tag, path, body, answers, itemKey }: Call): Statements {
  const method = `client.${snake(tag)}.${snake(id)}`
  const place = path.map(({ value, isUuid, isInteger }) =>
    isUuid ? `UUID(${literal(value)})` : isInteger ? value : literal(value),
  )
  if (itemKey !== undefined) {
    const every = spread(method.replace('.list_', '.list_all_'), place)
    return { statements: [`for item in ${every}:`, `    print(item.${snake(itemKey)})`] }
  }
  const given = [...place, ...(body ? [`body=${body.isNested ? 'body' : model(body)}`] : [])]
  const call = spread(method, given)
  return {
    imports: body ? [`from coffer_client.openapi.models import ${body.schema}`] : [],
    statements: [
      ...(body?.isNested ? [`body = ${body.schema}.from_dict(`, `    ${handedOn(body)}`, ')'] : []),
      ...(answers === 'nothing' ? [call] : [`answer = ${call}`, 'print(answer)']),
    ],
  }
}

const model = ({ schema, members }: Body): string =>
  spread(
    schema,
    members.map((member) => `${snake(member.name)}=${memberLiteral(member)}`),
    '    ',
  )

function memberLiteral({ value, format, ofIds }: Member): string {
  if (ofIds) return `[${(value as string[]).map((id) => `UUID(${literal(id)})`).join(', ')}]`
  return format === 'date-time' ? `datetime.fromisoformat(${literal(value)})` : literal(value)
}

/** Texts, lists and objects are written alike in JSON and Python. */
const handedOn = ({ value }: Body): string => JSON.stringify(value, null, 4).replaceAll('\n', '\n    ')

/** On one line where it fits into ninety columns. */
function spread(callee: string, given: readonly string[], indent = ''): string {
  const line = `${callee}(${given.join(', ')})`
  if (line.length + indent.length <= 76 && !line.includes('\n')) return line
  return `${callee}(\n${given.map((one) => `${indent}    ${one},\n`).join('')}${indent})`
}

const keywords = (members: Members): string[] =>
  Object.entries(members).map(([name, value]) => `${name}=${literal(value)}`)

const snake = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** As JSON has it, but for truth values and for single quotes around what has double ones in it. */
function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string' && value.includes('"') && !value.includes("'")) return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([name, member]) => `${literal(name)}: ${literal(member)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}
