/** The command line: what there is to say, and how it ends. Each command loads its own parts when it runs. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { roleScopes, type Role } from '../access/roles.ts'
import { isAddress } from '../accounts/address.ts'
import { readConfig, type DatabaseLocation } from '../config.ts'
import { Interrupted, UsageError } from './errors.ts'
import { failure } from './failure.ts'

/** Runs one command; sets the exit code: 0 done, 1 failed, 2 not a command, 130 interrupted. */
export async function run(args: readonly string[]): Promise<void> {
  endQuietlyWithReader(process.stdout)
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = exitCode(error)
    // Commander has said already what it had to say.
    if (error instanceof CommanderError || error instanceof Interrupted) return
    console.error(`coffer: ${failure(error, databaseOfSettings())}`)
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Interrupted) return 130
  return error instanceof UsageError ? 2 : 1
}

/** `coffer users list | head -1`: a reader that has seen enough is no error. */
function endQuietlyWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    console.error(`coffer: the output cannot be written (${error.code ?? error.message})`)
    process.exit(1)
  })
}

function databaseOfSettings(): DatabaseLocation | undefined {
  try {
    return readConfig(process.env, process.cwd()).database
  } catch {
    return undefined
  }
}

function program(): Command {
  const coffer = new Command('coffer')
    .description(
      'Runs and administers Coffer. Settings come from the environment and an .env file; see "coffer doctor".',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print what there is to say here')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`coffer: ${oneLine(text)}\n`) })
    .addHelpText('after', '\nEvery command has its own --help. Exit code: 0 done, 1 failed, 2 not a command.')
  coffer
    .command('serve')
    .description('serve until SIGTERM or Ctrl-C, as "npm start" does')
    .action(async () => (await import('./serve.ts')).serve(process.env, process.cwd()))
  coffer
    .command('migrate')
    .description('bring the database to this version, also while the service runs')
    .option('--dry-run', 'print the statements and run none')
    .option('--json', 'print JSON')
    .action(async (options: { dryRun?: true; json?: true }) => (await import('./migrate.ts')).migrate(options))
  addUsers(coffer)
  addKeys(coffer)
  coffer
    .command('sweep')
    .description('collect the bytes of uploads that were broken off and of files that were deleted')
    .option(
      '--grace <seconds>',
      'leave what was touched within this time; 0 breaks off uploads that run',
      wholeNumber,
      300,
    )
    .action(async (options: { grace: number }) => (await import('./sweep.ts')).sweep(options))
  coffer
    .command('doctor')
    .description(
      'look at settings, database, secret, keys, clock, folders and port, and say what to do; changes nothing',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./doctor.ts')).doctor(options))
  return coffer
}

function addUsers(coffer: Command): void {
  const users = coffer.command('users').description('accounts').helpCommand(false)
  users
    .command('create')
    .description('make an account; asks for the password at a terminal')
    .requiredOption('--email <address>', 'what the user signs in with', address)
    .option('--password-stdin', 'read the password from standard input')
    .option('--name <name>', 'shown name', shownName)
    .addOption(new Option('--role <role>', 'what the user may do').choices(Object.keys(roleScopes)).default('member'))
    .option('--json', 'print JSON')
    .action(async (options: { email: string; role: Role; passwordStdin?: true; name?: string; json?: true }) =>
      (await import('./users.ts')).createUser(options),
    )
  users
    .command('list')
    .description('list all accounts, the oldest first')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./users.ts')).listUsers(options))
  users
    .command('disable')
    .description('sign the account out everywhere, within two seconds, and let it in no more')
    .argument('<email>', 'its address', address)
    .action(async (email: string) => (await import('./users.ts')).disableUser(email))
  users
    .command('enable')
    .description('let the account in again')
    .argument('<email>', 'its address', address)
    .action(async (email: string) => (await import('./users.ts')).enableUser(email))
}

function addKeys(coffer: Command): void {
  const keys = coffer.command('keys').description('the keys that sign access tokens').helpCommand(false)
  keys
    .command('rotate')
    .description('publish a new key, which signs once everybody must have seen it; nobody is signed out')
    .option('--now', 'sign with it at once: a service that verifies tokens by itself may refuse them for a while')
    .option('--json', 'print JSON')
    .action(async (options: { now?: true; json?: true }) => (await import('./keys.ts')).rotateKey(options))
  keys
    .command('list')
    .description('list the keys that sign, will sign or still verify')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./keys.ts')).listKeys(options))
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Commander's `error: ...` with a guess in brackets on a second line. */
function oneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\((.+)\)$/, '. $1')
    .replaceAll(/\s*\n\s*/g, ' ')
}

function address(text: string): string {
  if (!isAddress(text)) throw new InvalidArgumentError('It is not an e-mail address.')
  return text
}

function shownName(text: string): string {
  if (!/^[^\x00-\x1f\x7f]{1,200}$/u.test(text)) throw new InvalidArgumentError('It must have 1 to 200 characters.')
  return text
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
