import { format } from 'prettier'
import { account, baseUrl, contentTag, type Call, type FileExample } from './call.ts'

/** A whole module for the client of `generated/sdk/typescript`. */
export function typescriptSample(call: Call, file: FileExample): Promise<string> {
  const { imports = [], statements } = special(call, file) ?? { statements: general(call) }
  const credentials = call.credentials === 'token' ? { credentials: account } : {}
  const metrics = call.credentials === 'metrics' ? `\nconst metricsToken = process.env.METRICS_TOKEN ?? ''\n` : ''
  const text = [
    ...imports,
    `import { createClient } from '@coffer/client'`,
    metrics,
    `const client = createClient(${literal({ baseUrl, ...credentials })})`,
    ...statements,
  ].join('\n')
  return format(text, { parser: 'typescript', semi: false, singleQuote: true, printWidth: 90 }).then((formatted) =>
    formatted.trimEnd(),
  )
}

/** What the client has an own way for. */
function special({ id, path }: Call, file: FileExample): { imports?: string[]; statements: string[] } | undefined {
  const fileId = literal(path[0]?.value)
  switch (id) {
    case 'createSession':
      return {
        statements: [`const session = await client.signIn(${literal(account)})`, 'console.log(session.expiresIn)'],
      }
    case 'uploadFile': {
      const { name, mediaType, description, tags, metadata } = file
      const options = literal({ name, mediaType, description, tags, metadata })
      return opening(name, [
        `const file = await client.uploadFile(bytes, ${options})`,
        'console.log(file.id, file.size)',
      ])
    }
    case 'replaceFileContent': {
      const options = literal({ mediaType: file.mediaType, ifMatch: contentTag(file) })
      const call = `const file = await client.replaceFileContent(${fileId}, bytes, ${options})`
      return opening(file.name, [call, 'console.log(file.version)'])
    }
    case 'downloadFileVersion':
      return {
        imports: [`import { writeFile } from 'node:fs/promises'`],
        statements: [
          `const { stream } = await client.downloadFile(${fileId}, { version: ${path[1]?.value ?? ''} })`,
          `await writeFile(${literal(file.name)}, stream)`,
        ],
      }
    case 'downloadFile':
      return {
        imports: [`import { writeFile } from 'node:fs/promises'`],
        statements: [
          `const { stream, name = ${literal(file.name)} } = await client.downloadFile(${fileId})`,
          'await writeFile(name, stream)',
        ],
      }
    default:
      return undefined
  }
}

function opening(name: string, statements: string[]): { imports: string[]; statements: string[] } {
  const open = `const bytes = await openAsBlob(${literal(name)})`
  return { imports: [`import { openAsBlob } from 'node:fs'`], statements: [open, ...statements] }
}

function general({ id, template, path, body, answers, itemKey, credentials }: Call): string[] {
  const pathValues = Object.fromEntries(
    path.map(({ name, value, isInteger }) => [name, isInteger ? Number(value) : value]),
  )
  if (itemKey !== undefined) {
    const within = path.length > 0 ? literal(pathValues) : ''
    return [
      `for await (const item of client.${id.replace(/^list/, 'listAll')}(${within})) console.log(item.${itemKey})`,
    ]
  }
  if (answers === 'text') {
    const given = [
      ...(path.length > 0 ? [`params: { path: ${literal(pathValues)} }`] : []),
      ...(credentials === 'metrics' ? ['headers: { Authorization: `Bearer ${metricsToken}` }'] : []),
      `parseAs: 'text'`,
    ]
    return [`const { data } = await client.raw.GET('${template}', { ${given.join(', ')} })`, 'console.log(data)']
  }
  const options = { ...(path.length > 0 ? { path: pathValues } : {}), ...(body ? { body: body.value } : {}) }
  const call = `await client.${id}(${Object.keys(options).length > 0 ? literal(options) : ''})`
  return answers === 'nothing' ? [call] : [`const answer = ${call}`, 'console.log(answer)']
}

const literal = (value: unknown): string => JSON.stringify(value)
