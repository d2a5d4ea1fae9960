// Checks the types of Python's samples against the committed client and runs them.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEnvironment, provideTools, runTool } from '../clients/python/environment.ts'
import { runCommand } from '../clients/command.ts'
import { metricsToken } from '../mock/server.ts'
import { root } from '../steps.ts'
import { cacheFolder, madeOnce } from './environment.ts'
import type { Sources } from './samples.ts'

const client = join(root, 'generated/sdk/python')
const requirements = join(root, 'scripts/clients/python/requirements-client.txt')
const folder = join(cacheFolder, 'samples-python')

export async function provePython(sources: Sources): Promise<void> {
  const environment = await madeOnce('client-python', readFileSync(requirements), async (made) => {
    await createEnvironment(made, requirements)
  })
  const python = join(environment, 'bin/python')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'samples'), { recursive: true })
  for (const [id, source] of sources) writeFileSync(join(folder, 'samples', `${id}.py`), `${source}\n`)
  const mypy = ['--strict', '--no-incremental', '--python-executable', python, join(folder, 'samples')]
  await runTool(join(await provideTools(), 'mypy'), mypy, { MYPYPATH: client })
  writeFileSync(join(folder, 'quarterly-report.pdf'), 'test')
  writeFileSync(join(folder, 'run.py'), runner)
  const env = { METRICS_TOKEN: metricsToken, PYTHONPATH: client, PYTHONDONTWRITEBYTECODE: '1' }
  const args = ['-W', 'error', 'run.py', ...sources.keys()]
  await runCommand(python, args, { cwd: folder, env, timeoutSeconds: 60 })
}

/** One after the other, so that a failure names its sample. */
const runner = `import runpy
import sys

for name in sys.argv[1:]:
    print("==", name, flush=True)
    runpy.run_path(f"samples/{name}.py", run_name="__main__")
`
