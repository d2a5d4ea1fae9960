import { readConfig } from '../config.ts'
import { ownOrigin, withOrigin } from '../access/origin.ts'
import type { Administration } from '../administration.ts'

/** Opens what administration needs, beside a running service or not, and closes it whatever happens. */
export async function administer<T>(work: (administration: Administration) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd())
  const { openAdministration } = await import('../administration.ts')
  const administration = await openAdministration(config)
  try {
    return await withOrigin(ownOrigin('command'), () => work(administration))
  } finally {
    // A service beside this command would do it as well; what an altered trail says about that, `audit verify` tells.
    await administration.auditSealing.seal().catch(() => {})
    await administration.close()
  }
}
