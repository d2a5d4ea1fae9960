import { fold } from '../db/fold.ts'

/** A name as it is sorted: folded, cut to the column's length; MySQL does not see spaces at the end. */
export const sortName = (name: string): string => [...fold(name)].slice(0, 255).join('').trimEnd()
