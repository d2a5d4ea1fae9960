// What the command `clients` needs to know of a language; each is a module of its own beside this one.

export const languageNames = ['typescript', 'python', 'go', 'java'] as const
export type LanguageName = (typeof languageNames)[number]

export interface Language {
  readonly name: LanguageName
  /** What is missing on this machine and how to get it; undefined when all is there. */
  readonly missing: () => Promise<string | undefined>
  /**
   * Writes the whole client into `into`, an empty folder; the same bytes on every machine. The command compares with, or
   * copies to, generated/sdk/<name>.
   */
  readonly generate: (into: string) => Promise<void>
  /**
   * Installs the committed client (generated/sdk/<name>) with the ecosystem's own tool into a scratch consumer project
   * in `folder` and returns how to run the scenario there.
   */
  readonly prepare: (folder: string) => Promise<ScenarioCommand>
}

export interface ScenarioCommand {
  readonly command: string
  readonly args: string[]
  /** Besides COFFER_URL, which the command sets. */
  readonly env?: Record<string, string>
}

/** Imported when it is asked for, so that one language's tools are never loaded for another's sake. */
export async function loadLanguage(name: LanguageName): Promise<Language> {
  const module = (await import(new URL(`${name}.ts`, import.meta.url).href)) as Record<string, Language | undefined>
  const language = module[name]
  if (!language) throw new Error(`scripts/clients/${name}.ts exports no "${name}"`)
  return language
}
