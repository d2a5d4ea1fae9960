export const printJson = (value: unknown): void => console.log(jsonText(value, 2))
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replaceAll(beyondJson, escaped)

/** Rows under a head, in columns as wide as they must be. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ...rows.map((row) => row.map(printable))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** What steers a terminal, and JSON writes as it is. */
const beyondJson = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** What users typed, or another machine said, must not steer the terminal. */
export const printable = (text: string): string =>
  text.replaceAll(/[\x00-\x1f]/g, '\uFFFD').replaceAll(beyondJson, '\uFFFD')
/** The same for what has several lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

export const time = (millis: number): string => new Date(millis).toISOString()

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

export function bytesInWords(bytes: number): string {
  const step = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${step === 0 ? String(bytes) : (bytes / 1024 ** step).toFixed(1)} ${units[step] ?? ''}`
}
