import { raw } from '@mikro-orm/core'

/** One more than the row has by then, whoever else changes it: the entity tag of `User` follows from it. */
export const nextRevision = () => raw<number>('revision + 1')
