/** Starts the reference: this service alone, nothing of anyone else's network. */

// The validator built into Scalar would try whether it may make code from text; the page's policy says no.
globalThis.__zod_globalConfig = { jitless: true }
await import('./scalar.js')

const place = document.getElementById('reference')
globalThis.Scalar.createApiReference(place, {
  url: place.dataset.contract,
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'none',
  persistAuth: false,
  authentication: { preferredSecurityScheme: 'bearerAuth' },
  showOperationId: true,
  defaultOpenAllTags: true,
  generateOperationSlug: ({ operationId }) => operationId,
  orderSchemaPropertiesBy: 'preserve',
  modelsSectionLabel: 'Schemas',
})
