// What the service does by itself as time passes, done at once: the only step after a run that is its own code.

import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

/** More than one sweep looks at at once. */
const sweeps = 5

/** Lets the time pass in which unfinished uploads are kept, and collects what they leave. */
export async function forgetUploads(settings: Readonly<Record<string, string>>, folder: string): Promise<void> {
  // The SDK of S3 finds its credentials in the environment of the process alone.
  for (const [name, value] of Object.entries(settings)) if (name.startsWith('AWS_')) process.env[name] = value
  const config = readConfig({ ...settings, COFFER_DATA: folder, COFFER_LOG_LEVEL: 'silent' }, folder)
  const app = await createApp(config, { clock: () => Date.now() + 2 * 86_400_000 })
  try {
    await app.uploads.sweep()
    for (let sweep = 0; sweep < sweeps; sweep++) await app.blobs.sweep(0)
  } finally {
    await app.close()
  }
}
