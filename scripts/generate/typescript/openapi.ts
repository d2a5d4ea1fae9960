// Stands in for the client's src/openapi.ts while these sources are checked where they are written; not copied.
export type * from '../../../generated/openapi.ts'
