/** The commands that speak to a running service over HTTP, as a person or a program that has an account there. */
import { Option, type Command } from 'commander'
import type { GetOptions } from './get.ts'
import type { ListOptions } from './list.ts'
import type { MoveOptions } from './move.ts'
import type { PutOptions } from './put.ts'
import type { RemoveOptions } from './remove.ts'
import { collected, count, example, exitCodes, noted, parallel, profile, whichFiles } from './options.ts'
import type { ProfileOption } from './service.ts'
import { addShare } from './share-commands.ts'
import type { LoginOptions } from './sign-in.ts'
import type { SyncOptions } from './sync.ts'
import type { RestoreOptions, VersionsOptions } from './versions.ts'

export function addClientCommands(coffer: Command): void {
  addSignIn(coffer)
  addPut(coffer)
  addGet(coffer)
  addList(coffer)
  addMove(coffer)
  addRemove(coffer)
  addVersions(coffer)
  addShare(coffer)
  addSync(coffer)
}

function addSignIn(coffer: Command): void {
  const parts = () => import('./sign-in.ts')
  coffer
    .command('login')
    .description('sign in to a service; asks for the password, and for a second factor, at a terminal')
    .option('--url <origin>', 'where it is (COFFER_URL, the last one, or http://127.0.0.1:8080)')
    .option('--email <address>', 'whom to sign in')
    .option('--password-stdin', 'read the password from standard input')
    .option('--code <code>', 'of the authenticator app, or a recovery code, where nobody can be asked')
    .option('--api-key-stdin', 'read an API key from standard input instead')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer login --url https://files.example.org --email ada@example.org',
        'coffer login --profile work --api-key-stdin < key.txt',
      ) +
        '\nIn automation nothing needs to be stored: every command takes COFFER_URL and COFFER_API_KEY from the environment.' +
        exitCodes,
    )
    .action(async (options: LoginOptions) => (await parts()).login(options))
  coffer
    .command('logout')
    .description('end the session and forget its tokens')
    .addOption(profile())
    .addHelpText('after', example('coffer logout') + exitCodes)
    .action(async (options: ProfileOption) => (await parts()).logout(options))
  coffer
    .command('whoami')
    .description('tell who is signed in, where, and how much is stored')
    .option('--json', 'print JSON')
    .addOption(profile())
    .addHelpText('after', example('coffer whoami --profile work') + exitCodes)
    .action(async (options: ProfileOption & { json?: true }) => (await parts()).whoami(options))
}

function addPut(coffer: Command): void {
  coffer
    .command('put')
    .description('store files; a pattern such as "*.pdf" may be quoted, and - is standard input')
    .argument('<paths...>', 'files, patterns, or with --recursive folders')
    .option('--folder <folder>', 'where they go, such as /reports/2026')
    .option('--tag <tag>', 'tag them; may be given several times', collected, undefined)
    .option('--description <text>', 'describe them')
    .option('--metadata <name=value>', 'note something with them; may be given several times', noted, undefined)
    .option('--name <name>', 'another name than that of the file; only for one')
    .option('--type <media type>', 'such as application/pdf; else the name tells')
    .option('-r, --recursive', 'send folders with what is in them; links in them are not followed')
    .addOption(parallel())
    .option('--json', 'print an array with an entry for each, {source, file} or {source, error}')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer put report.pdf --folder /reports --tag finance',
        'coffer put --recursive photos --folder /archive --parallel 8',
        'mysqldump shop | gzip | coffer put - --name shop.sql.gz',
      ) +
        '\nA folder keeps its name and all below it. What is stored is a new file each time; "coffer sync" brings only what changed.\nA large file that was broken off goes on where it was when the same command is run again within a day.' +
        exitCodes,
    )
    .action(async (paths: string[], options: PutOptions) => (await import('./put.ts')).put(paths, options))
}

function addGet(coffer: Command): void {
  coffer
    .command('get')
    .description('fetch files; what was broken off is resumed, and every byte is verified')
    .argument('<files...>', whichFiles)
    .option('-o, --output <path>', 'a folder, a file, or - for standard output', '.')
    .option('-r, --recursive', 'folders too, with all that is in them')
    .option('-f, --force', 'replace what is there under the same name')
    .addOption(parallel())
    .option('--json', 'print an array with an entry for each, {path, how, file} or {source, error}')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer get report.pdf',
        'coffer get /photos --recursive -o pictures',
        'coffer get "/exports/**/2026-*.csv" -o exports',
        'coffer get shop.sql.gz -o - | gunzip',
      ) +
        '\nA folder is saved with its name and all below it. A name never leads out of the folder: separators, control characters and leading dots become "_". A file that was broken off stays beside as <name>.<digest>.part until it is fetched again.' +
        exitCodes,
    )
    .action(async (files: string[], options: GetOptions) => (await import('./get.ts')).get(files, options))
}

