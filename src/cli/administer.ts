import { readConfig } from '../config.ts'
import type { Administration } from '../administration.ts'

/** Opens what administration needs, beside a running service or not, and closes it whatever happens. */
export async function administer<T>(work: (administration: Administration) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd())
  const { openAdministration } = await import('../administration.ts')
  const administration = await openAdministration(config)
  try {
    return await work(administration)
  } finally {
    await administration.close()
  }
}
