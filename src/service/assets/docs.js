/** Starts the reference: this service alone, nothing of anyone else's network. */

// The validator built into Scalar would try whether it may make code from text; the page's policy says no.
globalThis.__zod_globalConfig = { jitless: true }

const place = document.getElementById('reference')
const [contract] = await Promise.all([
  fetch(place.dataset.contract).then((response) => response.json()),
  import('./scalar.js'),
])

globalThis.Scalar.createApiReference(place, {
  content: withOptionalThingsOff(contract),
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'none',
  persistAuth: false,
  showOperationId: true,
  defaultOpenAllTags: true,
  generateOperationSlug: ({ operationId }) => operationId,
  orderSchemaPropertiesBy: 'preserve',
  modelsSectionLabel: 'Schemas',
  onRequestBuilt: ({ request }) => leaveOutEmptyCredentials(request.headers),
})

/** Samples and forms begin with what is required; of what is optional, only what one ticks or selects is sent. */
function withOptionalThingsOff(document) {
  const items = Object.values(document.paths)
  const operations = items.flatMap((item) => Object.values(item).filter((member) => member.operationId))
  const inline = [...items, ...operations].flatMap(({ parameters = [] }) => parameters)
  for (const parameter of [...Object.values(document.components.parameters), ...inline]) {
    if (parameter.$ref || parameter.required || parameter.example === undefined) continue
    parameter.examples = { default: { value: parameter.example, 'x-disabled': true } }
    delete parameter.example
  }
  for (const { security = [] } of operations) security.sort((a, b) => isNone(b) - isNone(a))
  return document
}

function isNone(requirement) {
  return Object.keys(requirement).length === 0
}

/** A scheme chosen but not filled in counts as none, so that public operations and the page's cookie still work. */
function leaveOutEmptyCredentials(headers) {
  if (/^(Bearer|Basic( Og==)?) *$/i.test(headers.get('Authorization') ?? '')) headers.delete('Authorization')
}
