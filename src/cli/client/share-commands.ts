import type { Command } from 'commander'
import { count, example, exitCodes, profile, whichFiles } from './options.ts'
import type { ProfileOption } from './service.ts'
import type { ShareOptions } from './share.ts'

export function addShare(coffer: Command): void {
  const parts = () => import('./share.ts')
  coffer
    .command('share')
    .description('make a link that shows files to people without an account, and print it')
    .argument('<files...>', `${whichFiles}; at most 100 files`)
    .option('-r, --recursive', 'folders too, with all that is in them')
    .option('--name <name>', 'what stands above the files')
    .option('--message <text>', 'and below it')
    .option('--password', 'ask for a password that opens it')
    .option('--password-stdin', 'read that password from standard input')
    .option('--days <days>', 'end by itself after this many days', count(1, 36_500))
    .option('--max-downloads <count>', 'end after so many downloads', count(1, 999_999_999))
    .option('--json', 'print JSON')
    .addOption(profile())
    .addHelpText(
      'after',
      example('coffer share report.pdf --days 7 --password', 'coffer share "2026-*.csv" --max-downloads 3') + exitCodes,
    )
    .action(async (files: string[], options: ShareOptions) => (await parts()).share(files, options))
  coffer
    .command('shares')
    .description('list the links, with their states')
    .option('--json', 'print JSON')
    .addOption(profile())
    .addHelpText('after', example('coffer shares') + exitCodes)
    .action(async (options: ProfileOption & { json?: true }) => (await parts()).listShares(options))
  coffer
    .command('unshare')
    .description('revoke links: whoever has them sees nothing any more')
    .argument('<ids...>', 'their ids, see "coffer shares"')
    .addOption(profile())
    .addHelpText('after', example('coffer unshare 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24') + exitCodes)
    .action(async (ids: string[], options: ProfileOption) => (await parts()).unshare(ids, options))
}
