import { openPostOffice } from '../administration.ts'
import { readConfig } from '../config.ts'
import { CommandFailure } from './errors.ts'

/** @throws CommandFailure when it is not taken */
export async function sendTestLetter(to: string): Promise<void> {
  const office = openPostOffice(readConfig(process.env, process.cwd()))
  try {
    await office.sendTest(to)
  } catch (error) {
    throw new CommandFailure(`${office.description} did not take the letter: ${(error as Error).message}`)
  }
  console.log(`sent to ${to}, by ${office.description}`)
}
