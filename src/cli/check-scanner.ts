import { pingScanner } from '../administration.ts'
import type { Config } from '../config.ts'
import { fail, ok, type Finding } from './finding.ts'

export async function* checkScanner({ scanner }: Config): AsyncGenerator<Finding, void> {
  if (!scanner) return
  const name = 'path' in scanner ? scanner.path : `${scanner.host}:${scanner.port}`
  try {
    await pingScanner(scanner)
    yield ok('scanner', `${name} answers`)
  } catch (error) {
    yield fail(
      'scanner',
      `${name}: ${reasonOf(error)}`,
      'start clamd, or mend COFFER_CLAMD: uploads answer 503 until then',
    )
  }
}

/** What the scanner's own error hides from clients. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message
}
