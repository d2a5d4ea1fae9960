/** The files that a folder is being chosen for. */
import { signal } from '@preact/signals'
import type { File } from '../service.ts'

export const moving = signal<readonly File[]>([])
