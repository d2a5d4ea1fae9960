import { account, baseUrl, contentTag, type Body, type Call, type FileExample, type Member } from './call.ts'

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
  const standard = ['context', 'fmt', 'log', 'os', 'strings', 'time'].filter((name) => all.includes(`${name}.`))
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

/** The lists of which the client gives every item of every page. */
const followed: ReadonlySet<string> = new Set(['listFiles', 'listSessions'])

function general({ id, path, body, answers, options }: Call): Statements {
  if (followed.has(id)) {
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
    ...path.map(({ value, isUuid, isInteger }) => (isUuid ? uuid(value) : isInteger ? value : text(value))),
    ...(options.length > 0 ? ['nil'] : []),
    ...(body ? [body.isNested ? `${text(body.mediaType)}, strings.NewReader(passkey)` : literal(body)] : []),
  ].join(', ')
  const imports = [
    ...(body && !body.isNested ? ['coffer.example/client/api'] : []),
    ...(path.some(({ isUuid }) => isUuid) || (body?.members.some(({ ofIds }) => ofIds) ?? false) ? [uuidPackage] : []),
    ...(body?.members.some(({ isNullable }) => isNullable) ? ['github.com/oapi-codegen/nullable'] : []),
  ]
  const before = body?.isNested ? [`passkey := \`${JSON.stringify(body.value, null, 2)}\``] : []
  const call = `client.API().${pascal(id)}${bodyKind(body)}WithResponse(${given})`
  if (answers === 'nothing') return { lines: [...before, ...ifFails(`_, err := ${call}`)], imports }
  const shown = answers === 'text' ? 'string(answer.Body)' : 'answer.Status(), string(answer.Body)'
  return { lines: [...before, `answer, err := ${call}`, ...fatal, `fmt.Println(${shown})`], imports }
}

/** As oapi-codegen names the method for a media type other than JSON, and for a body that is JSON already. */
function bodyKind(body: Body | undefined): string {
  if (body?.isNested) return 'WithBody'
  if (body?.mediaType === 'application/x-www-form-urlencoded') return 'WithFormdataBody'
  return body?.mediaType === 'application/merge-patch+json' ? 'WithApplicationMergePatchPlusJSONBody' : ''
}

function literal({ schema, members }: Body): string {
  const width = Math.max(...members.map(({ name }) => pascal(name).length)) + 2
  const fields = members.map((member) => `\t${`${pascal(member.name)}:`.padEnd(width)}${fieldValue(member)},\n`)
  return `api.${pascal(schema)}{\n${fields.join('')}}`
}

/** What may be left out is a pointer, but for texts and lists, of which nothing is their own empty value. */
function fieldValue({ value, type, format, ofIds, isNullable, isRequired }: Member): string {
  const list = ofIds ? { of: 'uuid.UUID', item: uuid } : { of: 'string', item: text }
  const single = format === 'date-time' ? goTime(String(value)) : goText(value)
  const known = Array.isArray(value) ? `[]${list.of}{${value.map((one) => list.item(String(one))).join(', ')}}` : single
  const exact = type === 'integer' ? `[${format ?? 'int'}]` : ''
  if (isNullable) return `nullable.NewNullableWithValue${exact}(${known})`
  const isPointer =
    !isRequired && (type === 'integer' || type === 'boolean' || (type === 'string' && format !== undefined))
  return isPointer ? `coffer.Ptr${exact}(${known})` : known
}

function goTime(value: string): string {
  const at = new Date(value)
  return `time.Date(${at.getUTCFullYear()}, ${at.getUTCMonth() + 1}, ${at.getUTCDate()}, ${at.getUTCHours()}, 0, 0, 0, time.UTC)`
}
const goText = (value: unknown): string => (typeof value === 'string' ? text(value) : String(value))
const uuidPackage = 'github.com/google/uuid'
const uuid = (value: string): string => `uuid.MustParse(${text(value)})`
const text = (value: string): string => JSON.stringify(value)

/** With initialisms as Go writes them. */
function pascal(name: string): string {
  const joined = name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
  const capital = (joined[0] ?? '').toUpperCase() + joined.slice(1)
  return capital.replaceAll(/(?:Api|Id|Json)(?=[A-Z]|$)/g, (word) => word.toUpperCase())
}
