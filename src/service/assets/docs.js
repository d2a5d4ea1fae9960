/** Starts the reference: this service alone, nothing of anyone else's network. */

import { guides, samples } from './reference.js'

// The validator built into Scalar would try whether it may make code from text; the page's policy says no.
globalThis.__zod_globalConfig = { jitless: true }

const place = document.getElementById('reference')
const [contract] = await Promise.all([
  fetch(place.dataset.contract).then((response) => response.json()),
  import('./scalar.js'),
])

globalThis.Scalar.createApiReference(place, {
  content: withGuides(withSamples(withOptionalThingsOff(contract))),
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  // It would make samples by itself, which nobody has run.
  hiddenClients: true,
  documentDownloadType: 'none',
  persistAuth: false,
  showOperationId: true,
  defaultOpenAllTags: true,
  generateOperationSlug: ({ operationId }) => operationId,
  orderSchemaPropertiesBy: 'preserve',
  modelsSectionLabel: 'Schemas',
  onBeforeRequest: ({ requestBuilder }) => leaveOutSecondSignIn(requestBuilder),
  onRequestBuilt: ({ request }) => leaveOutEmptyCredentials(request.headers),
})

new MutationObserver(mendSoon).observe(place, { childList: true, subtree: true })
let mending = false

function mendSoon() {
  if (mending) return
  mending = true
  requestAnimationFrame(() => {
    mending = false
    mend()
  })
}

/** Scalar leaves some things without a name, and code that can be scrolled out of the keyboard's reach. */
function mend() {
  for (const code of place.querySelectorAll('.markdown pre > code:not([tabindex])')) {
    code.tabIndex = 0
    code.setAttribute('role', 'group')
    code.setAttribute('aria-label', 'Code')
  }
  for (const button of place.querySelectorAll('button[class*="copy-button"]:not([aria-label])'))
    button.setAttribute('aria-label', 'Copy')
  for (const link of place.querySelectorAll('a[href^="http"]:not([aria-label])'))
    if (link.textContent.trim() === '') link.setAttribute('aria-label', link.getAttribute('href'))
}

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

/** Each guide is a tag without operations: that gives it a place in the sidebar, an address, and lets the search find it. */
function withGuides(document) {
  const operations = document.tags.map(({ name }) => name)
  const tags = guides.map(({ slug, title, text }) => ({
    name: `guide-${slug}`,
    'x-displayName': title,
    description: here(text),
  }))
  document.tags.unshift(...tags)
  document['x-tagGroups'] = [
    { name: 'Guides', tags: tags.map(({ name }) => name) },
    { name: 'Operations', tags: operations },
  ]
  return document
}

function withSamples(document) {
  const members = Object.values(document.paths).flatMap((item) => Object.values(item))
  for (const operation of members.filter(({ operationId }) => operationId)) {
    const shown = samples[operation.operationId] ?? []
    operation['x-codeSamples'] = shown.map((sample) => ({ ...sample, source: here(sample.source) }))
  }
  return document
}

/** Guides and samples are written for the address that the service has by itself. */
function here(text) {
  return text.replaceAll('http://127.0.0.1:8080', location.origin)
}

function isNone(requirement) {
  return Object.keys(requirement).length === 0
}

/** `createSession` takes HTTP Basic or a JSON body, and refuses both at once; the form has always filled in the body. */
function leaveOutSecondSignIn(builder) {
  const isBasic = builder.security.some(({ format, value }) => format === 'basic' && !/^:?$/.test(value))
  if (!isBasic) return
  builder.body = null
  builder.headers.delete('Content-Type')
}

/** A scheme chosen but not filled in counts as none, so that public operations and the page's cookie still work. */
function leaveOutEmptyCredentials(headers) {
  if (/^(Bearer|Basic( Og==)?) *$/i.test(headers.get('Authorization') ?? '')) headers.delete('Authorization')
}
