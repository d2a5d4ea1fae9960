import { openPostOffice } from '../administration.ts'
import type { Config } from '../config.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

/** Looks at the setting alone, unless told to connect: a mail server may count connections that bring no letter. */
export async function checkMail(config: Config, { connect }: { connect: boolean }): Promise<Finding> {
  const office = openPostOffice(config)
  if (config.smtpUrl === undefined)
    return config.publicUrl === undefined
      ? ok('mail', `letters lie in ${office.description}`)
      : warn('mail', `letters lie in ${office.description}, and nobody gets them`, 'set COFFER_SMTP_URL')
  if (!connect) return ok('mail', `letters go to ${office.description}; --mail tries it`)
  try {
    await office.check()
    return ok('mail', `${office.description} takes letters`)
  } catch (error) {
    return fail('mail', `${office.description} takes no letters: ${(error as Error).message}`, 'check COFFER_SMTP_URL')
  }
}
