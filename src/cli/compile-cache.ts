/**
 * Keeps compiled code beside the packages, which saves a quarter of every start but the first; where that folder cannot
 * be written, nothing is kept. Import it alone, and the rest dynamically: only what is loaded later is kept.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/coffer'))
