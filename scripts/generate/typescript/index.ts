export { createClient, type CofferClient, type CofferClientOptions } from './client.ts'
export { DigestMismatchError, type Download, type DownloadOptions, type DownloadRange } from './download.ts'
export type { CallOptions, Operations, Query, Schema } from './operations.ts'
export type { components, operations, paths } from './openapi.ts'
export { ProblemError, type InvalidField } from './problem-error.ts'
export type { Progress } from './progress.ts'
export type { ResumableOptions } from './resumable.ts'
export {
  SecondFactorRequired,
  type ApiKey,
  type Credentials,
  type Password,
  type SecondFactor,
  type SignInScheme,
  type TokenSource,
  type Tokens,
} from './session.ts'
export type { FileSource } from './source.ts'
export type { ReplaceOptions, UploadOptions } from './upload.ts'
