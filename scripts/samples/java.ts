import {
  account,
  baseUrl,
  contentTag,
  filledPath,
  type Body,
  type Call,
  type FileExample,
  type Member,
} from './call.ts'

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
  const isForeign = (name: string): boolean => /^(?:java|com)\./.test(name)
  const own = imports.filter((name) => !isForeign(name)).map((name) => client + name)
  const foreign = imports.filter(isForeign)
  return [
    ...[`${client}CofferClient`, ...new Set([...own, ...foreign])].sort().map((name) => `import ${name};`),
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
    case 'introspectToken':
      return introspection(call)
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
    case 'downloadFileVersion': {
      const which = `Download.of(${fileId}).version(${path[1]?.value ?? ''})`
      const lines = [`var download = ${which};`, `client.download(download, Path.of(${text(name)}));`]
      return { lines, imports: ['Download', 'java.nio.file.Path', 'java.util.UUID'] }
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

/** The client leaves introspection to those who guard a service of their own: they have the platform's HTTP. */
function introspection(call: Call): Statements {
  const form = new URLSearchParams(call.body?.value as Record<string, string>).toString()
  const lines = [
    'var token = client.tokens().orElseThrow().accessToken();',
    `var request = HttpRequest.newBuilder(URI.create(${text(baseUrl + filledPath(call))}))`,
    '        .header("Authorization", "Bearer " + token)',
    `        .header("Content-Type", ${text(call.body?.mediaType ?? '')})`,
    `        .POST(HttpRequest.BodyPublishers.ofString(${text(form)}))`,
    '        .build();',
    'var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    'System.out.println(answer.body());',
  ]
  const imports = ['URI', 'http.HttpClient', 'http.HttpRequest', 'http.HttpResponse'].map((name) => `java.net.${name}`)
  return { lines, imports }
}

/** The lists of which the client gives every item of every page. */
const followed: ReadonlySet<string> = new Set(['listFiles', 'listSessions'])

function general(call: Call): Statements {
  const { id, tag, path, body, answers, options, produces } = call
  if (followed.has(id))
    return { lines: [`client.${id.replace(/^list/, 'all')}().forEach(item -> System.out.println(item.getId()));`] }
  // Of what comes in several forms the generated client has no method.
  if (answers === 'text' || produces.length > 1)
    return { lines: [`System.out.println(client.text(${text(filledPath(call))}));`] }
  const parts = [
    ...path.map(
      ({ name, value, isUuid, isInteger }) =>
        `        .${name}(${isUuid ? uuid(value) : isInteger ? value : text(value)})\n`,
    ),
    ...(body ? [`        .${camel(body.schema)}(${body.isNested ? 'body' : literal(body)})\n`] : []),
  ]
  const api = `${pascal(tag)}Api.API${pascal(id)}Request`
  const takes = parts.length > 0 || options.some((name) => name !== 'If-None-Match')
  const build = parts.length > 0 ? `\n${parts.join('')}        .build();` : '.build();'
  const request = takes ? [`var request = ${api}.newBuilder()${build}`] : []
  const given = `client.${camel(tag)}().${id}(${takes ? 'request' : ''})`
  const imports = [
    ...(takes ? [`api.${pascal(tag)}Api`] : []),
    ...(body ? [`model.${body.schema}`, ...platformTypes(body)] : []),
    ...(path.some(({ isUuid }) => isUuid) ? ['java.util.UUID'] : []),
  ]
  const sent = answers === 'nothing' ? `${given};` : `System.out.println(${given});`
  return { lines: [...(body?.isNested ? handedOn(body) : []), ...request, sent], imports }
}

function handedOn({ schema, value }: Body): string[] {
  const json = JSON.stringify(value, null, 2).replaceAll(/^/gm, '        ')
  return [`var json = """\n${json}\n        """;`, `var body = new ObjectMapper().readValue(json, ${schema}.class);`]
}

function platformTypes({ isNested, members }: Body): string[] {
  if (isNested) return ['com.fasterxml.jackson.databind.ObjectMapper']
  return [
    ...members.filter(({ type }) => type === 'array').map(({ isSet }) => (isSet ? 'java.util.Set' : 'java.util.List')),
    ...(members.some(({ ofIds }) => ofIds) ? ['java.util.UUID'] : []),
    ...(members.some(({ format }) => format === 'date-time') ? ['java.time.OffsetDateTime'] : []),
  ]
}

function literal({ schema, members }: Body): string {
  const set = members.map((member) => `.${camel(member.name)}(${memberValue(schema, member)})`)
  return `new ${schema}()${set.map((call) => `\n                ${call}`).join('')}`
}

function memberValue(schema: string, { name, value, format, ofIds, isSet, isChoice }: Member): string {
  const item = ofIds ? uuid : text
  if (Array.isArray(value)) return `${isSet ? 'Set' : 'List'}.of(${value.map((one) => item(String(one))).join(', ')})`
  if (format === 'date-time') return `OffsetDateTime.parse(${text(String(value))})`
  if (isChoice) return `${schema}.${pascal(name)}Enum.${String(value).replaceAll('-', '_').toUpperCase()}`
  if (typeof value === 'string') return text(value)
  return format === 'int64' ? `${String(value)}L` : String(value)
}

const refreshToken = ({ body }: Call): string => text(String(body?.value['refresh_token'] ?? body?.value['token']))
const uuid = (value: string): string => `UUID.fromString(${text(value)})`
const text = (value: string): string => JSON.stringify(value)
const pascal = (name: string): string => {
  const joined = camel(name)
  return (joined[0] ?? '').toUpperCase() + joined.slice(1)
}
const camel = (name: string): string => {
  const joined = name.replace(/[_-](\w)/g, (_all, letter: string) => letter.toUpperCase())
  return (joined[0] ?? '').toLowerCase() + joined.slice(1)
}
