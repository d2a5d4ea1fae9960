/** The command line: what there is to say, and how it ends. Each command loads its own parts when it runs. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { builtInRoles } from '../access/roles.ts'
import { isAddress } from '../accounts/address.ts'
import { readConfig, type DatabaseLocation } from '../config.ts'
import type { ApiKeyOrder } from './api-keys.ts'
import type { FsckOrder } from './fsck.ts'
import type { MoveOrder } from './storage.ts'
import type { DeletionOrder, InvitationOrder } from './user-administration.ts'
import { addClientCommands } from './client/program.ts'
import { exitCodeOf, Interrupted, SomeFailed } from './errors.ts'
import { failure } from './failure.ts'

/** Runs one command; sets the exit code: 0 done, 1 failed, 2 not a command, 130 interrupted; more in `client/`. */
export async function run(args: readonly string[]): Promise<void> {
  endQuietlyWithReader(process.stdout)
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = exitCode(error)
    // Commander has said already what it had to say.
    if ([CommanderError, Interrupted, SomeFailed].some((kind) => error instanceof kind)) return
    console.error(`coffer: ${failure(error, databaseOfSettings())}`)
  }
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return exitCodeOf(error)
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
      'Runs, administers and uses Coffer. A service takes its settings from the environment and an .env file, see "coffer doctor"; files are moved after "coffer login".',
    )
    .version(version(), '-V, --version', 'print the version')
    // Commands have a --version of their own.
    .enablePositionalOptions()
    .helpOption('-h, --help', 'print what there is to say here')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`coffer: ${oneLine(text)}\n`) })
    .addHelpText(
      'after',
      '\nEvery command has its own --help. Exit code: 0 done, 1 failed, 2 not a command, 3 not signed in, 4 not found, 5 no answer or not now, 130 interrupted.',
    )
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
  addApiKeys(coffer)
  addKeys(coffer)
  addAudit(coffer)
  addMail(coffer)
  addStorage(coffer)
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
    .option('--mail', 'connect to the mail server as well')
    .option('--json', 'print JSON')
    .action(async (options: { mail?: true; json?: true }) => (await import('./doctor.ts')).doctor(options))
  addClientCommands(coffer)
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
    .addOption(new Option('--role <role>', 'what the user may do').choices(Object.keys(builtInRoles)).default('member'))
    .option('--json', 'print JSON')
    .action(async (options: { email: string; role: string; passwordStdin?: true; name?: string; json?: true }) =>
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
  addUserAdministration(users)
}

function addUserAdministration(users: Command): void {
  const parts = () => import('./user-administration.ts')
  users
    .command('show')
    .description('print what is known of an account')
    .argument('<email>', 'its address', address)
    .option('--json', 'print JSON')
    .action(async (email: string, options: { json?: true }) => (await parts()).showUser(email, options))
  users
    .command('roles')
    .description('give the account these roles instead of those that it has, within two seconds')
    .argument('<email>', 'its address', address)
    .argument('[roles...]', 'their names; none takes all away')
    .action(async (email: string, roles: string[]) => (await parts()).setRoles(email, roles))
  users
    .command('sign-out')
    .description('end every session of the account, within two seconds')
    .argument('<email>', 'its address', address)
    .action(async (email: string) => (await parts()).signOutUser(email))
  users
    .command('remove-factors')
    .description('remove the second factors and passkeys of who has lost them; ends every session of the account')
    .argument('<email>', 'its address', address)
    .option('--json', 'print JSON')
    .action(async (email: string, options: { json?: true }) => (await parts()).removeFactors(email, options))
  users
    .command('delete')
    .description('delete the account; its address is free at once')
    .argument('<email>', 'its address', address)
    .addOption(
      new Option('--files <choice>', 'trash keeps them for 30 days, out of reach')
        .choices(['trash', 'delete', 'transfer'])
        .default('trash'),
    )
    .option('--transfer-to <email>', 'whose they become, with --files transfer', address)
    .action(async (email: string, options: DeletionOrder) => (await parts()).deleteUser(email, options))
  users
    .command('invite')
    .description('send a letter with a link that makes an account, once; and print the link')
    .argument('<email>', 'who is invited', address)
    .addOption(new Option('--role <role>', 'what the user may do').choices(Object.keys(builtInRoles)).default('member'))
    .option('--name <name>', 'proposed name', shownName)
    .option('--days <days>', 'how long the link works, 1 to 30', wholeNumber, 7)
    .option('--json', 'print JSON')
    .action(async (email: string, options: InvitationOrder) => (await parts()).inviteUser(email, options))
}

