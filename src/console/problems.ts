/** What went wrong, as a problem that can be shown. */
import { Failure } from '../web/assets/api.js'
import type { Problem } from './service.ts'

export function problemIn(error: unknown): Problem {
  if (error instanceof Failure) return error.problem as Problem
  console.error(error)
  return { title: 'The page failed', detail: 'Load it again. What was stored is not affected.' }
}

/** Somebody asked for something else meanwhile; nothing to tell. */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'
