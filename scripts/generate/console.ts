/**
 * The console, bundled from `src/console/`: scripts and a style whose names carry a digest of what they are, a manifest
 * that says which of them the page loads, and the licences of the packages that are inside.
 */
import { build } from 'esbuild'
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
  // A worker is loaded by its address, which the scripts must know.
  const worker = await bundle(root, { 'pdf-worker': 'node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs' })
  const [workerName = ''] = Object.keys(worker.files)
  const page = await bundle(root, { workspace: 'src/console/main.tsx' }, { PDF_WORKER: `/assets/${workerName}` })
  const files = { ...worker.files, ...page.files }
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])),
    [`${folder}/manifest.json`]: `${JSON.stringify(manifestOf(Object.keys(files)), null, 2)}\n`,
    [`${folder}/licenses.txt`]: licences(root, [...worker.inputs, ...page.inputs]),
  }
}

interface Bundle {
  /** Text by name. */
  readonly files: Readonly<Record<string, string>>
  /** Paths of what went in. */
  readonly inputs: readonly string[]
}

/** @param texts what stands for a name in the source */
async function bundle(
  root: string,
  entryPoints: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>> = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { ...entryPoints },
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
    define: {
      'process.env.NODE_ENV': '"production"',
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.stringify(text)])),
    },
    tsconfigRaw: {},
    // Names of files count in the digests: they are those below the root, wherever `node_modules` really lies.
    preserveSymlinks: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const lowerCase = namesInLowerCase(Object.keys(metafile.outputs))
  return {
    files: Object.fromEntries(
      outputFiles.map(({ path, text }) => [lowerCase(path.split(/[\\/]/).at(-1) ?? ''), lowerCase(text)]),
    ),
    inputs: Object.keys(metafile.inputs),
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

function manifestOf(names: readonly string[]): ConsoleManifest {
  const named = (pattern: RegExp): string => {
    const found = names.filter((name) => pattern.test(name))
    if (found.length !== 1) throw new Error(`the bundle has ${found.length} files like ${String(pattern)}`)
    return found.join()
  }
  return { script: named(/^workspace-\w+\.js$/), style: named(/^workspace-\w+\.css$/) }
}

/** Licences such as MIT want their text to go with every copy. */
function licences(root: string, inputs: readonly string[]): string {
  const packages = new Set(
    inputs
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
  if ([...packages].some((path) => path.endsWith('/pdfjs-dist/'))) texts.push(coreJs)
  return `The scripts in this folder contain these packages.\n\n${texts.sort().join('\n')}`
}

/** Lies inside of pdfjs-dist, without a package of its own. */
const coreJs = `core-js (in pdfjs-dist)
-----------------------

Copyright (c) 2013-2025 Denis Pushkarev (zloirock.ru), 2025-2026 CoreJS Company (core-js.io)

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
`