function addList(coffer: Command): void {
  coffer
    .command('ls')
    .description('list what is in a folder: its folders, then its files by name')
    .argument('[place]', 'a folder, a file, or a quoted pattern; / without one', undefined)
    .option('-r, --recursive', 'all files below it, the newest first')
    .option('--search <text>', 'only those with this text in name, description or tags, wherever below')
    .option('--tag <tag>', 'only those with this tag, wherever below')
    .option('--type <media type>', 'only those of this type, such as application/pdf or image/*, wherever below')
    .addOption(
      new Option('--sort <order>', 'with - in front the greatest first').choices(
        ['createdAt', 'updatedAt', 'name', 'size'].flatMap((member) => [member, `-${member}`]),
      ),
    )
    .option('--trashed', 'those in the trash')
    .option('--limit <count>', 'at most so many', count(1, 1_000_000), 1000)
    .option('-l, --long', 'with types, tags and descriptions')
    .option('--json', 'print JSON: {folders, files}')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer ls',
        'coffer ls /reports --long',
        'coffer ls --search report --tag finance',
        'coffer ls -r --sort=-size --limit 10',
      ) + exitCodes,
    )
    .action(async (place: string | undefined, options: ListOptions) => (await import('./list.ts')).list(place, options))
}

function addRemove(coffer: Command): void {
  coffer
    .command('rm')
    .description('move files to the trash, from where they can be restored')
    .argument('<files...>', whichFiles)
    .option('-r, --recursive', 'folders too, with all that is in them; asks first')
    .option('--permanent', 'delete them for good instead')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print an array with an entry for each, {how, file} or {source, error}')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText(
      'after',
      example('coffer rm draft.txt', 'coffer rm -r /old', 'coffer rm "tmp-*" --permanent --yes') + exitCodes,
    )
    .action(async (files: string[], options: RemoveOptions) => (await import('./remove.ts')).remove(files, options))
}

function addMove(coffer: Command): void {
  coffer
    .command('mv')
    .description('move files to another folder, or give one another name')
    .argument('<files and destination...>', `${whichFiles}; then a folder, which ends with /, or a new place or name`)
    .option('-r, --recursive', 'folders too, with all that is in them')
    .option('--json', 'print an array with an entry for each, {from, file} or {source, error}')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer mv draft.pdf report.pdf',
        'coffer mv "/inbox/*.pdf" /reports/2026/',
        'coffer mv -r /photos /archive/photos',
      ) +
        '\nNothing is moved to where a file of its name lies. Folders need not be made: one is there as long as a file lies in it.' +
        exitCodes,
    )
    .action(async (given: string[], options: MoveOptions) => (await import('./move.ts')).move(given, options))
}

function addVersions(coffer: Command): void {
  const parts = () => import('./versions.ts')
  coffer
    .command('versions')
    .description('list the bytes that a file has and had, the newest first')
    .argument('<file>', 'its id, name or place')
    .option('--json', 'print JSON')
    .addOption(profile())
    .addHelpText('after', example('coffer versions report.pdf') + exitCodes)
    .action(async (file: string, options: VersionsOptions) => (await parts()).listVersions(file, options))
  coffer
    .command('restore')
    .description('take files out of the trash, or give one the bytes that it had')
    .argument('<files...>', 'ids, names or places')
    .option(
      '--version <number>',
      'the bytes of this version, see "coffer versions"; they become a new one',
      count(1, 999_999_999),
    )
    .option('--json', 'print an array with an entry for each, {file} or {source, error}')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText('after', example('coffer restore draft.txt', 'coffer restore report.pdf --version 2') + exitCodes)
    .action(async (files: string[], options: RestoreOptions) => (await parts()).restore(files, options))
}

function addSync(coffer: Command): void {
  coffer
    .command('sync')
    .description('bring what is new or changed in a folder to the service, or with --down from it; one way each time')
    .argument('<folder>', 'here, with its folders; links are not followed')
    .option('--as <folder>', 'the one at the service, such as /photos; else that of the same name')
    .option('--down', 'bring it here instead: what was changed here is replaced')
    .option('--delete', 'move to the trash what is gone here; with --down, delete here what is gone there')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--exclude <pattern>', 'leave these names or paths alone; may be given several times', collected, undefined)
    .option('--tag <tag>', 'tag what is new; may be given several times', collected, undefined)
    .option('-y, --yes', 'with --delete: do not ask, also when the folder is empty')
    .addOption(parallel())
    .option('--json', 'print an array with an entry for each that was not as it must be')
    .option('-q, --quiet', 'say nothing but what failed')
    .addOption(profile())
    .addHelpText(
      'after',
      example(
        'coffer sync photos --dry-run',
        'coffer sync ./site --as /www --delete --exclude "*.tmp" --exclude .git',
        'coffer sync pictures --as /photos --down',
      ) +
        '\nFiles are compared by their SHA-256 digests. Interrupted and run again, it does what is left.' +
        exitCodes,
    )
    .action(async (folder: string, options: SyncOptions) => (await import('./sync.ts')).sync(folder, options))
}
