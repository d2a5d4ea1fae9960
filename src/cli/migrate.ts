import { readConfig } from '../config.ts'
import { printJson } from './output.ts'

export async function migrate({ dryRun, json }: { dryRun?: true; json?: true }): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  const { openMigrations } = await import('../administration.ts')
  const migrations = await openMigrations(config)
  try {
    if (dryRun) show(await migrations.pending(), json)
    else report(await migrations.apply(), json)
  } finally {
    await migrations.close()
  }
}

function report(applied: readonly string[], json: true | undefined): void {
  if (json) printJson({ applied })
  else console.log(applied.length === 0 ? 'nothing to do' : applied.map((name) => `applied ${name}`).join('\n'))
}

function show(pending: readonly { name: string; statements: readonly string[] }[], json: true | undefined): void {
  if (json) {
    printJson({ pending })
    return
  }
  if (pending.length === 0) console.log('nothing to do')
  for (const { name, statements } of pending) {
    console.log(`-- ${name}`)
    for (const statement of statements) console.log(`${statement.replaceAll(/\n {4}/g, '\n')};`)
  }
}
