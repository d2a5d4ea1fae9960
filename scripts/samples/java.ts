import { account, baseUrl, contentTag, filledPath, type Body, type Call, type FileExample } from './call.ts'

interface Statements {
  readonly lines: readonly string[]
  readonly imports?: readonly string[]
}

/** A whole program for the client of `generated/sdk/java`. */
export function javaSample(call: Call, file: FileExample): string {
  const { lines, imports = [] } = special(call, file) ?? general(call)
  const signIn =
    call.credentials === 'token' ? [`client.signIn(${text(account.email)}, ${text(account.password)});`] : []
  const client = 'example.coffer.client.'
  const own = imports.filter((name) => !name.startsWith('java.')).map((name) => client + name)
  const platform = imports.filter((name) => name.startsWith('java.'))
  return [
    ...[`${client}CofferClient`, ...own, ...platform].sort().map((name) => `import ${name};`),
    '',
    `class ${pascal(call.id)} {`,
    '    public static void main(String[] arguments) throws Exception {',
    `        try (var client = CofferClient.builder(${text(baseUrl)}).build()) {`,
    ...[...signIn, ...lines].flatMap((line) => line.split('\n')).map((line) => `            ${line}`),
    '        }',
    '    }',
    '}',
  ].join('\n')
}

/** What the client has an own way for. */
function special(call: Call, file: FileExample): Statements | undefined {
  const { id, path, credentials } = call
  const fileId = uuid(path[0]?.value ?? '')
  const { name, mediaType, description, tags, metadata } = file
  const source = `Upload.of(Path.of(${text(name)}))`
  switch (id) {
    case 'createSession':
      return {
        lines: [
          `var session = client.signIn(${text(account.email)}, ${text(account.password)});`,
          'System.out.println(session.getExpiresIn());',
        ],
      }
    case 'issueToken':
      return {
        lines: [
          `var tokens = client.oauth().issueToken(${refreshToken(call)});`,
          'System.out.println(tokens.getExpiresIn());',
        ],
      }
    case 'revokeToken':
      return { lines: [`client.oauth().revokeToken(${refreshToken(call)});`] }
    case 'uploadFile': {
      const pairs = Object.entries(metadata).flatMap(([key, value]) => [text(key), text(value)])
      const lines = [
        `var file = client.upload(${source}`,
        `        .mediaType(${text(mediaType)})`,
        `        .description(${text(description)})`,
        `        .tags(List.of(${tags.map(text).join(', ')}))`,
        `        .metadata(Map.of(${pairs.join(', ')})));`,
        'System.out.println(file.getId() + " " + file.getSize());',
      ]
      return { lines, imports: ['Upload', 'java.nio.file.Path', 'java.util.List', 'java.util.Map'] }
    }
    case 'replaceFileContent': {
      const lines = [
        `var id = ${fileId};`,
        `var upload = ${source}.mediaType(${text(mediaType)});`,
        `var file = client.replaceContent(id, upload, ${text(contentTag(file))});`,
        'System.out.println(file.getVersion());',
      ]
      return { lines, imports: ['Upload', 'java.nio.file.Path', 'java.util.UUID'] }
    }
    case 'downloadFile': {
      const lines = [`var id = ${fileId};`, `client.download(Download.of(id), Path.of(${text(name)}));`]
      return { lines, imports: ['Download', 'java.nio.file.Path', 'java.util.UUID'] }
    }
    default:
      return credentials === 'metrics' ? withMetricsToken(call) : undefined
  }
}

function withMetricsToken(call: Call): Statements {
  const header = 'Map.of("Authorization", "Bearer " + System.getenv("METRICS_TOKEN"))'
  const lines = [`var token = ${header};`, `System.out.println(client.text(${text(filledPath(call))}, token));`]
  return { lines, imports: ['java.util.Map'] }
}

function general(call: Call): Statements {
  const { id, tag, path, body, answers, paged } = call
  if (paged)
    return { lines: [`client.${id.replace(/^list/, 'all')}().forEach(item -> System.out.println(item.getId()));`] }
  if (answers === 'text') return { lines: [`System.out.println(client.text(${text(filledPath(call))}));`] }
  const parts = [
    ...path.map(({ name, value, isUuid }) => `        .${name}(${isUuid ? uuid(value) : text(value)})\n`),
    ...(body ? [`        .${camel(body.schema)}(${literal(body)})\n`] : []),
  ]
  const api = `${pascal(tag)}Api.API${pascal(id)}Request`
  const request = parts.length > 0 ? [`var request = ${api}.newBuilder()\n${parts.join('')}        .build();`] : []
  const given = `client.${tag}().${id}(${parts.length > 0 ? 'request' : ''})`
  const imports = [
    ...(parts.length > 0 ? [`api.${pascal(tag)}Api`] : []),
    ...(body ? [`model.${body.schema}`] : []),
    ...(path.some(({ isUuid }) => isUuid) ? ['java.util.UUID'] : []),
  ]
  return { lines: [...request, answers === 'nothing' ? `${given};` : `System.out.println(${given});`], imports }
}

function literal({ schema, value }: Body): string {
  const members = Object.entries(value).map(([name, member]) => `.${camel(name)}(${text(String(member))})`)
  return `new ${schema}()${members.map((member) => `\n                ${member}`).join('')}`
}

const refreshToken = ({ body }: Call): string => text(String(body?.value['refresh_token'] ?? body?.value['token']))
const uuid = (value: string): string => `UUID.fromString(${text(value)})`
const text = (value: string): string => JSON.stringify(value)
const pascal = (name: string): string => (name[0] ?? '').toUpperCase() + name.slice(1)
const camel = (name: string): string => {
  const joined = name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  return (joined[0] ?? '').toLowerCase() + joined.slice(1)
}
