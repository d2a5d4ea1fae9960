import { v7 } from 'uuid'

/** Makes ids that grow with time (UUIDv7, RFC 9562), so that new rows lie at the end of the index. */
export type IdMaker = () => string
export const newId: IdMaker = () => v7()
