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
