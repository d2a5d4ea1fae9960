/** The part of dredd 14 that is used here; it has no types of its own. */
declare module 'dredd' {
  import type { EventEmitter } from 'node:events'

  export interface Transaction {
    /** Method, expected status and address; not unique. */
    readonly id: string
    readonly origin: { readonly resourceName: string; readonly exampleName: string }
    readonly request: { method: string; headers: Record<string, string>; body: string }
    fullPath: string
    port: string
    readonly expected: { readonly statusCode: string; headers: Record<string, string>; body?: string }
    readonly real?: { readonly statusCode: number; headers: Record<string, string>; body: string }
    skip: boolean
    /** Why it has failed, whatever came back. */
    fail: string | boolean
  }

  export interface Result {
    readonly title: string
    readonly message: string
    readonly origin: { readonly resourceName: string }
    readonly expected?: { readonly headers?: Readonly<Record<string, string>> }
    readonly actual?: { readonly statusCode: number; readonly body?: string }
  }

  export interface Configuration {
    readonly endpoint: string
    readonly apiDescriptions: readonly { location: string; content: string }[]
    readonly hookfiles: readonly string[]
    readonly emitter: EventEmitter
    readonly loglevel: 'silent' | 'error' | 'warning' | 'debug'
  }

  export default class Dredd {
    constructor(configuration: Configuration)
    readonly logger: EventEmitter & { transports: { console: { silent: boolean } } }
    run(
      callback: (
        error: Error | undefined | null,
        stats: { tests: number; passes: number; failures: number; errors: number; skipped: number },
      ) => void,
    ): void
  }
}

declare module 'dredd/build/reporters/reporterOutputLogger.js' {
  const module: { default: { transports: { console: { silent: boolean } } } }
  export default module
}
