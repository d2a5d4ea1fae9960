import { account, baseUrl, contentTag, type Body, type Call, type FileExample } from './call.ts'

interface Statements {
  readonly lines: readonly string[]
  readonly imports?: readonly string[]
}

/** A whole program for the client of `generated/sdk/go`, laid out as gofmt wants it. */
export function goSample(call: Call, file: FileExample): string {
  const { lines, imports = [] } = special(call, file) ?? general(call)
  const isMetrics = call.credentials === 'metrics'
  const option = isMetrics ? ', coffer.WithHeader("Authorization", "Bearer "+os.Getenv("METRICS_TOKEN"))' : ''
  const signIn =
    call.credentials === 'token'
      ? ifFails(`_, err := client.SignIn(ctx, ${text(account.email)}, ${text(account.password)})`)
      : []
  const body = [
    'ctx := context.Background()',
    `client, err := coffer.New(${text(baseUrl)}${option})`,
    ...fatal,
    ...signIn,
    ...lines,
  ]
  const all = body.join('\n')
  const standard = ['context', 'fmt', 'log', 'os'].filter((name) => all.includes(`${name}.`))
  const others = ['coffer "coffer.example/client"', ...imports.map(text)]
  return [
    'package main',
    '',
    'import (',
    ...standard.map((name) => `\t${text(name)}`),
    '',
    ...others.map((line) => `\t${line}`),
    ')',
    '',
    'func main() {',
    ...body.flatMap((line) => line.split('\n')).map((line) => `\t${line}`),
    '}',
  ].join('\n')
}

const fatal = ['if err != nil {', '\tlog.Fatal(err)', '}']
const ifFails = (statement: string): string[] => [`if ${statement}; err != nil {`, '\tlog.Fatal(err)', '}']

/** What the client has an own way for. */
function special({ id, path }: Call, file: FileExample): Statements | undefined {
  const fileId = uuid(path[0]?.value ?? '')
  const imports = [uuidPackage]
  const { name, mediaType, description, tags, metadata } = file
  switch (id) {
    case 'createSession':
      return {
        lines: [
          `session, err := client.SignIn(ctx, ${text(account.email)}, ${text(account.password)})`,
          ...fatal,
          'fmt.Println(session.ExpiresIn)',
        ],
      }
    case 'uploadFile': {
      const pairs = Object.entries(metadata).map(([key, value]) => `${text(key)}: ${text(value)}`)
      const options = [
        `\tMediaType:   ${text(mediaType)},`,
        `\tDescription: ${text(description)},`,
        `\tTags:        []string{${tags.map(text).join(', ')}},`,
        `\tMetadata:    map[string]string{${pairs.join(', ')}},`,
      ]
      const call = `file, err := client.Upload(ctx, coffer.FromFile(${text(name)}), &coffer.UploadOptions{`
      return { lines: [call, ...options, '})', ...fatal, 'fmt.Println(file.ID, file.Size)'] }
    }
    case 'replaceFileContent': {
      const options = `&coffer.ReplaceOptions{MediaType: ${text(mediaType)}}`
      const given = `id, \`${contentTag(file)}\`, coffer.FromFile(${text(name)}), ${options}`
      const lines = [
        `id := ${fileId}`,
        `file, err := client.ReplaceContent(ctx, ${given})`,
        ...fatal,
        'fmt.Println(file.Version)',
      ]
      return { lines, imports }
    }
    case 'downloadFile':
      return {
        lines: [`id := ${fileId}`, ...ifFails(`_, err := client.DownloadFile(ctx, id, ${text(name)}, nil)`)],
        imports,
      }
    default:
      return undefined
  }
}

function general({ id, path, body, answers, paged, hasOptions }: Call): Statements {
  if (paged) {
    const lines = [
      `for item, err := range client.${pascal(id).replace(/^List/, 'All')}(ctx, nil) {`,
      ...fatal.map((line) => `\t${line}`),
      '\tfmt.Println(item.ID)',
      '}',
    ]
    return { lines }
  }
  const given = [
    'ctx',
    ...path.map(({ value, isUuid }) => (isUuid ? uuid(value) : text(value))),
    ...(hasOptions ? ['nil'] : []),
    ...(body ? [literal(body)] : []),
  ].join(', ')
  const imports = [
    ...(body ? ['coffer.example/client/api'] : []),
    ...(path.some(({ isUuid }) => isUuid) ? [uuidPackage] : []),
    ...(body && members(body).some(({ isNullable }) => isNullable) ? ['github.com/oapi-codegen/nullable'] : []),
  ]
  const call = `client.API().${pascal(id)}${bodyKind(body)}WithResponse(${given})`
  if (answers === 'nothing') return { lines: ifFails(`_, err := ${call}`), imports }
  const shown = answers === 'text' ? 'string(answer.Body)' : 'answer.Status(), string(answer.Body)'
  return { lines: [`answer, err := ${call}`, ...fatal, `fmt.Println(${shown})`], imports }
}

/** As oapi-codegen names the method for a media type other than JSON. */
function bodyKind(body: Body | undefined): string {
  if (body?.mediaType === 'application/x-www-form-urlencoded') return 'WithFormdataBody'
  return body?.mediaType === 'application/merge-patch+json' ? 'WithApplicationMergePatchPlusJSONBody' : ''
}

function literal(body: Body): string {
  const lines = members(body)
  const width = Math.max(...lines.map(({ name }) => name.length)) + 2
  const fields = lines.map(({ name, value, isNullable }) => {
    const given = isNullable ? `nullable.NewNullableWithValue(${text(value)})` : text(value)
    return `\t${`${name}:`.padEnd(width)}${given},\n`
  })
  return `api.${body.schema}{\n${fields.join('')}}`
}

function members({ value, nullable }: Body): { name: string; value: string; isNullable: boolean }[] {
  return Object.entries(value).map(([name, member]) => {
    return { name: pascal(name), value: String(member), isNullable: nullable.includes(name) }
  })
}

const uuidPackage = 'github.com/google/uuid'
const uuid = (value: string): string => `uuid.MustParse(${text(value)})`
const text = (value: string): string => JSON.stringify(value)

/** With initialisms as Go writes them. */
function pascal(name: string): string {
  const joined = name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  return (joined[0] ?? '').toUpperCase() + joined.slice(1).replace(/Json$/, 'JSON').replace(/Id$/, 'ID')
}
