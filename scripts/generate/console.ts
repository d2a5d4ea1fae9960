/**
 * The console, bundled from `src/console/`: scripts and a style whose names carry a digest of what they are, a manifest
 * that says which of them the page loads, and the licences of the packages that are inside.
 */
import { build, type Metafile } from 'esbuild'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'generated/console'

export interface ConsoleManifest {
  /** The script that the page loads, and its style. */
  readonly script: string
  readonly style: string
}

/** Path below the root and text of every file. The same bytes wherever the project lies. */
export async function consoleFiles(root: string): Promise<Record<string, string>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { workspace: 'src/console/main.tsx' },
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // One Preact for the console and for Uppy, which names an older one for its own elements and gets none on the page.
    alias: { preact: join(root, 'node_modules/preact') },
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
    // Names of files count in the digests: they are those below the root, wherever `node_modules` really lies.
    preserveSymlinks: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const lowerCase = namesInLowerCase(Object.keys(metafile.outputs))
  const files = Object.fromEntries(
    outputFiles.map(({ path, text }) => [`${folder}/${lowerCase(path.split(/[\\/]/).at(-1) ?? '')}`, lowerCase(text)]),
  )
  return {
    ...files,
    [`${folder}/manifest.json`]: `${JSON.stringify(manifestOf(Object.keys(files)), null, 2)}\n`,
    [`${folder}/licenses.txt`]: licences(root, metafile),
  }
}

/** What lies in the folder and was made from an older source. */
export function staleConsoleFiles(root: string, made: Record<string, string>): string[] {
  const present = (() => {
    try {
      return readdirSync(join(root, folder))
    } catch {
      return []
    }
  })()
  return present.map((name) => `${folder}/${name}`).filter((path) => !(path in made))
}

/** The contract's names of assets have no capitals; the bundler's digests are made of them. */
function namesInLowerCase(outputs: readonly string[]): (text: string) => string {
  const digests = outputs.map((path) => /-([0-9A-Z]{8})\.\w+$/.exec(path)?.[1]).filter((digest) => digest !== undefined)
  return (text) => digests.reduce((done, digest) => done.replaceAll(`-${digest}.`, `-${digest.toLowerCase()}.`), text)
}

function manifestOf(paths: readonly string[]): ConsoleManifest {
  const named = (pattern: RegExp): string => {
    const found = paths.map((path) => path.slice(folder.length + 1)).filter((name) => pattern.test(name))
    if (found.length !== 1) throw new Error(`the bundle has ${found.length} files like ${String(pattern)}`)
    return found.join()
  }
  return { script: named(/^workspace-\w+\.js$/), style: named(/^workspace-\w+\.css$/) }
}

/** Licences such as MIT want their text to go with every copy. */
function licences(root: string, { inputs }: Metafile): string {
  const packages = new Set(
    Object.keys(inputs)
      .map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[0])
      .filter((path) => path !== undefined),
  )
  const texts = [...packages].map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
      name: string
      version: string
      license: string
    }
    const file = readdirSync(join(root, path)).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry))
    const text = file === undefined ? `${license} licence` : readFileSync(join(root, path, file), 'utf8').trim()
    return `${name} ${version}\n${'-'.repeat(name.length + version.length + 1)}\n\n${text}\n`
  })
  return `The scripts in this folder contain these packages.\n\n${texts.sort().join('\n')}`
}
