/** The command was not written as it must be: exit 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The command could not do what it was asked: exit 1. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
}

/** Ctrl-C at a question: exit 130, as a shell expects it. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** What the command needs nobody has signed in for, or the session has ended: exit 3. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn'
}

/** What was named is not there: exit 4. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The service does not answer, or not now; later the same command may succeed: exit 5. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** Some of several things failed, each with a line of its own; nothing is left to say. */
export class SomeFailed extends Error {
  override name = 'SomeFailed'
  readonly code: number

  /** @param code exit code: that of the failures when they are of one kind, else 1 */
  constructor(code: number) {
    super('some of it failed')
    this.code = code
  }
}

/** 0 is never among them. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof SomeFailed) return error.code
  if (error instanceof UsageError) return 2
  if (error instanceof NotSignedIn) return 3
  if (error instanceof NotFound) return 4
  if (error instanceof Unreachable) return 5
  return error instanceof Interrupted ? 130 : 1
}
