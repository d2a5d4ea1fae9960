// Stands in for the client's src/operations.ts while these sources are checked where they are written; not copied.
export * from '../../../generated/sdk/typescript/src/operations.ts'
