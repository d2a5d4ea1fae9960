import { baseUrl, contentTag, filledPath, type Call, type FileExample } from './call.ts'

/** With the access token in `TOKEN`, that of the metrics in `METRICS_TOKEN`. */
export function curlSample(call: Call, file: FileExample): string {
  return [`curl ${verb(call)}${baseUrl}${filledPath(call)}`, ...credentials(call), ...payload(call, file)].join(
    ' \\\n  ',
  )
}

/** curl chooses GET by itself, and POST where there is a body. */
function verb({ method, body, id }: Call): string {
  const isImplied = method === 'GET' || (method === 'POST' && (body !== undefined || id === 'uploadFile'))
  return isImplied ? '' : `-X ${method} `
}

function credentials({ credentials: which }: Call): string[] {
  if (which === 'none') return []
  return [`-H "Authorization: Bearer $${which === 'metrics' ? 'METRICS_TOKEN' : 'TOKEN'}"`]
}

function payload({ id, body }: Call, file: FileExample): string[] {
  if (id === 'uploadFile') return form(file)
  if (id === 'downloadFile' || id === 'downloadFileVersion') return [`-o ${file.name}`]
  if (id === 'createUpload')
    return [tus, `-H 'Upload-Length: 2000'`, `-H 'Upload-Metadata: filename ${btoa(file.name)}'`]
  if (id === 'cancelUpload') return [tus]
  if (id === 'appendUpload')
    return [
      ...[tus, `-H 'Upload-Offset: 0'`, `-H 'Content-Type: application/offset+octet-stream'`],
      `--data-binary @${file.name}`,
    ]
  if (id === 'uploadByLink') return [`-H 'Content-Type: application/pdf'`, `--data-binary @${file.name}`]
  if (id === 'restoreFileVersion') return [`-H ${onShell(`If-Match: ${contentTag(file)}`)}`]
  if (id === 'replaceFileContent')
    return [
      `-H ${onShell(`If-Match: ${contentTag(file)}`)}`,
      `-H ${onShell(`Content-Type: ${file.mediaType}`)}`,
      `--data-binary @${file.name}`,
    ]
  if (!body) return []
  if (body.mediaType === 'application/x-www-form-urlencoded')
    return Object.entries(body.value).map(([name, value]) => `-d ${name}=${String(value)}`)
  return [`-H ${onShell(`Content-Type: ${body.mediaType}`)}`, `-d ${onShell(JSON.stringify(body.value))}`]
}

const tus = `-H 'Tus-Resumable: 1.0.0'`

/** The text parts come before the file. */
function form({ description, tags, metadata, mediaType, name }: FileExample): string[] {
  return [
    `-F ${onShell(`description=${description}`)}`,
    ...tags.map((tag) => `-F tags=${tag}`),
    `-F ${onShell(`metadata=${JSON.stringify(metadata)}`)}`,
    `-F ${onShell(`file=@${name};type=${mediaType}`)}`,
  ]
}

/** As one word of the shell. */
export const onShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
