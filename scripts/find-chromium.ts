// A Chromium for the browser tests: the one of TEST_CHROMIUM, else one of this machine, else one installed with apt
// (as root on Debian or Ubuntu), else an error that names the choices.

import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { promisify } from 'node:util'
import { aptInstall, canUseApt, firstProgram, isProgram, linuxFamily } from './machine.ts'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]

const otherPlaces = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a browser that answers to `--version`. */
export async function provideChromium(say: (line: string) => void = console.log): Promise<string> {
  const given = process.env.TEST_CHROMIUM
  if (given) {
    const fault = await whyNot(given)
    if (fault) throw new Error(`TEST_CHROMIUM is set to ${given}, which cannot be used: ${fault}`)
    return given
  }
  const found = (await findChromium()) ?? (canUseApt() ? await installChromium(say) : undefined)
  if (found) return found
  throw new Error(
    'The browser tests need Chromium or Chrome. Either set TEST_CHROMIUM to the path of one, or install one so that ' +
      'chromium or google-chrome is on the PATH, or run `npx playwright-core install --with-deps chromium`, or run as ' +
      'root on Debian. (The chromium-browser package of Ubuntu works only where snap works.)',
  )
}

async function findChromium(): Promise<string | undefined> {
  const ofPlaywright = globSync(`${homedir()}/.cache/ms-playwright/chromium-*/chrome-linux*/chrome`)
  const candidates = [...names.map((name) => firstProgram([name])), ...otherPlaces.filter(existsSync), ...ofPlaywright]
  for (const path of candidates) {
    if (path && (await whyNot(path)) === undefined) return path
  }
  return undefined
}

async function installChromium(say: (line: string) => void): Promise<string | undefined> {
  const name = linuxFamily()[0] === 'ubuntu' ? 'chromium-browser' : 'chromium'
  say(`No Chromium here: installing ${name} with apt. Set TEST_CHROMIUM to use another.`)
  await aptInstall(name)
  return findChromium()
}

async function whyNot(path: string): Promise<string | undefined> {
  if (!isProgram(path)) return 'no such program'
  try {
    await promisify(execFile)(path, ['--version'], { timeout: 30_000 })
    return undefined
  } catch (error) {
    return (error as Error).message.split('\n')[0]
  }
}
