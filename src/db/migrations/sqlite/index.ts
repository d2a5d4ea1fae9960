import { Migration0001Begin } from './0001-begin.ts'

/** In the order in which they are applied; an applied one is never edited. */
export const migrations = [{ name: '0001-begin', class: Migration0001Begin }]