function addApiKeys(coffer: Command): void {
  const apiKeys = coffer.command('api-keys').description('the keys that programs sign in with').helpCommand(false)
  apiKeys
    .command('create')
    .description('make a key and print it, this one time')
    .requiredOption('--owner <account>', 'whom it acts for: an address, or the id of a service account', owner)
    .requiredOption('--scope <scopes...>', 'what it may do, as far as its owner may')
    .option('--name <name>', 'what it is for', shownName, 'Made at the command line')
    .option('--days <days>', 'end by itself after this many days', wholeNumber)
    .option('--from <addresses...>', 'only from these addresses or ranges, such as 192.0.2.0/24')
    .option('--json', 'print JSON')
    .action(async (options: ApiKeyOrder) => (await import('./api-keys.ts')).createApiKey(options))
  apiKeys
    .command('list')
    .description("list everybody's keys, the newest first")
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./api-keys.ts')).listApiKeys(options))
  apiKeys
    .command('revoke')
    .description('delete a key: it is refused everywhere within two seconds')
    .argument('<id>', 'its id, see "api-keys list"', uuid)
    .action(async (id: string) => (await import('./api-keys.ts')).revokeApiKey(id))
  const roles = coffer.command('roles').description('what accounts may do').helpCommand(false)
  roles
    .command('list')
    .description('list the roles, built-in and own, with their scopes')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./api-keys.ts')).listRoles(options))
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
    .option('--all', 'and those that are over')
    .option('--json', 'print JSON')
    .action(async (options: { all?: true; json?: true }) => (await import('./keys.ts')).listKeys(options))
  keys
    .command('import')
    .description('take an own key, PEM or JWK, as rotate takes a new one')
    .argument('<file>', 'where it lies; - for standard input')
    .option('--now', 'sign with it at once')
    .option('--json', 'print JSON')
    .action(async (file: string, options: { now?: true; json?: true }) =>
      (await import('./keys.ts')).importKey(file, options),
    )
  keys
    .command('revoke')
    .description('end a key that others may know: what it signed is refused within two seconds; sessions live on')
    .argument('<kid>', 'its id, see "keys list"')
    .action(async (kid: string) => (await import('./keys.ts')).revokeKey(kid))
}

function addAudit(coffer: Command): void {
  const audit = coffer.command('audit').description('the trail of what happened to security').helpCommand(false)
  audit
    .command('verify')
    .description(
      'prove that no event was changed, removed, added or moved; prints the head, to be noted elsewhere; exits 1 on a fault',
    )
    .option('--expect <position:seal>', 'a head that was noted before: proves that nothing was removed from the end')
    .option('--json', 'print JSON')
    .action(async (options: { expect?: string; json?: true }) => (await import('./audit.ts')).verifyAudit(options))
}

function addMail(coffer: Command): void {
  const mail = coffer.command('mail').description('letters to people').helpCommand(false)
  mail
    .command('test')
    .description('send a letter at once, the way that all go')
    .argument('<email>', 'who gets it', address)
    .action(async (email: string) => (await import('./mail.ts')).sendTestLetter(email))
}

function addStorage(coffer: Command): void {
  const storage = coffer.command('storage').description('where the bytes of files lie').helpCommand(false)
  storage
    .command('status')
    .description('print how many contents lie in which store, and how large they are together')
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => (await import('./storage.ts')).showStorage(options))
  storage
    .command('move')
    .description('move all contents to one store while the service runs; a move that was cut short goes on')
    .addOption(
      new Option('--to <kind>', 'one of those of COFFER_STORAGE')
        .choices(['database', 'disk', 's3'])
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'tell what would be moved, and move nothing')
    .option('--rate <mebibytes>', 'at most so many a second, read and written; 0: as fast as it goes', wholeNumber, 64)
    .action(async (options: MoveOrder) => (await import('./storage.ts')).moveStorage(options))
  coffer
    .command('fsck')
    .description('hold files, contents, counters and what lies in the stores against each other; exits 1 on a fault')
    .option('--deep', 'read all bytes as well')
    .option('--repair', 'mend what can be mended without losing anything; never deletes a file')
    .option('--grace <seconds>', 'leave alone what is younger: it may be under way', wholeNumber, 3600)
    .option('--json', 'print JSON')
    .action(async (options: FsckOrder) => (await import('./fsck.ts')).checkStorage(options))
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

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function uuid(text: string): string {
  if (!uuidForm.test(text)) throw new InvalidArgumentError('It is not an id.')
  return text
}

function owner(text: string): string {
  if (!uuidForm.test(text) && !isAddress(text))
    throw new InvalidArgumentError('It is neither an e-mail address nor an id.')
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
