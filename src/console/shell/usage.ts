/** How much of the quota is used. */
import { signal } from '@preact/signals'
import { getUsage, type Usage } from '../service.ts'

export const usage = signal<Usage | undefined>(undefined)

/** The meter is a convenience: without an answer it stays as it was. */
export async function readUsage(): Promise<void> {
  usage.value = await getUsage().catch(() => usage.value)
}
