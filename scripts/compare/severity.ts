// Where this contract judges a change otherwise than oasdiff does by default.

export type Level = 'breaking' | 'risky' | 'harmless'

type Override = Level | 'ignored'

/** By the change's id. */
export const severities: Readonly<Record<string, Override>> = {
  // The service refuses queries and members that the contract does not know, so who still sends one gets a 400.
  'request-parameter-removed': 'breaking',
  'request-property-removed': 'breaking',
  // Generated clients name methods, classes and files after these, so code that uses the client no longer compiles.
  'api-operation-id-removed': 'breaking',
  'api-tag-removed': 'breaking',
  'api-schema-removed': 'breaking',
  'api-security-component-removed': 'breaking',
  'response-non-success-status-removed': 'breaking',
  'response-optional-property-removed': 'breaking',
  'optional-response-header-removed': 'breaking',
  // Clients compare media types by their text.
  'response-media-type-name-changed': 'breaking',
  'response-media-type-name-generalized': 'breaking',
  'response-media-type-name-specialized': 'breaking',
  // Who sends nothing asks for something else than before.
  'request-parameter-default-value-added': 'risky',
  'request-parameter-default-value-changed': 'risky',
  'request-parameter-default-value-removed': 'risky',
  'request-property-default-value-changed': 'risky',
  'request-property-default-value-removed': 'risky',
  // The rule for versions is our own: it asks for a step after an addition as well.
  'api-version-not-bumped': 'ignored',
  'api-version-decreased': 'ignored',
  'api-major-version-not-bumped': 'ignored',
}

/** For oasdiff's option --severity-levels. */
export function severityLevelsFile(): string {
  const names = { breaking: 'err', risky: 'warn', harmless: 'info', ignored: 'none' }
  return Object.entries(severities)
    .map(([id, level]) => `${id} ${names[level]}\n`)
    .join('')
}
